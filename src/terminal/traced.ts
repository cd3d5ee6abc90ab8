// A terminal that tells what text each change brings to the screen, and which output put it there. Knows no colours and no
// modes: it is for searching what a viewer sees, not for drawing it.

import { openTerminal, repair, unicode11Widths } from './emulator.js';
import { type Internals, openInternals, type RawLine } from './internals.js';
import { LineRecords } from './line-records.js';
import { LONGEST_PIECE, Origins } from './origins.js';
import { cancelCleanup, guardParser } from './repairs.js';
import { StringLimit } from './string-limit.js';
import { TracedText } from './traced-text.js';
import { graphemeWidths } from './widths.js';

/** xterm.js cannot be narrower. */
const MIN_COLS = 2;
/** No more rows are joined because they happen to be full. */
const MOST_FULL_ROWS = 16;

/** The lines of the normal screen. The one at the top is trimmed, and used again at the bottom, when there are too many. */
interface ScrolledLines {
  readonly length: number;
  get(index: number): RawLine | undefined;
  onTrim(listener: (count: number) => void): unknown;
}

/** A row as text, blanks at its end included; whether it goes on from the row before it. */
type LineVisit = (text: string, goesOn: boolean) => void;

type Widths = Parameters<typeof openTerminal>[1];

export interface TraceOptions {
  /** As of EmulatorOptions. */
  unicode?: '11' | 'graphemes' | undefined;
  /** Is told of each row of the normal screen that goes too far up to be kept, from the top. */
  leave?: LineVisit;
  /** Is told the position of each code point that joins a grapheme which has begun before. */
  joined?: (position: number) => void;
}

const hasScrolledLines = ({ buffer }: Internals): boolean =>
  typeof (buffer.lines as Partial<ScrolledLines>).onTrim === 'function';

export class TracedTerminal {
  readonly #terminal: ReturnType<typeof openTerminal>;
  readonly #core: Internals;
  readonly #origins: Origins;
  readonly #strings = new StringLimit(() => {});
  readonly #records = new LineRecords();
  readonly #text: TracedText;
  readonly #leave: LineVisit | undefined;
  /** Rows that may have changed since they were last looked at. */
  #dirty: { start: number; end: number } = { start: Infinity, end: -1 };

  private constructor(
    terminal: ReturnType<typeof openTerminal>,
    core: Internals,
    widths: Widths,
    { leave, joined }: TraceOptions,
  ) {
    this.#terminal = terminal;
    this.#core = core;
    this.#leave = leave;
    repair(terminal, core, widths);
    guardParser(core, () => {});
    this.#origins = new Origins(core, joined);
    this.#text = new TracedText(this.#records, this.#origins);
    const { lines } = core.buffer as unknown as { lines: ScrolledLines };
    lines.onTrim((count) => {
      if (count === 1) this.#trimmed(lines.get(lines.length - 1));
      else for (let gone = count; gone > 0; gone--) this.#trimmed(lines.get(-gone));
    });
  }

  /**
   * A terminal of a size in cells, or undefined where this version of xterm.js cannot be traced.
   */
  static open(size: { cols: number; rows: number }, options: TraceOptions = {}): TracedTerminal | undefined {
    const widths = options.unicode === '11' ? unicode11Widths() : graphemeWidths;
    const terminal = openTerminal(size, widths);
    const core = openInternals(terminal, terminal.cols);
    return core && hasScrolledLines(core) && Origins.canTrace(core)
      ? new TracedTerminal(terminal, core, widths, options)
      : undefined;
  }

  /** Processes output at once. `position` is that of its first code unit, counted from the start of all output. */
  write(data: string, position: number): void {
    for (let at = 0; at < data.length; at += LONGEST_PIECE) {
      const piece = data.length <= LONGEST_PIECE ? data : data.slice(at, at + LONGEST_PIECE);
      const passed = this.#strings.pass(piece);
      // What was dropped stood before the rest.
      this.#origins.parse(passed, position + at + piece.length - passed.length);
      const { start, end } = this.#origins.dirtyRows;
      this.#dirty.start = Math.min(this.#dirty.start, start);
      this.#dirty.end = Math.max(this.#dirty.end, end);
    }
  }

  resize(cols: number, rows: number): void {
    this.#terminal.resize(Math.max(cols, MIN_COLS), rows);
    cancelCleanup(this.#core);
    this.#dirty = { start: 0, end: Infinity };
    this.#origins.edited = true;
  }

  /**
   * Visits the lines with something on them that changed since the last call, rows that wrapped joined; then, joined too,
   * rows that a program broke at the right margin. The text is valid during the visit.
   */
  visitChanged(visit: (line: TracedText) => void): void {
    const changed = this.#changedRows();
    this.#dirty = { start: Infinity, end: -1 };
    this.#origins.beginTurn();
    let done = 0;
    let full = false;
    for (const row of changed) {
      if (row < done) continue;
      const [from, to] = this.#spread(row, wraps);
      done = to;
      this.#visit(from, to, visit);
      full ||= this.#touches(from) || this.#touches(to);
    }
    if (full) this.#visitFullRows(changed, visit);
  }

  #visitFullRows(changed: readonly number[], visit: (line: TracedText) => void): void {
    let done = 0;
    for (const row of changed) {
      if (row < done) continue;
      const [from, to] = this.#spread(row, goesOn);
      done = to;
      if (to - from > MOST_FULL_ROWS || this.#spread(from, wraps)[1] === to) continue;
      this.#visit(from, to, visit);
    }
  }

  #visit(from: number, to: number, visit: (line: TracedText) => void): void {
    this.#text.read(this.#lines(from, to));
    visit(this.#text);
  }

  /** The whole screen, a line feed between two lines. */
  visitScreen(visit: (screen: TracedText) => void): void {
    this.#text.read(this.#lines(0, this.#terminal.rows), { lineFeeds: true });
    visit(this.#text);
  }

  /** Tells of all rows of the normal screen that are left, those out of sight first. */
  giveLines(): void {
    const { buffers } = this.#core as unknown as { buffers?: { normal?: { lines: ScrolledLines } } };
    const lines = buffers?.normal?.lines;
    for (let at = 0; lines && at < lines.length; at++) this.#tell(lines.get(at));
  }

  #trimmed(line: RawLine | undefined): void {
    if (!line) return;
    this.#tell(line);
    this.#records.forget(line);
  }

  #tell(line: RawLine | undefined): void {
    if (!line || !this.#leave) return;
    this.#text.read([line], { whole: true });
    this.#leave(this.#text.text, line.isWrapped);
  }

  dispose(): void {
    this.#terminal.dispose();
  }

  #lineAt(row: number): RawLine | undefined {
    const { lines, ybase } = this.#core.buffer;
    return row < 0 || row >= this.#terminal.rows ? undefined : lines.get(ybase + row);
  }

  #lines(from: number, to: number): RawLine[] {
    const lines: RawLine[] = [];
    for (let row = from; row < to; row++) lines.push(this.#lineAt(row)!);
    return lines;
  }

  #changedRows(): number[] {
    const changed: number[] = [];
    const { edited } = this.#origins;
    let left = edited ? Infinity : this.#origins.printedLines;
    const last = Math.min(this.#dirty.end, this.#terminal.rows - 1);
    // One row more above: what it goes on with may be new.
    const first = Math.max(0, this.#dirty.start - 1);
    for (let row = last; row >= first && left > 0; row--) {
      const line = this.#lineAt(row);
      if (!line || (!edited && !this.#origins.isPrinted(line))) continue;
      left--;
      if (this.#records.update(line, this.#touches(row + 1) ? this.#lineAt(row + 1) : undefined)) changed.push(row);
    }
    return changed.reverse();
  }

  /** Whether the row goes on from the one above it. */
  #touches(row: number): boolean {
    return this.#together(row, goesOn);
  }

  /** The rows around `row` that belong together, as `joins` has it of each two neighbours. */
  #spread(row: number, joins: (above: RawLine, below: RawLine) => boolean): [from: number, to: number] {
    let from = row;
    while (this.#together(from, joins)) from--;
    let to = row + 1;
    while (this.#together(to, joins)) to++;
    return [from, to];
  }

  #together(row: number, joins: (above: RawLine, below: RawLine) => boolean): boolean {
    const above = this.#lineAt(row - 1);
    const below = this.#lineAt(row);
    return above !== undefined && below !== undefined && joins(above, below);
  }
}

const shows = (content: number | undefined): boolean => content !== undefined && (content & 0x3f_ffff) > 0x20;

/** The right half of a wide grapheme has no content of its own. */
const isFull = ({ _data: data }: RawLine): boolean =>
  shows(data[data.length - 3]) || (data.length > 3 && data[data.length - 3] === 0 && shows(data[data.length - 6]));

const wraps = (_: RawLine, below: RawLine): boolean => below.isWrapped;

/** Wrapped by the terminal, or maybe by the program. */
const goesOn = (above: RawLine, below: RawLine): boolean => below.isWrapped || (isFull(above) && startsFull(below));

const startsFull = ({ _data: data }: RawLine): boolean => shows(data[0]);
