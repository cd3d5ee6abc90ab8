// Drives the emulator, the one asynchronous stage: feeds it steps through its queue and pauses only between batches,
// for an await per event would cost a timer each.
import type { Micros } from '../recording/cast.js';
import type { Emulator, EmulatorView } from '../terminal/emulator.js';
import type { Step } from './schedule.js';

/** Characters queued between two pauses; xterm refuses 50 million. */
const QUEUE = 500_000;
/** Screens shown between two pauses, so that what they were made into can be passed on. */
const SHOWS = 256;

/**
 * Feeds all steps; `show` is called at each Show, in order, with the terminal as it stands there. Yields at each pause,
 * when nothing is queued, and once at the end. What `show` throws is thrown on.
 */
export async function* feed(
  steps: Iterable<Step>,
  emulator: Emulator,
  show: (view: EmulatorView, time: Micros) => void,
): AsyncGenerator<void, void, void> {
  let queued = 0;
  let shows = 0;
  for (const step of steps) {
    if (step.type === 'output') {
      for (let at = 0; at < step.data.length; at += QUEUE) {
        if (at > 0) await emulator.drain();
        const piece = step.data.slice(at, at + QUEUE);
        emulator.write(piece);
        queued = (at > 0 ? 0 : queued) + piece.length;
      }
    } else if (step.type === 'resize') {
      emulator.resize(step.cols, step.rows);
    } else if (step.type === 'show') {
      emulator.at((view) => show(view, step.time));
      shows++;
    }
    if (queued >= QUEUE || shows >= SHOWS) {
      await emulator.drain();
      yield;
      queued = shows = 0;
    }
  }
  await emulator.drain();
  yield;
}
