// A recording searched as a viewer sees it: every text that comes on the screen, and which output put it there.
import type { Cast } from '../recording/cast.js';
import { widthsOf } from '../replay/terminal.js';
import { TracedTerminal } from '../terminal/trace/traced.js';
import { LineQueue } from './line-queue.js';
import type { TraceVisitor } from './trace-visitor.js';

export { foldedUnit, NO_CELL, UNSEEN } from '../terminal/trace/cell-text.js';
export { eachPlainRow } from '../terminal/trace/plain-lines.js';
export { graphemes, textWidth } from '../terminal/widths/text-width.js';
export type { SeenRows, SeenText, TraceVisitor } from './trace-visitor.js';

/** Events between two pauses. */
const SLICE = 512;
const SLICE_TEXT = 2_000_000;
/** Cells that sequences touch as quickly as a character is printed. */
const CELLS = 16;

/**
 * Replays the output of a recording event by event, which are iterated once. Pauses (yields) every few hundred events.
 * @throws CastError for more work than the limit; Error with a version of xterm.js whose inside is unknown
 */
export function* traceOutput(cast: Cast, visitor: TraceVisitor): Generator<void, void, void> {
  const terminal = TracedTerminal.open(cast.header, {
    ...widthsOf(cast),
    work: { most: cast.maxWork, file: cast.name },
    scrollback: visitor.resizes === false ? 0 : undefined,
    joined: (position, base) => visitor.joined?.(position, base),
  });
  if (!terminal) throw new Error('this version of @xterm/headless does not tell where its text comes from');
  const queue = new LineQueue(terminal, visitor);
  let [text, paused] = [0, 0];
  try {
    for (const event of cast.events) {
      if (event.type === 'resize') queue.resize(event.cols, event.rows);
      if (event.type === 'output') {
        if (terminal.takesLong(event.data)) yield* queue.writing(event.data);
        else queue.write(event.data);
        text += event.data.length;
      }
      text += SLICE_TEXT / SLICE;
      const work = text + terminal.workDone / CELLS;
      if (work - paused < SLICE_TEXT) continue;
      paused = work;
      yield;
    }
    queue.flush();
  } finally {
    terminal.dispose();
  }
}
