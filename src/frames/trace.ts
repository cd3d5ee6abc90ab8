// A recording searched as a viewer sees it: every text that comes on the screen, and which output put it there.
import type { Cast } from '../cast/cast.js';
import { countLines, isPlain } from '../terminal/plain-lines.js';
import { TracedTerminal } from '../terminal/traced.js';
import { PassedLines } from './passed-lines.js';

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
  /** Whether no line of these, plain text with CR LF after each, is of interest: they need not be visited. */
  isDull?(lines: string): boolean;
  /** Asked after the lines of each event that changed some; if so, `screen` is visited. */
  wantsScreen?(): boolean;
  /** The whole screen, its lines joined by line feeds. Costs much more than a line. */
  screen?(screen: SeenText): void;
  /** The position in the output of each code point that joins a grapheme which has begun before. */
  joined?(position: number): void;
}

const NO_ROOM = { room: 0, plain: false };

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

/**
 * Owns output that waits. At the bottom of a screen that scrolls, whole lines come one below the other, and what each event
 * brings is still there, as it was, after some more of them: these are looked at together. Plain ones that are of no interest
 * are not even printed, but for those that are still on the screen when something else comes.
 */
class LineQueue {
  readonly #terminal: TracedTerminal;
  readonly #visitor: TraceVisitor;
  #position = 0;
  #waiting = '';
  /** Rows that may still come before one of those that wait leaves the screen. */
  #room = 0;
  #mostRoom = 0;
  /** Whether all that waits is plain, and would be shown as it is. */
  #plain = false;
  readonly #passed = new PassedLines();

  constructor(terminal: TracedTerminal, visitor: TraceVisitor) {
    this.#terminal = terminal;
    this.#visitor = visitor;
  }

  write(data: string): void {
    const lines = countLines(data, this.#terminal.cols);
    const taken = lines === undefined || this.#visitor.wantsEach?.(data) ? Infinity : lines;
    const plain = taken !== Infinity && isPlain(data);
    if (taken > this.#room) this.#makeRoom(plain, taken);
    this.#waiting += data;
    this.#plain &&= plain;
    if (taken > this.#room) this.flush();
    else this.#room -= taken;
  }

  resize(cols: number, rows: number): void {
    this.flush();
    this.#terminal.resize(cols, rows);
    visitChanges(this.#terminal, this.#visitor);
  }

  flush(): void {
    this.#room = 0;
    this.#plain = false;
    const { text, dropped } = this.#passed.take(this.#terminal.keptLines);
    const data = text + this.#waiting;
    this.#position += dropped;
    if (data === '') return;
    this.#terminal.write(data, this.#position);
    this.#position += data.length;
    this.#waiting = '';
    visitChanges(this.#terminal, this.#visitor);
  }

  #makeRoom(plain: boolean, taken: number): void {
    if (plain && this.#plain && this.#visitor.isDull?.(this.#waiting)) {
      this.#passed.add(this.#waiting, this.#mostRoom - this.#room, this.#terminal.keptLines);
      this.#waiting = '';
      this.#room = this.#mostRoom;
      return;
    }
    this.flush();
    const { room, plain: takesPlain } = taken === Infinity ? NO_ROOM : this.#terminal.roomForLines();
    this.#room = room;
    this.#mostRoom = room;
    this.#plain = takesPlain;
  }
}

function visitChanges(terminal: TracedTerminal, visitor: TraceVisitor): void {
  let changed = false;
  terminal.visitChanged((line) => {
    changed = true;
    visitor.line(line);
  });
  if (changed && visitor.wantsScreen?.()) terminal.visitScreen((screen) => visitor.screen?.(screen));
}
