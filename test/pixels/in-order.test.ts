import fc from 'fast-check';
import { expect, it } from 'vitest';
import { inOrder } from '../../src/core/raster/in-order.js';

it('sorts as Array.sort does, equal items in the order that they had, and pauses', () => {
  const keys = fc.integer({ min: 0, max: 50 });
  fc.assert(
    fc.property(fc.array(keys, { minLength: 1, maxLength: 40 }), fc.integer({ min: 1, max: 5000 }), (some, times) => {
      const items = Array.from({ length: some.length * times }, (_, at) => ({ key: some[at % some.length]!, at }));
      const compare = (a: { key: number }, b: { key: number }) => a.key - b.key;
      let pauses = 0;
      const sorting = inOrder(items, compare);
      let step = sorting.next();
      for (; !step.done; step = sorting.next()) pauses++;
      expect(pauses).toBeGreaterThanOrEqual(Math.floor(items.length / 40_000));
      const wanted = [...items].sort(compare);
      expect(step.value.every((item, at) => item === wanted[at])).toBe(true);
    }),
    { numRuns: 30 },
  );
});
