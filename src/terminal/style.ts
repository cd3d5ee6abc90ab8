// How a cell looks apart from its grapheme. Styles are interned: a screen holds ids, equal styles have equal ids.

/** A colour as the program asked for it: 0 = the default, PALETTE | 0..255, or RGB | 0xRRGGBB. Resolved to RGB by look/colours.ts. */
export type Colour = number;
/** Kind of a colour: the theme's own text colour or background. */
export const DEFAULT_COLOUR = 0;
/** Kind of a colour: a number of the palette, 0 to 255. */
export const PALETTE = 0x0100_0000;
/** Kind of a colour: 0xRRGGBB. */
export const RGB = 0x0200_0000;

/** The styles of an underline. */
export type Underline = 'none' | 'single' | 'double' | 'curly' | 'dotted' | 'dashed';

/** How the text of a cell looks. */
export interface Style {
  readonly fg: Colour;
  readonly bg: Colour;
  readonly underline: Underline;
  /** DEFAULT_COLOUR = as the text. */
  readonly underlineColour: Colour;
  readonly bold: boolean;
  readonly faint: boolean;
  readonly italic: boolean;
  readonly blink: boolean;
  readonly inverse: boolean;
  readonly conceal: boolean;
  readonly strike: boolean;
  readonly overline: boolean;
  /** Target of an OSC 8 link, or ''. As the program sent it: untrusted. */
  readonly link: string;
}
