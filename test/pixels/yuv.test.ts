import { describe, expect, it } from 'vitest';
import { YuvPlanes } from '../../src/core/raster/yuv.js';

/** BT.709 in studio range, in real numbers. */
function wanted(r: number, g: number, b: number): number[] {
  const [R, G, B] = [r / 255, g / 255, b / 255];
  const y = 0.2126 * R + 0.7152 * G + 0.0722 * B;
  return [16 + 219 * y, 128 + (224 * (B - y)) / 1.8556, 128 + (224 * (R - y)) / 1.5748];
}

const picture = (width: number, height: number, colour: (x: number, y: number) => readonly number[]) =>
  Uint8Array.from({ length: 4 * width * height }, (_, i) => {
    const pixel = i >> 2;
    return [...colour(pixel % width, Math.floor(pixel / width)), 255][i & 3]!;
  });

describe('planes of luma and chroma', () => {
  it('are BT.709 in studio range, rounded', () => {
    for (let i = 0; i < 1000; i++) {
      const colour = [(i * 37) % 256, (i * 101) % 256, (i * 211) % 256] as const;
      const planes = new YuvPlanes(
        picture(2, 2, () => colour),
        2,
        2,
      );
      planes.update({ x: 0, y: 0, width: 2, height: 2 });
      const [y, , , , u, v] = planes.bytes;
      for (const [at, value] of [y, u, v].entries())
        expect(Math.abs(value! - wanted(...colour)[at]!)).toBeLessThan(0.51);
    }
  });

  it('have chroma of four pixels each, and follow what changes alone', () => {
    const rgba = picture(6, 4, (x, y) => [40 * x, 60 * y, 0]);
    const planes = new YuvPlanes(rgba, 6, 4);
    planes.update({ x: 0, y: 0, width: 6, height: 4 });
    const before = planes.bytes.slice();
    rgba.set([255, 255, 255], 4 * (3 + 2 * 6));
    planes.update({ x: 3, y: 2, width: 1, height: 1 });
    const changed = [...before.keys()].filter((at) => before[at] !== planes.bytes[at]);
    expect(changed).toEqual([3 + 2 * 6, 24 + 1 + 3, 30 + 1 + 3]);
    const whole = new YuvPlanes(rgba, 6, 4);
    whole.update({ x: 0, y: 0, width: 6, height: 4 });
    expect(planes.bytes).toEqual(whole.bytes);
  });
});
