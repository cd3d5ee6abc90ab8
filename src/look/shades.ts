// The colours of windows, bars and overlays: shades of the theme's own, so that they suit every theme.
import { mixColours } from './colour.js';
import { lightness } from './colours.js';
import type { Theme } from './theme.js';

export interface Shades {
  /** Ground of title and caption bars. */
  bar: number;
  title: number;
  caption: number;
  border: number;
  /** Of the margin where nothing else is asked for. */
  margin: number;
  progress: { done: number; left: number };
  pill: { ground: number; text: number };
}

const BRIGHT = 127_500;

/** @param background the colour of the window's body */
export function shadesOf({ foreground, palette }: Theme, background: number): Shades {
  const dark = lightness(background) < BRIGHT;
  const towards = (share: number) => mixColours(background, foreground, share);
  return {
    bar: towards(0.09),
    title: towards(0.72),
    caption: towards(0.92),
    border: towards(0.22),
    margin: mixColours(background, palette[4]!, dark ? 0.32 : 0.28),
    progress: { done: palette[4]!, left: towards(0.14) },
    pill: { ground: towards(0.86), text: background },
  };
}
