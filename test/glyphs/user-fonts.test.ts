// Fonts of the user's: where they are found, which of them draws what.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import subsetFont from 'subset-font';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { CastError, type Warn } from '../../src/core/errors.js';
import type { Drawn, Face, GlyphSource } from '../../src/core/fonts/glyph.js';
import { createGlyphs } from '../../src/core/fonts/source.js';
import { type FontValues, fontsFor } from '../../src/core/layout/fonts.js';
import { systemFontFolders } from '../../src/node/platform/font-files.js';
import { useFolder } from '../support/folder.js';
import { buildCollection, buildFont, type FontPlan, LETTERS } from '../support/font-builder.js';

const path = useFolder();
const PLAIN: Face = { bold: false, italic: false };
const BOLD: Face = { bold: true, italic: false };
const ITALIC: Face = { bold: false, italic: true };
const NOTHING: FontValues = {
  fontFamily: undefined,
  textFontFamily: undefined,
  emojiFontFamily: undefined,
  fontDir: [],
  fontFile: [],
};

/** Writes a font of the letters M H W i o x 0 and gives its path. */
function font(name: string, plan: Partial<FontPlan> = {}): string {
  const file = path(name);
  writeFileSync(file, buildFont({ family: 'Posts', glyphs: LETTERS, ...plan }));
  return file;
}

interface Source extends GlyphSource {
  /** "Family Style" of what draws a character; "geometry", "missing". */
  by(text: string, face?: Face): string;
  mask(text: string, face?: Face): Uint8Array;
}

async function source(
  given: Partial<FontValues>,
  warn: Warn = (warning) => expect.unreachable(warning),
): Promise<Source> {
  let told: Drawn | undefined;
  const fonts = await fontsFor({ ...NOTHING, ...given }, warn);
  const glyphs = createGlyphs({ size: 20, lineHeight: 1.4, fonts, tell: (drawn) => (told = drawn) });
  return {
    ...glyphs,
    by(text, face = PLAIN) {
      glyphs.glyph(text, face, 1);
      if (!told || told.missing) return 'missing';
      const [first] = told.fonts;
      return first ? `${first.family} ${first.style}`.trim() : 'geometry';
    },
    mask(text, face = PLAIN) {
      const image = glyphs.glyph(text, face, 1);
      if (image.kind !== 'mask') throw new Error(`${text} is in colour`);
      return image.coverage;
    },
  };
}

const failure = async (given: Partial<FontValues>): Promise<string> => {
  const error = await fontsFor({ ...NOTHING, ...given }, () => undefined).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(CastError);
  return (error as CastError).message.replaceAll(path(), '.').replaceAll('\\', '/');
};

const ink = (mask: Uint8Array): number => mask.reduce((sum, value) => sum + value, 0);

describe('a font file', () => {
  it('draws what it has; the fonts that ship draw the rest', async () => {
    const { by } = await source({ fontFile: [font('posts.ttf')] });
    expect([by('M'), by('a'), by('─'), by('漢'), by('\u{10fffd}')]).toEqual([
      'Posts',
      'JetBrains Mono',
      'geometry',
      'Noto Sans CJK',
      'missing',
    ]);
  });

  it('decides the size of cells', async () => {
    const wide = await source({ fontFile: [font('posts.ttf')] });
    expect(wide.metrics).toMatchObject({ width: 12, height: 28, baseline: 21 });
    const { metrics } = await source({ fontFile: [font('small.ttf', { tables: { 'OS/2': new Uint8Array() } })] });
    expect(metrics).toEqual(wide.metrics);
  });

  it('is fitted to the grid as those that ship are', async () => {
    const { mask, metrics } = await source({ fontFile: [font('posts.ttf')] });
    const column = Array.from({ length: metrics.height }, (_, y) => mask('H')[y * metrics.width + 6]);
    expect(column.filter((value) => value !== 0)).toEqual([255, 255]);
  });

  it('brings its bold and italic faces, which are made where it has none', async () => {
    const bold = font('bold.ttf', { weight: 700, style: 'Bold', glyphs: { ...LETTERS, i: [[150, 0, 450, 500]] } });
    const [alone, both] = [
      await source({ fontFile: [font('posts.ttf')] }),
      await source({ fontFile: [font('posts.ttf'), bold] }),
    ];
    expect([alone.by('i', BOLD), both.by('i', BOLD)]).toEqual(['Posts', 'Posts Bold']);
    expect(ink(alone.mask('i', BOLD))).toBeGreaterThan(1.2 * ink(alone.mask('i')));
    expect(ink(both.mask('i', BOLD))).toBeGreaterThan(2 * ink(both.mask('i')));
    expect(alone.mask('i', ITALIC)).not.toEqual(alone.mask('i'));
  });

  it('may hold several fonts', async () => {
    const file = path('both.ttc');
    const other = buildFont({ family: 'Others', glyphs: { ...LETTERS, z: [[0, 0, 600, 100]] } });
    writeFileSync(file, buildCollection([buildFont({ family: 'Posts', glyphs: LETTERS }), other]));
    const { by } = await source({ fontFile: [file], fontFamily: 'others' });
    expect([by('M'), by('z')]).toEqual(['Others', 'Others']);
  });

  it('may be variable: bold is a place on its axis, its named styles are families', async () => {
    const file = font('variable.ttf', { heavier: 200 });
    const { mask, by } = await source({ fontFile: [file] });
    expect(by('i', BOLD)).toBe('Posts Bold');
    expect(ink(mask('i', BOLD)) / ink(mask('i'))).toBeCloseTo(2.2, 1);
    const heavy = await source({ fontFile: [file], fontFamily: 'Posts Heavy' });
    expect(ink(heavy.mask('i')) / ink(mask('i'))).toBeCloseTo(3, 1);
  });
});

it('a variable font draws the same out of WOFF2', async () => {
  const plain = font('variable.ttf', { heavier: 200 });
  const packed = path('variable.woff2');
  writeFileSync(packed, await subsetFont(readFileSync(plain), 'MHWiox0', { targetFormat: 'woff2' }));
  const [first, second] = [await source({ fontFile: [plain] }), await source({ fontFile: [packed] })];
  for (const face of [PLAIN, BOLD]) expect(second.mask('H', face)).toEqual(first.mask('H', face));
});

it('wide characters are as large as those of the fonts that ship', async () => {
  const square = [[0, -120, 1000, 880]] as const;
  const glyphs = await source({ fontFile: [font('wide.ttf', { glyphs: { ...LETTERS, 漢: square } })] });
  const image = glyphs.glyph('漢', PLAIN, 2);
  const { width, height } = glyphs.metrics;
  const full = image.kind === 'mask' ? image.coverage.filter((value) => value > 200).length : 0;
  expect(full).toBeGreaterThan(0.8 * Math.min(2 * width, height) ** 2);
});

describe('a list of families', () => {
  it('is asked from its beginning, for each character anew', async () => {
    const files = [
      font('posts.ttf'),
      font('others.ttf', { family: 'Others', glyphs: { M: LETTERS['M']!, z: [[0, 0, 600, 100]] } }),
    ];
    const { by } = await source({ fontFile: files, fontFamily: '"posts" , OTHERS' });
    expect([by('M'), by('z'), by('a')]).toEqual(['Posts', 'Others', 'JetBrains Mono']);
    const turned = await source({ fontFile: files, fontFamily: 'Others,JetBrains Mono,Posts' });
    expect([turned.by('M'), turned.by('H')]).toEqual(['Others', 'JetBrains Mono']);
  });

  it('may name some that are not there: one warning, unless none is', async () => {
    const warn = vi.fn();
    const { by } = await source({ fontFamily: 'Not There,JetBrains Mono,Nor There' }, warn);
    expect(by('M')).toBe('JetBrains Mono');
    expect(warn.mock.calls).toEqual([['fontFamily: no font family "Not There", "Nor There" is installed']]);
    expect(await failure({ fontFamily: 'Not There' })).toBe(
      'fontFamily: expected a font family that is installed, found none of "Not There"',
    );
  });

  it('for text goes before the list for everything', async () => {
    const fontFile = [font('posts.ttf')];
    const { by } = await source({ fontFile, fontFamily: 'JetBrains Mono', textFontFamily: 'Posts' });
    expect(by('M')).toBe('Posts');
  });

  it('finds what is installed', async () => {
    mkdirSync(path('fonts/sub'), { recursive: true });
    font('fonts/sub/posts.ttf', { family: 'Installed Posts' });
    vi.stubEnv('XDG_DATA_HOME', path());
    const { by } = await source({ fontFamily: 'installed posts' });
    expect(by('M')).toBe('Installed Posts');
  }, 20_000);
});

afterEach(() => {
  vi.unstubAllEnvs();
});

describe.skipIf(process.platform === 'win32')('the folders of a system', () => {
  it.each([
    ['linux', { XDG_DATA_DIRS: '/a:/b' }, ['/home/me/.local/share/fonts', '/a/fonts', '/b/fonts', '/home/me/.fonts']],
    ['darwin', {}, ['/home/me/Library/Fonts', '/Library/Fonts', '/System/Library/Fonts']],
    ['win32', { SystemRoot: '/w', LOCALAPPDATA: '/l' }, ['/w/Fonts', '/l/Microsoft/Windows/Fonts']],
  ] as const)('of %s', (platform, environment, folders) => {
    expect(systemFontFolders(platform, environment, '/home/me')).toEqual(expect.arrayContaining([...folders]));
  });
});

describe('a folder of fonts', () => {
  it('gives families to name, and is walked with the folders in it', async () => {
    mkdirSync(path('more/sub'), { recursive: true });
    font('more/sub/posts.ttf');
    const { by } = await source({ fontDir: [path('more')], fontFamily: 'Posts' });
    expect(by('M')).toBe('Posts');
  });

  it('may hold broken files: one warning', async () => {
    mkdirSync(path('mixed'));
    font('mixed/posts.ttf');
    writeFileSync(path('mixed/a.ttf'), 'text');
    writeFileSync(path('mixed/b.woff2'), 'wOF2 and nothing more');
    const warn = vi.fn();
    const { by } = await source({ fontDir: [path('mixed')], fontFamily: 'Posts' }, warn);
    expect(by('M')).toBe('Posts');
    expect(warn.mock.calls).toEqual([
      [expect.stringMatching(/a\.ttf and 1 more: no font that can be read, left out$/)],
    ]);
  });

  it('says when none of it is used, and what there would be', async () => {
    mkdirSync(path('unused'));
    font('unused/posts.ttf');
    const warn = vi.fn();
    await source({ fontDir: [path('unused')] }, warn);
    expect(warn.mock.calls).toEqual([
      [expect.stringContaining('none of its fonts is used; fontFamily takes e.g. "Posts"')],
    ]);
  });

  it('must be there', async () => {
    expect(await failure({ fontDir: [path('nowhere')] })).toBe(
      './nowhere: expected a folder with fonts, found nothing of that name',
    );
  });
});

describe('emoji', () => {
  const plan: Partial<FontPlan> = {
    family: 'Blocks',
    glyphs: { '😀': [[0, 0, 600, 600]], '1': [[0, 0, 600, 300]], '2': [[0, 300, 600, 600]] },
    layers: {
      '😀': [
        ['1', 0xff0000],
        ['2', 0x0000ff],
      ],
    },
  };
  const colours = ({ glyph }: GlyphSource, text: string): string[] => {
    const image = glyph(text, PLAIN, 2);
    if (image.kind !== 'colour') return [];
    const words = new DataView(image.rgba.buffer);
    const solid = Array.from({ length: image.rgba.length / 4 }, (_, i) => words.getUint32(4 * i)).filter(
      (c) => (c & 255) === 255,
    );
    return [...new Set(solid.map((colour) => (colour >>> 8).toString(16).padStart(6, '0')))];
  };

  it.each([
    ['emojiFontFamily', (file: string) => ({ fontFile: [file], emojiFontFamily: 'Blocks' })],
    ['fontFile', (file: string) => ({ fontFile: [file] })],
  ])('in layers of colour come from %s, the others from Twemoji', async (_option, options) => {
    const glyphs = await source(options(font('blocks.ttf', plan)));
    expect(colours(glyphs, '😀')).toEqual(['0000ff', 'ff0000']);
    expect([glyphs.by('😀'), glyphs.by('🚀'), glyphs.by('M')]).toEqual(['Blocks', 'Twemoji', 'JetBrains Mono']);
  });

  it('without colours are drawn like text', async () => {
    const { layers: _, ...plain } = plan;
    const glyphs = await source({ fontFile: [font('blocks.ttf', plain)], emojiFontFamily: 'Blocks' });
    expect([glyphs.by('😀'), glyphs.glyph('😀', PLAIN, 2).kind]).toEqual(['Blocks', 'mask']);
    expect(ink(glyphs.mask('😀'))).toBeGreaterThan(0);
  });
});

it('nothing is looked for where nothing is asked for', async () => {
  expect(await fontsFor(NOTHING, () => expect.unreachable())).toBeUndefined();
});
