// Cells in which a replica of a terminal's screen differs from the original, and the output that makes them equal.
// The replica is what the serializer made; what it does not know of (links, underline styles, where text wrapped) is put in here.

import { HAS_EXTENDED } from '../styles.js';
import type { RawLine } from '../xterm/internals.js';
import type { RawBuffer, RawState } from '../xterm/raw-state.js';
import { linkSequence, penSequence } from '../xterm/sgr.js';

const WIDTH_SHIFT = 22;
const COMBINED = 0x20_0000;
const CODE_POINT = 0x1f_ffff;
const BG_COLOUR = 0x03ff_ffff;
/** From here on code points may join what was printed just before. */
const FIRST_MARK = 0x300;

export interface Cell {
  /** '' where nothing was ever printed, and in the right half of a wide grapheme. */
  text: string;
  /** 0 for the right half of a wide grapheme. */
  width: number;
  pen: string;
  link: string;
  /** Looks as if erased: no attributes but a background. */
  erased: boolean;
}

export function cellAt(line: RawLine, col: number, raw: RawState): Cell {
  const content = line._data[3 * col]!;
  const fg = line._data[3 * col + 1]!;
  const bg = line._data[3 * col + 2]!;
  const extended = bg & HAS_EXTENDED ? line._extendedAttrs[col] : undefined;
  const link = extended?.urlId ? raw._oscLinkService.getLinkData(extended.urlId) : undefined;
  const codePoint = content & CODE_POINT;
  const single = codePoint === 0 ? '' : String.fromCodePoint(codePoint);
  const text = content & COMBINED ? (line._combined[col] ?? '') : single;
  const pen = penSequence(fg, bg, extended?._ext ?? 0);
  return {
    text,
    width: content >>> WIDTH_SHIFT,
    pen,
    link: link ? linkSequence(link) : '',
    erased: text === '' && !link && pen === penSequence(0, bg & BG_COLOUR, 0),
  };
}

/** The output after which `replica`, a screen with default modes, has the cells and the wraps of `original`. */
export function missingCells(original: RawBuffer, replica: RawBuffer, raw: RawState, replicaRaw: RawState): string {
  const rows = Array.from({ length: raw.rows }, (_, row) => ({
    line: lineOf(original, row),
    copy: lineOf(replica, row),
  }));
  // A row cannot be made to be no continuation of the one above but by erasing it.
  const anew = rows.some(({ line, copy }, row) => row > 0 && copy?.isWrapped && !line?.isWrapped);
  const wrapped = rows.map(({ line, copy }, row) => row > 0 && line?.isWrapped === true && (anew || !copy?.isWrapped));
  let output = anew ? '\x1b[0m\x1b[2J' : '';
  for (const [row, isWrapped] of wrapped.entries()) if (isWrapped) output += wrapInto(row, raw.cols);
  for (const [row, { line, copy }] of rows.entries()) {
    if (!line || !copy) continue;
    const cells = cellsOf(line, raw);
    const copied = cellsOf(copy, replicaRaw);
    const spoilt = anew || wrapped[row] || wrapped[row + 1];
    if (spoilt || cells.some((cell, col) => isOther(cell, copied[col]!))) output += rowText(cells, row);
  }
  return output;
}

/**
 * The output that leaves a new terminal with the rows that `original` has scrolled out, and a blank screen. `size` is the
 * output that gives the cursor's line the size of a row.
 */
export function scrolledOutRows(original: RawBuffer, raw: RawState, size: (line: RawLine) => string): string {
  let output = '';
  for (let at = 0; at < original.ybase; at++) {
    const line = original.lines.get(at);
    if (!line) continue;
    if (original.lines.get(at + 1)?.isWrapped) output += wrapInto(1, raw.cols);
    output += `${rowText(cellsOf(line, raw), 0)}${size(line)}\x1b[0m\x1b[${raw.rows}H\n`;
  }
  return output;
}

/** The cells of a row. A wide grapheme without its right half shows as a blank. */
function cellsOf(line: RawLine, raw: RawState): Cell[] {
  const cells = Array.from({ length: raw.cols }, (_, col) => cellAt(line, col, raw));
  return cells.map((cell, col) =>
    cell.width === 2 && cells[col + 1]?.width !== 0 ? { ...cell, text: ' ', width: 1 } : cell,
  );
}

export const lineOf = (buffer: RawBuffer, row: number): RawLine | undefined => buffer.lines.get(buffer.ybase + row);

const isOther = (a: Cell, b: Cell): boolean =>
  a.text !== b.text || a.pen !== b.pen || a.link !== b.link || (a.text !== '' && a.width !== b.width);

/** Text that runs over the end of the row above; what it prints is to be printed over. */
const wrapInto = (row: number, cols: number): string => `\x1b[0m\x1b[${row};${cols}H--`;

/** One row from its first to its last column, whatever stood there before. */
function rowText(cells: readonly Cell[], row: number): string {
  let text = `\x1b[${row + 1}H`;
  let pen = '';
  let link = '';
  let joinable = false;
  for (let col = 0; col < cells.length; col++) {
    const cell = cells[col]!;
    if (cell.text === '' && cell.width === 0 && cells[col - 1]?.width === 2) continue;
    if (cell.link !== link) text += cell.link || linkSequence(undefined);
    if (cell.pen !== pen) text += cell.pen;
    ({ link, pen } = cell);
    if (cell.erased) {
      const length = erasedFrom(cells, col);
      text += `\x1b[${length}X\x1b[${length}C`;
      col += length - 1;
      joinable = false;
      continue;
    }
    if (cell.text === '') {
      text += strippedCell(cells, col);
      if (col === cells.length - 1) ({ pen, link } = penBefore(cells, col) ?? cell);
      joinable = false;
      continue;
    }
    const joins = cell.text.codePointAt(0)! >= FIRST_MARK;
    // A movement to where the cursor is keeps graphemes apart that would join.
    if (joins && joinable) text += `\x1b[${col + 1}G`;
    text += cell.text;
    joinable = joins;
  }
  return link === '' ? text : text + linkSequence(undefined);
}

/**
 * A cell that holds nothing but has attributes, as one half of a wide grapheme has when the other half is printed over. A
 * blank in its place would look the same, but count as text when the terminal wraps its rows anew. The pen is the cell's.
 */
function strippedCell(cells: readonly Cell[], col: number): string {
  const cell = cells[col]!;
  const to = (column: number) => `\x1b[${column + 1}G`;
  if (col + 1 < cells.length) return `世${to(col + 1)}x${to(col + 1)}`;
  const before = penBefore(cells, col);
  if (!before) return ' ';
  const { start } = before;
  const again = before.erased ? '\x1b[X' : before.text;
  const closed = cell.link && linkSequence(undefined);
  return `${to(col - 1)}世${to(col - 1)}x${closed}${to(start)}${before.pen}${before.link}${again}`;
}

/** What ends left of a column, if that can be printed again by itself. */
function penBefore(cells: readonly Cell[], col: number): (Cell & { start: number }) | undefined {
  const start = cells[col - 1]?.width === 0 ? col - 2 : col - 1;
  const cell = cells[start];
  return cell && (cell.text !== '' || cell.erased) ? { ...cell, start } : undefined;
}

/** How many erased cells of one background there are from `col` on. */
function erasedFrom(cells: readonly Cell[], col: number): number {
  let end = col + 1;
  while (cells[end]?.erased && cells[end]!.pen === cells[col]!.pen) end++;
  return end - col;
}
