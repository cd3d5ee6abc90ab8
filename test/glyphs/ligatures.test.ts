// Ligatures: what the fonts' substitutions make of a run, how that is cut into cells, and fonts that mean harm.
import { readFileSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Face, LigatureSource } from '../../src/core/fonts/glyph.js';
import { openSfnt } from '../../src/core/fonts/opentype/sfnt.js';
import { Substitution } from '../../src/core/fonts/opentype/substitution.js';
import { createGlyphs, type GlyphOptions } from '../../src/core/fonts/source.js';
import { openUserFont } from '../../src/core/fonts/user/user-font.js';
import { fontsFor } from '../../src/core/layout/fonts.js';
import { bundledFile } from '../../src/node/bundled.js';
import { useFolder } from '../support/folder.js';

type Shaped = Record<string, Record<string, [glyph: number, cell: number][]>>;
/** What HarfBuzz makes of them. */
const shaped = JSON.parse(readFileSync(new URL('fixtures/shaped.json', import.meta.url), 'utf8')) as Shaped;
const RUNS = Object.keys(Object.values(shaped)[0]!);
const path = useFolder();
const PLAIN: Face = { bold: false, italic: false };
const bundled = (file: string) => bundledFile(`assets/fonts/${file}`);

function ligatures(options: Partial<GlyphOptions> = {}): LigatureSource & { width: number; height: number } {
  const { ligatures: source, metrics } = createGlyphs({ size: 20, lineHeight: 1.4, ...options, ligatures: true });
  if (!source) throw new Error('there are no ligatures');
  return { ...source, width: metrics.width, height: metrics.height };
}

describe('substitutions', () => {
  it.each(Object.keys(shaped))('of %s are those of HarfBuzz', (file) => {
    const font = openSfnt(bundled(file));
    const substitution = new Substitution(font.gsub!.view, font.gsub!.start);
    for (const [run, expected] of Object.entries(shaped[file]!)) {
      const { glyphs, cells } = substitution.apply(Array.from(run, (letter) => font.glyph(letter.codePointAt(0)!)));
      expect([run, glyphs.map((glyph, i) => [glyph, cells[i]])]).toEqual([run, expected]);
    }
  });

  it('change most of these runs, so that the comparison says something', () => {
    const font = openSfnt(bundled('JetBrainsMono-Regular.ttf'));
    const changed = Object.entries(shaped['JetBrainsMono-Regular.ttf']!).filter(([run, made]) =>
      made.some(([glyph], i) => glyph !== font.glyph(run.codePointAt(i)!)),
    );
    expect(changed.length).toBeGreaterThan(90);
  });
});

describe('ligatures', () => {
  it('are only there where they are asked for', () => {
    expect(createGlyphs({ size: 20, lineHeight: 1.4 }).ligatures).toBeUndefined();
  });

  it('leave words alone', () => {
    expect(ligatures().shape('hello', PLAIN)).toBeUndefined();
    expect([...ligatures().shape('ab->c', PLAIN)!].map((number) => number > 0)).toEqual([
      false,
      false,
      true,
      true,
      false,
    ]);
  });

  it('have one number for one picture, wherever it stands', () => {
    const source = ligatures();
    const [, first, second] = source.shape('x->', PLAIN)!;
    expect([...source.shape('->', PLAIN)!]).toEqual([first, second]);
    expect(first).not.toBe(second);
    expect(source.shape('->', { bold: true, italic: false })![0]).not.toBe(first);
  });

  it.each([8, 13, 16, 20, 31])('join at the borders of cells, at %d pixels', (size) => {
    const source = ligatures({ size });
    const { width, height } = source;
    const [left, right] = [...source.shape('-->', PLAIN)!].map((number) => source.picture(number));
    const joint = Array.from({ length: height }, (_, y) => [left![y * width + width - 1]!, right![y * width]!]);
    expect(joint.some(([before, behind]) => before! > 200 && behind! > 200)).toBe(true);
    expect(joint.every(([before, behind]) => Math.abs(before! - behind!) < 8)).toBe(true);
  });

  it('do not form across characters that other fonts or geometry draw', () => {
    expect(ligatures().shape('=■>', PLAIN)).toBeUndefined();
    expect(ligatures().shape('-⎈>', PLAIN)).toBeUndefined();
  });

  it("are drawn from the user's own fonts, bold by smearing where there is no bold face", async () => {
    writeFileSync(path('own.ttf'), bundled('JetBrainsMono-Regular.ttf'));
    const lists = { fontFamily: undefined, textFontFamily: undefined, emojiFontFamily: undefined };
    const fonts = await fontsFor({ ...lists, fontDir: [], fontFile: [path('own.ttf')] }, () => undefined);
    const [own, ours] = [ligatures({ fonts }), ligatures()];
    const inkOf = (source: LigatureSource, face: Face): number[] =>
      Array.from(source.shape('!==', face)!, (number) => source.picture(number).reduce((sum, value) => sum + value, 0));
    expect(inkOf(own, PLAIN)).toEqual(inkOf(ours, PLAIN));
    const bold = inkOf(own, { bold: true, italic: false });
    const plain = inkOf(own, PLAIN);
    expect(bold.every((ink, cell) => ink >= plain[cell]!)).toBe(true);
    expect(bold).not.toEqual(plain);
  });
});

describe('a font with wrong substitutions', () => {
  it('is drawn without them, or with others: no error, no endless work', () => {
    const good = bundled('JetBrainsMono-Regular.ttf');
    const { start } = openSfnt(good).gsub!;
    const change = fc.tuple(fc.nat(18_000), fc.nat(255));
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 40 }), (changes) => {
        const bytes = Uint8Array.from(good);
        for (const [at, value] of changes) bytes[start + at] = value;
        const source = ligatures({ fonts: fontsOf(bytes) });
        for (const run of RUNS) {
          for (const number of source.shape(run, PLAIN) ?? []) if (number > 0) source.picture(number);
        }
      }),
      { numRuns: 30, endOnFailure: true },
    );
  });

  it('that calls itself comes to an end', () => {
    const bytes = endless();
    const substitution = new Substitution(new DataView(bytes.buffer), 0);
    expect(() => substitution.apply([1, 1, 1])).toThrow('the substitutions do not end');
    const font = {
      ...openSfnt(bundled('JetBrainsMono-Regular.ttf')),
      gsub: { view: new DataView(bytes.buffer), start: 0 },
    };
    const source = ligatures({ fonts: familyOf({ ...font, glyph: () => 1 }) });
    expect(source.shape('-->', PLAIN)).toBeUndefined();
  });
});

function fontsOf(bytes: Uint8Array): GlyphOptions['fonts'] {
  return familyOf(openUserFont({ bytes, index: 0, coordinates: new Map() }, undefined));
}

function familyOf(font: ReturnType<typeof openSfnt>): GlyphOptions['fonts'] {
  const face = { family: 'Own', style: '', face: PLAIN, role: () => 'fixed' as const, open: () => font };
  return { text: [{ family: 'Own', faces: () => [face] }], emoji: [] };
}

/** A GSUB table of one lookup: each of ten actions on a glyph 1 is the lookup itself. */
function endless(): Uint8Array {
  const words = [
    ...[1, 0, 10, 30, 44], // version, script list, feature list, lookup list
    ...[1, 0x4446, 0x4c54, 8, 4, 0, 0, 0xffff, 1, 0], // DFLT
    ...[1, 0x6361, 0x6c74, 8, 0, 1, 0], // calt
    ...[1, 4, 5, 0, 1, 8], // a lookup of one subtable
    ...[3, 1, 10, 48, ...Array<number>(20).fill(0)], // context, format 3: one glyph, ten actions
    ...[1, 1, 1], // Coverage of glyph 1
  ];
  const view = new DataView(new ArrayBuffer(2 * words.length));
  for (const [i, word] of words.entries()) view.setUint16(2 * i, word);
  return new Uint8Array(view.buffer);
}
