// Numbers at positions of a stream, held to a map.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { SparseNumbers } from '../../src/core/edit/sparse-numbers.js';

/** Near the borders of pages, and far from each other. */
const position = fc
  .tuple(fc.constantFrom(0, 65_530, 131_068, 5_000_000_000), fc.nat(12))
  .map(([page, offset]) => page + offset);

it.each([200, 60_000, 100_000])('keeps the first number of each position, up to %i', (largest) => {
  fc.assert(
    fc.property(fc.array(fc.tuple(position, fc.integer({ min: 1, max: largest }))), position, (puts, from) => {
      const numbers = new SparseNumbers(largest);
      const map = new Map<number, number>();
      for (const [at, number] of puts) {
        numbers.put(at, number);
        if (!map.has(at)) map.set(at, number);
      }
      const to = from + 200_000;
      const after = [...map.keys()].filter((at) => at >= from && at < to);
      expect(numbers.count).toBe(map.size);
      expect([...map].every(([at, number]) => numbers.at(at) === number)).toBe(true);
      expect(numbers.at(from + 100)).toBe(0);
      expect(numbers.next(from, to)).toBe(Math.min(to, ...after));
    }),
  );
});
