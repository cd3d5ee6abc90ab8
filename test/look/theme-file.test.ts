import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { allThemeNames, isLight, namedTheme } from '../../src/core/theme/theme-library.js';
import { themeList } from '../../src/core/theme/theme-list.js';
import { parseTheme } from '../../src/core/theme/themes.js';
import { useFolder } from '../support/folder.js';

const path = useFolder();
const NAMES = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'];
const colour = (i: number) => `#${(0x101010 + i * 0x030507).toString(16)}`;
const value = (i: number) => 0x101010 + i * 0x030507;
const bright = (name: string) => `bright${name[0]!.toUpperCase()}${name.slice(1)}`;

function load(name: string, text: string) {
  writeFileSync(path(name), text);
  return parseTheme(path(name));
}

/** A theme whose sixteen are colour(0) to colour(15), its background colour(20) and its foreground colour(21). */
function expectTheme(theme: ReturnType<typeof parseTheme>): void {
  expect(theme).toMatchObject({ background: value(20), foreground: value(21) });
  expect(Array.from(theme.palette.subarray(0, 16))).toEqual(Array.from({ length: 16 }, (_, i) => value(i)));
}

const named = Object.fromEntries([
  ['background', colour(20)],
  ['foreground', colour(21)],
  ...NAMES.flatMap((name, i) => [
    [name, colour(i)],
    [bright(name), colour(i + 8)],
  ]),
]);

describe('a theme in a file', () => {
  it('may be JSON as VHS and xterm.js write it, and as Windows Terminal does', () => {
    expectTheme(load('vhs.json', JSON.stringify({ name: 'Tides', ...named })));
    expect(load('vhs.json', JSON.stringify({ name: 'Tides', ...named })).name).toBe('Tides');
    const purple = JSON.stringify(named).replaceAll('magenta', 'purple').replaceAll('Magenta', 'Purple');
    expectTheme(load('wt.json', purple));
    expect(load('wt.json', purple).name).toBe('wt');
  });

  it('may be a list of colours, as recordings hold one', () => {
    const palette = Array.from({ length: 16 }, (_, i) => colour(i));
    expectTheme(load('list.json', JSON.stringify({ background: colour(20), foreground: colour(21), palette })));
    expectTheme(load('cast.json', JSON.stringify({ bg: colour(20), fg: colour(21), palette: palette.join(':') })));
    expect(
      load('eight.yml', `bg: "#000000"\nfg: "#ffffff"\ncolors: [${palette.slice(0, 8).map((c) => `"${c}"`)}]`)
        .palette[9],
    ).toBe(value(1));
  });

  it('may be YAML of base16', () => {
    const lines = Array.from({ length: 16 }, (_, i) => `base0${i.toString(16).toUpperCase()}: "${colour(i).slice(1)}"`);
    const theme = load('tides.yaml', `scheme: "Tides"\nauthor: "me"\n${lines.join('\n')}\n`);
    expect(theme).toMatchObject({ background: value(0), foreground: value(5) });
    expect(Array.from(theme.palette.subarray(0, 9))).toEqual([0, 8, 11, 10, 13, 14, 12, 5, 3].map(value));
  });

  it("may be Alacritty's TOML", () => {
    const row = (from: number) =>
      NAMES.map((name, i) => `${name} = "${colour(from + i).replace('#', '0x')}"`).join('\n');
    const text = `# Tides\n[colors.primary]\nbackground = '${colour(20)}'\nforeground = "${colour(21)}" # text\n\n[colors.normal]\n${row(0)}\n[colors.bright]\n${row(8)}\n`;
    expectTheme(load('tides.toml', text));
  });

  it("may be iTerm2's", () => {
    const parts = (i: number) =>
      ['Red', 'Green', 'Blue']
        .map((name, k) => `<key>${name} Component</key><real>${((value(i) >> (16 - 8 * k)) & 255) / 255}</real>`)
        .join('');
    const entry = (name: string, i: number) =>
      `<key>${name} Color</key>\n<dict><key>Color Space</key><string>sRGB</string>${parts(i)}</dict>`;
    const ansi = Array.from({ length: 16 }, (_, i) => entry(`Ansi ${i}`, i)).join('\n');
    expectTheme(
      load(
        'tides.itermcolors',
        `<plist><dict>${ansi}${entry('Background', 20)}${entry('Foreground', 21)}</dict></plist>`,
      ),
    );
  });

  it.each([
    ['broken.json', '{"background": ', 'expected a theme, found what cannot be read'],
    ['array.json', '[1, 2]', 'expected a theme, found no names of colours'],
    ['other.json', '{"name": "x"}', 'expected a theme with a background, a foreground and 8 or 16 colours, found none'],
    ['colour.json', JSON.stringify({ ...named, red: 'reddish' }), 'found "reddish"'],
    ['missing.json', JSON.stringify({ ...named, red: undefined, brightRed: undefined }), 'found none'],
    ['bomb.yaml', 'a: &a [x, x]\nb: *a\n', 'expected a theme, found'],
    ['none.itermcolors', '<plist/>', 'no colours named "Ansi 0 Color"'],
    ['none.toml', '= = =', 'found none'],
  ])('%s is an error that names it and says what is wrong', (name, text, words) => {
    expect(() => load(name, text)).toThrow(`${path(name)}:`);
    expect(() => load(name, text)).toThrow(words);
  });

  it.each([
    ['a.json', '{\n  "background": "#000",\n  "red": "reddish"}', ' expected a colour "foreground", found nothing'],
    [
      'b.yaml',
      'foreground: "#fff"\nbackground: "#000"\npalette: ["#111", 2]\n',
      '3:12: expected a theme with .*, found 2 colours',
    ],
    ['c.yaml', 'base00: "181818"\nbase05: zz\n', '2:9: expected a colour such as "#282a36", found "zz"'],
    ['d.yaml', 'base00: "181818"\n', ' expected a colour "base05", found nothing'],
    [
      'e.toml',
      '[colors.primary]\nbackground = "#000"\nforeground = "#zz"\n',
      '3:15: expected a colour such as .*, found "#zz"',
    ],
    [
      'f.json',
      '{"background": "#000",\n "foreground": "#fff" "red": 1}',
      '2:23: expected a theme, found what cannot be read',
    ],
    [
      'h.itermcolors',
      '<plist><dict>\n<key>Ansi 0 Color</key><dict></dict>\n</dict></plist>',
      ' expected a colour "Background Color", found nothing',
    ],
    [
      'i.itermcolors',
      '<plist><dict>\n<key>Ansi 0 Color</key><dict></dict>\n<key>Background Color</key>\n<dict><key>Red Component</key><real>1.5</real></dict></dict></plist>',
      '3:6: expected red, green and blue from 0 to 1, found "Red 1.5"',
    ],
    ['g.yaml', 'background: "#000\nred', '2:4: expected a theme, found what cannot be read'],
  ])('%s tells where it is wrong', (name, text, words) => {
    expect(() => load(name, text)).toThrow(new RegExp(`${name}:${words}`));
  });

  it('must be there', () => {
    expect(() => parseTheme(path('gone.json'))).toThrow(`${path('gone.json')}: no such file`);
  });
});

describe('the library of themes', () => {
  it('has hundreds, each with its name once', () => {
    const names = allThemeNames();
    expect(names.length).toBeGreaterThan(300);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(namedTheme(name)?.name).toBe(name);
  });

  it('finds a theme however its name is written', () => {
    for (const name of ['Tomorrow Night', 'tomorrow_night', 'TomorrowNight']) {
      expect(namedTheme(name)?.name).toBe('tomorrow-night');
    }
  });

  it('suggests the nearest name', () => {
    expect(() => parseTheme('tomorow-nihgt')).toThrow('Did you mean "tomorrow-night"?');
  });

  it('knows light ones from dark ones', () => {
    expect(
      ['solarized-light', 'solarized-dark', 'catppuccin-latte', 'dracula'].map((name) => isLight(parseTheme(name))),
    ).toEqual([true, false, true, false]);
  });

  it('can be searched', () => {
    expect(themeList('Solarized L').map(({ name, kind }) => [name, kind])).toEqual([['solarized-light', 'light']]);
    expect(themeList('nord')[0]).toMatchObject({ background: '#2e3440', foreground: '#eceff4' });
  });
});
