// Tiles and logs made up from a seed: like a terminal's in structure, without fonts or recordings.
import { plainBorder } from '../../src/core/raster/border.js';
import { PackedCells } from '../../src/core/raster/packed-cells.js';
import type { Grid, PaintLog, TileBook } from '../../src/core/raster/tiles.js';

export interface Made {
  book: TileBook;
  grid: Grid;
  log: PaintLog;
}

export interface Recipe {
  seed?: number;
  cols?: number;
  rows?: number;
  cellWidth?: number;
  cellHeight?: number;
  left?: number;
  top?: number;
  right?: number;
  bottom?: number;
  masks?: number;
  /** Colours of each ramp. */
  ramps?: number[];
  /** 0xRRGGBB of colour i; random by default. */
  colour?: (index: number) => number;
  /** Share of the cells that each frame changes, by frame. */
  changes?: number[];
  /** Microseconds at which each frame shows. */
  times?: number[];
  end?: number;
  border?: number[];
  /** Tile for a cell in a frame; random by default. */
  tile?: (frame: number, position: number) => number;
}

/** Numbers in [0, below) from a linear congruential generator. */
export function randomiser(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Mask m and ramp r make tile m * ramps.length + r. Masks are strokes on a ground of 0, as glyphs are. */
export function makeRecording(recipe: Recipe = {}): Made {
  const { seed = 1, cols = 7, rows = 4, cellWidth = 10, cellHeight = 22, masks = 12, ramps = [6, 6, 2] } = recipe;
  const { left = 0, top = 0, right = 0, bottom = 0, changes = [1, 0.3, 0.1] } = recipe;
  const random = randomiser(seed);
  const colour = recipe.colour ?? (() => random(0x1000000));
  const book = makeBook(cellWidth, cellHeight, masks, ramps, colour, random);
  const canvasWidth = left + cols * cellWidth + right;
  const canvasHeight = top + rows * cellHeight + bottom;
  const tile = recipe.tile ?? (() => random(book.tileCount));
  const frames = changes.map((share, frame) => {
    const pairs: number[] = [];
    for (let position = 0; position < cols * rows; position++) {
      if (frame === 0 || random(1_000_000) < share * 1_000_000) pairs.push(position, tile(frame, position));
    }
    return Uint32Array.from(pairs);
  });
  const times = recipe.times ?? changes.map((_, i) => i * 33_333);
  const end = recipe.end ?? times.at(-1)! + 1_000_000;
  const border = recipe.border ?? changes.map(() => 0x282a36);
  const grid = { cols, rows, left, top, canvasWidth, canvasHeight };
  return { book, grid, log: makeLog(frames, times, end, border) };
}

export function makeLog(frames: Uint32Array[], times: number[], end: number, border: number[]): PaintLog {
  const cells = new PackedCells();
  for (const pairs of frames) cells.add(pairs, pairs.length / 2);
  const colours = [...new Set(border)];
  return {
    frameCount: frames.length,
    times: Float64Array.from(times),
    end,
    border: Uint32Array.from(border, (colour) => colours.indexOf(colour)),
    borderLooks: Uint32Array.from(colours.flatMap((colour) => [...plainBorder(colour)])),
    cells,
  };
}

function makeBook(
  cellWidth: number,
  cellHeight: number,
  maskCount: number,
  ramps: number[],
  colour: (index: number) => number,
  random: (below: number) => number,
): TileBook {
  const size = cellWidth * cellHeight;
  const deepest = Math.max(...ramps);
  const masks = new Uint8Array(maskCount * size);
  const rampStart = Uint32Array.from([0, ...ramps.map((_, i) => ramps.slice(0, i + 1).reduce((a, b) => a + b))]);
  const rampColours = Uint32Array.from({ length: rampStart.at(-1)! }, (_, i) => colour(i));
  const tileMask: number[] = [];
  const tileRamp: number[] = [];
  const books: Uint8Array[] = [];
  for (let mask = 0; mask < maskCount; mask++) {
    const at = mask * size;
    // Mask 0 is blank; others are rows of strokes of random lengths.
    for (let i = mask === 0 ? size : 0; i < size; ) {
      const value = random(3) === 0 ? random(deepest) : 0;
      for (const end = Math.min(size, i + 1 + random(cellWidth)); i < end; i++) masks[at + i] = value;
    }
  }
  // A mask is only valid through a ramp that is deep enough: ramps of another depth get their own copy of it.
  const depths = [...new Set(ramps)];
  for (const depth of depths) books.push(masks.map((value) => value % depth));
  for (let mask = 0; mask < maskCount; mask++) {
    for (let ramp = 0; ramp < ramps.length; ramp++) {
      tileMask.push(depths.indexOf(ramps[ramp]!) * maskCount + mask);
      tileRamp.push(ramp);
    }
  }
  return {
    cellWidth,
    cellHeight,
    maskCount: maskCount * depths.length,
    masks: Buffer.concat(books),
    rampCount: ramps.length,
    rampStart,
    rampColours,
    tileCount: tileMask.length,
    tileMask: Uint32Array.from(tileMask),
    tileRamp: Uint32Array.from(tileRamp),
  };
}
