// How a cell looks apart from its grapheme. Styles are interned: a screen holds ids, equal styles have equal ids.

/**
 * A colour as the program asked for it: 0 is the default, else PALETTE | 0..255, or RGB | 0xRRGGBB.
 * @example
 * const orange: Colour = RGB | 0xff8800;
 */
export type Colour = number;
/**
 * The theme's own text colour or background.
 * @example
 * const isPlain = ({ fg, bg }: Style) => fg === DEFAULT_COLOUR && bg === DEFAULT_COLOUR;
 */
export const DEFAULT_COLOUR = 0;
/**
 * Kind of a colour: a number of the palette, 0 to 255.
 * @example
 * const blue: Colour = PALETTE | 4;
 */
export const PALETTE = 0x0100_0000;
/**
 * Kind of a colour: 0xRRGGBB.
 * @example
 * const isRgb = (colour: Colour) => (colour & RGB) !== 0;
 */
export const RGB = 0x0200_0000;

/**
 * The styles of an underline.
 * @example
 * const underline: Underline = 'curly';
 */
export type Underline = 'none' | 'single' | 'double' | 'curly' | 'dotted' | 'dashed';

/**
 * How the text of a cell looks.
 * @example
 * const screen = await screenAt(cast, Infinity);
 * const styles: Style[] = [...new Set(screen.styles)].map((id) => screen.style(id));
 */
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
