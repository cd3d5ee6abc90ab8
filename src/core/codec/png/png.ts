// One picture as a PNG file. Animations are apng.ts.
import { joinBytes } from '../../bytes.js';
import { chunk, fields, SIGNATURE } from './chunks.js';
import { chooseFormat, type PixelFormat, trueColourAlpha } from './pixel-format.js';
import { imageData } from './scanlines.js';

/** A picture: R, G, B, A of each pixel, row by row, not premultiplied. Sizes in pixels. */
export interface Picture {
  readonly pixels: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** The pixels as words, R in the lowest byte, on the little-endian machines that castkit runs on. */
export const wordsOf = (pixels: Uint8Array): Uint32Array =>
  new Uint32Array(pixels.buffer, pixels.byteOffset, pixels.byteLength / 4);

/** IHDR (section 11.2.2): not interlaced. */
export function headerChunk(width: number, height: number, { depth, colourType }: PixelFormat): Uint8Array {
  return chunk('IHDR', fields([width, 4], [height, 4], [depth, 1], [colourType, 1], [0, 1], [0, 1], [0, 1]));
}

/** A palette PNG where there are at most 256 colours, else one of true colour: the pixels exactly. */
export function encodePng({ pixels, width, height }: Picture): Uint8Array {
  const words = wordsOf(pixels);
  const format = words.some((word) => word >>> 24 !== 255) ? trueColourAlpha : chooseFormat(coloursOf(words), false);
  return joinBytes([
    SIGNATURE,
    headerChunk(width, height, format),
    ...format.chunks,
    chunk('IDAT', imageData(words, width, { x: 0, y: 0, width, height }, format)),
    chunk('IEND'),
  ]);
}

/** Beyond a palette's it does not matter which colours there are. */
const ENOUGH = 257;

/** The colours, 0xRRGGBB, in the order in which they appear; at most ENOUGH of them. */
function coloursOf(words: Uint32Array): number[] {
  const seen = new Set<number>();
  let last = -1;
  for (let i = 0; i < words.length && seen.size < ENOUGH; i++) {
    if (words[i] === last) continue;
    last = words[i]!;
    seen.add(last);
  }
  return Array.from(seen, (word) => ((word & 255) << 16) | (word & 0xff00) | ((word >> 16) & 255));
}
