// Cells of lines, moved and erased: three words each, with graphemes and extended attributes beside them.
import type { MarginCore, MarginLine } from './margin-core.js';
import { movePaneWraps } from './pane-wraps.js';

const WORDS = 3;

/** Rows and columns, both ends included, counted from 0. */
export interface Rectangle {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export const lineAt = (core: MarginCore, row: number): MarginLine | undefined =>
  core.buffer.lines.get(core.buffer.ybase + row);

const blankOf = (core: MarginCore): unknown => core.buffer.getNullCell(core._inputHandler._eraseAttrData());

/** Erases [from, to) of a row in the background of the pen. */
export function eraseCells(core: MarginCore, row: number, from: number, to: number): void {
  if (from < to) lineAt(core, row)?.replaceCells(from, to, blankOf(core));
}

/** A wide character that lies across the border before a column becomes two blanks. */
export function cutAt(core: MarginCore, row: number, col: number): void {
  const line = lineAt(core, row);
  if (!line || col <= 0 || col >= core._bufferService.cols || line.getWidth(col - 1) !== 2) return;
  for (const half of [col - 1, col]) line.setCellFromCodepoint(half, 0, 1, core._inputHandler._curAttrData);
}

/** Copies `count` cells; the two ranges may overlap. */
export function copyCells(
  source: MarginLine,
  from: number,
  target: MarginLine,
  { to, count }: { to: number; count: number },
): void {
  if (count <= 0) return;
  target._data.set(source._data.subarray(from * WORDS, (from + count) * WORDS), to * WORDS);
  copyEntries(source._combined, from, target._combined, { to, count });
  copyEntries(source._extendedAttrs, from, target._extendedAttrs, { to, count });
}

function copyEntries<T>(
  source: Record<number, T>,
  from: number,
  target: Record<number, T>,
  { to, count }: { to: number; count: number },
): void {
  const moved: [number, T][] = [];
  for (const key in source) {
    const col = Number(key);
    if (col >= from && col < from + count) moved.push([col - from + to, source[col]!]);
  }
  for (const key in target) if (Number(key) >= to && Number(key) < to + count) delete target[Number(key)];
  for (const [col, value] of moved) target[col] = value;
}

/** Moves the rows of a rectangle up, or down where `count` is negative, and erases those that come free. */
export function scrollRows(core: MarginCore, area: Rectangle, count: number): void {
  const { top, bottom, left, right } = area;
  const width = right + 1 - left;
  const height = bottom + 1 - top;
  if (width <= 0 || height <= 0) return;
  for (let row = top; row <= bottom; row++) {
    cutAt(core, row, left);
    cutAt(core, row, right + 1);
    lineAt(core, row)!.isWrapped = false;
  }
  const by = Math.min(Math.abs(count), height);
  for (let step = 0; step < height; step++) {
    const row = count > 0 ? top + step : bottom - step;
    const from = count > 0 ? row + by : row - by;
    const source = step < height - by ? lineAt(core, from)! : undefined;
    if (source) copyCells(source, left, lineAt(core, row)!, { to: left, count: width });
    else eraseCells(core, row, left, right + 1);
    movePaneWraps(source, lineAt(core, row)!, area);
  }
  core._inputHandler._dirtyRowTracker.markRangeDirty(top, bottom);
}

/** Moves the cells of a row within [left, right] to the left, or to the right where `count` is negative. */
export function shiftCells(core: MarginCore, row: number, { left, right }: Rectangle, count: number): void {
  const line = lineAt(core, row);
  const width = right + 1 - left;
  if (!line || width <= 0) return;
  const by = Math.min(Math.abs(count), width);
  cutAt(core, row, left);
  cutAt(core, row, right + 1);
  if (count > 0) {
    cutAt(core, row, left + by);
    copyCells(line, left + by, line, { to: left, count: width - by });
    eraseCells(core, row, right + 1 - by, right + 1);
  } else {
    cutAt(core, row, right + 1 - by);
    copyCells(line, left, line, { to: left + by, count: width - by });
    eraseCells(core, row, left, left + by);
  }
  core._inputHandler._dirtyRowTracker.markDirty(row);
}

/** As shiftCells, in each row of a rectangle. */
export function shiftColumns(core: MarginCore, area: Rectangle, count: number): void {
  for (let row = area.top; row <= area.bottom; row++) {
    shiftCells(core, row, area, count);
    lineAt(core, row)!.isWrapped = false;
  }
}
