// One replay of a recording, drawing by drawing.
import type { Cast, Micros } from '../recording/cast.js';
import { feed } from '../replay/feed.js';
import { holdUpdates } from '../replay/synchronized.js';
import { openTerminal } from '../replay/terminal.js';
import type { EmulatorView } from '../terminal/emulator.js';
import { SECOND } from '../time.js';
import { type Drawing, drawingSteps } from './drawings.js';
import { Reader, type Survey } from './reader.js';

/** @throws CastError for a recording that cannot be read */
export async function surveyDrawings(cast: Cast, reading: Micros): Promise<Survey & { end: Micros }> {
  const emulator = openTerminal(cast);
  const reader = new Reader(reading);
  const pending: Drawing[] = [];
  let end: Micros = 0;
  const watched = {
    *[Symbol.iterator]() {
      for (const event of cast.events) {
        end = event.time;
        yield event;
      }
    },
  };
  const see = (view: EmulatorView) => {
    const drawing = pending.shift();
    if (!drawing) return;
    const { screen, changes } = view.take();
    reader.see(drawing, screen, changes);
  };
  const steps = drawingSteps(holdUpdates(watched, SECOND), (drawing) => pending.push(drawing));
  try {
    for await (const _ of feed(steps, emulator, see)) {
      // nothing to pass on
    }
  } finally {
    emulator.dispose();
  }
  return { ...reader.found(end), end };
}
