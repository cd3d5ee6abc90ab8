// The text of some rows of a traced terminal, as one string that can be searched, and the way back from a stretch of it to the
// output that printed it. One object is read into again and again.
import type { RawLine } from '../xterm/internals.js';
import type { LineRecords } from './line-records.js';
import type { Origins } from './origins.js';

const WORDS = 3;
const CODE_POINT = 0x1f_ffff;
const COMBINED = 0x20_0000;
const WIDTH_SHIFT = 22;
const SPACE = 0x20;
/** As many arguments as a call surely takes. */
const ARGUMENTS = 8192;

/** What every row can go on with. */
const BLANK_LINE = { _data: new Uint32Array(WORDS), _combined: {}, _extendedAttrs: {}, isWrapped: true };

export class TracedText {
  readonly #records: LineRecords;
  readonly #origins: Origins;
  #lines: readonly RawLine[] = [];
  #units = new Uint16Array(4096);
  /** Of each code unit: row and column; a line feed has the row after the last. */
  #rows = new Uint32Array(4096);
  #cols = new Uint32Array(4096);
  #length = 0;
  #text: string | undefined;

  constructor(records: LineRecords, origins: Origins) {
    this.#records = records;
    this.#origins = origins;
  }

  get text(): string {
    this.#text ??= textOf(this.#units.subarray(0, this.#length));
    return this.#text;
  }

  /** Joins the lines; with `lineFeeds` those only that wrapped. `whole` keeps the blanks at the end of the last. */
  read(lines: readonly RawLine[], { lineFeeds = false, whole = false } = {}): void {
    this.#lines = lines;
    this.#length = 0;
    this.#text = undefined;
    for (const [row, line] of lines.entries()) {
      const next = lines[row + 1];
      const goesOn = next !== undefined && (next.isWrapped || !lineFeeds);
      this.#readLine(row, line, whole ? BLANK_LINE : goesOn ? next : undefined);
      if (next && !goesOn) this.#add(10, lines.length, 0);
    }
  }

  /** Where the code units [from, to) of the text came from in the output, as positions; those of one grapheme together. */
  positions(from: number, to: number): number[] {
    return this.printed(from, to).flatMap(({ starts, joined }) => [...starts, ...joined]);
  }

  /**
   * The same by graphemes: where each began, now and whenever it was printed there before as a part of this text, and what
   * joined it.
   */
  printed(from: number, to: number): { starts: number[]; joined: number[] }[] {
    const graphemes: { starts: number[]; joined: number[] }[] = [];
    const typed = this.#typedInOneGo(from, to);
    for (let at = from; at < to; at++) {
      const line = this.#lines[this.#rows[at]!];
      const col = this.#cols[at]!;
      if (!line || (at > from && this.#cols[at - 1] === col && this.#rows[at - 1] === this.#rows[at])) continue;
      const origins = [line._data[col * WORDS + 1]!, ...(typed ? this.#records.pastOf(line, col) : [])];
      const known = origins.filter((origin) => origin !== 0);
      graphemes.push({
        starts: known.map((origin) => origin - 1),
        joined: known.flatMap((origin) => this.#origins.joined.get(origin) ?? []).map((origin) => origin - 1),
      });
    }
    return graphemes;
  }

  /** Then what was printed earlier at its cells was the beginning of it. */
  #typedInOneGo(from: number, to: number): boolean {
    for (let at = from; at < to; at++) {
      const line = this.#lines[this.#rows[at]!];
      const col = this.#cols[at]!;
      if (line && !this.#records.typedOnBlank(line, col, col + 1)) return false;
    }
    return true;
  }

  #readLine(row: number, line: RawLine, next: RawLine | undefined): void {
    const data = line._data;
    const end = next ? wrappedEnd(data, next._data) : shownEnd(data);
    for (let col = 0; col < end; col++) {
      const content = data[col * WORDS]!;
      if (content & COMBINED) this.#addText(line._combined[col] ?? '', row, col);
      else if ((content & CODE_POINT) > 0xffff) this.#addText(String.fromCodePoint(content & CODE_POINT), row, col);
      else if (content >>> WIDTH_SHIFT !== 0) this.#add(content & CODE_POINT || SPACE, row, col);
    }
  }

  #addText(text: string, row: number, col: number): void {
    for (let at = 0; at < text.length; at++) this.#add(text.charCodeAt(at), row, col);
  }

  #add(unit: number, row: number, col: number): void {
    if (this.#length === this.#units.length) this.#grow();
    this.#units[this.#length] = unit;
    this.#rows[this.#length] = row;
    this.#cols[this.#length] = col;
    this.#length++;
  }

  #grow(): void {
    const size = this.#length * 2;
    const units = new Uint16Array(size);
    units.set(this.#units);
    this.#units = units;
    const [rows, cols] = [new Uint32Array(size), new Uint32Array(size)];
    rows.set(this.#rows);
    cols.set(this.#cols);
    this.#rows = rows;
    this.#cols = cols;
  }
}

/** Columns up to the last that shows something. */
function shownEnd(data: Uint32Array): number {
  let end = data.length / WORDS;
  while (end > 0 && (data[(end - 1) * WORDS]! & (CODE_POINT | COMBINED)) <= SPACE && !isTail(data, end - 1)) end--;
  return end;
}

const isTail = (data: Uint32Array, col: number): boolean => data[col * WORDS]! === 0 && col > 0;

/** A wide grapheme that did not fit has left the last column empty. */
function wrappedEnd(data: Uint32Array, next: Uint32Array): number {
  const cols = data.length / WORDS;
  const wide = next[0]! >>> WIDTH_SHIFT === 2;
  return wide && (data[(cols - 1) * WORDS]! & (CODE_POINT | COMBINED)) === 0 ? cols - 1 : cols;
}

function textOf(units: Uint16Array): string {
  let text = '';
  for (let at = 0; at < units.length; at += ARGUMENTS) {
    text += String.fromCharCode.apply(null, units.subarray(at, at + ARGUMENTS) as unknown as number[]);
  }
  return text;
}
