// From a --theme value to a theme: a name, colours, or a file. Which names there are is theme-library.ts, what files look like
// theme-file.ts.

import { UsageError } from '../errors.js';
import { optionName } from '../options/option-name.js';
import { platform } from '../platform.js';
import { makeTheme, type Theme } from './theme.js';
import { isThemeFile, loadTheme } from './theme-file.js';
import { namedTheme, nearestTheme } from './theme-library.js';

export { DEFAULT_THEME, themeNames } from './theme-library.js';

const hex = (colour: string): number | undefined =>
  /^#?[0-9a-f]{6}$/i.test(colour) ? Number.parseInt(colour.replace('#', ''), 16) : undefined;

function themeOfColours(name: string, colours: readonly string[]): Theme | undefined {
  const values = colours.map((colour) => hex(colour.trim()));
  if (values.length !== 10 && values.length !== 18) return undefined;
  if (values.some((value) => value === undefined)) return undefined;
  const [background, foreground, ...named] = values as number[];
  return makeTheme(name, foreground!, background!, named);
}

/** Colours in a file are known by the ending of its name. @throws UsageError where there is something of that name */
function refuseFile(spec: string): void {
  const kind = platform().files.kindOf(spec);
  if (kind === undefined) return;
  throw new UsageError(optionName('theme'), {
    expected: 'a theme (castkit themes lists them), or a file ending in .json, .yaml, .itermcolors or .toml',
    received: `${JSON.stringify(spec)}, a ${kind}`,
  });
}

/** `fg:bg:palette` as a recording's header writes a theme: 10 or 18 colours joined by colons, foreground first. */
function recordedOrder(colours: string[]): string[] {
  const [foreground = '', background = '', ...named] = colours;
  return [background, foreground, ...named];
}

/**
 * The theme of a `--theme` value: a name, 10 or 18 hex colours joined by commas (background, foreground, palette, as agg takes
 * them), a recording's own `fg:bg:palette` joined by colons, or a file (see theme-file.ts).
 * @throws UsageError with the nearest name, or what is wrong with the colours; CastError for a file that is no theme
 */
export function parseTheme(spec: string): Theme {
  if (isThemeFile(spec)) return loadTheme(spec);
  const known = namedTheme(spec);
  if (known) return known;
  const separator = spec.includes(',') ? ',' : spec.includes(':') ? ':' : undefined;
  if (!separator) {
    refuseFile(spec);
    const close = nearestTheme(spec);
    throw new UsageError(optionName('theme'), {
      expected: 'a theme (castkit themes lists them), 10 or 18 hex colours joined by commas, or a theme file',
      received: JSON.stringify(spec),
      ...(close ? { hint: `Did you mean "${close}"?` } : {}),
    });
  }
  const colours = spec.split(separator).filter((colour) => colour !== '');
  const custom = themeOfColours('custom', separator === ':' ? recordedOrder(colours) : colours);
  if (custom) return custom;
  const wrong = colours.find((colour) => hex(colour.trim()) === undefined);
  throw new UsageError(optionName('theme'), {
    expected: '10 or 18 hex colours such as 282a36',
    received: wrong === undefined ? `${colours.length} colours` : JSON.stringify(wrong),
  });
}
