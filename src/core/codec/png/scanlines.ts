// Rows of pixels, filtered (PNG specification, section 9) and compressed.
import { platform } from '../../platform.js';
import type { Rectangle } from '../../raster/rectangle.js';
import type { PixelFormat } from './pixel-format.js';

type Filter = 0 | 1 | 2 | 4;
/** None, Sub, Up, Paeth. Average never wins on text. */
const FILTERS: readonly Filter[] = [0, 1, 2, 4];

/** Compression of text hardly gains from the slowest levels. */
const LEVEL = 7;

/**
 * The image data of a part of a picture, as IDAT holds it.
 * @param pixels words, `canvasWidth` a row
 */
export function imageData(
  pixels: Uint32Array,
  canvasWidth: number,
  { x, y, width, height }: Rectangle,
  format: PixelFormat,
): Uint8Array {
  const bytes = format.rowBytes(width);
  const rows = new Uint8Array(height * (bytes + 1));
  for (let row = 0; row < height; row++) {
    format.writeRow(pixels, (y + row) * canvasWidth + x, width, rows, row * (bytes + 1) + 1);
  }
  // Filters predict colours from neighbours; indexes say nothing of each other.
  return platform().deflate(format.colourType !== 3 ? filtered(rows, bytes, format.stride) : rows, LEVEL);
}

/** Each row with the filter whose differences are smallest (section 12.8). */
function filtered(rows: Uint8Array, bytes: number, stride: number): Uint8Array {
  const out = new Uint8Array(rows.length);
  const trial = new Uint8Array(bytes);
  const above = new Uint8Array(bytes);
  for (let start = 0; start < rows.length; start += bytes + 1) {
    const row = rows.subarray(start + 1, start + 1 + bytes);
    let best = Number.POSITIVE_INFINITY;
    for (const filter of FILTERS) {
      const cost = applyFilter(filter, row, above, stride, trial);
      if (cost >= best) continue;
      best = cost;
      out[start] = filter;
      out.set(trial, start + 1);
    }
    above.set(row);
  }
  return out;
}

/** Writes the differences and gives the sum of their sizes. */
function applyFilter(filter: Filter, row: Uint8Array, above: Uint8Array, stride: number, into: Uint8Array): number {
  let cost = 0;
  for (let i = 0; i < row.length; i++) {
    const left = i < stride ? 0 : row[i - stride]!;
    const up = above[i]!;
    const predicted =
      filter === 0 ? 0 : filter === 1 ? left : filter === 2 ? up : paeth(left, up, i < stride ? 0 : above[i - stride]!);
    const difference = (row[i]! - predicted) & 255;
    into[i] = difference;
    cost += difference < 128 ? difference : 256 - difference;
  }
  return cost;
}

function paeth(left: number, up: number, upLeft: number): number {
  const estimate = left + up - upLeft;
  const [a, b, c] = [Math.abs(estimate - left), Math.abs(estimate - up), Math.abs(estimate - upLeft)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : upLeft;
}
