// Recordings made up from a seed, as tile-books.ts makes them, with a backdrop around the grid and slots on it.
import { groundRuns } from '../../src/core/raster/ground.js';
import { type Backdrop, Ground, type PaintLog, type Slot } from '../../src/core/raster/tiles.js';
import { type Made, makeLog, makeRecording, type Recipe, randomiser } from './tile-books.js';

export interface Decoration extends Recipe {
  /** Words of the backdrop by place. */
  backdrop?: (x: number, y: number) => number;
  /** Colours of each slot's pictures. */
  slotColours?: number;
}

export const opaque = (rgb: number): number => (0xff00_0000 | ((rgb & 255) << 16) | (rgb & 0xff00) | (rgb >> 16)) >>> 0;

/** A frame of backdrop 12 pixels wide, in it 3 pixels of border, in it the grid; a slot above, and one below the grid. */
export function makeDecorated({ backdrop = () => opaque(0x445566), slotColours = 3, ...recipe }: Decoration): Made {
  const made = makeRecording({ ...recipe, left: 15, top: 15, right: 15, bottom: 15 });
  const { grid, book, log } = made;
  const { canvasWidth, canvasHeight } = grid;
  const inner = canvasWidth - 30;
  const slots: Slot[] = [
    { x: 15, y: 2, width: inner, height: 5 },
    { x: canvasWidth - 18, y: canvasHeight - 8, width: 6, height: 4 },
  ];
  const random = randomiser(recipe.seed ?? 1);
  const depth = book.rampStart[book.rampCount]!;
  const pictures = Array.from({ length: 8 }, (_, i) => {
    const { width, height } = slots[i % 2]!;
    const values = Uint8Array.from({ length: width * height }, () => random(slotColours));
    return { width, height, values, ramp: book.rampCount };
  });
  const colours = Uint32Array.from({ length: slotColours }, () => random(0x1000000));
  return {
    book: {
      ...book,
      pictures,
      rampCount: book.rampCount + 1,
      rampStart: Uint32Array.of(...book.rampStart.subarray(0, book.rampCount + 1), depth + slotColours),
      rampColours: Uint32Array.of(...book.rampColours.subarray(0, depth), ...colours),
    },
    grid: { ...grid, slots, backdrop: makeBackdrop(made, slots, backdrop) },
    log: withSlots(made, log, random),
  };
}

function makeBackdrop({ grid, book }: Made, slots: Slot[], word: (x: number, y: number) => number): Backdrop {
  const { canvasWidth, canvasHeight, left, top } = grid;
  const pixels = new Uint32Array(canvasWidth * canvasHeight);
  const ground = new Uint8Array(pixels.length).fill(Ground.backdrop);
  const fill = ({ x, y, width, height }: Slot, kind: number) => {
    for (let row = y; row < y + height; row++) {
      ground.fill(kind, row * canvasWidth + x, row * canvasWidth + x + width);
    }
  };
  const cells = { x: left, y: top, width: grid.cols * book.cellWidth, height: grid.rows * book.cellHeight };
  fill({ x: left - 3, y: top - 3, width: cells.width + 6, height: cells.height + 6 }, Ground.border);
  for (const drawn of [cells, ...slots]) fill(drawn, Ground.drawn);
  for (let y = 0, i = 0; y < canvasHeight; y++) for (let x = 0; x < canvasWidth; x++) pixels[i++] = word(x, y);
  return {
    pixels,
    ...groundRuns(ground),
    matte: 0xffffff,
    seesThrough: pixels.some((pixel, i) => ground[i] === Ground.backdrop && pixel >>> 24 < 255),
  };
}

/** The log with slots set at random, all of them in the first frame. */
function withSlots({ grid }: Made, log: PaintLog, random: (below: number) => number): PaintLog {
  const cells = grid.cols * grid.rows;
  const frames = Array.from(log.times, (_, frame) => {
    const pairs = new Uint32Array(2 * (cells + 2));
    let count = log.cells.read(frame, pairs);
    for (const slot of [0, 1]) {
      if (frame > 0 && random(3) > 0) continue;
      pairs.set([cells + slot, slot + 2 * random(4)], 2 * count++);
    }
    return pairs.slice(0, 2 * count);
  });
  return makeLog(frames, [...log.times], log.end, [...log.border]);
}
