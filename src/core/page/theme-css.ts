// A theme as asciinema's player takes it: variables of a class.

import { chooseTheme } from '../picture/paint-setup.js';
import type { Cast } from '../recording/cast.js';
import { hexColour } from '../theme/colour.js';
import type { Theme } from '../theme/theme.js';
import { themePair } from '../theme/theme-pair.js';

/** As the player is told of it. */
export const PAGE_THEME = 'castkit';

const NAMED = 16;

function variables({ foreground, background, palette }: Theme): string {
  const named = Array.from(palette.subarray(0, NAMED), (colour, i) => `--term-color-${i}:${hexColour(colour)}`);
  const ends = [`--term-color-foreground:${hexColour(foreground)}`, `--term-color-background:${hexColour(background)}`];
  return `.asciinema-player-theme-${PAGE_THEME}{${[...ends, ...named].join(';')}}`;
}

/**
 * The style sheet of a page's theme; of a light and a dark one the page's reader has the choice.
 * @throws UsageError for a theme that is wrong
 */
export function themeCss(cast: Cast, theme: string | undefined): string {
  const pair = theme === undefined ? undefined : themePair(theme);
  if (!pair) return variables(chooseTheme(cast, theme));
  const [light, dark] = [pair.light, pair.dark].map((name) => variables(chooseTheme(cast, name)));
  return `${light}@media (prefers-color-scheme:dark){${dark}}`;
}

/** Names of the themes that a style sheet of the player has. */
export const themesIn = (css: string): string[] => [
  ...new Set([...css.matchAll(/\.asciinema-player-theme-([a-z0-9-]+)\s*\{/g)].map(([, name = '']) => name)),
];
