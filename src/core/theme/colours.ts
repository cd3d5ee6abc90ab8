// From a style to the colours on the screen: theme, run-time colours, reverse video, faint, inverse, conceal.
import type { Screen } from '../terminal/screen.js';
import { type Colour, DEFAULT_COLOUR, PALETTE, RGB, type Style } from '../terminal/style.js';
import { withContrast } from './contrast.js';
import type { Theme } from './theme.js';

/** Colours that have names; those after them are computed, and exact. */
const NAMED = 16;

/** Colours of a cell, 0xRRGGBB. */
export interface Ink {
  text: number;
  /** The text's colour before contrast was made: for lines and blocks, which join others. */
  asked: number;
  ground: number;
  underline: number;
}

/** What colours depend on besides the style. */
export interface ColourContext {
  theme: Theme;
  screen: Pick<Screen, 'colours' | 'reverse'>;
  /** Bold text in colours 0-7 takes 8-15. */
  boldIsBright: boolean;
  /** Least contrast of text to its ground, 1 to 21 (WCAG); undefined leaves it to the theme. */
  minContrast?: number | undefined;
}

const channel = (a: number, b: number, shift: number): number => (((a >> shift) & 255) + ((b >> shift) & 255)) >> 1;

/** The colour halfway between two. */
export function halfway(a: number, b: number): number {
  return (channel(a, b, 16) << 16) | (channel(a, b, 8) << 8) | channel(a, b, 0);
}

/** Perceived lightness, 0..255000 (ITU-R BT.601 weights). */
export function lightness(colour: number): number {
  return 299 * (colour >> 16) + 587 * ((colour >> 8) & 255) + 114 * (colour & 255);
}

/** Default foreground and background at this moment, reverse video (DECSCNM) considered. */
export function defaultColours({ theme, screen }: ColourContext): { foreground: number; background: number } {
  const foreground = screen.colours.foreground ?? theme.foreground;
  const background = screen.colours.background ?? theme.background;
  return screen.reverse ? { foreground: background, background: foreground } : { foreground, background };
}

function resolve(colour: Colour, fallback: number, bright: boolean, { theme, screen }: ColourContext): number {
  if (colour === DEFAULT_COLOUR) return fallback;
  if (colour >= RGB) return colour & 0xff_ffff;
  const index = colour - PALETTE;
  const shown = bright && index < 8 ? index + 8 : index;
  return screen.colours.palette.get(shown) ?? theme.palette[shown]!;
}

/** Whether the theme decides the colour: its foreground, or one of its 16 that the program has not set. */
function isOfTheme(colour: Colour, { screen }: ColourContext): boolean {
  if (colour === DEFAULT_COLOUR) return screen.colours.foreground === undefined;
  return colour < RGB && colour - PALETTE < NAMED && !screen.colours.palette.has(colour - PALETTE);
}

/** Text of the colour of its ground is meant to be unseen. */
function leastContrast({ fg, bg, inverse, conceal }: Style, context: ColourContext): number {
  if (conceal) return 1;
  const text = inverse ? bg : fg;
  const ofTheme = fg !== bg && isOfTheme(text, context);
  return context.minContrast ?? (ofTheme ? (context.theme.leastContrast ?? 1) : 1);
}

/** The colours in which a style shows. Faint text is halfway to its ground; concealed text has the colour of its ground. */
export function inkOf(style: Style, context: ColourContext): Ink {
  const { foreground, background } = defaultColours(context);
  const fg = resolve(style.fg, foreground, style.bold && context.boldIsBright, context);
  const bg = resolve(style.bg, background, false, context);
  const ground = style.inverse ? fg : bg;
  let asked = style.inverse ? bg : fg;
  if (style.faint) asked = halfway(asked, ground);
  if (style.conceal) asked = ground;
  const text = withContrast(asked, ground, leastContrast(style, context));
  const underline = style.conceal ? ground : resolve(style.underlineColour, text, false, context);
  return { text, asked, ground, underline };
}
