// A recording searched as a viewer sees it: every text that comes on the screen, and which output put it there.
import type { Cast } from '../cast/cast.js';
import { TracedTerminal } from '../terminal/traced.js';
import { LineQueue } from './line-queue.js';

export { plainRows } from '../terminal/plain-lines.js';
export { graphemes, textWidth } from '../terminal/text-width.js';

/** Valid during the visit only. */
export interface SeenText {
  readonly text: string;
  /** Positions in the output (code units from its start) of the characters that [from, to) of the text shows. */
  positions(from: number, to: number): number[];
  /** The same grapheme by grapheme: where it begins, and the rest of it. */
  printed(from: number, to: number): readonly { starts: readonly number[]; joined: readonly number[] }[];
}

export interface TraceVisitor {
  /** False where it is known that the terminal stays as large as it is: then rows that scrolled off never come back. */
  resizes?: boolean | undefined;
  /** A line that changed, rows that wrapped joined. May be called with the same text again. */
  line(line: SeenText): void;
  /** Whether the screen after this output must be seen, even if it only adds lines that go on being seen. */
  wantsEach?(data: string): boolean;
  /** Whether no line of these, plain text with CR LF between them, is of interest: they need not be visited. */
  isDull?(lines: string): boolean;
  /** Asked after the lines of each event that changed some; if so, `screen` is visited. */
  wantsScreen?(): boolean;
  /** The whole screen, its lines joined by line feeds. Costs much more than a line. */
  screen?(screen: SeenText): void;
  /** The position in the output of each code point that joins a grapheme which has begun before. */
  joined?(position: number): void;
}

/** Events between two pauses. */
const SLICE = 512;
const SLICE_TEXT = 2_000_000;

/**
 * Replays the output of a recording event by event, which are iterated once. Pauses (yields) every few hundred events.
 * @throws CastError for more work than the limit; Error with a version of xterm.js whose inside is unknown
 */
export function* traceOutput(cast: Cast, visitor: TraceVisitor): Generator<void, void, void> {
  const terminal = TracedTerminal.open(cast.header, {
    unicode: cast.unicode,
    work: { most: cast.maxWork, file: cast.name },
    scrollback: visitor.resizes === false ? 0 : undefined,
    joined: (position) => visitor.joined?.(position),
  });
  if (!terminal) throw new Error('this version of @xterm/headless does not tell where its text comes from');
  const queue = new LineQueue(terminal, visitor);
  let work = 0;
  try {
    for (const event of cast.events) {
      if (event.type === 'resize') queue.resize(event.cols, event.rows);
      if (event.type === 'output') {
        queue.write(event.data);
        work += event.data.length;
      }
      work += SLICE_TEXT / SLICE;
      if (work < SLICE_TEXT) continue;
      work = 0;
      yield;
    }
    queue.flush();
  } finally {
    terminal.dispose();
  }
}
