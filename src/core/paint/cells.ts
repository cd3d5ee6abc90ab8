// Which grapheme a cell of the canvas shows a part of: wide graphemes, icons that reach into the blank to their right, lines of
// double width. Knows no colours.
import { BLANK, type CursorShape, type Screen, TAIL } from '../terminal/screen.js';
import type { CellContent } from './cell-tiles.js';

const isIcon = (glyph: number): boolean =>
  (glyph >= 0xe000 && glyph <= 0xf8ff && !(glyph >= 0xe0a0 && glyph <= 0xe0d7)) ||
  (glyph >= 0xf_0000 && glyph <= 0xf_fffd);

/** An icon may take a second cell where that is blank on the same ground (GLYPHS.md section 2). `at` is the icon's cell. */
function hasRoom(screen: Screen, at: number, col: number): boolean {
  if (col + 1 >= screen.cols || screen.glyphs[at + 1] !== BLANK || !isIcon(screen.glyphs[at]!)) return false;
  const [icon, blank] = [screen.style(screen.styles[at]!), screen.style(screen.styles[at + 1]!)];
  return (
    icon.bg === blank.bg &&
    !icon.inverse &&
    !blank.inverse &&
    blank.underline === 'none' &&
    !blank.strike &&
    !blank.overline
  );
}

/** True where a cell shows more or less than the one-cell grapheme that stands in it. */
export function isSpecial(screen: Screen, at: number, col: number): boolean {
  const glyph = screen.glyphs[at]!;
  if (glyph === BLANK) return col > 0 && screen.glyphs[at - 1]! >= 0xe000 && hasRoom(screen, at - 1, col - 1);
  if (glyph < 128) return glyph === TAIL;
  return col + 1 < screen.cols && (screen.glyphs[at + 1] === TAIL || hasRoom(screen, at, col));
}

/** A row's cursor: its column, or -1, and how it looks. */
export interface RowCursor {
  col: number;
  shape: CursorShape;
}

/** What shows at column `col` of a row of normal size. The cursor covers both halves of a wide grapheme. */
export function cellAt(screen: Screen, row: number, col: number, cursor: RowCursor, x: number): CellContent {
  const at = row * screen.cols + col;
  const { glyphs, styles } = screen;
  const tail = glyphs[at] === TAIL && col > 0;
  const wide = tail || (col + 1 < screen.cols && glyphs[at + 1] === TAIL && glyphs[at] !== BLANK);
  const behindIcon = glyphs[at] === BLANK && col > 0 && hasRoom(screen, at - 1, col - 1);
  const part = tail || behindIcon ? 1 : 0;
  const lead = at - part;
  const covered = wide ? cursor.col >= col - part && cursor.col <= col - part + 1 : cursor.col === col;
  return {
    glyph: glyphs[lead] === TAIL ? BLANK : glyphs[lead]!,
    style: styles[lead]!,
    span: wide || behindIcon || hasRoom(screen, at, col) ? 2 : 1,
    lineSize: 0,
    part,
    cursor: covered && cursor.col >= 0 ? cursor.shape : undefined,
    x,
  };
}

/** What shows at column `col` of a row of double width: half a cell of the terminal. */
export function doubleCellAt(screen: Screen, row: number, col: number, cursor: RowCursor, x: number): CellContent {
  const source = cellAt(screen, row, col >> 1, cursor, x);
  const wide = source.span === 2 && (screen.glyphs[row * screen.cols + (col >> 1)] === TAIL || source.part === 0);
  return {
    ...source,
    span: wide ? 2 : 1,
    lineSize: screen.lineSizes[row] as 1 | 2 | 3,
    part: 2 * source.part + (col & 1),
  };
}
