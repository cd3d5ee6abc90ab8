// The themes that have a name: agg's twelve, as agg 1.9 has them (two slips of agg's mended: gruvbox-dark's swapped foreground
// and background, and a letter in kanagawa-light). Loaded only when a name is looked up.

import { UsageError } from '../errors.js';
import { nearest } from '../options/nearest.js';
import { makeTheme, type Theme } from './theme.js';

/** Background, foreground, then 8 or 16 named colours, as `--theme` takes them. */
const THEMES: Record<string, string> = {
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
};

export const DEFAULT_THEME = 'dracula';
export const themeNames: readonly string[] = Object.keys(THEMES);

const hex = (colour: string): number | undefined =>
  /^#?[0-9a-f]{6}$/i.test(colour) ? Number.parseInt(colour.replace('#', ''), 16) : undefined;

function themeOfColours(name: string, colours: readonly string[]): Theme | undefined {
  const values = colours.map((colour) => hex(colour.trim()));
  if (values.length !== 10 && values.length !== 18) return undefined;
  if (values.some((value) => value === undefined)) return undefined;
  const [background, foreground, ...named] = values as number[];
  return makeTheme(name, foreground!, background!, named);
}

/** `fg:bg:palette` as a recording's header writes a theme: 10 or 18 colours joined by colons, foreground first. */
function recordedOrder(colours: string[]): string[] {
  const [foreground = '', background = '', ...named] = colours;
  return [background, foreground, ...named];
}

/**
 * The theme of a `--theme` value: a name, 10 or 18 hex colours joined by commas (background, foreground, palette, as agg takes
 * them), or a recording's own `fg:bg:palette` joined by colons.
 * @throws UsageError with the nearest name, or what is wrong with the colours
 */
export function parseTheme(spec: string): Theme {
  const known = Object.hasOwn(THEMES, spec) ? themeOfColours(spec, THEMES[spec]!.split(',')) : undefined;
  if (known) return known;
  const separator = spec.includes(',') ? ',' : spec.includes(':') ? ':' : undefined;
  if (!separator) {
    const close = nearest(spec, themeNames);
    throw new UsageError('--theme', {
      expected: `one of ${themeNames.join(', ')}, or 10 or 18 hex colours joined by commas`,
      received: JSON.stringify(spec),
      ...(close ? { hint: `Did you mean "${close}"?` } : {}),
    });
  }
  const colours = spec.split(separator).filter((colour) => colour !== '');
  const custom = themeOfColours('custom', separator === ':' ? recordedOrder(colours) : colours);
  if (custom) return custom;
  const wrong = colours.find((colour) => hex(colour.trim()) === undefined);
  throw new UsageError('--theme', {
    expected: '10 or 18 hex colours such as 282a36',
    received: wrong === undefined ? `${colours.length} colours` : JSON.stringify(wrong),
  });
}
