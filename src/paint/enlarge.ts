// Characters of double width and height (DECDWL, DECDHL): each pixel of the normal image becomes two, as a VT100 did it.
import type { LineSize } from '../terminal/screen.js';

const TOP_HALF = 2;
const BOTTOM_HALF = 3;

/** An image of `width` by `height` pixels as twice as wide, and for double height its top or bottom half twice as high. */
export function enlarge(image: Uint8Array, width: number, height: number, bytes: number, size: LineSize): Uint8Array {
  const large = new Uint8Array(2 * image.length);
  const offset = size === BOTTOM_HALF ? height : 0;
  for (let y = 0; y < height; y++) {
    const from = size === TOP_HALF || size === BOTTOM_HALF ? (y + offset) >> 1 : y;
    for (let x = 0; x < 2 * width; x++) {
      const source = (from * width + (x >> 1)) * bytes;
      large.set(image.subarray(source, source + bytes), (y * 2 * width + x) * bytes);
    }
  }
  return large;
}
