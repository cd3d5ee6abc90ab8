// Recordings with more colours than a table holds.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeGif } from '../../src/core/codec/gif/encode.js';
import { type DecodedFrame, decodeAll } from '../support/gif-decoder.js';
import { distinct, encodeWhole, referenceFrames, sameColours } from '../support/gif-reference.js';
import { type Made, makeRecording, type Recipe } from '../support/tile-books.js';

/** Mean distance of a colour from the one it should be, per channel. */
function meanError(shown: Uint32Array, wanted: Uint32Array): number {
  let sum = 0;
  for (const [i, a] of shown.entries()) {
    const b = wanted[i]!;
    for (const shift of [0, 8, 16]) sum += Math.abs(((a >> shift) & 255) - ((b >> shift) & 255));
  }
  return sum / (3 * shown.length);
}

function decodeBeside(made: Made): { frames: DecodedFrame[]; wanted: Uint32Array[] } {
  const wanted = distinct(referenceFrames(made));
  const frames = decodeAll(encodeWhole(made));
  expect(frames.length).toBe(wanted.length);
  expect(frames[0]!.seesThrough).toBe(false);
  return { frames, wanted };
}

/** The law: a frame whose picture has at most 255 colours is exact. Gives the number of frames that have more. */
function expectSmallPalettesExact(recipe: Recipe): number {
  const { frames, wanted } = decodeBeside(makeRecording(recipe));
  let over = 0;
  frames.forEach((frame, i) => {
    if (new Set(wanted[i]).size > 255) over++;
    else expect(sameColours(frame.rgb, wanted[i]!), `frame ${i}`).toBe(true);
  });
  return over;
}

/** Frames 0, 3, 6 ... draw from all tiles, the others from a few. */
function someFramesColourful(frames: number, few: number): Pick<Recipe, 'changes' | 'tile'> {
  let state = 7;
  const random = (below: number) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  return {
    changes: Array.from({ length: frames }, (_, i) => (i % 3 === 0 ? 0.8 : 0.95)),
    tile: (frame) => random(frame % 3 === 0 ? 12 * 60 : few),
  };
}

const crowded = {
  cols: 12,
  rows: 6,
  cellWidth: 8,
  cellHeight: 9,
  ramps: Array.from({ length: 60 }, () => 6),
} satisfies Recipe;

describe('encodeGif, with over 255 colours in all', () => {
  it('pauses again and again before it starts, where it has to choose from very many', () => {
    const ramps = Array.from({ length: 2000 }, () => 100);
    const made = makeRecording({ cols: 120, rows: 100, cellWidth: 16, cellHeight: 16, changes: [1], ramps });
    let pauses = 0;
    for (const { length } of encodeGif(made.book, made.grid, made.log)) {
      if (length > 0) break;
      pauses++;
    }
    expect(new Set(made.book.rampColours).size).toBeGreaterThan(100_000);
    expect(pauses).toBeGreaterThan(8);
  });

  it('shows frames of at most 255 colours exactly, whatever came before them', () => {
    const recipes = fc.record({
      seed: fc.nat(),
      left: fc.constantFrom(0, 4),
      changes: fc
        .array(fc.constantFrom(0, 0.02, 0.1, 0.3, 0.6, 1), { minLength: 1, maxLength: 9 })
        .map((c) => [1, ...c]),
      ramps: fc.constantFrom(
        Array.from({ length: 50 }, () => 6),
        Array.from({ length: 300 }, () => 1),
        [40, 60, 90, 120, 20],
        [256, 6, 6],
      ),
      cols: fc.constantFrom(3, 12, 30),
      masks: fc.constantFrom(1, 4, 12),
      cellWidth: fc.constantFrom(5, 8, 20),
    });
    fc.assert(
      fc.property(recipes, (recipe) => {
        expectSmallPalettesExact({
          rows: 3,
          cellHeight: 7,
          border: recipe.changes.map((_, i) => 0x100 * i),
          ...recipe,
        });
      }),
      { numRuns: 150 },
    );
  });

  it('takes a cell that it had to draw inexactly back to its colours', () => {
    const made = makeRecording({ ...crowded, cols: 40, ...someFramesColourful(7, 3) });
    const all = makeRecording({ ...crowded, cols: 40, ...someFramesColourful(7, 3), changes: [1, 1, 1, 1, 1, 1, 1] });
    for (const { frames, wanted } of [decodeBeside(made), decodeBeside(all)]) {
      const exact = frames.map((frame, i) => sameColours(frame.rgb, wanted[i]!));
      expect(exact).toContain(false);
      frames.forEach((_, i) => {
        if (new Set(wanted[i]).size <= 255) expect(exact[i], `frame ${i}`).toBe(true);
      });
    }
  });

  it('needs no local table while a frame draws only common colours', () => {
    const tile = (frame: number, position: number) => (frame === 2 ? 100 + position : position % 30);
    const made = makeRecording({ ...crowded, masks: 12, changes: [1, 1, 0.5, 1, 1, 1], tile });
    const frames = decodeAll(encodeWhole(made));
    expect(frames.map(({ local }) => local)).toContain(false);
  });

  it('takes antialiasing levels away before it changes grounds and text colours', () => {
    // 60 ramps of 6 colours, all drawn in one frame: 360 colours, of which 120 are ends of ramps.
    const made = makeRecording({ ...crowded, cols: 24, rows: 30, changes: [1], tile: (_, position) => position });
    const { frames, wanted } = decodeBeside(made);
    const ends = new Set<number>();
    const { rampStart, rampColours } = made.book;
    for (let ramp = 0; ramp < 60; ramp++) {
      ends.add(rampColours[rampStart[ramp]!]!);
      ends.add(rampColours[rampStart[ramp + 1]! - 1]!);
    }
    expect(new Set(wanted[0]).size).toBeGreaterThan(255);
    wanted[0]!.forEach((colour, i) => {
      if (ends.has(colour)) expect(frames[0]!.rgb[i]).toBe(colour);
    });
  });

  it('quantises what is left with a small mean error and without touching the border', () => {
    // A smooth field of colours, every cell its own.
    const field = (i: number) => ((i * 255) / 1200) | 0;
    const colour = (i: number) => (field(i) << 16) | ((255 - field(i)) << 8) | ((i * 37) % 64);
    const recipe = { cols: 40, rows: 30, cellWidth: 4, cellHeight: 4, masks: 1, left: 3, changes: [1, 1], colour };
    const ramps = Array.from({ length: 1200 }, () => 1);
    const made = makeRecording({ ...recipe, ramps, border: [0x123456, 0x123456], tile: (_, position) => position });
    const { frames, wanted } = decodeBeside(made);
    frames.forEach((frame, i) => {
      expect(meanError(frame.rgb, wanted[i]!)).toBeLessThan(3);
      expect(frame.rgb[0]).toBe(0x123456);
    });
  });

  it('keeps the mean error of random colours, the worst case, bounded', () => {
    const ramps = Array.from({ length: 1200 }, () => 1);
    const made = makeRecording({ cols: 40, rows: 30, cellWidth: 4, cellHeight: 4, masks: 1, ramps, changes: [1] });
    const { frames, wanted } = decodeBeside(made);
    expect(meanError(frames[0]!.rgb, wanted[0]!)).toBeLessThan(12);
  });
});
