// RGB as video has it: a plane of luma and two of chroma, at half the resolution (4:2:0) or at all of it (4:4:4), BT.709,
// studio range. Knows no encoders.
import type { Rectangle } from './rectangle.js';

// ITU-R BT.709-6, 3.2 and 3.4, as 16.16 fixed point: one level off at most, the same on every machine.
const SHIFT = 16;
const HALF = 1 << (SHIFT - 1);
const weights = (r: number, g: number, b: number, range: number): readonly [number, number, number] => {
  const scaled = (weight: number) => Math.round((weight * range * (1 << SHIFT)) / 255);
  return [scaled(r), scaled(g), scaled(b)];
};
const [YR, YG, YB] = weights(0.2126, 0.7152, 0.0722, 219);
const [UR, UG, UB] = weights(-0.2126 / 1.8556, -0.7152 / 1.8556, 0.5, 224);
const [VR, VG, VB] = weights(0.5, -0.7152 / 1.5748, -0.0722 / 1.5748, 224);
const LUMA_OFFSET = (16 << SHIFT) + HALF;
/** Chroma of one pixel. */
const FULL_OFFSET = (128 << SHIFT) + HALF;
/** Halved chroma is of the sum of four pixels. */
const CHROMA_SHIFT = SHIFT + 2;
const CHROMA_OFFSET = (128 << CHROMA_SHIFT) + (1 << (CHROMA_SHIFT - 1));

/** Of a word with red in its lowest byte, as RgbaCanvas holds pixels. */
const luma = (word: number): number =>
  (YR * (word & 255) + YG * ((word >>> 8) & 255) + YB * ((word >>> 16) & 255) + LUMA_OFFSET) >> SHIFT;

/** What video calls the resolution of its chroma. */
export type Chroma = '4:2:0' | '4:4:4';

/** Owns the planes of one picture with even sides, and brings them up to date where the picture has changed. */
export class YuvPlanes {
  /** Luma, then blue chroma, then red chroma; where chroma is halved, a sample lies between the four pixels it is of. */
  readonly bytes: Uint8Array;
  readonly #words: Uint32Array;

  /** `rgba`: R, G, B, A of each pixel. */
  constructor(
    rgba: Uint8Array,
    private readonly width: number,
    private readonly height: number,
    private readonly chroma: Chroma = '4:2:0',
  ) {
    this.bytes = new Uint8Array(width * height * (chroma === '4:4:4' ? 3 : 1.5));
    this.#words = new Uint32Array(rgba.buffer, rgba.byteOffset, width * height);
  }

  update({ x, y, width, height }: Rectangle): void {
    if (this.chroma === '4:4:4') {
      for (let row = y; row < y + height; row++) this.#fullRow(row, x, x + width);
      return;
    }
    const [left, right] = [x & ~1, x + width];
    for (let row = y & ~1; row < y + height; row += 2) this.#rows(row, left, right);
  }

  #fullRow(y: number, left: number, right: number): void {
    const { bytes, width } = this;
    const words = this.#words;
    const area = width * this.height;
    for (let at = y * width + left, end = y * width + right; at < end; at++) {
      const word = words[at]!;
      const [red, green, blue] = [word & 255, (word >>> 8) & 255, (word >>> 16) & 255];
      bytes[at] = luma(word);
      bytes[at + area] = (UR * red + UG * green + UB * blue + FULL_OFFSET) >> SHIFT;
      bytes[at + 2 * area] = (VR * red + VG * green + VB * blue + FULL_OFFSET) >> SHIFT;
    }
  }

  /** Two rows, a square of four pixels at a time. */
  #rows(y: number, left: number, right: number): void {
    const { bytes, width } = this;
    const words = this.#words;
    const area = width * this.height;
    let chroma = area + (y >> 1) * (width >> 1) + (left >> 1);
    for (let at = y * width + left, end = y * width + right; at < end; at += 2, chroma++) {
      const below = at + width;
      const a = words[at]!;
      const b = words[at + 1]!;
      const c = words[below]!;
      const d = words[below + 1]!;
      bytes[at] = luma(a);
      bytes[at + 1] = luma(b);
      bytes[below] = luma(c);
      bytes[below + 1] = luma(d);
      const red = (a & 255) + (b & 255) + (c & 255) + (d & 255);
      const green = ((a >>> 8) & 255) + ((b >>> 8) & 255) + ((c >>> 8) & 255) + ((d >>> 8) & 255);
      const blue = ((a >>> 16) & 255) + ((b >>> 16) & 255) + ((c >>> 16) & 255) + ((d >>> 16) & 255);
      bytes[chroma] = (UR * red + UG * green + UB * blue + CHROMA_OFFSET) >> CHROMA_SHIFT;
      bytes[chroma + (area >> 2)] = (VR * red + VG * green + VB * blue + CHROMA_OFFSET) >> CHROMA_SHIFT;
    }
  }
}
