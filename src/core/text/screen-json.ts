// A screen as values that JSON can hold: the shape that `castkit json` prints. Colours stay as the program asked for them.
import { BLANK, type Cursor, type LineSize, type Screen, TAIL } from '../terminal/screen.js';
import { type Colour, DEFAULT_COLOUR, RGB, type Style, type Underline } from '../terminal/style.js';

/**
 * An index into the palette (0 to 255), or "#rrggbb".
 * @example
 * const colours: ColourValue[] = [4, '#8be9fd'];
 */
export type ColourValue = number | string;

/**
 * The style of a cell. Attributes are there only where they are set.
 * @example
 * const warning: StyleValue = { bold: true, fg: 3, underline: 'curly' };
 */
export interface StyleValue {
  fg?: ColourValue;
  bg?: ColourValue;
  bold?: true;
  faint?: true;
  italic?: true;
  blink?: true;
  inverse?: true;
  conceal?: true;
  strike?: true;
  overline?: true;
  underline?: Exclude<Underline, 'none'>;
  underlineColour?: ColourValue;
  link?: string;
}

/**
 * A grapheme, the one or two columns it takes, and its style.
 * @example
 * const cell: CellValue = { text: '🌊', width: 2, bold: true, fg: 4 };
 */
export interface CellValue extends StyleValue {
  text: string;
  width: 1 | 2;
}

/**
 * A screen as the value that `castkit json` prints. Rows and columns count from 0.
 * @example
 * const textOf = ({ lines }: ScreenValue) => lines.map((cells) => cells.map(({ text }) => text).join(''));
 */
export interface ScreenValue {
  cols: number;
  rows: number;
  title: string;
  cursor: Cursor;
  /** The modes that decide how the whole screen looks. */
  modes: { alternate: boolean; reverse: boolean };
  /** What OSC 4, 10, 11 and 12 changed; absent where nothing did. */
  colours?: { foreground?: string; background?: string; cursor?: string; palette?: Record<string, string> };
  /** Rows of double width or height by their number; absent where there are none. */
  lineSizes?: Record<string, LineSize>;
  lines: CellValue[][];
}

const FLAGS = ['bold', 'faint', 'italic', 'blink', 'inverse', 'conceal', 'strike', 'overline'] as const;

/** "#rrggbb" of 0xRRGGBB. */
export const hex = (rgb: number): string => `#${rgb.toString(16).padStart(6, '0')}`;

const colourValue = (colour: Colour): ColourValue => (colour >= RGB ? hex(colour - RGB) : colour & 0xff);

export function styleValue(style: Style): StyleValue {
  const value: StyleValue = {};
  if (style.fg !== DEFAULT_COLOUR) value.fg = colourValue(style.fg);
  if (style.bg !== DEFAULT_COLOUR) value.bg = colourValue(style.bg);
  for (const flag of FLAGS) if (style[flag]) value[flag] = true;
  if (style.underline !== 'none') value.underline = style.underline;
  if (style.underlineColour !== DEFAULT_COLOUR) value.underlineColour = colourValue(style.underlineColour);
  if (style.link !== '') value.link = style.link;
  return value;
}

/** The cells of a row, in order. */
export function lineValue(screen: Screen, row: number): CellValue[] {
  const cells: CellValue[] = [];
  for (let col = 0; col < screen.cols; col++) {
    const i = row * screen.cols + col;
    const wide = col + 1 < screen.cols && screen.glyphs[i + 1] === TAIL;
    const text = screen.text(screen.glyphs[i] === TAIL ? BLANK : screen.glyphs[i]!);
    cells.push({ text, width: wide ? 2 : 1, ...styleValue(screen.style(screen.styles[i]!)) });
    if (wide) col++;
  }
  return cells;
}

function coloursValue({ colours }: Screen): ScreenValue['colours'] {
  const value: NonNullable<ScreenValue['colours']> = {};
  for (const name of ['foreground', 'background', 'cursor'] as const) {
    const colour = colours[name];
    if (colour !== undefined) value[name] = hex(colour);
  }
  if (colours.palette.size > 0) {
    const entries = [...colours.palette].sort(([a], [b]) => a - b);
    value.palette = Object.fromEntries(entries.map(([index, colour]) => [index, hex(colour)]));
  }
  return Object.keys(value).length > 0 ? value : undefined;
}

function lineSizesValue(screen: Screen): ScreenValue['lineSizes'] {
  const entries = [...screen.lineSizes].flatMap((size, row) => (size === 0 ? [] : [[row, size as LineSize] as const]));
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

/**
 * Everything that shows on a screen, by value: equal screens give equal values, whatever brought them about.
 * @example
 * const { lines } = screenValue(await screenAt(cast, Infinity));
 * lines.length; // => 24
 */
export const screenValue = (screen: Screen): ScreenValue => ({
  ...screenFacts(screen),
  lines: Array.from({ length: screen.rows }, (_, at) => lineValue(screen, at)),
});

/** All but the cells. */
export function screenFacts(screen: Screen): Omit<ScreenValue, 'lines'> {
  const { col, row, visible, shape, blink } = screen.cursor;
  const colours = coloursValue(screen);
  const lineSizes = lineSizesValue(screen);
  return {
    cols: screen.cols,
    rows: screen.rows,
    title: screen.title,
    cursor: { col: Math.min(col, screen.cols - 1), row, visible, shape, blink },
    modes: { alternate: screen.alternate, reverse: screen.reverse },
    ...(colours && { colours }),
    ...(lineSizes && { lineSizes }),
  };
}
