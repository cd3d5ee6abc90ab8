// Synchronized output: what a program writes between begin and end of an update shows at once. Works on the text of events,
// before the terminal sees it, so that no screen taken later is half drawn.
import type { CastEvent, Micros } from '../recording/cast.js';

/**
 * What begins an update, or ends it: DECSET and DECRST of mode 2026, alone or in a list; iTerm2's older form of it, a device
 * control string (DCS = 1 s, DCS = 2 s); and RIS, a full reset, which ends it.
 */
const SWITCH = /\x1b(?:\[\?(?:\d{1,5};){0,16}2026(?:;\d{1,5}){0,16}([hl])|P=([12])s|c)/g;
/** No switch without one of these. */
const HAS_SWITCH = /2026|\x1b(?:P=|c)/;
/** What a switch that is cut by the border of two events may leave at the end of the first. */
const CUT = /\x1b(?:\[(?:\?[\d;]{0,26})?|P(?:=[12]?)?)?$/;
const LONGEST_CUT = 32;

/**
 * Holds back the output (and resizes) of an open update, and gives it at the time of the event that ends the update;
 * or after `longest`, when terminals show what there is and forget the update; or at the end of the recording.
 */
export function* holdUpdates(events: Iterable<CastEvent>, longest: Micros): Generator<CastEvent> {
  const follower = new UpdateFollower();
  let held: CastEvent[] = [];
  let deadline = Infinity;
  for (const event of events) {
    if (follower.open && event.time > deadline) {
      yield* shiftedTo(deadline, held);
      held = [];
      follower.open = false;
    }
    if (event.type !== 'output') {
      if (follower.open && event.type === 'resize') held.push(event);
      else yield event;
      continue;
    }
    const begin = follower.follow(event.data);
    if (begin === undefined) {
      held.push(event);
      continue;
    }
    yield* shiftedTo(event.time, held);
    held = [];
    if (!follower.open) {
      yield event;
      continue;
    }
    if (begin > 0) yield { ...event, data: event.data.slice(0, begin) };
    held.push({ ...event, data: event.data.slice(begin) });
    deadline = event.time + longest;
  }
  yield* shiftedTo(held.at(-1)?.time ?? 0, held);
}

function* shiftedTo(time: Micros, events: readonly CastEvent[]): Generator<CastEvent> {
  for (const event of events) yield { ...event, time };
}

/** Owns whether an update is open. */
class UpdateFollower {
  open = false;
  /** The end of the text so far, as far as a switch may go on in the next. */
  #cut = '';

  /**
   * Reads on. Gives undefined where all of `data` belongs to the update that was open already; else the index at which
   * the update begins that is open after it, which has no meaning if none is.
   */
  follow(data: string): number | undefined {
    const before = this.#cut;
    let begin = this.open ? undefined : 0;
    if (before !== '' || HAS_SWITCH.test(data)) {
      for (const { index, 1: mode, 2: string } of (before + data).matchAll(SWITCH)) {
        const begins = mode === 'h' || string === '1';
        if (!begins || !this.open) begin = Math.max(0, index - before.length);
        this.open = begins;
      }
    }
    this.#cut = cutOff(data.length < LONGEST_CUT ? before + data : data);
    return begin;
  }
}

function cutOff(text: string): string {
  const tail = text.length > LONGEST_CUT ? text.slice(-LONGEST_CUT) : text;
  return tail.includes('\x1b') ? (CUT.exec(tail)?.[0] ?? '') : '';
}
