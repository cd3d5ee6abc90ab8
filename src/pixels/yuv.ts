// RGB as video has it: a plane of luma and two of chroma at half the resolution (I420), BT.709, studio range. Knows no encoders.
import type { Rectangle } from './rgba.js';

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
/** Chroma is of the sum of four pixels. */
const CHROMA_SHIFT = SHIFT + 2;
const CHROMA_OFFSET = (128 << CHROMA_SHIFT) + (1 << (CHROMA_SHIFT - 1));

/** Owns the planes of one picture with even sides, and brings them up to date where the picture has changed. */
export class YuvPlanes {
  /** Luma, then blue chroma, then red chroma; the sample of chroma lies between the four pixels it is of. */
  readonly bytes: Uint8Array;

  /** `rgba`: R, G, B, A of each pixel. */
  constructor(
    private readonly rgba: Uint8Array,
    private readonly width: number,
    private readonly height: number,
  ) {
    this.bytes = new Uint8Array((width * height * 3) / 2);
  }

  update({ x, y, width, height }: Rectangle): void {
    const right = x + width;
    const bottom = y + height;
    for (let row = y & ~1; row < bottom; row += 2) {
      for (let col = x & ~1; col < right; col += 2) this.#square(col, row);
    }
  }

  #square(x: number, y: number): void {
    const { bytes, rgba, width } = this;
    const at = y * width + x;
    let [red, green, blue] = [0, 0, 0];
    for (let pixel = 0; pixel < 4; pixel++) {
      const to = at + (pixel & 1) + (pixel >> 1) * width;
      const [r, g, b] = [rgba[4 * to]!, rgba[4 * to + 1]!, rgba[4 * to + 2]!];
      bytes[to] = (YR * r + YG * g + YB * b + LUMA_OFFSET) >> SHIFT;
      red += r;
      green += g;
      blue += b;
    }
    const luma = width * this.height;
    const chroma = luma + (y >> 1) * (width >> 1) + (x >> 1);
    bytes[chroma] = (UR * red + UG * green + UB * blue + CHROMA_OFFSET) >> CHROMA_SHIFT;
    bytes[chroma + (luma >> 2)] = (VR * red + VG * green + VB * blue + CHROMA_OFFSET) >> CHROMA_SHIFT;
  }
}
