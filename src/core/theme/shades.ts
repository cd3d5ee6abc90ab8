// The colours of windows, bars and overlays: shades of the theme's own, so that they suit every theme.
import { mixColours } from './colour.js';
import { lightness } from './colours.js';
import { withContrast } from './contrast.js';
import type { Theme } from './theme.js';

export interface Shades {
  /** The window's own ground. */
  body: number;
  /** Ground of title and caption bars. */
  bar: number;
  title: number;
  caption: number;
  border: number;
  /** How dark shadows are, as a share of what they are on dark margins. */
  shadow: number;
  /** Of the margin where nothing else is asked for. */
  margin: number;
  progress: { done: number; left: number };
  pill: { ground: number; text: number };
}

const BRIGHT = 127_500;

/** What titles, clocks, captions and keys have whatever the theme is, for they are there to be read: WCAG AA. */
const LEGIBLE = 4.5;

/**
 * @param background the colour of the window's body
 * @param least contrast that all texts have (--min-contrast)
 */
export function shadesOf({ foreground, palette }: Theme, background: number, least = 1): Shades {
  const dark = lightness(background) < BRIGHT;
  const towards = (share: number) => mixColours(background, foreground, share);
  const bar = towards(0.09);
  const pill = towards(0.86);
  return {
    body: background,
    bar,
    title: withContrast(towards(0.72), bar, Math.max(LEGIBLE, least)),
    caption: withContrast(towards(0.92), bar, Math.max(LEGIBLE, least)),
    border: towards(0.22),
    shadow: dark ? 1 : 0.55,
    margin: mixColours(background, palette[4]!, dark ? 0.32 : 0.28),
    progress: { done: palette[4]!, left: towards(0.14) },
    pill: { ground: pill, text: withContrast(background, pill, Math.max(LEGIBLE, least)) },
  };
}
