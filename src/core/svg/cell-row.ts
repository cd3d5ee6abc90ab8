// A row of cells as small integers: the paint of each ground, and a mark, which is all that stands on it.
import type { Decoration } from '../fonts/glyph.js';
import type { LineSize } from '../terminal/screen.js';
import type { PaintId } from './paints.js';

/** No mark, or a ground that is the canvas' own. */
export const NONE = -1;

/** How marks are drawn. */
export interface Pen {
  readonly paint: PaintId;
  /** Of lines and blocks, which join others: as the program asked, whatever contrast text needs. */
  readonly asked: PaintId;
  readonly bold: boolean;
  readonly italic: boolean;
  /** http, https or mailto; or ''. */
  readonly link: string;
  readonly decorations: readonly Decoration[];
  readonly underline: PaintId;
  /** Whether it goes and comes. */
  readonly blink: boolean;
}

export interface Mark {
  /** ' ' where there are decorations only. */
  readonly text: string;
  readonly cells: 1 | 2;
  readonly pen: number;
  /** An icon that may reach into the blank to its right. */
  readonly reaches: boolean;
  /** Of its line: where that is not 0, the mark takes twice as many cells. */
  readonly size: LineSize;
}

/** Cells of the canvas that a mark takes. */
export const spanOf = ({ cells, size }: Mark): number => (size === 0 ? cells : 2 * cells);

/** A row of the canvas. */
export interface CellRow {
  readonly grounds: Int32Array;
  readonly marks: Int32Array;
  /** Cells that are not blank. */
  ink: number;
  /** Equal rows have equal ones; others nearly never. */
  hash: number;
}

export function blankRow(cols: number): CellRow {
  return { grounds: new Int32Array(cols).fill(NONE), marks: new Int32Array(cols).fill(NONE), ink: 0, hash: 0 };
}

/** With `ink` and `hash` as the cells have them. */
export function summed(row: CellRow): CellRow {
  const { grounds, marks } = row;
  for (let col = 0; col < marks.length; col++) {
    if (grounds[col] === NONE && marks[col] === NONE) continue;
    row.ink++;
    row.hash =
      (Math.imul(row.hash, 0x0100_0193) + Math.imul(grounds[col]! + 2, 0x9e37_79b1) + marks[col]! * 31 + col) | 0;
  }
  return row;
}

export function sameCells(a: CellRow, b: CellRow): boolean {
  if (a === b) return true;
  if (a.hash !== b.hash || a.ink !== b.ink) return false;
  for (let col = 0; col < a.marks.length; col++) {
    if (a.marks[col] !== b.marks[col] || a.grounds[col] !== b.grounds[col]) return false;
  }
  return true;
}
