import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FontShelf } from '../../src/core/fonts/fonts.js';
import { cellMetrics } from '../../src/core/fonts/metrics.js';
import { extentOf, mapOutline } from '../../src/core/fonts/outline.js';
import { intoCells } from '../../src/core/fonts/place.js';

const shelf = new FontShelf();
const metrics = cellMetrics(shelf.regular.font, 16, 1.4);
const FOUND = ['x', '漢', '⏵', 'अ', '\uf015'].map(
  (c) => shelf.find(c.codePointAt(0)!, { bold: false, italic: false })!,
);

describe('ink', () => {
  it('stays inside its cells, in order, whatever its size', () => {
    const coordinate = fc.double({ min: -60, max: 60, noNaN: true });
    const length = fc.double({ min: 0.1, max: 90, noNaN: true });
    fc.assert(
      fc.property(
        fc.constantFrom(...FOUND),
        coordinate,
        length,
        coordinate,
        length,
        fc.nat(40),
        (found, left, w, bottom, h, advance) => {
          const ink = { left, right: left + w, bottom, top: bottom + h };
          const place = intoCells(ink, advance, found, metrics, 20);
          const within = (value: number, low: number, high: number) => value >= low - 1e-6 && value <= high + 1e-6;
          expect(within(place.x(ink.left), 0, 20) && within(place.x(ink.right), 0, 20)).toBe(true);
          const lowest = metrics.baseline - metrics.height;
          // A letter that hangs wholly above or below the row is beyond squeezing towards the baseline.
          expect(within(place.y(ink.bottom), lowest, metrics.baseline)).toBe(true);
          expect(within(place.y(ink.top), lowest, metrics.baseline)).toBe(true);
          expect(place.x(ink.left)).toBeLessThan(place.x(ink.right));
          expect(place.y(ink.bottom)).toBeLessThan(place.y(ink.top));
        },
      ),
    );
  });

  it('of ordinary upright letters is not moved at all', () => {
    const { font } = shelf.regular;
    for (const letter of 'abcdefghijklnopqrstuvxyzABCDEFGHIJKLNOPRSTUVXYZ0123456789') {
      const outline = font.outline(font.glyph(letter.codePointAt(0)!));
      const ink = extentOf(
        mapOutline(
          outline,
          (x) => x / 60,
          (y) => (y * 16) / 1000,
        ),
      );
      const place = intoCells(ink, 10, { from: shelf.regular, role: 'fixed' }, metrics, 10);
      expect([place.x(3), place.y(3)], letter).toEqual([3, 3]);
    }
  });
});
