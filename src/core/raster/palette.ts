// Which colours a recording uses, and how much: what colour tables are made from.
import { borderAt, borderZones, changedZones } from './border.js';
import { inOrder } from './in-order.js';
import { Slots } from './slots.js';
import { type Grid, makePairs, type PaintLog, type TileBook } from './tiles.js';

/** Index of "leave this pixel as it is". No colour has it. */
export const TRANSPARENT = 0;
/** Colours that fit in a table beside the transparent one. */
export const MOST_COLOURS = 255;

/** Which mask values occur, and how often: of mask m those of [starts[m], starts[m + 1]). */
export interface MaskUse {
  readonly starts: Uint32Array;
  readonly values: readonly number[];
  readonly counts: readonly number[];
}

export function measureMasks({ maskCount, masks, cellWidth, cellHeight }: TileBook): MaskUse {
  const starts = new Uint32Array(maskCount + 1);
  const values: number[] = [];
  const counts: number[] = [];
  const histogram = new Uint32Array(256);
  const size = cellWidth * cellHeight;
  for (let mask = 0; mask < maskCount; mask++) {
    for (let i = mask * size; i < (mask + 1) * size; i++) histogram[masks[i]!]!++;
    for (let value = 0; value < 256; value++) {
      if (histogram[value] === 0) continue;
      values.push(value);
      counts.push(histogram[value]!);
      histogram[value] = 0;
    }
    starts[mask + 1] = values.length;
  }
  return { starts, values, counts };
}

/** Steps of counting between two pauses. */
const SLICE = 1 << 16;

/** All colours that are ever drawn -> pixels drawn in them, the most used first. Pauses (yields) now and then. */
export function* measureColours(
  book: TileBook,
  grid: Grid,
  log: PaintLog,
  masks: MaskUse,
): Generator<void, Map<number, number>> {
  const use = new Map<number, number>();
  const add = (colour: number, pixels: number) => use.set(colour, (use.get(colour) ?? 0) + pixels);
  const ramps = yield* measureRamps(book, masks, yield* countUses(book, grid, log));
  for (let i = 0; i < ramps.length; i++) {
    if (i % SLICE === 0) yield;
    if (ramps[i]! > 0) add(book.rampColours[i]!, ramps[i]!);
  }
  const zones = borderZones(book, grid);
  for (let frame = 0; frame < log.frameCount; frame++) {
    if (frame > 0 && log.border[frame] === log.border[frame - 1]) continue;
    const look = borderAt(log, frame);
    for (const zone of changedZones(frame === 0 ? undefined : borderAt(log, frame - 1), look)) {
      if (zones[zone]!.area > 0) add(look[zone]!, zones[zone]!.area);
    }
  }
  const sorted = new Map<number, number>();
  for (const [colour, pixels] of yield* inOrder([...use], ([a, usedA], [b, usedB]) => usedB - usedA || a - b)) {
    if (sorted.size % SLICE === 0) yield;
    sorted.set(colour, pixels);
  }
  return sorted;
}

/** Pixels drawn in each of the ramps' colours. */
function* measureRamps(book: TileBook, masks: MaskUse, { tiles, pictures }: Uses): Generator<void, Float64Array> {
  const ramps = new Float64Array(book.rampStart[book.rampCount]!);
  for (let tile = 0; tile < book.tileCount; tile++) {
    if (tile % SLICE === 0) yield;
    if (tiles[tile] === 0) continue;
    const first = book.rampStart[book.tileRamp[tile]!]!;
    const mask = book.tileMask[tile]!;
    for (let i = masks.starts[mask]!; i < masks.starts[mask + 1]!; i++) {
      ramps[first + masks.values[i]!]! += tiles[tile]! * masks.counts[i]!;
    }
  }
  for (const [id, count] of pictures.entries()) {
    const { ramp, values } = book.pictures![id]!;
    if (count > 0) for (const value of values) ramps[book.rampStart[ramp]! + value]! += count;
    yield;
  }
  return ramps;
}

/** How often each tile and each picture is drawn. */
interface Uses {
  readonly tiles: Float64Array;
  readonly pictures: Float64Array;
}

function* countUses(book: TileBook, grid: Grid, log: PaintLog): Generator<void, Uses> {
  const tiles = new Float64Array(book.tileCount);
  const pictures = new Float64Array(book.pictures?.length ?? 0);
  const pairs = makePairs(grid);
  const slots = new Slots(book, grid);
  for (let frame = 0; frame < log.frameCount; frame++) {
    const count = log.cells.read(frame, pairs);
    const cells = slots.cellsAmong(pairs, count);
    for (let i = 1; i < 2 * cells; i += 2) tiles[pairs[i]!]!++;
    for (let i = 2 * cells + 1; i < 2 * count; i += 2) pictures[pairs[i]!]!++;
    yield;
  }
  return { tiles, pictures };
}
