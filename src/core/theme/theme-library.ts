// The themes that have a name: agg's twelve, as agg 1.9 has them (two slips of agg's mended: gruvbox-dark's swapped foreground
// and background, and a letter in kanagawa-light), those that asciinema's player adds, a checked pair of our own, and some hundreds of
// assets/themes.txt, which is read when another name is looked up.

import { nearest } from '../options/nearest.js';
import { platform } from '../platform.js';
import { lightness } from './colours.js';
import { makeTheme, type Theme } from './theme.js';

/** Background, foreground, then 8 or 16 named colours, as `--theme` takes them. */
const OWN: Record<string, string> = {
  asciinema:
    '121314,cccccc,000000,dd3c69,4ebf22,ddaf3c,26b0d7,b954e1,54e1b9,d9d9d9,4d4d4d,dd3c69,4ebf22,ddaf3c,26b0d7,b954e1,54e1b9,ffffff',
  dracula:
    '282a36,f8f8f2,21222c,ff5555,50fa7b,f1fa8c,bd93f9,ff79c6,8be9fd,f8f8f2,6272a4,ff6e6e,69ff94,ffffa5,d6acff,ff92df,a4ffff,ffffff',
  'github-dark':
    '171b21,eceff4,0e1116,f97583,a2fca2,fabb72,7db4f9,c4a0f5,1f6feb,eceff4,6a737d,bf5a64,7abf7a,bf8f57,608bbf,997dbf,195cbf,b9bbbf',
  'github-light':
    'eceff4,171b21,0e1116,f97583,a2fca2,fabb72,7db4f9,c4a0f5,1f6feb,eceff4,6a737d,bf5a64,7abf7a,bf8f57,608bbf,997dbf,195cbf,b9bbbf',
  'gruvbox-dark':
    '282828,fbf1c7,282828,cc241d,98971a,d79921,458588,b16286,689d6a,a89984,7c6f64,fb4934,b8bb26,fabd2f,83a598,d3869b,8ec07c,fbf1c7',
  kanagawa:
    '1f1f28,dcd7ba,16161d,c34043,76946a,c0a36e,7e9cd8,957fb8,6a9589,c8c093,727169,e82424,98bb6c,e6c384,7fb4ca,938aa9,7aa89f,dcd7ba',
  'kanagawa-dragon':
    '181616,c5c9c5,0d0c0c,c4746e,8a9a7b,c4b28a,8ba4b0,a292a3,8ea4a2,c8c093,a6a69c,e46876,87a987,e6c384,7fb4ca,938aa9,7aa89f,c5c9c5',
  'kanagawa-light':
    'f2ecbc,545464,1f1f28,c84053,6f894e,77713f,4d699b,b35b79,597b75,545464,8a8980,d7474b,6e915f,836f4a,6693bf,624c83,5e857a,43436c',
  monokai:
    '272822,f8f8f2,272822,f92672,a6e22e,f4bf75,66d9ef,ae81ff,a1efe4,f8f8f2,75715e,f92672,a6e22e,f4bf75,66d9ef,ae81ff,a1efe4,f9f8f5',
  nord: '2e3440,eceff4,3b4252,bf616a,a3be8c,ebcb8b,81a1c1,b48ead,88c0d0,eceff4,3b4252,bf616a,a3be8c,ebcb8b,81a1c1,b48ead,88c0d0,eceff4',
  'solarized-dark':
    '002b36,839496,073642,dc322f,859900,b58900,268bd2,d33682,2aa198,eee8d5,002b36,cb4b16,586e75,657b83,839496,6c71c4,93a1a1,fdf6e3',
  'solarized-light':
    'fdf6e3,657b83,073642,dc322f,859900,b58900,268bd2,d33682,2aa198,eee8d5,002b36,cb4b16,586e75,657c83,839496,6c71c4,93a1a1,fdf6e3',
  seti: '111213,cacecd,323232,c22832,8ec43d,e0c64f,43a5d5,8b57b5,8ec43d,eeeeee,323232,c22832,8ec43d,e0c64f,43a5d5,8b57b5,8ec43d,ffffff',
  tango:
    '121314,cccccc,000000,cc0000,4e9a06,c4a000,3465a4,75507b,06989a,d3d7cf,555753,ef2929,8ae234,fce94f,729fcf,ad7fa8,34e2e2,eeeeec',
  urban:
    '292a2f,e7e8eb,292a2f,de3a3b,51c34f,fef935,0a6fff,e12da0,2cb6b1,e7e8eb,363945,fc6a5d,add681,fefb85,74b6f6,ef82b1,99e8d5,ffffff',
  // Every text colour has a contrast of 4.5 or more (WCAG AA) on its ground, but for black on dark.
  'castkit-dark':
    '15181e,e6e9ee,232933,f0736f,5fc983,e3b55a,6aa8f7,c792ea,4fc4cf,c8cfd9,8591a3,ff9089,83dd9f,f3cd7d,8fc0ff,dab0f5,7adbe3,ffffff',
  'castkit-light':
    'fdfdfc,24292f,1f2328,c62a2f,1a7a36,8a5d00,0b62c4,8440b8,0f7377,666e79,57606a,a81d24,116329,6f4a00,0a4fa3,6c2f9c,0a5a5e,6d7580',
};
const AGGS = 12;

/** What people call some themes elsewhere, in letters and digits only. */
const ALIASES = new Map([
  ['atomonedark', 'one-dark'],
  ['atomonelight', 'one-light'],
  ['ayulight', 'ayu'],
  ['castkit', 'castkit-dark'],
  ['catppuccin', 'catppuccin-mocha'],
  ['frappe', 'catppuccin-frappe'],
  ['githubdarkdimmed', 'github-dimmed'],
  ['gruvbox', 'gruvbox-dark'],
  ['iceberg', 'iceberg-dark'],
  ['kanagawalotus', 'kanagawa-light'],
  ['kanagawawave', 'kanagawa'],
  ['latte', 'catppuccin-latte'],
  ['macchiato', 'catppuccin-macchiato'],
  ['mocha', 'catppuccin-mocha'],
  ['onehalf', 'one-half-dark'],
  ['solarized', 'solarized-dark'],
  ['tangodark', 'tango'],
  ['tokyonight', 'tokyonight-night'],
  ['tokyonightday', 'tokyonight-day'],
  ['tokyonightlight', 'tokyonight-day'],
  ['tokyonightmoon', 'tokyonight-storm'],
]);

export const DEFAULT_THEME = 'dracula';
/** agg's names. */
export const themeNames: readonly string[] = Object.keys(OWN).slice(0, AGGS);

const DIGITS = 6;
/** Case, blanks and hyphens do not matter: Solarized Dark is solarized-dark. */
const keyOf = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/** Key -> name and hex digits of 18 colours. */
let library: Map<string, { name: string; digits: string }> | undefined;

function readLibrary(): Map<string, { name: string; digits: string }> {
  const lines = new TextDecoder().decode(platform().asset('assets/themes.txt')).trimEnd().split('\n');
  const listed = lines.map((line): [string, string] => line.split('\t') as [string, string]);
  const own = Object.entries(OWN).map(([name, colours]): [string, string] => [name, colours.replaceAll(',', '')]);
  return new Map([...listed, ...own].map(([name, digits]) => [keyOf(name), { name, digits }]));
}

function themeOfDigits(name: string, digits: string): Theme {
  const colours = Array.from({ length: digits.length / DIGITS }, (_, i) =>
    Number.parseInt(digits.slice(i * DIGITS, (i + 1) * DIGITS), 16),
  );
  const [background = 0, foreground = 0, ...named] = colours;
  const theme = makeTheme(name, foreground, background, named);
  return isLight(theme) ? { ...theme, leastContrast: LIGHT_CONTRAST } : theme;
}

/** The theme of a name, however it is spelled. */
export function namedTheme(name: string): Theme | undefined {
  if (Object.hasOwn(OWN, name)) return themeOfDigits(name, OWN[name]!.replaceAll(',', ''));
  library ??= readLibrary();
  const key = keyOf(name);
  const found = library.get(key) ?? library.get(keyOf(ALIASES.get(key) ?? ''));
  return found && themeOfDigits(found.name, found.digits);
}

/** All names, in order. */
export function allThemeNames(): string[] {
  library ??= readLibrary();
  return Array.from(library.values(), ({ name }) => name).sort();
}

const DARK_NAME = /dark|night|moon|storm|mocha|black/i;
const LIGHT_NAME = /light|day|dawn|latte|white/i;

/** Whoever misspells a dark theme is not offered a light one, nor the other way round. */
function ofKind(name: string): (theme: string) => boolean {
  const light = LIGHT_NAME.test(name) ? true : DARK_NAME.test(name) ? false : undefined;
  return (theme) => light === undefined || isLight(namedTheme(theme)!) === light;
}

/** The name that was meant, or the first of a family of themes: gruvbox-dark for gruvbox. */
export function nearestTheme(name: string): string | undefined {
  const names = allThemeNames().filter(ofKind(name));
  const meant = nearest(name, names);
  if (meant !== undefined) return meant;
  const familyOf = (theme: string) => theme.split('-')[0]!;
  const family = nearest(name, names.map(familyOf));
  return names.find((theme) => familyOf(theme) === family);
}

const MIDDLE = 127_500;
/** Light themes are made for large letters of editors: many of their yellows and greys cannot be read in a picture. */
const LIGHT_CONTRAST = 3;

/** Whether the theme is dark text on a light ground. */
export const isLight = ({ background }: Theme): boolean => lightness(background) > MIDDLE;
