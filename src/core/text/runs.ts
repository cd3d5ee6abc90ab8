// A row of a screen as runs of text of one style: what text with colours is made of.
import { BLANK, type Screen, TAIL } from '../terminal/screen.js';
import type { Style } from '../terminal/style.js';

export interface Run {
  text: string;
  style: Style;
  /** Columns that it takes. */
  cols: number;
  /** One grapheme that takes two columns. */
  wide: boolean;
}

/** What shows of a blank: its ground, and lines drawn over it. */
const isEmpty = ({ bg, inverse, underline, strike, overline }: Style): boolean =>
  bg === 0 && !inverse && underline === 'none' && !strike && !overline;

/**
 * The runs of a row from the left. Wide graphemes are runs of their own.
 * @param exact leaves out the blanks at the end of the row only if they have no attributes at all; else those that show nothing
 */
export function rowRuns(screen: Screen, row: number, { exact = false } = {}): Run[] {
  const runs: Run[] = [];
  const end = lastShown(screen, row, exact);
  let open: (Run & { id: number }) | undefined;
  for (let col = 0; col < end; col++) {
    const at = row * screen.cols + col;
    const glyph = screen.glyphs[at]!;
    const wide = col + 1 < screen.cols && screen.glyphs[at + 1] === TAIL && glyph !== TAIL;
    const text = screen.text(glyph === TAIL ? BLANK : glyph);
    const id = screen.styles[at]!;
    if (open && !wide && open.id === id) {
      open.text += text;
      open.cols++;
    } else {
      const run = { text, style: screen.style(id), cols: wide ? 2 : 1, wide };
      runs.push(run);
      open = wide ? undefined : Object.assign(run, { id });
    }
    if (wide) col++;
  }
  return runs;
}

/** Columns up to the last that shows something. */
function lastShown(screen: Screen, row: number, exact: boolean): number {
  let cols = screen.cols;
  while (cols > 0) {
    const at = row * screen.cols + cols - 1;
    const style = screen.styles[at]!;
    if (screen.glyphs[at] !== BLANK || (exact ? style !== 0 : !isEmpty(screen.style(style)))) break;
    cols--;
  }
  return cols;
}
