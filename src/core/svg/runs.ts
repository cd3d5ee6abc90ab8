// The text of one row as runs: what one <tspan> holds. Blanks between words are kept, so that copying gives them.
import type { Pen } from './cell-row.js';

/**
 * How the letters of a run come to stand in their cells. `plain`: one after the other, for every font has them as wide as a
 * cell. `wide`: squares of two cells, each with a position. `loose`: one grapheme in the middle of its cell, however wide.
 * `unseen`: drawn by something else, but there to be found and copied.
 */
export type Fit = 'plain' | 'wide' | 'loose' | 'unseen';

export interface TextCell {
  readonly col: number;
  readonly cells: 1 | 2;
  readonly text: string;
  readonly fit: Fit;
  readonly pen: Pen;
}

export interface Run {
  /** Columns of its letters, or of its first one; undefined: it begins where the run before it ends. */
  readonly at: number[] | undefined;
  readonly fit: Fit;
  readonly attributes: string;
  /** Where it links to, or ''. */
  readonly link: string;
  text: string;
  /** As many as the text takes. */
  cells: number;
}

const UNSEEN = ' fill="none"';
/** Blanks of a wider gap cost more than a new position. */
const WIDEST_GAP = 24;
/** Rounding adds up: after so many cells text is put in its place again. */
const LONGEST_FLOW = 64;

/**
 * @param attributes of the text of a pen; equal ones are one run
 * @param apart give each run a position: viewers make no ligatures across it
 */
export function runsOf(cells: readonly TextCell[], attributes: (pen: Pen) => string, apart = false): readonly Run[] {
  const runs = new Runs(apart);
  for (const cell of cells) runs.add(cell, cell.fit === 'unseen' ? UNSEEN : attributes(cell.pen));
  return runs.list;
}

class Runs {
  readonly list: Run[] = [];
  /** Column after the text so far. */
  #end = Number.NEGATIVE_INFINITY;
  /** Column of the last position. */
  #placed = 0;

  constructor(private readonly apart: boolean) {}

  add(cell: TextCell, attributes: string): void {
    if (cell.fit === 'plain') this.#addPlain(cell, attributes);
    else this.#addPlaced(cell, attributes);
    this.#end = cell.col + cell.cells;
  }

  #addPlain({ col, text, pen: { link } }: TextCell, attributes: string): void {
    const before = this.list.at(-1);
    const gap = col - this.#end;
    const flows = before?.fit === 'plain' && gap <= WIDEST_GAP && col - this.#placed < LONGEST_FLOW;
    if (!flows) {
      this.#placed = col;
      // Words that are far apart are still two words when they are copied.
      const blank = before && gap > 0 ? 1 : 0;
      this.#push({
        at: [col - blank],
        fit: 'plain',
        attributes,
        link,
        text: ' '.repeat(blank) + text,
        cells: 1 + blank,
      });
      return;
    }
    if (gap > 0) this.#bridge(gap, link);
    const last = this.list.at(-1)!;
    if (last.attributes === attributes && last.link === link) this.#extend(last, text);
    else {
      if (this.apart) this.#placed = col;
      this.#push({ at: this.apart ? [col] : undefined, fit: 'plain', attributes, link, text, cells: 1 });
    }
  }

  #addPlaced({ col, cells, text, fit, pen: { link } }: TextCell, attributes: string): void {
    const before = this.list.at(-1);
    const gap = col - this.#end;
    const alike = before?.fit === fit && before.attributes === attributes && before.link === link;
    // A list of positions counts UTF-16 units: only single ones can be in it.
    if (alike && fit === 'wide' && gap === 0 && text.length === 1 && before.at?.length === before.text.length) {
      before.at.push(col);
      this.#extend(before, text);
      return;
    }
    if (alike && fit === 'unseen' && gap <= 1) {
      this.#extend(before, ' '.repeat(gap) + text);
      return;
    }
    if (before && gap > 0) this.#separate(before, col);
    this.#push({ at: [col], fit, attributes, link, text, cells });
  }

  #push(run: Run): void {
    this.list.push(run);
  }

  #extend(run: Run, text: string): void {
    run.text += text;
    run.cells += text.length;
  }

  /** Fills a gap with blanks, which are no part of a link that ends there. */
  #bridge(gap: number, nextLink: string): void {
    const last = this.list.at(-1)!;
    const blanks = ' '.repeat(gap);
    if (last.link === '' || last.link === nextLink) this.#extend(last, blanks);
    else this.#push({ at: undefined, fit: 'plain', attributes: '', link: '', text: blanks, cells: gap });
  }

  #separate(last: Run, col: number): void {
    if (last.fit === 'plain' || last.fit === 'unseen') this.#extend(last, ' ');
    else this.#push({ at: [col - 1], fit: 'plain', attributes: '', link: '', text: ' ', cells: 1 });
  }
}
