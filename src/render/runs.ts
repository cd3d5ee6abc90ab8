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

/** The runs of a row from the left, without the blanks at its end that show nothing. Wide graphemes are runs of their own. */
export function rowRuns(screen: Screen, row: number): Run[] {
  const runs: Run[] = [];
  const end = lastShown(screen, row);
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
function lastShown(screen: Screen, row: number): number {
  let cols = screen.cols;
  while (cols > 0) {
    const at = row * screen.cols + cols - 1;
    if (screen.glyphs[at] !== BLANK || !isEmpty(screen.style(screen.styles[at]!))) break;
    cols--;
  }
  return cols;
}
