// A line as it was printed, of one row or of several that wrapped: taken from its rows, and put back into rows of another width.
import type { RawLine } from './internals.js';
import { lineSizeOf } from './line-sizes.js';

const WORDS = 3;
const WIDTH_SHIFT = 22;

/** A line that can be laid out anew. */
export interface ReflowLine extends RawLine {
  readonly length: number;
  isWrapped: boolean;
  getTrimmedLength(): number;
  getWidth(col: number): number;
  hasContent(col: number): number;
  resize(cols: number, blank: unknown): boolean;
  fill(cell: unknown): void;
}

interface LineList {
  length: number;
  maxLength: number;
  get(index: number): ReflowLine | undefined;
  set(index: number, line: ReflowLine): void;
  trimStart(count: number): void;
}

/** What is used of a screen of xterm's. Rows and columns from 0; savedY counts from the top of the scrollback. */
export interface ReflowBuffer {
  readonly lines: LineList;
  readonly _cols: number;
  ybase: number;
  ydisp: number;
  x: number;
  y: number;
  savedX: number;
  savedY: number;
  /** See saved-cursor.ts. */
  savedWait: boolean | undefined;
  resize(cols: number, rows: number): void;
  _reflow(cols: number, rows: number): void;
  getNullCell(attributes?: undefined): unknown;
  getBlankLine(attributes: undefined, isWrapped: boolean): ReflowLine;
}

type Entries<T> = Record<number, T>;

export interface LogicalLine {
  readonly rows: readonly ReflowLine[];
  /** Where each row starts, in cells. */
  readonly starts: readonly number[];
  /** In cells, blank ones at the end left out. */
  readonly length: number;
  readonly data: Uint32Array;
  readonly combined: Entries<string>;
  readonly extended: Entries<unknown>;
}

/** The line that begins at a row. Rows of double width or height stand for themselves: halves of letters could not be joined. */
export function gather({ lines, _cols: cols }: ReflowBuffer, start: number): LogicalLine {
  const rows = [lines.get(start)!];
  for (let at = start + 1; at < lines.length && lineSizeOf(rows[0]!) === 0; at++) {
    const row = lines.get(at);
    if (!row?.isWrapped || lineSizeOf(row) !== 0) break;
    rows.push(row);
  }
  const starts: number[] = [];
  let length = 0;
  for (const [at, row] of rows.entries()) {
    starts.push(length);
    length += usedCells(row, rows[at + 1], cols);
  }
  return { rows, starts, length, ...cellsOf(rows, starts, length) };
}

/** A row that goes on is used whole, but for the last cell where a wide character found no room. */
function usedCells(row: ReflowLine, next: ReflowLine | undefined, cols: number): number {
  if (!next) return row.getTrimmedLength();
  const gap = !row.hasContent(cols - 1) && row.getWidth(cols - 1) === 1 && next.getWidth(0) === 2;
  return gap ? cols - 1 : cols;
}

function cellsOf(rows: readonly ReflowLine[], starts: readonly number[], length: number) {
  const data = new Uint32Array(length * WORDS);
  const combined: Entries<string> = {};
  const extended: Entries<unknown> = {};
  for (const [at, row] of rows.entries()) {
    const start = starts[at]!;
    const count = (starts[at + 1] ?? length) - start;
    data.set(row._data.subarray(0, count * WORDS), start * WORDS);
    copyEntries(row._combined, combined, { from: 0, count, to: start });
    copyEntries(row._extendedAttrs, extended, { from: 0, count, to: start });
  }
  return { data, combined, extended };
}

function copyEntries<T>(
  source: Readonly<Entries<T>>,
  target: Entries<T>,
  { from, count, to }: { from: number; count: number; to: number },
): void {
  for (const key in source) {
    const at = Number(key) - from;
    if (at >= 0 && at < count) target[to + at] = source[Number(key)]!;
  }
}

/** Where each of its rows ends in a width. A wide character that finds no room goes to the next row. */
export function lineEnds({ rows, length, data }: LogicalLine, cols: number): number[] {
  if (lineSizeOf(rows[0]!) !== 0) return [length];
  const ends: number[] = [];
  for (let at = 0; length - at > cols; at = ends.at(-1)!) {
    const end = at + cols;
    ends.push(data[(end - 1) * WORDS]! >>> WIDTH_SHIFT === 2 && cols > 1 ? end - 1 : end);
  }
  return [...ends, length];
}

/** Puts the cells [from, to) into a row. */
export function takeBack({ data, combined, extended }: LogicalLine, row: ReflowLine, from: number, to: number): void {
  row._data.set(data.subarray(from * WORDS, to * WORDS));
  copyEntries(combined, row._combined as Entries<string>, { from, count: to - from, to: 0 });
  copyEntries(extended, row._extendedAttrs as Entries<unknown>, { from, count: to - from, to: 0 });
}
