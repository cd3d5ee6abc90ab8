// Fewer colours for what is drawn once.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutColours } from '../../src/core/raster/cut.js';
import { countWords } from '../../src/core/raster/word-counts.js';

const colour = fc.integer({ min: 0, max: 0xff_ffff });
const furthest = (a: number, b: number) =>
  Math.max(...[16, 8, 0].map((shift) => Math.abs(((a >> shift) & 255) - ((b >> shift) & 255))));

describe('colours cut into groups', () => {
  it('are at most as many as asked for, each near those that it stands for if there may be enough of them', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(colour, { minLength: 1, maxLength: 300 }),
        fc.integer({ min: 1, max: 255 }),
        (all, most) => {
          const pixels = all.map((value) => 1 + (value % 7));
          const { palette, groups } = cutColours(all, pixels, most, 6);
          expect(palette.length).toBeLessThanOrEqual(most);
          expect(new Set(groups).size).toBe(palette.length);
          if (palette.length < most) {
            for (const [i, value] of all.entries())
              expect(furthest(value, palette[groups[i]!]!)).toBeLessThanOrEqual(6);
          }
        },
      ),
    );
  });

  it('stay themselves where all of them may', () => {
    const all = [0x000000, 0x7f7f7f, 0xff0000, 0x00ff00];
    const { palette, groups } = cutColours(all, [1, 1, 1, 1], 8, 0);
    expect(all.map((_, i) => palette[groups[i]!])).toEqual(all);
  });

  it('leave room where pixels are many', () => {
    const { palette } = cutColours([0x000000, 0x101010, 0xf00000, 0xff0000], [1000, 1000, 1, 1], 3, 0);
    expect(palette).toContain(0x000000);
    expect(palette).toContain(0x101010);
  });
});

it('words are counted in runs, however many there are', () => {
  const pixels = Uint32Array.from({ length: 30_000 }, (_, i) => Math.imul(i >> 1, 0x9e37) >>> 0);
  const use = countWords({ pixels, shown: Uint32Array.of(0, 10_000, 20_000, 30_000) });
  const wanted = new Map<number, number>();
  for (const [i, word] of pixels.entries()) {
    if (i < 10_000 || i >= 20_000) wanted.set(word, (wanted.get(word) ?? 0) + 1);
  }
  expect(new Map(use.words.map((word, id) => [word, use.counts[id]]))).toEqual(wanted);
});
