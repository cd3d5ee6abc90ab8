import { describe, expect, it } from 'vitest';
import { createGlyphs } from '../../src/glyphs/source.js';

const FACES = [false, true].flatMap((bold) => [false, true].map((italic) => ({ bold, italic })));

describe('createGlyphs', () => {
  it('draws every printable ASCII character in four faces', () => {
    const glyphs = createGlyphs({ size: 16, lineHeight: 1.4, warn: expect.unreachable });
    for (const face of FACES) {
      for (let c = 0x21; c <= 0x7e; c++) {
        const image = glyphs.glyph(String.fromCharCode(c), face, 1);
        expect(image.kind === 'mask' && image.coverage.some((value) => value > 100)).toBe(true);
      }
    }
  });
});
