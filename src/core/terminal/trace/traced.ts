// A terminal that tells what text each change brings to the screen, and which output put it there. Knows no colours and no
// modes: it is for searching what a viewer sees, not for drawing it.

import { CastError } from '../../errors.js';
import { openTerminal, repair, widthsAsked } from '../emulator.js';
import { imageBox } from '../images/image-box.js';
import { ImageSizes } from '../images/image-size.js';
import { type ImageString, ImageStrings } from '../images/image-strings.js';
import { pieceLength, piecesOf } from '../pieces.js';
import { type Internals, openInternals, type RawLine } from '../xterm/internals.js';
import { marginsOf } from '../xterm/margins.js';
import { forgetPaneWraps } from '../xterm/pane-wraps.js';
import { cancelCleanup, guardParser } from '../xterm/repairs.js';
import { setSize } from '../xterm/set-size.js';
import { StringLimit } from '../xterm/string-limit.js';
import { countWork, Work } from '../xterm/work.js';
import { LineRecords } from './line-records.js';
import { LONGEST_PIECE, Origins } from './origins.js';
import { roomForLines } from './plain-lines.js';
import { goesOn, wraps } from './row-joins.js';
import { ScreenRows } from './screen-rows.js';
import type { TraceOptions } from './trace-options.js';
import { TracedCells } from './traced-cells.js';
import { TracedText } from './traced-text.js';

const ESC = '\x1b';
/** What the box of an image is made of: moves of the cursor, and characters. */
const PRINTED = /\x1b(?:\[\d*[A-Z]|[A-Z])|[^\x1b]/gu;
/** No more rows are joined because they happen to be full. */
const MOST_FULL_ROWS = 16;

/** The lines of one of the two screens. The one at the top is trimmed, and used again at the bottom, when there are too many. */
interface ScrolledLines {
  readonly length: number;
  get(index: number): RawLine | undefined;
  onTrim(listener: (count: number) => void): unknown;
}

type Widths = Parameters<typeof openTerminal>[1];

const hasScrolledLines = ({ buffer }: Internals): boolean =>
  typeof (buffer.lines as Partial<ScrolledLines>).onTrim === 'function';

export class TracedTerminal {
  readonly #terminal: ReturnType<typeof openTerminal>;
  readonly #core: Internals;
  readonly #origins: Origins;
  readonly #strings = new StringLimit(() => {});
  readonly #records = new LineRecords();
  readonly #text: TracedText;
  readonly #rows: ScreenRows;
  readonly #cells: TracedCells;
  readonly #images = new ImageStrings();
  readonly #imageSizes = new ImageSizes();
  readonly #options: TraceOptions;
  readonly #work: Work;
  readonly #watched = new WeakSet<object>();
  #cols: number;
  #failure: CastError | undefined;
  /** Rows that may have changed since they were last looked at. */
  #dirty: { start: number; end: number } = { start: Infinity, end: -1 };

  private constructor(
    terminal: ReturnType<typeof openTerminal>,
    core: Internals,
    widths: Widths,
    cols: number,
    options: TraceOptions,
  ) {
    this.#terminal = terminal;
    this.#core = core;
    this.#rows = new ScreenRows(core, terminal);
    this.#cols = cols;
    this.#options = options;
    repair(terminal, core, widths);
    this.#work = new Work(options.work);
    countWork(core, this.#work, () => terminal);
    guardParser(core, (error) => {
      if (error instanceof CastError) this.#failure ??= error;
    });
    this.#origins = new Origins(core, options.joined);
    this.#text = new TracedText(this.#records, this.#origins);
    this.#cells = new TracedCells(this.#rows, this.#records, this.#origins);
    this.#watchLines();
  }

  /** A terminal of a size in cells, or undefined where this version of xterm.js cannot be traced. */
  static open(size: { cols: number; rows: number }, options: TraceOptions = {}): TracedTerminal | undefined {
    const widths = widthsAsked(options);
    const terminal = openTerminal(size, widths, options.scrollback);
    const core = openInternals(terminal, terminal.cols);
    return core && hasScrolledLines(core) && Origins.canTrace(core)
      ? new TracedTerminal(terminal, core, widths, size.cols, options)
      : undefined;
  }

  /**
   * Processes output at once. `position` is that of its first code unit, counted from the start of all output.
   * @throws CastError for more work than the limit
   */
  write(data: string, position: number): void {
    for (let at = 0; at < data.length; at += LONGEST_PIECE) {
      const piece = data.length <= LONGEST_PIECE ? data : data.slice(at, at + LONGEST_PIECE);
      this.#pass(this.#strings.pass(piece), position + at + piece.length);
      if (this.#failure) throw this.#failure;
    }
  }

  /** Whether output is better written with pauses. */
  takesLong(data: string): boolean {
    return data.length > pieceLength(this.#terminal);
  }

  /** As `write`, and pauses (yields) after each piece that takes a moment. @throws as write */
  *writing(data: string, position: number): Generator<void, void, void> {
    let at = position;
    for (const piece of piecesOf(data, this.#terminal)) {
      this.write(piece, at);
      at += piece.length;
      yield;
    }
  }

  /** Cells that sequences have touched so far, as work.ts counts them. */
  get workDone(): number {
    return this.#work.done;
  }

  resize(cols: number, rows: number): void {
    this.#cols = cols;
    setSize(this.#terminal, cols, rows);
    marginsOf(this.#core)?.resized();
    cancelCleanup(this.#core);
    this.#dirty = { start: 0, end: Infinity };
    this.#origins.edited = true;
  }

  /** `end` is the position after the text: what the limit of strings dropped stood before it. */
  #pass(text: string, end: number): void {
    const parts = this.#images.split(text);
    const start = end - this.#images.length;
    for (const part of parts) {
      if (typeof part === 'string') this.#origins.parse(part, start + this.#images.position);
      else this.#drawImage(part);
      this.#noteDirty();
    }
  }

  #noteDirty(): void {
    const { switched } = this.#origins;
    if (switched) this.#watchLines();
    const { start, end } = switched ? { start: 0, end: Infinity } : this.#origins.dirtyRows;
    this.#dirty.start = Math.min(this.#dirty.start, start);
    this.#dirty.end = Math.max(this.#dirty.end, end);
  }

  #drawImage(string: ImageString): void {
    const image = this.#imageSizes.read(string);
    if (!image) return;
    const { x: col, y: row } = this.#core.buffer;
    const box = imageBox(image, { cols: this.#cols, rows: this.#terminal.rows, col, row });
    this.#origins.draw(this.#options.labels ? box : box.replace(PRINTED, (text) => (text[0] === ESC ? text : ' ')));
  }

  get cols(): number {
    return this.#cols;
  }

  /** As plain-lines.ts has it: how many lines there is room for, and whether plain ones come out as they are. */
  roomForLines(): { room: number; plain: boolean } {
    const open = this.#strings.isOpen || this.#images.isOpen || this.#origins.isOpen;
    return roomForLines(this.#core, this.#terminal.rows, open);
  }

  /** After as many plain lines, nothing is left of what was on the screen before them. */
  get keptLines(): number {
    return this.#terminal.rows + (this.#terminal.options.scrollback ?? 0);
  }

  /**
   * Visits the lines with something on them that changed since the last call, rows that wrapped joined; then, joined too,
   * rows that a program broke at the right margin. The text is valid during the visit. Gives the rows that changed.
   */
  visitChanged(visit: (line: TracedText) => void): readonly number[] {
    const changed = this.#touchedRows().filter((row) => this.#hasChanged(row));
    this.#beginTurn();
    changed.reverse();
    let done = 0;
    let full = false;
    for (const row of changed) {
      if (row < done) continue;
      const [from, to] = this.#rows.spread(row, wraps);
      done = to;
      this.#visit(from, to, visit);
      full ||= this.#rows.touches(from) || this.#rows.touches(to);
    }
    if (full) this.#visitFullRows(changed, visit);
    return changed;
  }

  /** The rows of the screen as texts of cells, as they were when changes were last visited. */
  get cells(): TracedCells {
    return this.#cells;
  }

  /** The lines of the screen from the top, when those that may have changed since the last call have been told. */
  lines(): RawLine[] {
    for (const row of this.#touchedRows()) this.#options.touched?.(this.#rows.lineAt(row)!);
    this.#beginTurn();
    return this.#rows.between(0, this.#terminal.rows);
  }

  #beginTurn(): void {
    this.#dirty = { start: Infinity, end: -1 };
    this.#origins.beginTurn();
  }

  #visitFullRows(changed: readonly number[], visit: (line: TracedText) => void): void {
    let done = 0;
    for (const row of changed) {
      if (row < done) continue;
      const [from, to] = this.#rows.spread(row, goesOn);
      done = to;
      if (to - from > MOST_FULL_ROWS || this.#rows.spread(from, wraps)[1] === to) continue;
      this.#visit(from, to, visit);
    }
  }

  #visit(from: number, to: number, visit: (line: TracedText) => void): void {
    this.#text.read(this.#rows.between(from, to));
    visit(this.#text);
  }

  /** The whole screen, a line feed between two lines. */
  visitScreen(visit: (screen: TracedText) => void): void {
    this.#text.read(this.#rows.between(0, this.#terminal.rows), { lineFeeds: true });
    visit(this.#text);
  }

  /** Tells of all rows of the normal screen that are left, those out of sight first. */
  giveLines(): void {
    const { buffers } = this.#core as unknown as { buffers?: { normal?: { lines: ScrolledLines } } };
    const lines = buffers?.normal?.lines;
    for (let at = 0; lines && at < lines.length; at++) this.#tell(lines.get(at));
  }

  /** Of the screen that is shown, and may be a new one, lines that are used again are to be noticed. */
  #watchLines(): void {
    const { buffer, buffers } = this.#core;
    const { lines } = buffer as unknown as { lines: ScrolledLines };
    if (this.#watched.has(lines)) return;
    this.#watched.add(lines);
    const leaves = buffers?.normal === undefined || buffers.normal.lines === lines;
    lines.onTrim((count) => {
      if (count === 1) this.#trimmed(lines.get(lines.length - 1), leaves);
      else for (let gone = count; gone > 0; gone--) this.#trimmed(lines.get(-gone), leaves);
    });
  }

  #trimmed(line: RawLine | undefined, leaves: boolean): void {
    if (!line) return;
    if (leaves) this.#tell(line);
    this.#records.forget(line);
    forgetPaneWraps(line);
    this.#options.touched?.(line);
  }

  #tell(line: RawLine | undefined): void {
    const { leave } = this.#options;
    if (!line || !leave) return;
    this.#text.read([line], { whole: true });
    leave(this.#text.text, line.isWrapped);
  }

  dispose(): void {
    this.#terminal.dispose();
  }

  /** From the bottom: what a row goes on with has been looked at before it. */
  #touchedRows(): number[] {
    const touched: number[] = [];
    const { edited } = this.#origins;
    let left = edited ? Infinity : this.#origins.printedLines;
    const last = Math.min(this.#dirty.end, this.#terminal.rows - 1);
    // One row more above: what it goes on with may be new.
    const first = Math.max(0, this.#dirty.start - 1);
    for (let row = last; row >= first && left > 0; row--) {
      const line = this.#rows.lineAt(row);
      if (!line || (!edited && !this.#origins.isPrinted(line))) continue;
      left--;
      touched.push(row);
    }
    return touched;
  }

  #hasChanged(row: number): boolean {
    return this.#records.update(
      this.#rows.lineAt(row)!,
      this.#rows.touches(row + 1) ? this.#rows.lineAt(row + 1) : undefined,
    );
  }
}
