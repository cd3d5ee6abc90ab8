// All themes with a name, as values: for lists of them.
import { hexColour } from './colour.js';
import { allThemeNames, isLight, namedTheme } from './theme-library.js';

/**
 * A theme as a value.
 * @example
 * const { name, background }: ThemeValue = themeList('nord')[0]!;
 */
export interface ThemeValue {
  name: string;
  kind: 'light' | 'dark';
  /** Colours as #rrggbb. */
  background: string;
  foreground: string;
  /** The sixteen named ones. */
  palette: string[];
}

/**
 * The themes that come along, by name.
 * @param search part of a name, in any case; all themes without it
 * @example
 * themeList('dracula').some(({ kind }) => kind === 'dark'); // => true
 */
export function themeList(search = ''): ThemeValue[] {
  const part = search.toLowerCase().replace(/[\s_]+/g, '-');
  return allThemeNames()
    .filter((name) => name.includes(part))
    .map((name) => {
      const theme = namedTheme(name)!;
      return {
        name,
        kind: isLight(theme) ? 'light' : 'dark',
        background: hexColour(theme.background),
        foreground: hexColour(theme.foreground),
        palette: Array.from(theme.palette.subarray(0, 16), hexColour),
      };
    });
}
