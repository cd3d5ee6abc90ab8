// Pictures at another size: each new pixel is the mean of those that it covers, or lies between two of them. Only + - * /.
import { fittedIn } from '../layout/watermark-place.js';
import type { Rgba } from './surface.js';

/** The picture cut and resized to cover a box wholly, its middle in the middle. */
export function coverBox(image: Rgba, width: number, height: number): Rgba {
  const scale = Math.max(width / image.width, height / image.height);
  const [across, down] = [width / scale, height / scale];
  return resample(image, (image.width - across) / 2, (image.height - down) / 2, across, down, width, height);
}

/** The picture no larger than a box; never enlarged. */
export function fitBox(image: Rgba, width: number, height: number): Rgba {
  const size = fittedIn(image, width, height);
  return resample(image, 0, 0, image.width, image.height, size.width, size.height);
}

/** Shares of old pixels in each new one along one side. */
function weightsAlong(
  start: number,
  length: number,
  old: number,
  count: number,
): { first: number; shares: number[] }[] {
  const step = length / count;
  const reach = Math.max(1, step);
  return Array.from({ length: count }, (_, i) => {
    const middle = start + (i + 0.5) * step - 0.5;
    const first = Math.max(0, Math.ceil(middle - reach));
    const last = Math.min(old - 1, Math.floor(middle + reach));
    const shares: number[] = [];
    for (let at = first; at <= last; at++) shares.push(Math.max(0, 1 - Math.abs(at - middle) / reach));
    const sum = shares.reduce((a, b) => a + b, 0);
    return sum > 0
      ? { first, shares: shares.map((share) => share / sum) }
      : { first: Math.min(old - 1, first), shares: [1] };
  });
}

function resample(
  image: Rgba,
  x: number,
  y: number,
  across: number,
  down: number,
  width: number,
  height: number,
): Rgba {
  const columns = weightsAlong(x, across, image.width, width);
  const rows = weightsAlong(y, down, image.height, height);
  const firstRow = rows[0]!.first;
  const lastRow = rows.at(-1)!.first + rows.at(-1)!.shares.length;
  // First along rows, with colours weighed by their opacity.
  const middle = new Float64Array(4 * width * (lastRow - firstRow));
  for (let row = firstRow; row < lastRow; row++) {
    for (const [column, { first, shares }] of columns.entries()) {
      const to = 4 * ((row - firstRow) * width + column);
      for (const [i, share] of shares.entries()) {
        const from = 4 * (row * image.width + first + i);
        const alpha = image.rgba[from + 3]! * share;
        for (let c = 0; c < 3; c++) middle[to + c]! += image.rgba[from + c]! * alpha;
        middle[to + 3]! += alpha;
      }
    }
  }
  const rgba = new Uint8Array(4 * width * height);
  for (const [row, { first, shares }] of rows.entries()) {
    for (let column = 0; column < width; column++) {
      const sums = [0, 0, 0, 0];
      for (const [i, share] of shares.entries()) {
        const from = 4 * ((first - firstRow + i) * width + column);
        for (let c = 0; c < 4; c++) sums[c]! += middle[from + c]! * share;
      }
      const [red = 0, green = 0, blue = 0, alpha = 0] = sums;
      const to = 4 * (row * width + column);
      if (alpha > 0) rgba.set([red / alpha, green / alpha, blue / alpha, alpha].map(Math.round), to);
    }
  }
  return { width, height, rgba };
}
