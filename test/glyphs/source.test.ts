import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Decoration, Face, GlyphImage, GlyphSource } from '../../src/core/fonts/glyph.js';
import { createGlyphs } from '../../src/core/fonts/source.js';
import { platform } from '../../src/core/platform.js';

const asset = vi.spyOn(platform(), 'asset');
beforeEach(() => {
  asset.mockClear();
});

const PLAIN: Face = { bold: false, italic: false };
const BOLD: Face = { bold: true, italic: false };
const ITALIC: Face = { bold: false, italic: true };
const FACES = [PLAIN, BOLD, ITALIC, { bold: true, italic: true }];
const PRINTABLE = Array.from({ length: 94 }, (_, i) => String.fromCharCode(0x21 + i));
const DECORATIONS: readonly Decoration[] = ['single', 'double', 'curly', 'dotted', 'dashed', 'overline', 'strike'];

const source = (size = 16, lineHeight = 1.4): GlyphSource =>
  createGlyphs({ size, lineHeight, tell: ({ text, missing }) => expect(missing, text).toBe(false) });

const bytes = (image: GlyphImage): Uint8Array => (image.kind === 'mask' ? image.coverage : image.rgba);

function mask(glyphs: GlyphSource, text: string, face = PLAIN, cells: 1 | 2 = 1): Uint8Array {
  const image = glyphs.glyph(text, face, cells);
  if (image.kind !== 'mask') throw new Error(`${text} is in colour`);
  return image.coverage;
}

/** Rows that have ink, first and last. */
function inkRows(coverage: Uint8Array, width: number): [number, number] {
  const rows = [...coverage.keys()].filter((i) => coverage[i]! > 40).map((i) => Math.floor(i / width));
  return [Math.min(...rows), Math.max(...rows)];
}

describe('cells', () => {
  it.each([
    [12, 1.4, { width: 7, height: 17, baseline: 13 }],
    [16, 1.4, { width: 10, height: 22, baseline: 17 }],
    [16, 1.0, { width: 10, height: 16, baseline: 13 }],
    [20, 1.4, { width: 12, height: 28, baseline: 22 }],
    [32, 1.4, { width: 19, height: 45, baseline: 34 }],
  ])('of size %i and line height %f are whole pixels', (size, lineHeight, expected) => {
    expect(source(size, lineHeight).metrics).toMatchObject(expected);
  });
});

describe('text', () => {
  it('draws every printable ASCII character in four faces', () => {
    const glyphs = source();
    for (const face of FACES) {
      for (const character of PRINTABLE) {
        expect(mask(glyphs, character, face).some((value) => value > 100)).toBe(true);
      }
    }
  });

  it('tells all of them apart, in each face', () => {
    const glyphs = source(14);
    for (const face of FACES) {
      expect(new Set(PRINTABLE.map((character) => mask(glyphs, character, face).join())).size).toBe(94);
    }
  });

  it('gives the same picture each time', () => {
    const glyphs = source();
    const first = PRINTABLE.map((character) => mask(glyphs, character));
    expect(
      PRINTABLE.toReversed()
        .map((character) => mask(glyphs, character))
        .reverse(),
    ).toEqual(first);
  });

  it('puts bars on whole pixels', () => {
    const { metrics, ...glyphs } = source();
    const rows = (character: string): number[] => {
      const coverage = mask({ metrics, ...glyphs }, character);
      return Array.from({ length: metrics.height }, (_, y) => coverage[y * metrics.width + (metrics.width >> 1)]!);
    };
    expect(rows('-').filter((value) => value > 0)).toEqual([255]);
    expect(rows('=').filter((value) => value > 0)).toEqual([255, 255]);
    expect(rows('z').at(metrics.baseline - 1)).toBe(255);
    expect(rows('z').at(metrics.baseline)).toBe(0);
  });

  it('opens one font for plain text', () => {
    const glyphs = source();
    for (const character of [...PRINTABLE, ...'éß→│█⣿']) glyphs.glyph(character, PLAIN, 1);
    expect(asset.mock.calls).toEqual([['assets/fonts/JetBrainsMono-Regular.ttf']]);
  });

  it('draws nothing for blanks and controls', () => {
    const glyphs = source();
    for (const text of ['', ' ', '\u00a0', '\u3000', '\u200b', '\t', '\u00ad', '\u2800']) {
      expect(mask(glyphs, text).every((value) => value === 0)).toBe(true);
    }
  });
});

describe('clusters', () => {
  it('draws a letter and its mark as the composed letter', () => {
    const glyphs = source();
    expect(mask(glyphs, 'e\u0301')).toEqual(mask(glyphs, 'é'));
  });

  it('sets marks over and under letters that have no composed form', () => {
    const glyphs = source();
    const { width } = glyphs.metrics;
    const [top, bottom] = inkRows(mask(glyphs, 'x'), width);
    expect(inkRows(mask(glyphs, 'x\u0302'), width)[0]).toBeLessThan(top - 1);
    expect(inkRows(mask(glyphs, 'x\u0323'), width)[1]).toBeGreaterThan(bottom + 1);
    expect(inkRows(mask(glyphs, 'b\u0304'), width)[0]).toBeLessThan(inkRows(mask(glyphs, 'b'), width)[0] - 1);
  });

  it('takes a composed letter apart where no font has it whole', () => {
    const glyphs = source();
    expect(mask(glyphs, 'ḯ')).toEqual(mask(glyphs, 'ï\u0301'));
    expect(mask(glyphs, 'ḯ')).not.toEqual(mask(glyphs, 'ï'));
  });
});

describe('fallbacks', () => {
  it('has symbols, scripts, icons and wide characters', () => {
    const glyphs = source();
    for (const text of '⏵⎿⏺⏸⚒☐☒✻✶✢✽❯✔…∀अبשกあ漢한\ue0a0\uf015') {
      expect(
        mask(glyphs, text).some((value) => value > 80),
        text,
      ).toBe(true);
    }
  });

  it('finds the icons that Nerd Fonts 3 moved', () => {
    const glyphs = source();
    expect(mask(glyphs, '\uf74a')).toEqual(mask(glyphs, '\u{f024b}'));
    expect(mask(glyphs, '\uf500')).not.toEqual(mask(glyphs, '\u{f0001}'));
  });

  it('fills both cells with a wide character', () => {
    const glyphs = source();
    const { width } = glyphs.metrics;
    const columns = new Set(
      [...mask(glyphs, '漢', PLAIN, 2).entries()].filter(([, v]) => v > 80).map(([i]) => i % (2 * width)),
    );
    expect(Math.min(...columns)).toBeLessThanOrEqual(2);
    expect(Math.max(...columns)).toBeGreaterThanOrEqual(2 * width - 3);
  });

  it('makes the bold and italic faces that a fallback font lacks', () => {
    const glyphs = source();
    const weight = (coverage: Uint8Array): number => coverage.reduce((sum, value) => sum + value, 0);
    expect(weight(mask(glyphs, '漢', BOLD, 2))).toBeGreaterThan(1.1 * weight(mask(glyphs, '漢', PLAIN, 2)));
    expect(mask(glyphs, '漢', ITALIC, 2)).not.toEqual(mask(glyphs, '漢', PLAIN, 2));
    expect(mask(glyphs, '⏵', ITALIC)).toEqual(mask(glyphs, '⏵', PLAIN));
  });

  it('draws a hollow box and tells of what no font has', () => {
    const tell = vi.fn();
    const glyphs = createGlyphs({ size: 16, lineHeight: 1.4, tell });
    const { width, baseline } = glyphs.metrics;
    const box = mask(glyphs, '\u{10fffd}');
    expect(tell.mock.calls).toEqual([[{ text: '\u{10fffd}', face: PLAIN, fonts: [], missing: true }]]);
    expect(box[(baseline - 1) * width + (width >> 1)]).toBe(255);
    expect(box[(baseline - 5) * width + (width >> 1)]).toBe(0);
  });

  it('survives lone surrogates', () => {
    const tell = vi.fn();
    const glyphs = createGlyphs({ size: 16, lineHeight: 1.4, tell });
    expect(mask(glyphs, '\ud83d').some((value) => value > 0)).toBe(true);
    expect(tell).toHaveBeenCalledOnce();
  });
});

describe('emoji', () => {
  it('is in colour where it is emoji by default or asked for, and text otherwise', () => {
    const glyphs = source();
    for (const text of ['😀', '❤\ufe0f', '1\ufe0f\u20e3', '🇩🇪', '👍🏽', '☝🏽']) {
      const image = glyphs.glyph(text, PLAIN, 2);
      expect(image.kind, text).toBe('colour');
      expect(bytes(image)).toHaveLength(2 * glyphs.metrics.width * glyphs.metrics.height * 4);
    }
    for (const text of ['❤', '☎\ufe0e', '1', '#', '✔']) expect(glyphs.glyph(text, PLAIN, 1).kind, text).toBe('mask');
  });

  it('draws sequences as one picture', () => {
    const glyphs = source();
    const family = bytes(glyphs.glyph('👨‍👩‍👧‍👦', PLAIN, 2));
    expect(family).not.toEqual(bytes(glyphs.glyph('👨', PLAIN, 2)));
    expect(family).not.toEqual(bytes(glyphs.glyph('👨‍👩‍👧', PLAIN, 2)));
    expect(bytes(glyphs.glyph('👍🏽', PLAIN, 2))).not.toEqual(bytes(glyphs.glyph('👍', PLAIN, 2)));
  });
});

describe('decorations', () => {
  it.each([8, 12, 16, 24, 48])('leave ink in the cell at size %i', (size) => {
    for (const lineHeight of [1, 1.4, 2]) {
      const glyphs = source(size, lineHeight);
      for (const kind of DECORATIONS) {
        const coverage = glyphs.decoration(kind, 0);
        expect(coverage).toHaveLength(glyphs.metrics.width * glyphs.metrics.height);
        expect(
          coverage.some((value) => value > 100),
          kind,
        ).toBe(true);
      }
    }
  });

  it('go on from cell to cell', () => {
    const { metrics, decoration } = source();
    const { width, height, underline } = metrics;
    const row = (x: number): number[] => [
      ...decoration('dotted', x).subarray(underline * width, (underline + 1) * width),
    ];
    const dots = [0, 1, 2].flatMap((cell) => row(3 + cell * width));
    expect(dots).toEqual(dots.map((_, i) => ((i + 3) % 2 === 0 ? 255 : 0)));
    const wave = decoration('curly', 0);
    for (let y = 0; y < height; y++) {
      expect(Math.abs(wave[y * width]! - wave[y * width + width - 1]!)).toBeLessThanOrEqual(1);
    }
  });

  it('draw two lines for a double underline', () => {
    for (const lineHeight of [1, 1.4]) {
      const { metrics, decoration } = source(16, lineHeight);
      const coverage = decoration('double', 0);
      const column = Array.from({ length: metrics.height }, (_, y) => (coverage[y * metrics.width] ? '#' : '.')).join(
        '',
      );
      expect(column).toMatch(/^\.+#\.#\.*$/);
    }
  });
});

describe('determinism', () => {
  const digest = (parts: Iterable<Uint8Array>): string => {
    const hash = createHash('sha256');
    for (const part of parts) hash.update(part);
    return hash.digest('hex').slice(0, 16);
  };
  const SETS: Record<string, () => Iterable<Uint8Array>> = {
    text: () =>
      [12, 16, 25].flatMap((size) => FACES.flatMap((face) => PRINTABLE.map((c) => mask(source(size), c, face)))),
    geometry: () =>
      [12, 16, 25].flatMap((size) =>
        Array.from({ length: 160 }, (_, i) => mask(source(size), String.fromCharCode(0x2500 + i))),
      ),
    fallbacks: () => [...'⏵⎿☐✻∀अبשกあ漢한\uf015'].map((c) => mask(source(), c, BOLD, 2)),
    emoji: () => ['😀', '🇩🇪', '🚀', '👨‍👩‍👧‍👦'].map((text) => bytes(source().glyph(text, PLAIN, 2))),
    decorations: () => DECORATIONS.map((kind) => source().decoration(kind, 5)),
  };

  it('gives these pixels on every machine', () => {
    expect(
      Object.fromEntries(Object.entries(SETS).map(([name, draw]) => [name, digest(draw())])),
    ).toMatchInlineSnapshot(`
      {
        "decorations": "691b253f9beebe33",
        "emoji": "3254f5dabbb73889",
        "fallbacks": "2c33b958c71fe33c",
        "geometry": "ca5b2daf38112582",
        "text": "e8a60027cc2e44a2",
      }
    `);
  });
});
