import { describe, expect, test } from 'vitest';
import { PALETTE, RGB, type Style } from '../../src/core/terminal/style.js';
import { inkOf } from '../../src/core/theme/colours.js';
import { contrast } from '../../src/core/theme/contrast.js';
import { isLight, nearestTheme } from '../../src/core/theme/theme-library.js';
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
    'theme: expected 10 or 18 hex colours such as 282a36, received 2 colours',
  );
  expect(() => parseTheme('000000,white,1,2,3,4,5,6,7,8')).toThrow('received "white"');
  expect(() => parseTheme('constructor')).toThrow('theme');
});

test.each([
  ['castkit-dark', [0]],
  ['castkit-light', []],
] as const)('every text colour of %s can be read on its ground', (name, exempt) => {
  const { foreground, background, palette } = parseTheme(name);
  const texts = [...palette.subarray(0, 16)].filter((_, index) => !(exempt as readonly number[]).includes(index));
  for (const colour of [foreground, ...texts]) expect(contrast(colour, background)).toBeGreaterThanOrEqual(4.5);
});

test.each([
  ['tokyo-night', 'tokyonight-night'],
  ['Tokyo Night Light', 'tokyonight-day'],
  ['catppuccin', 'catppuccin-mocha'],
  ['solarized', 'solarized-dark'],
  ['gruvbox', 'gruvbox-dark'],
  ['One Dark', 'one-dark'],
  ['atom-one-light', 'one-light'],
  ['github-dark', 'github-dark'],
])('%s is %s', (typed, name) => {
  expect(parseTheme(typed).name).toBe(name);
});

test.each(['tokio-nigt-dark', 'github-drak-dark', 'onne-light', 'catpuccin-light', 'solarised-dark', 'ayuu-dark'])(
  'whoever types %s is offered no theme of the other kind',
  (typed) => {
    const offered = nearestTheme(typed);
    if (offered !== undefined) expect(isLight(parseTheme(offered))).toBe(typed.endsWith('light'));
  },
);

describe('text in the named colours of a light theme', () => {
  const plainColours = { foreground: undefined, background: undefined, cursor: undefined };
  const screen = { colours: { ...plainColours, palette: new Map<number, number>() }, reverse: false };
  const style = (changed: Partial<Style>): Style =>
    ({
      ...{ fg: 0, bg: 0, underlineColour: 0, underline: 'none' },
      ...{ bold: false, faint: false, italic: false, inverse: false, conceal: false, blink: false, strike: false },
      ...{ overline: false },
      ...changed,
    }) as Style;
  const theme = parseTheme('one-light');
  const shown = (changed: Partial<Style>, more: object = {}) =>
    inkOf(style(changed), { theme, screen, boldIsBright: false, ...more } as Parameters<typeof inkOf>[1]);

  test('has a contrast of 3 at least', () => {
    for (let colour = 0; colour < 16; colour++) {
      const { text, ground } = shown({ fg: PALETTE + colour });
      expect(contrast(text, ground)).toBeGreaterThanOrEqual(3);
    }
  });

  test('is as the theme has it where --min-contrast 1 asks for that', () => {
    expect(shown({ fg: PALETTE + 11 }, { minContrast: 1 }).text).toBe(theme.palette[11]);
  });

  test.each([
    ['truecolor', RGB + 0xf0f0a0, 0xf0f0a0],
    ['the colours after the sixteenth', PALETTE + 230, 0xffffd7],
  ])('leaves %s exact', (_what, fg, expected) => {
    expect(shown({ fg }).text).toBe(expected);
  });

  test('leaves colours exact that the program has set', () => {
    const set = { screen: { ...screen, colours: { palette: new Map([[11, 0xffffaa]]) } } };
    expect(shown({ fg: PALETTE + 11 }, set).text).toBe(0xffffaa);
  });

  test("leaves a recording's own theme exact", () => {
    const own = parseTheme('#222222:#ffffff:#000000:#f0f0f0:#020202:#030303:#040404:#050505:#060606:#070707');
    expect(shown({ fg: PALETTE + 1 }, { theme: own }).text).toBe(0xf0f0f0);
  });

  test('stays unseen where text and ground are one colour', () => {
    const { text, ground } = shown({ fg: PALETTE + 3, bg: PALETTE + 3 });
    expect(text).toBe(ground);
  });
});
