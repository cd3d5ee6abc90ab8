// `--theme light=X,dark=Y`: one theme for pages in daylight, one for pages at night.
import { parseTheme } from './themes.js';

export interface ThemePair {
  light: string;
  dark: string;
}

const PAIR = /^(?:light=(?<light>.+?),dark=(?<dark>.+)|dark=(?<dark2>.+?),light=(?<light2>.+))$/;

/** The two themes that a --theme value names, each as parseTheme takes it; undefined for a single theme. */
export function themePair(spec: string): ThemePair | undefined {
  const { light, dark, light2, dark2 } = PAIR.exec(spec)?.groups ?? {};
  const pair = { light: light ?? light2, dark: dark ?? dark2 };
  return pair.light !== undefined && pair.dark !== undefined ? { light: pair.light, dark: pair.dark } : undefined;
}

/**
 * The options of one picture, and which of the two it is.
 * @example
 * const suffix = ({ page }: Themed<object>) => (page ? `-${page}` : '');
 */
export interface Themed<G> {
  readonly page: 'light' | 'dark' | undefined;
  readonly given: G;
}

const pairOf = (given: object): ThemePair | undefined => {
  const theme = (given as { theme?: unknown }).theme;
  return typeof theme === 'string' ? themePair(theme) : undefined;
};

/**
 * Whether a format that holds one theme makes two files of these options.
 * @example
 * isThemePair({ theme: 'light=github-light,dark=nord' }); // => true
 */
export const isThemePair = (given: object): boolean => pairOf(given) !== undefined;

/**
 * The options of each picture, for formats that hold one theme: `light=X,dark=Y` gives two, the light one first.
 * @throws UsageError for a theme of the two that is wrong
 * @example
 * byTheme({ theme: 'light=github-light,dark=nord' }).map(({ given }) => given.theme); // => ['github-light', 'nord']
 */
export function byTheme<G extends object>(given: G): Themed<G>[] {
  const pair = pairOf(given);
  if (!pair) return [{ page: undefined, given }];
  for (const theme of [pair.light, pair.dark]) parseTheme(theme);
  return (['light', 'dark'] as const).map((page) => ({ page, given: { ...given, theme: pair[page] } }));
}
