import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { gif } from '../../src/core/animation/gif.js';
import type { RenderReport } from '../../src/core/hooks.js';
import { type CastFonts, castFonts } from '../../src/core/inspect/cast-fonts.js';
import { fonts } from '../../src/core/inspect/font-list.js';
import { useFolder } from '../support/folder.js';
import { buildFont, LETTERS } from '../support/font-builder.js';
import { castOf, output } from './recordings.js';

const path = useFolder();
const shown = 'ab\x1b[1mb\x1b[m─漢🚀\u{10fffd}';
const list = async (text: string, options: Parameters<typeof fonts>[1] = {}): Promise<CastFonts> =>
  JSON.parse(await fonts(castOf(output([0, text])), { ...options, json: true }));

function posts(): string {
  writeFileSync(path('posts.ttf'), buildFont({ family: 'Posts', glyphs: LETTERS }));
  return path('posts.ttf');
}

describe('fonts', () => {
  it('tells which font draws what, face by face, and what none has', async () => {
    expect(await list(shown)).toEqual({
      fonts: [
        { family: 'JetBrains Mono', style: '', characters: ['a', 'b'] },
        { family: 'JetBrains Mono', style: 'Bold', characters: ['b'] },
        { family: 'Noto Sans CJK', style: '', characters: ['漢'] },
        { family: 'Twemoji', style: '', characters: ['🚀'] },
      ],
      geometry: ['─'],
      missing: ['\u{10fffd}'],
    });
  });

  it("counts the user's own", async () => {
    const { fonts: found } = await list('Mab', { fontFile: [posts()] });
    expect(found.map(({ family, characters }) => [family, characters.join('')])).toEqual([
      ['JetBrains Mono', 'ab'],
      ['Posts', 'M'],
    ]);
  });

  it('sees what later screens no longer show', async () => {
    const options = {
      fontFamily: undefined,
      textFontFamily: undefined,
      emojiFontFamily: undefined,
      fontDir: [],
      fontFile: [],
    };
    const { geometry } = await castFonts(castOf(output([0, '│'], [1, '\x1b[2J'])), options);
    expect(geometry).toEqual(['│']);
  });

  it('prints a table, with code points for what cannot be seen', async () => {
    expect(await fonts(castOf(output([0, `${shown}\ue0a0`])))).toBe(
      [
        'JetBrains Mono       3  ab "\ue0a0" (U+E0A0)',
        'JetBrains Mono Bold  1  b',
        'Noto Sans CJK        1  漢',
        'Twemoji              1  🚀',
        'geometry             1  ─',
        'no font              1  "\u{10fffd}" (U+10FFFD)',
        '',
      ].join('\n'),
    );
  });
});

describe('a render', () => {
  const render = async (text: string, given: Parameters<typeof gif>[1] = {}) => {
    const warnings: string[] = [];
    const reports: RenderReport[] = [];
    const hooks = { warn: (w: string) => warnings.push(w), onReport: (r: RenderReport) => reports.push(r) };
    for await (const _ of gif(castOf(output([0, text])), given, hooks));
    return { warnings, fonts: reports[0]?.fonts };
  };

  it('reports the fonts that drew something', async () => {
    expect((await render('abc 漢')).fonts).toEqual(['JetBrains Mono', 'Noto Sans CJK']);
    expect((await render('MH', { fontFile: [posts()] })).fonts).toEqual(['Posts']);
  });

  it('warns once of all that no font has', async () => {
    expect((await render('\u{10fffd}')).warnings).toEqual(['no font has "\u{10fffd}" (U+10FFFD): drawn as a box']);
    const many = Array.from({ length: 8 }, (_, i) => String.fromCodePoint(0x10fff0 + i)).join('');
    expect((await render(many)).warnings).toEqual([
      expect.stringMatching(/^no font has "." \(U\+10FFF0\), .*\(U\+10FFF4\) and 3 more: drawn as boxes$/u),
    ]);
  });
});
