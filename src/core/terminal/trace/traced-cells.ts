// The rows of a traced terminal as texts of one code unit a cell, and the way back from cells to the output that printed them.
import { paneWrapsOf } from '../xterm/pane-wraps.js';
import type { LineRecords } from './line-records.js';
import type { Origins } from './origins.js';
import type { ScreenRows } from './screen-rows.js';

const WORDS = 3;

export class TracedCells {
  readonly #rows: ScreenRows;
  readonly #records: LineRecords;
  readonly #origins: Origins;

  constructor(rows: ScreenRows, records: LineRecords, origins: Origins) {
    this.#rows = rows;
    this.#records = records;
    this.#origins = origins;
  }

  get rows(): number {
    return this.#rows.count;
  }

  /** A row, counted from 0 at the top; empty beyond the screen. An index is a column; NUL stands for what is no cell of its own. */
  text(row: number): string {
    const line = this.#rows.lineAt(row);
    return line ? this.#records.cells(line) : '';
  }

  /** Whether the terminal wrapped the row above it into this one. */
  goesOn(row: number): boolean {
    return row > 0 && this.#rows.lineAt(row)?.isWrapped === true;
  }

  /** The columns [from, to) in which text that wrapped within margins goes on here; what was printed over since is not noticed. */
  paneWraps(row: number): { from: number; to: number }[] {
    const line = this.#rows.lineAt(row);
    return line ? paneWrapsOf(line).map(({ left, right }) => ({ from: left, to: right + 1 })) : [];
  }

  /** Positions in the output of what the cells [from, to) of a row show, as of TracedText. */
  positions(row: number, from: number, to: number): number[] {
    const line = this.#rows.lineAt(row);
    if (!line) return [];
    const typed = this.#records.typedOnBlank(line, from, to);
    const found: number[] = [];
    for (let col = from; col < to; col++) {
      for (const origin of [line._data[col * WORDS + 1]!, ...(typed ? this.#records.pastOf(line, col) : [])]) {
        if (origin === 0) continue;
        found.push(origin - 1);
        for (const joined of this.#origins.joined.get(origin) ?? []) found.push(joined - 1);
      }
    }
    return found;
  }
}
