// An animated PNG (PNG specification third edition, section 11.3.4): changed rectangles over what was there before.

import { joinBytes } from '../../bytes.js';
import { matted } from '../../raster/opaque.js';
import { measureColours, measureMasks } from '../../raster/palette.js';
import type { Grid, PaintLog, TileBook } from '../../raster/tiles.js';
import { countWords } from '../../raster/word-counts.js';
import { pausing } from '../../yielder.js';
import { type Patch, patches, patchTimes } from '../gif/patches.js';
import { chunk, fields, SIGNATURE } from './chunks.js';
import { chooseFormat, type PixelFormat, trueColourAlpha } from './pixel-format.js';
import { headerChunk } from './png.js';
import { imageData } from './scanlines.js';

const LEAVE = 0;
const OVER = 1;
const LONGEST = 65_535;

/**
 * Encodes a recording, a chunk of bytes a frame, after some pauses (empty ones). The composited picture of each frame is exact.
 * @param options.plays how often the animation plays; 0 is for ever
 */
export function* encodeApng(
  book: TileBook,
  grid: Grid,
  log: PaintLog,
  { plays, onFrame }: { plays: number; onFrame?: (frames: number) => void },
): Generator<Uint8Array> {
  const format = yield* pausing(formatFor(book, grid, log));
  const { count, end } = patchTimes(log);
  yield joinBytes([
    SIGNATURE,
    headerChunk(grid.canvasWidth, grid.canvasHeight, format),
    chunk('acTL', fields([count, 4], [plays, 4])),
    ...format.chunks,
  ]);
  const writer = new FrameWriter(format);
  let frames = 0;
  for (const patch of patches(book, grid, log)) {
    const finished = writer.add(patch);
    onFrame?.(++frames);
    if (finished) yield finished;
  }
  const last = writer.finish(end);
  if (last) yield last;
  yield chunk('IEND');
}

function* formatFor(book: TileBook, grid: Grid, log: PaintLog): Generator<void, PixelFormat> {
  const { backdrop } = grid;
  if (backdrop?.seesThrough) return trueColourAlpha;
  const colours = new Set((yield* measureColours(book, grid, log, measureMasks(book))).keys());
  if (backdrop) for (const word of countWords(backdrop).words) colours.add(matted(word, 0));
  return chooseFormat([...colours], true);
}

/** Numbers the chunks, and holds each frame until its delay is known. */
class FrameWriter {
  #sequence = 0;
  #held: (Omit<Patch, 'pixels'> & { data: Uint8Array }) | undefined;

  constructor(private readonly format: PixelFormat) {}

  /** The frame before, as chunks. */
  add({ start, x, y, width, height, pixels }: Patch): Uint8Array | undefined {
    const data = imageData(pixels, width, { x: 0, y: 0, width, height }, this.format);
    const before = this.finish(start);
    this.#held = { start, x, y, width, height, data };
    return before;
  }

  finish(end: number): Uint8Array | undefined {
    if (!this.#held) return undefined;
    const { start, x, y, width, height, data } = this.#held;
    const first = this.#sequence === 0;
    const control = fields(
      [this.#sequence++, 4],
      [width, 4],
      [height, 4],
      [x, 4],
      [y, 4],
      ...delayFraction(end - start),
      [LEAVE, 1],
      [OVER, 1],
    );
    const image = first ? chunk('IDAT', data) : chunk('fdAT', fields([this.#sequence++, 4]), data);
    return joinBytes([chunk('fcTL', control), image]);
  }
}

/** Numerator and denominator in seconds: hundredths, or whole ones where two bytes cannot hold those. */
function delayFraction(centiseconds: number): [[number, 2], [number, 2]] {
  if (centiseconds <= LONGEST)
    return [
      [centiseconds, 2],
      [100, 2],
    ];
  return [
    [Math.min(LONGEST, Math.round(centiseconds / 100)), 2],
    [1, 2],
  ];
}
