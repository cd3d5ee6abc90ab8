// Rows of the screen as a reader sees them: what parts them into columns, and what stands before the text of a row.
import { NO_CELL, type SeenRows } from '../../../search/trace.js';

/** What the regions of a screen need of it. */
export type Rows = Pick<SeenRows, 'rows' | 'text' | 'goesOn' | 'paneWraps'>;

/** A row without cells that are none of their own, and the column of each unit that is left. */
export interface Row {
  readonly text: string;
  readonly col: (at: number) => number;
}

const same = (at: number): number => at;

export function rowOf(cells: string): Row {
  if (!cells.includes(NO_CELL)) return { text: cells, col: same };
  const cols: number[] = [];
  let text = '';
  for (let col = 0; col < cells.length; col++) {
    if (cells[col] === NO_CELL) continue;
    text += cells[col];
    cols.push(col);
  }
  return { text, col: (at) => cols[at] ?? cells.length };
}

/** Lines and blocks that frames are drawn with, and what stands for them in ASCII. */
export const isBorder = (unit: number): boolean =>
  (unit >= 0x2500 && unit <= 0x259f) || unit === 0x7c || unit === 0xa6 || unit === 0x2758;

/** Where the region around `at` begins. */
export function leftOf(text: string, at: number): number {
  let left = at;
  while (left > 0 && !isBorder(text.charCodeAt(left - 1))) left--;
  return left;
}

/** Where the region around `at` ends. */
export function rightOf(text: string, at: number): number {
  let right = at;
  while (right < text.length && !isBorder(text.charCodeAt(right))) right++;
  return right;
}

export const isWord = (text: string, at: number): boolean => /[\p{L}\p{N}]/u.test(text[at] ?? '');

/** Numbers, signs and blanks before the text of a row. */
const GUTTER =
  /^(?:[ \t]*\d{1,7}[:.)]?(?=[ \t+\-~>])|[ \t]*(?:\d{1,7}[-:]))?[ \t]*(?:[+~>$%#\-\u2026\u21b3\u21aa\u00bb\u203a]{1,4}[ \t]*)?/u;

/** Units of [from, to) that are a gutter. */
export const gutterOf = (text: string, from: number, to: number): number =>
  GUTTER.exec(text.slice(from, to))?.[0].length ?? 0;
