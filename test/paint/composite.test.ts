// Pictures of more colours than a tile or a slot may have.
import { expect, it } from 'vitest';
import { indexed } from '../../src/core/paint/composite.js';

const GROUND = 0x3c3e47;
const TEXT = 0xbfbfc3;

it('a picture of too many colours keeps those of ground and text, and comes near the others', () => {
  const emoji = Array.from({ length: 200 }, (_, i) => 0xf000b0 + (i << 8));
  const all = Uint32Array.from([...Array(5000).fill(GROUND), ...Array(300).fill(TEXT), ...emoji]);
  const { values, colours } = indexed(all, 40);
  expect(colours.length).toBeLessThanOrEqual(40);
  const shown = Array.from(values, (value) => colours[value]!);
  expect(shown.slice(0, 5300)).toEqual([...all.subarray(0, 5300)]);
  for (const [i, colour] of emoji.entries())
    expect(Math.abs(((shown[5300 + i]! >> 8) & 255) - ((colour >> 8) & 255))).toBeLessThan(8);
});
