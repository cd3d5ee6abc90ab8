import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openSfnt } from '../../src/core/fonts/opentype/sfnt.js';
import { extentOf } from '../../src/core/fonts/outline.js';

interface FontFacts {
  unitsPerEm: number;
  characters: number;
  /** By character in hexadecimal: glyph, advance, bounds of all points. */
  sample: Record<string, [glyph: number, advance: number, bounds: [number, number, number, number] | null]>;
}

const root = new URL('../../', import.meta.url);
const facts: Record<string, FontFacts> = JSON.parse(
  readFileSync(new URL('test/glyphs/fixtures/fonts.json', root), 'utf8'),
);

describe('the reader, against what fontTools reads', () => {
  it.each(Object.keys(facts))('%s: glyphs, advances and outlines of a sample of characters', (file) => {
    const { unitsPerEm, sample } = facts[file]!;
    const font = openSfnt(readFileSync(new URL(`assets/fonts/${file}`, root)));
    expect(font.unitsPerEm).toBe(unitsPerEm);
    const read = Object.fromEntries(
      Object.keys(sample).map((code) => {
        const glyph = font.glyph(Number.parseInt(code, 16));
        const { left, bottom, right, top } = extentOf(font.outline(glyph));
        return [code, [glyph, font.advance(glyph), left > right ? null : [left, bottom, right, top]]];
      }),
    );
    expect(read).toEqual(sample);
  });

  it.each(Object.keys(facts))('%s: as many characters', (file) => {
    const font = openSfnt(readFileSync(new URL(`assets/fonts/${file}`, root)));
    let count = 0;
    for (let c = 0; c <= 0x10ffff; c++) if (font.glyph(c) !== 0) count++;
    expect(count).toBe(facts[file]!.characters);
  });
});

describe('the fonts that ship', () => {
  const read = (file: string): string => readFileSync(new URL(file, root), 'utf8');

  it('leave room in a package of 7 MB', () => {
    const packed = Object.keys(facts).map(
      (file) => gzipSync(readFileSync(new URL(`assets/fonts/${file}`, root))).length,
    );
    expect(packed.reduce((sum, bytes) => sum + bytes)).toBeLessThan(6_000_000);
  });

  it('are each credited in NOTICE and in a licence text', () => {
    const licences = ['OFL-1.1', 'DejaVu', 'NerdSymbols', 'Twemoji'].map((name) => `assets/fonts/licences/${name}.txt`);
    const texts = licences.map(read).join('\n');
    for (const file of Object.keys(facts)) expect(texts).toContain(file.replace(/SansMono.ttf|Symbols.ttf$/, ''));
    const notice = read('NOTICE');
    for (const name of ['JetBrains Mono', 'DejaVu', 'Noto Sans CJK', 'Nerd Font', 'Twemoji', 'CC-BY 4.0']) {
      expect(notice).toContain(name);
    }
  });
});
