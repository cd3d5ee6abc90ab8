// Backdrops and slots: what lies around the grid.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openLog, shareRecording } from '../../src/core/codec/gif/shared-log.js';
import { groundOf } from '../../src/core/raster/ground.js';
import { RgbaCanvas } from '../../src/core/raster/rgba.js';
import { Ground, makePairs } from '../../src/core/raster/tiles.js';
import { type Decoration, makeDecorated, opaque } from '../support/decorated.js';
import { decodeAll } from '../support/gif-decoder.js';
import { distinct, encodeWhole, referenceFrames } from '../support/gif-reference.js';

/** What the decoder has where no image has drawn yet. */
const NOT_DRAWN = 0xffff_ffff;

const few = (x: number, y: number) => opaque(0x1e1e2e + (((x >> 3) + (y >> 3)) % 5));
const gradient = (x: number, y: number) => opaque(((x * 3) % 256) | (((y * 2) % 256) << 8) | (((x + y) % 256) << 16));

const recipes: fc.Arbitrary<Decoration> = fc.record({
  seed: fc.nat(),
  cols: fc.integer({ min: 1, max: 20 }),
  rows: fc.integer({ min: 1, max: 4 }),
  cellWidth: fc.constantFrom(5, 9, 16),
  cellHeight: fc.constantFrom(4, 11),
  ramps: fc.constantFrom(
    [6, 6, 2],
    Array.from({ length: 35 }, () => 6),
    Array.from({ length: 50 }, () => 6),
  ),
  backdrop: fc.constantFrom(few, gradient),
  slotColours: fc.constantFrom(2, 20),
  changes: fc.array(fc.constantFrom(0, 0.02, 0.3, 1), { minLength: 1, maxLength: 6 }).map((rest) => [1, ...rest]),
  border: fc.constantFrom(
    Array.from({ length: 7 }, () => 0x111111),
    Array.from({ length: 7 }, (_, i) => (i < 3 ? 0x111111 : 0x222222)),
  ),
});

const count = (colours: Iterable<number>) => new Set(colours).size;

describe('a GIF with a backdrop', () => {
  it('shows cells, slots and border exactly, and the backdrop as its first frame does', () => {
    fc.assert(
      fc.property(recipes, (recipe) => {
        const made = makeDecorated(recipe);
        const ground = groundOf(made.grid.backdrop!);
        const wanted = distinct(referenceFrames(made));
        const frames = decodeAll(encodeWhole(made));
        expect(frames.length).toBe(wanted.length);
        const first = frames[0]!.rgb;
        frames.forEach(({ rgb }, i) => {
          const drawn = wanted[i]!.filter((_, at) => ground[at] !== Ground.backdrop);
          // The first frame leaves at least 64 entries to the backdrop.
          const exact = count(drawn) <= (i === 0 ? 191 : 255);
          const right = (at: number) =>
            ground[at] === Ground.backdrop ? rgb[at] === first[at] : !exact || rgb[at] === wanted[i]![at];
          expect(rgb.findIndex((_, at) => !right(at))).toBe(-1);
        });
      }),
      { numRuns: 120 },
    );
  });

  it('shows a backdrop of few colours exactly, without a table of its own', () => {
    const made = makeDecorated({ backdrop: few });
    const [frame] = decodeAll(encodeWhole(made));
    expect(frame!.rgb).toEqual([...referenceFrames(made)][0]);
    expect(frame!.local).toBe(false);
  });

  it('comes near a backdrop of many colours', () => {
    const made = makeDecorated({ backdrop: (x, y) => opaque((x << 16) | (y << 8) | 0x40), cols: 20, rows: 8 });
    const [frame] = decodeAll(encodeWhole(made));
    const [wanted] = referenceFrames(made);
    const off = (shift: number) => (colour: number, i: number) =>
      Math.abs(((colour >> shift) & 255) - ((wanted![i]! >> shift) & 255));
    for (const shift of [0, 8, 16]) expect(Math.max(...frame!.rgb.map(off(shift)))).toBeLessThan(24);
  });

  it('sees through where the backdrop is less than half there, throughout', () => {
    const made = makeDecorated({
      backdrop: (x) => (x < 4 ? 0x1000_0000 : opaque(0x336699)),
      changes: [1, 0.5, 0.5],
      border: [1, 1, 2],
    });
    const frames = decodeAll(encodeWhole(made));
    expect(frames[0]!.seesThrough).toBe(true);
    expect(frames.map(({ rgb }) => [rgb[0], rgb[5]])).toEqual(frames.map(() => [NOT_DRAWN, 0x336699]));
  });

  it('changes no more than the slot where only a slot changes', () => {
    const made = makeDecorated({ cols: 30, changes: [1, 0, 0, 0, 0, 0] });
    const frames = decodeAll(encodeWhole(made)).slice(1);
    expect(frames.length).toBeGreaterThan(0);
    const slots = made.grid.slots!;
    for (const { rect } of frames.filter(({ rect }) => rect.y < 20 && rect.y + rect.height < 20)) {
      expect(rect.width * rect.height).toBeLessThanOrEqual(slots[0]!.width * slots[0]!.height);
    }
  });
});

describe('RgbaCanvas with a backdrop', () => {
  it('reports what a slot changes', () => {
    const { book, grid, log } = makeDecorated({ changes: [1, 0, 0, 0, 0] });
    const canvas = new RgbaCanvas(book, grid);
    const pairs = makePairs(grid);
    const [, bottom] = grid.slots!;
    canvas.draw(pairs, log.cells.read(0, pairs));
    canvas.takeChanged();
    pairs.set([grid.cols * grid.rows + 1, 3]);
    canvas.draw(pairs, 1);
    pairs.set([grid.cols * grid.rows + 1, 5]);
    canvas.draw(pairs, 1);
    const changed = canvas.takeChanged()!;
    expect(changed.x).toBeGreaterThanOrEqual(bottom!.x);
    expect(changed.width).toBeLessThanOrEqual(bottom!.width);
    expect(changed.height).toBeLessThanOrEqual(bottom!.height);
  });

  it('keeps the alpha of the backdrop', () => {
    const { book, grid } = makeDecorated({ backdrop: () => 0x8033_2211 });
    expect([...new RgbaCanvas(book, grid).pixels.subarray(0, 4)]).toEqual([0x11, 0x22, 0x33, 0x80]);
  });
});

it('a log in shared memory has the slots too', () => {
  const { book, grid, log } = makeDecorated({ changes: [1, 0.2, 0.2] });
  const shared = shareRecording(book, grid, log);
  const [a, b] = [makePairs(grid), makePairs(grid)];
  const opened = openLog(shared);
  for (let frame = 0; frame < 3; frame++) {
    const count = log.cells.read(frame, a);
    expect(opened.cells.read(frame, b)).toBe(count);
    expect(b.subarray(0, 2 * count)).toEqual(a.subarray(0, 2 * count));
  }
  expect(shared.book.pictures).toEqual(book.pictures);
});
