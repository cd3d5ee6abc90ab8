// The rows of the screen that is shown, and which of them belong together.
import type { Internals, RawLine } from '../xterm/internals.js';
import { goesOn } from './row-joins.js';

export class ScreenRows {
  readonly #core: Internals;
  readonly #terminal: { readonly rows: number };

  constructor(core: Internals, terminal: { readonly rows: number }) {
    this.#core = core;
    this.#terminal = terminal;
  }

  get count(): number {
    return this.#terminal.rows;
  }

  lineAt(row: number): RawLine | undefined {
    const { lines, ybase } = this.#core.buffer;
    return row < 0 || row >= this.#terminal.rows ? undefined : lines.get(ybase + row);
  }

  between(from: number, to: number): RawLine[] {
    const lines: RawLine[] = [];
    for (let row = from; row < to; row++) lines.push(this.lineAt(row)!);
    return lines;
  }

  /** Whether the row goes on from the one above it. */
  touches(row: number): boolean {
    return this.#together(row, goesOn);
  }

  /** The rows around `row` that belong together, as `joins` has it of each two neighbours. */
  spread(row: number, joins: (above: RawLine, below: RawLine) => boolean): [from: number, to: number] {
    let from = row;
    while (this.#together(from, joins)) from--;
    let to = row + 1;
    while (this.#together(to, joins)) to++;
    return [from, to];
  }

  #together(row: number, joins: (above: RawLine, below: RawLine) => boolean): boolean {
    const above = this.lineAt(row - 1);
    const below = this.lineAt(row);
    return above !== undefined && below !== undefined && joins(above, below);
  }
}
