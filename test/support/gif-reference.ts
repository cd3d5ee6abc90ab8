// Compares a GIF, decoded, with the same log drawn in true colour: what shows at every centisecond, and for how long.

import { encodeGif, type GifOptions } from '../../src/core/codec/gif/encode.js';
import { borderAt } from '../../src/core/raster/border.js';
import { RgbaCanvas } from '../../src/core/raster/rgba.js';
import { makePairs } from '../../src/core/raster/tiles.js';
import type { Made } from './tile-books.js';

export function encodeWhole({ book, grid, log }: Made, options?: GifOptions): Uint8Array {
  return Buffer.concat([...encodeGif(book, grid, log, options)]);
}

/** The picture of each frame, 0xRRGGBB, drawn by RgbaCanvas. */
export function* referenceFrames({ book, grid, log }: Made): Generator<Uint32Array> {
  const canvas = new RgbaCanvas(book, grid);
  const pairs = makePairs(grid);
  for (let frame = 0; frame < log.frameCount; frame++) {
    canvas.fillBorder(borderAt(log, frame));
    canvas.draw(pairs, log.cells.read(frame, pairs));
    yield Uint32Array.from({ length: canvas.pixels.length / 4 }, (_, i) => readPixel(canvas.pixels, 4 * i));
  }
}

function readPixel(pixels: Uint8Array, at: number): number {
  return (pixels[at]! << 16) | (pixels[at + 1]! << 8) | pixels[at + 2]!;
}

export function sameColours(a: Uint32Array, b: Uint32Array): boolean {
  return a.length === b.length && a.every((colour, i) => colour === b[i]);
}

/** Consecutive pictures that differ. */
export function distinct(pictures: Iterable<Uint32Array>): Uint32Array[] {
  const kept: Uint32Array[] = [];
  for (const picture of pictures) {
    const last = kept.at(-1);
    if (last === undefined || !sameColours(last, picture)) kept.push(picture);
  }
  return kept;
}
