import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { magnified } from '../../src/core/fonts/metrics.js';
import { type DecorGiven, decorOf } from '../../src/core/layout/decor.js';
import { placePill } from '../../src/core/layout/key-pill.js';
import { type Layout, layOut, layoutGrid } from '../../src/core/layout/layout.js';
import type { Rectangle } from '../../src/core/raster/rectangle.js';

const metrics = { size: 16, width: 10, height: 22, baseline: 17, line: 1, underline: 19, strike: 11 };
const lay = (options: DecorGiven, cols = 80, rows = 24, canvas?: { width?: number; height?: number }): Layout =>
  layOut({ cols, rows, metrics, decor: decorOf(options), ...(canvas ? { canvas } : {}) });

const decors: fc.Arbitrary<DecorGiven> = fc.record({
  padding: fc.constantFrom(undefined, [0], [5, 9], [1, 2, 3, 4]),
  margin: fc.constantFrom(undefined, [0], [40], [10, 20, 30, 0]),
  window: fc.constantFrom(undefined, 'none', 'macos', 'windows', 'plain'),
  title: fc.constantFrom(undefined, 'auto', 'a title'),
  radius: fc.constantFrom(undefined, 0, 4, 60),
  border: fc.constantFrom(undefined, '0', '3'),
  shadow: fc.boolean(),
  transparent: fc.boolean(),
  clock: fc.boolean(),
  captions: fc.boolean(),
  progressBar: fc.constantFrom(undefined, 'top', 'bottom'),
  decorScale: fc.constantFrom(1, 2),
});

const isIn = (inner: Rectangle, outer: Rectangle): boolean =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height;

const doubledBox = (box: object) => Object.fromEntries(Object.entries(box).map(([key, value]) => [key, 2 * value]));

const touch = (a: Rectangle, b: Rectangle): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

describe('the layout', () => {
  it('is exactly twice as large at scale 2, whatever was rounded at scale 1', () => {
    const sizes = fc.record({ size: fc.integer({ min: 6, max: 40 }), width: fc.integer({ min: 3, max: 25 }) });
    fc.assert(
      fc.property(decors, sizes, fc.integer({ min: 7, max: 60 }), (decor, { size, width }, height) => {
        const cell = { ...metrics, size, width, height };
        const at = (scale: number) => {
          const given = { ...decor, decorScale: scale };
          return layOut({ cols: 40, rows: 9, metrics: magnified(cell, scale), decor: decorOf(given) });
        };
        const [one, two] = [at(1), at(2)];
        for (const part of [
          'canvas',
          'window',
          'cells',
          'titleBar',
          'title',
          'clock',
          'captionBar',
          'caption',
          'progress',
        ] as const) {
          expect(two[part], part).toEqual(one[part] && doubledBox(one[part]));
        }
        expect(two.shadow.map(({ blur }) => blur)).toEqual(one.shadow.map(({ blur }) => 2 * blur));
        const pill = (scale: number) =>
          placePill('git log', { grid: { cols: 40, rows: 9 }, metrics: magnified(cell, scale), place: 'bottom' });
        expect(pill(2).box).toEqual(doubledBox(pill(1).box));
      }),
    );
  });

  it("is agg's padding where nothing is asked for", () => {
    const { grid, bare } = lay({});
    expect(bare).toBe(true);
    expect(grid).toEqual(layoutGrid(80, 24, metrics));
    expect(grid).toMatchObject({ left: 10, top: 11, canvasWidth: 820, canvasHeight: 550 });
  });

  it('keeps every part inside the next, and slots apart from the cells and from each other', () => {
    fc.assert(
      fc.property(decors, fc.integer({ min: 1, max: 120 }), fc.integer({ min: 1, max: 40 }), (options, cols, rows) => {
        const layout = lay(options, cols, rows);
        const canvas = { x: 0, y: 0, ...layout.canvas };
        expect(isIn(layout.window, canvas)).toBe(true);
        expect(isIn(layout.cells, layout.window)).toBe(true);
        for (const bar of [layout.titleBar, layout.captionBar, layout.progress]) {
          if (bar) expect([isIn(bar, layout.window), touch(bar, layout.cells)]).toEqual([true, false]);
        }
        const slots = layout.grid.slots ?? [];
        for (const [i, slot] of slots.entries()) {
          expect(slot.width > 0 && slot.height > 0 && isIn(slot, layout.window)).toBe(true);
          expect([layout.cells, ...slots.slice(i + 1)].some((other) => touch(slot, other))).toBe(false);
        }
      }),
    );
  });

  it('stacks margin, border, title bar, progress, padding and cells', () => {
    const options = { margin: [20], border: '2', window: 'macos', progressBar: 'top', padding: [5, 7] } as const;
    const { window, titleBar, progress, cells, canvas } = lay(options);
    expect(window).toMatchObject({ x: 20, y: 20 });
    expect(titleBar).toMatchObject({ x: 22, y: 22, height: 32 });
    expect(progress).toMatchObject({ x: 22, y: 54, height: 3 });
    expect(cells).toEqual({ x: 29, y: 62, width: 800, height: 528 });
    expect(canvas).toEqual({ width: 20 + 2 + 7 + 800 + 7 + 2 + 20, height: 62 + 528 + 5 + 2 + 20 });
  });

  it('gives captions a bar of their own below the last row', () => {
    const { captionBar, cells, caption } = lay({ captions: true });
    expect(captionBar!.y).toBeGreaterThanOrEqual(cells.y + cells.height);
    expect(isIn(caption!, captionBar!)).toBe(true);
  });

  it('grows with the scale', () => {
    const options = { margin: [20], border: '2', padding: [5] };
    const once = lay(options);
    const twice = lay({ ...options, decorScale: 2 });
    expect([twice.window.x, twice.border]).toEqual([2 * once.window.x, 2 * once.border]);
  });

  it('centres a window on a canvas that is given, and lets a bare terminal fill it', () => {
    const given = { width: 1200, height: 700 };
    const floating = lay({ window: 'plain' }, 80, 24, given);
    expect(floating.canvas).toEqual(given);
    expect(floating.window.x).toBe(Math.floor((1200 - floating.window.width) / 2));
    const bare = lay({}, 80, 24, given);
    expect(bare.window).toEqual({ x: 0, y: 0, ...given });
    expect(bare.cells.x).toBe(10 + (1200 - 820) / 2);
  });

  it('keeps the corners of the cells inside round ones', () => {
    const { cells, window, radius } = lay({ padding: [0], radius: 50 });
    const [dx, dy] = [radius - (cells.x - window.x), radius - (cells.y - window.y)];
    expect(dx * dx + dy * dy).toBeLessThanOrEqual(radius * radius);
  });
});
