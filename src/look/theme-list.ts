// All themes with a name, as values: for lists of them.
import { hexColour } from './colour.js';
import { allThemeNames, isLight, namedTheme } from './theme-library.js';

/** A theme as a value. */
export interface ThemeValue {
  name: string;
  kind: 'light' | 'dark';
  /** Colours as #rrggbb. */
  background: string;
  foreground: string;
  /** The sixteen named ones. */
  palette: string[];
}

/** @param search part of a name, in any case; all themes without it */
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
