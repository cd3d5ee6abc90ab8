import fc from 'fast-check';
import { expect, it } from 'vitest';
import { contrast, withContrast } from '../../src/core/theme/contrast.js';

const colour = fc.nat(0xff_ffff);

it('is the ratio that WCAG 2 defines', () => {
  expect(contrast(0xffffff, 0x000000)).toBeCloseTo(21, 3);
  expect(contrast(0x777777, 0xffffff)).toBeCloseTo(4.478, 3);
  expect(contrast(0x0000ff, 0xffffff)).toBeCloseTo(8.592, 3);
});

it('is reached by every text that can, and left alone where there is enough', () => {
  fc.assert(
    fc.property(colour, colour, fc.double({ min: 1, max: 4.5, noNaN: true }), (text, ground, least) => {
      const made = withContrast(text, ground, least);
      expect(contrast(made, ground)).toBeGreaterThanOrEqual(least - 1e-9);
      if (contrast(text, ground) >= least) expect(made).toBe(text);
    }),
  );
});

it('goes as far as black or white where more is asked for than there is', () => {
  expect(withContrast(0x808080, 0x777777, 21)).toBe(0x000000);
});
