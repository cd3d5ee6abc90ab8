// What lies outside the grid and is no backdrop: the padding. It has eight zones, four sides and four corners, so that it can go
// on with the ground of the cells beside it.
import type { Rectangle } from './rectangle.js';
import type { Grid, PaintLog, TileBook } from './tiles.js';

/** Zones in three rows of three: corners, sides, and in the middle the grid itself. */
export const ZONES = 9;
/** The middle has no pixels; its colour is that of cells which a screen does not have. */
export const MIDDLE = 4;

/** A colour for each zone, 0xRRGGBB. */
export type BorderLook = Uint32Array;

export interface Zone {
  /** The smallest rectangle around it. */
  readonly box: Rectangle;
  /** Runs [from, to) of the canvas' pixels, in pairs, ascending, none longer than a row. */
  readonly runs: readonly number[];
  readonly area: number;
}

/** One colour all around. */
export const plainBorder = (colour: number): BorderLook => new Uint32Array(ZONES).fill(colour);

/** How the border looks in a frame. */
export function borderAt({ border, borderLooks }: PaintLog, frame: number): BorderLook {
  const at = ZONES * border[frame]!;
  return borderLooks.subarray(at, at + ZONES);
}

/** Whether the border ever changes. */
export const borderChanges = ({ border }: PaintLog): boolean => border.some((look) => look !== border[0]);

/** The zones that have another colour than before; all of them where nothing was before. */
export function changedZones(before: BorderLook | undefined, now: BorderLook): number[] {
  const zones: number[] = [];
  for (let zone = 0; zone < ZONES; zone++) if (before?.[zone] !== now[zone]) zones.push(zone);
  return zones;
}

/** Where each zone is on the canvas. */
export function borderZones({ cellWidth, cellHeight }: TileBook, grid: Grid): Zone[] {
  const { left, top, canvasWidth } = grid;
  const [right, bottom] = [left + grid.cols * cellWidth, top + grid.rows * cellHeight];
  const runs: number[][] = Array.from({ length: ZONES }, () => []);
  for (const [from, to] of rowRuns(grid.backdrop?.border ?? around(grid, right, bottom), canvasWidth)) {
    const y = Math.floor(from / canvasWidth);
    const row = y * canvasWidth;
    const band = 3 * (y < top ? 0 : y < bottom ? 1 : 2);
    const cuts = [row, row + left, row + right, row + canvasWidth];
    for (let col = 0; col < 3; col++) {
      const [start, end] = [Math.max(from, cuts[col]!), Math.min(to, cuts[col + 1]!)];
      if (start < end) runs[band + col]!.push(start, end);
    }
  }
  return runs.map((own) => ({ runs: own, ...extent(own, canvasWidth) }));
}

/** Runs cut at the ends of rows. */
function* rowRuns(runs: ArrayLike<number>, width: number): Generator<[from: number, to: number]> {
  for (let i = 0; i < runs.length; i += 2) {
    for (let from = runs[i]!; from < runs[i + 1]!; ) {
      const to = Math.min(runs[i + 1]!, (Math.floor(from / width) + 1) * width);
      yield [from, to];
      from = to;
    }
  }
}

/** All of the canvas but the grid. */
function around({ left, top, canvasWidth, canvasHeight }: Grid, right: number, bottom: number): number[] {
  const runs: number[] = [];
  for (let y = 0; y < canvasHeight; y++) {
    const row = y * canvasWidth;
    if (y < top || y >= bottom) runs.push(row, row + canvasWidth);
    else runs.push(row, row + left, row + right, row + canvasWidth);
  }
  return runs;
}

function extent(runs: readonly number[], width: number): Pick<Zone, 'box' | 'area'> {
  let [left, right, area] = [width, 0, 0];
  for (let i = 0; i < runs.length; i += 2) {
    const x = runs[i]! % width;
    const length = runs[i + 1]! - runs[i]!;
    left = Math.min(left, x);
    right = Math.max(right, x + length);
    area += length;
  }
  if (area === 0) return { box: { x: 0, y: 0, width: 0, height: 0 }, area };
  const [first, last] = [Math.floor(runs[0]! / width), Math.floor(runs.at(-2)! / width)];
  return { box: { x: left, y: first, width: right - left, height: last - first + 1 }, area };
}
