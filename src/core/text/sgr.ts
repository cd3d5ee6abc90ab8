// A style as the escape sequence that sets it (ECMA-48 section 8.3.117, ITU-T T.416 for colours of underlines).
import type { Screen } from '../terminal/screen.js';
import { type Colour, DEFAULT_COLOUR, PALETTE, RGB, type Style } from '../terminal/style.js';

const UNDERLINES = { none: '', single: '4', double: '4:2', curly: '4:3', dotted: '4:4', dashed: '4:5' };

const channels = (rgb: number): [number, number, number] => [(rgb >> 16) & 255, (rgb >> 8) & 255, rgb & 255];

/** A colour that the program changed while it ran is given by its value: a reader's palette stays the reader's. */
function fixed(colour: Colour, fallback: number | undefined, { palette }: Screen['colours']): Colour {
  if (colour === DEFAULT_COLOUR) return fallback === undefined ? colour : RGB | fallback;
  const changed = colour < RGB ? palette.get(colour - PALETTE) : undefined;
  return changed === undefined ? colour : RGB | changed;
}

/** @param base 30 for text, 40 for the ground */
function colourCode(colour: Colour, base: 30 | 40): string[] {
  if (colour === DEFAULT_COLOUR) return [];
  if (colour >= RGB) return [[base + 8, 2, ...channels(colour - RGB)].join(';')];
  const index = colour - PALETTE;
  if (index >= 16) return [`${base + 8};5;${index}`];
  return [String(index < 8 ? base + index : base + 60 + index - 8)];
}

/** Semicolons would read as attributes to terminals that do not know of coloured underlines. */
function underlineColourCode(colour: Colour): string[] {
  if (colour === DEFAULT_COLOUR) return [];
  return [colour >= RGB ? `58:2::${channels(colour - RGB).join(':')}` : `58:5:${colour - PALETTE}`];
}

/** The parameters of SGR that make the style from a reset: "" for the default style, "1;31" for bold red. */
export function sgrOf(style: Style, { colours }: Pick<Screen, 'colours'>): string {
  const flags: [boolean, string][] = [
    [style.bold, '1'],
    [style.faint, '2'],
    [style.italic, '3'],
    [style.underline !== 'none', UNDERLINES[style.underline]],
    [style.blink, '5'],
    [style.inverse, '7'],
    [style.conceal, '8'],
    [style.strike, '9'],
    [style.overline, '53'],
  ];
  return [
    ...flags.filter(([on]) => on).map(([, code]) => code),
    ...colourCode(fixed(style.fg, colours.foreground, colours), 30),
    ...colourCode(fixed(style.bg, colours.background, colours), 40),
    ...underlineColourCode(fixed(style.underlineColour, undefined, colours)),
  ].join(';');
}
