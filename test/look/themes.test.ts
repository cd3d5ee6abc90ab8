import { expect, test } from 'vitest';
import { parseTheme, themeNames } from '../../src/core/theme/themes.js';

test("agg's twelve themes are there under agg's names", () => {
  expect(themeNames).toEqual([
    'asciinema',
    'dracula',
    'github-dark',
    'github-light',
    'gruvbox-dark',
    'kanagawa',
    'kanagawa-dragon',
    'kanagawa-light',
    'monokai',
    'nord',
    'solarized-dark',
    'solarized-light',
  ]);
  for (const name of themeNames) expect(parseTheme(name).name).toBe(name);
});

test('gruvbox-dark has its foreground and background the right way round', () => {
  expect(parseTheme('gruvbox-dark')).toMatchObject({ background: 0x282828, foreground: 0xfbf1c7 });
});

test('a theme has the 256 colours of xterm behind its sixteen', () => {
  const { palette } = parseTheme('dracula');
  expect(palette.length).toBe(256);
  expect([palette[1], palette[16], palette[21], palette[196], palette[231], palette[232], palette[255]]).toEqual([
    0xff5555, 0x000000, 0x0000ff, 0xff0000, 0xffffff, 0x080808, 0xeeeeee,
  ]);
});

test('custom themes: 10 or 18 colours, with commas as agg takes them or with colons as recordings hold them', () => {
  const ten = parseTheme('000000,ffffff,010101,020202,030303,040404,050505,060606,070707,080808');
  expect(ten).toMatchObject({ background: 0, foreground: 0xffffff });
  expect([ten.palette[0], ten.palette[8], ten.palette[15]]).toEqual([0x010101, 0x010101, 0x080808]);
  const recorded = parseTheme('#ffffff:#000000:#010101:#020202:#030303:#040404:#050505:#060606:#070707:#080808');
  expect(recorded).toEqual(ten);
});

test('wrong themes are errors that say what is wrong', () => {
  expect(() => parseTheme('dracul')).toThrow('received "dracul". Did you mean "dracula"?');
  expect(() => parseTheme('gruvbx')).toThrow('Did you mean "gruvbox-dark"?');
  expect(() => parseTheme('000000,ffffff')).toThrow(
    '--theme: expected 10 or 18 hex colours such as 282a36, received 2 colours',
  );
  expect(() => parseTheme('000000,white,1,2,3,4,5,6,7,8')).toThrow('received "white"');
  expect(() => parseTheme('constructor')).toThrow('--theme');
});
