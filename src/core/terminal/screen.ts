// The state of a terminal at one moment, as a struct of arrays: comparing screens is comparing integers.
import type { Style } from './style.js';

/**
 * Glyph id of a blank cell (never written, erased, or a space).
 * @example
 * const screen = await screenAt(cast, 0);
 * screen.text(BLANK); // => ' '
 */
export const BLANK = 0;
/**
 * Glyph id of the right half of a wide grapheme; the grapheme itself stands in the cell to its left.
 * @example
 * const { glyphs } = await screenAt(cast, Infinity);
 * const wide = glyphs.filter((glyph) => glyph === TAIL).length;
 */
export const TAIL = 1;
/**
 * Glyph ids below this are code points; ids from here on are graphemes of several code points, see Screen.text.
 * @example
 * const isCluster = (glyph: number) => glyph >= FIRST_CLUSTER;
 */
export const FIRST_CLUSTER = 0x11_0000;

/**
 * The shapes of a cursor.
 * @example
 * const shape: CursorShape = 'bar';
 */
export type CursorShape = 'block' | 'underline' | 'bar';

/**
 * A cursor. Column and row count from 0; the column is at most cols - 1.
 * @example
 * const { col, row }: Cursor = (await screenAt(cast, Infinity)).cursor;
 */
export interface Cursor {
  col: number;
  row: number;
  visible: boolean;
  shape: CursorShape;
  blink: boolean;
}

/**
 * Size of a row's characters (DECDWL, DECDHL): 0 normal, 1 double width, 2 top and 3 bottom half of double height.
 * @example
 * const doubleWidth: LineSize = 1;
 */
export type LineSize = 0 | 1 | 2 | 3;

/**
 * Colours changed at run time by OSC 4, 10, 11, 12; 0xRRGGBB. `palette` is by index.
 * @example
 * const { background }: RuntimeColours = (await screenAt(cast, Infinity)).colours;
 */
export interface RuntimeColours {
  foreground: number | undefined;
  background: number | undefined;
  cursor: number | undefined;
  palette: ReadonlyMap<number, number>;
}

/**
 * What a terminal shows: a struct of arrays, a cell is an entry of each, at `row * cols + col`.
 * @example
 * const screen: Screen = await screenAt(cast, Infinity);
 * const { bold } = screen.style(screen.styles[0]!);
 */
export interface Screen {
  readonly cols: number;
  readonly rows: number;
  /** cols * rows glyph ids, row by row: BLANK, TAIL, a code point, or from FIRST_CLUSTER on a cluster (see `text`). */
  readonly glyphs: Uint32Array;
  /** cols * rows style ids, see `style`. Id 0 is the default style. */
  readonly styles: Uint32Array;
  /** One LineSize a row. */
  readonly lineSizes: Uint8Array;
  /** One a row: 1 where the row continues the one above it, because the text wrapped there. Never a reason to redraw. */
  readonly wraps: Uint8Array;
  readonly cursor: Cursor;
  readonly title: string;
  readonly colours: RuntimeColours;
  /** DECSCNM: default foreground and background are swapped. */
  readonly reverse: boolean;
  /** True while the alternate screen is shown. */
  readonly alternate: boolean;
  /** The text of a glyph id: ' ' for BLANK, '' for TAIL. Valid for every screen of the same replay. */
  text(glyph: number): string;
  /** The style of an id. Valid for every screen of the same replay. */
  style(id: number): Style;
}

/**
 * What changed since the frame before: per row the half-open span of columns [from, to), empty where from >= to.
 * @example
 * const changedRows = ({ from, to }: Changes) => [...from.keys()].filter((row) => from[row]! < to[row]!);
 */
export interface Changes {
  /** True if size, run-time colours, reverse video or line sizes changed: every cell may look different. */
  all: boolean;
  from: Int32Array;
  to: Int32Array;
  cursor: boolean;
  title: boolean;
}
