import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeGif } from '../../src/core/codec/gif/encode.js';
import { decodeAll, decodeGif } from '../support/gif-decoder.js';
import { distinct, encodeWhole, referenceFrames, sameColours } from '../support/gif-reference.js';
import { makeRecording, type Recipe } from '../support/tile-books.js';

function expectEveryFrameExact(recipe: Recipe): void {
  const made = makeRecording(recipe);
  const expected = distinct(referenceFrames(made));
  const frames = decodeAll(encodeWhole(made));
  expect(frames.length).toBe(expected.length);
  frames.forEach((frame, i) => {
    expect(sameColours(frame.rgb, expected[i]!), `frame ${i}`).toBe(true);
  });
  expect(frames[0]!.seesThrough).toBe(false);
}

const share = fc.oneof(fc.constantFrom(0, 0.01, 0.05, 1), fc.double({ min: 0, max: 1, noNaN: true }));

const recipes: fc.Arbitrary<Recipe> = fc.record({
  seed: fc.nat(),
  cols: fc.integer({ min: 1, max: 80 }),
  rows: fc.integer({ min: 1, max: 5 }),
  cellWidth: fc.constantFrom(1, 3, 8, 10, 15, 16, 17, 31, 32, 40, 64, 70),
  cellHeight: fc.integer({ min: 1, max: 12 }),
  left: fc.constantFrom(0, 0, 1, 10),
  top: fc.constantFrom(0, 0, 3),
  right: fc.constantFrom(0, 5),
  bottom: fc.constantFrom(0, 7),
  ramps: fc.array(fc.constantFrom(1, 2, 6, 16, 17, 40), { minLength: 1, maxLength: 6 }),
  changes: fc.array(share, { minLength: 1, maxLength: 8 }).map(([, ...rest]) => [1, ...rest]),
});

describe('encodeGif, where all colours fit in one table', () => {
  it('shows every frame exactly as the opaque reference draws it', () => {
    fc.assert(fc.property(recipes, expectEveryFrameExact), { numRuns: 200 });
  });

  it('covers the whole canvas again when the border changes its colour', () => {
    const recipe = { left: 3, top: 2, right: 4, bottom: 1, border: [0x111111, 0x111111, 0x222222] };
    expectEveryFrameExact(recipe);
    const frames = decodeAll(encodeWhole(makeRecording(recipe)));
    expect(frames[2]!.rect).toEqual({ x: 0, y: 0, width: 77, height: 91 });
  });

  it('codes only the rectangle that changed', () => {
    const frames = decodeAll(encodeWhole(makeRecording({ cols: 40, changes: [1, 0.02] })));
    expect(frames[1]!.rect.width * frames[1]!.rect.height).toBeLessThan(400 * 88);
  });

  it('gives its output in pieces that do not grow with it', () => {
    const made = makeRecording({ cols: 60, rows: 20, changes: Array.from({ length: 60 }, () => 1) });
    const chunks = [...encodeGif(made.book, made.grid, made.log)];
    const sizes = chunks.map(({ length }) => length).filter((length) => length > 0);
    expect(sizes.length).toBeGreaterThan(5);
    expect(Math.max(...sizes)).toBeLessThan(1 << 20);
  });

  it('writes loop blocks as asked: for ever, once, N times', () => {
    const made = makeRecording();
    expect(decodeGif(encodeWhole(made)).loop).toBe(0);
    expect(decodeGif(encodeWhole(made, { loop: 0 })).loop).toBeUndefined();
    expect(decodeGif(encodeWhole(made, { loop: 3 })).loop).toBe(3);
  });

  it('gives a frame without a changed pixel to the one before', () => {
    const made = makeRecording({ changes: [1, 0, 0.5, 0], times: [0, 100_000, 250_000, 400_000], end: 600_000 });
    expect(decodeAll(encodeWhole(made)).map(({ delay }) => delay)).toEqual([25, 35]);
  });

  it('splits a delay that no image can hold', () => {
    const made = makeRecording({ changes: [1], times: [0], end: 3_000_000_000 });
    const delays = decodeAll(encodeWhole(made)).map(({ delay }) => delay);
    expect(delays.length).toBe(5);
    expect(delays.reduce((a, b) => a + b)).toBe(300_000);
    expectEveryDelayPlayable(delays);
  });

  it('keeps the sum of delays right to a centisecond, and none under 2', () => {
    const gaps = fc.array(fc.integer({ min: 1, max: 200_000 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(gaps, fc.nat(), (gaps, seed) => {
        const ends = gaps.map((_, i) => gaps.slice(0, i + 1).reduce((a, b) => a + b));
        const times = [0, ...ends.slice(0, -1)];
        const made = makeRecording({ seed, cols: 4, rows: 1, changes: times.map(() => 1), times, end: ends.at(-1)! });
        const delays = decodeAll(encodeWhole(made)).map(({ delay }) => delay);
        const sum = delays.reduce((a, b) => a + b);
        expect(Math.abs(sum - Math.max(2, ends.at(-1)! / 10_000))).toBeLessThanOrEqual(0.5);
        expectEveryDelayPlayable(delays);
      }),
      { numRuns: 50 },
    );
  });

  it('refuses a side that GIF cannot express', () => {
    const made = makeRecording({ cols: 1, rows: 1, changes: [1], right: 65535 });
    expect(() => [...encodeGif(made.book, made.grid, made.log)]).toThrow('gif: expected at most 65535 pixels a side');
  });
});

function expectEveryDelayPlayable(delays: number[]): void {
  for (const delay of delays) expect(delay).toBeGreaterThanOrEqual(2);
}
