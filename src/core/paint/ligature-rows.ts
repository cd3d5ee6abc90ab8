// The runs of a row in which ligatures may form: cells of one style, one character and one column each. The cursor's cell ends
// a run, and so does text that blinks, which has a face of its own.
import type { LigatureSource } from '../fonts/glyph.js';
import { FIRST_CLUSTER, type Screen, TAIL } from '../terminal/screen.js';
import type { Style } from '../terminal/style.js';

export class LigatureRows {
  #row = new Uint32Array(0);

  constructor(private readonly source: LigatureSource) {}

  /** Per column the number of the picture that shows a part of a ligature, 0 elsewhere. Holds until the next call. */
  of(screen: Screen, row: number, cursorCol: number): Uint32Array {
    const { cols, glyphs, styles } = screen;
    if (this.#row.length < cols) this.#row = new Uint32Array(cols);
    this.#row.fill(0);
    const start = row * cols;
    const inRun = (col: number): boolean => {
      const glyph = glyphs[start + col]!;
      const wide = col + 1 < cols && glyphs[start + col + 1] === TAIL;
      return glyph > TAIL && glyph < FIRST_CLUSTER && !wide && col !== cursorCol;
    };
    for (let from = 0; from < cols; from++) {
      if (!inRun(from)) continue;
      const style = styles[start + from]!;
      let to = from + 1;
      while (to < cols && styles[start + to] === style && inRun(to)) to++;
      if (to - from > 1) this.#shape(glyphs.subarray(start + from, start + to), screen.style(style), from);
      from = to - 1;
    }
    return this.#row;
  }

  #shape(glyphs: Uint32Array, { bold, italic, blink, conceal }: Style, from: number): void {
    if (blink || conceal) return;
    const shaped = this.source.shape(String.fromCodePoint(...glyphs), { bold, italic });
    if (shaped) this.#row.set(shaped, from);
  }
}
