// What the slots of a canvas show, and which rectangles of it a new picture changes. Knows colours, not indexes: what is the same
// colour is no change, whatever plane or table it is drawn through.
import type { Rectangle } from './rectangle.js';
import type { Grid, Picture, Slot, TileBook } from './tiles.js';

export class Slots {
  /** Position of slot 0 among the cells of a log. */
  readonly first: number;
  readonly #slots: readonly Slot[];
  readonly #shown: (Picture | undefined)[];

  constructor(
    private readonly book: TileBook,
    grid: Grid,
  ) {
    this.first = grid.cols * grid.rows;
    this.#slots = grid.slots ?? [];
    this.#shown = this.#slots.map(() => undefined);
  }

  /** How many of the first `count` pairs are cells: those of slots come last. */
  cellsAmong(pairs: Uint32Array, count: number): number {
    let cells = count;
    while (cells > 0 && pairs[2 * cells - 2]! >= this.first) cells--;
    return cells;
  }

  slot(position: number): Slot {
    return this.#slots[position - this.first]!;
  }

  /** Shows a picture, and gives what that changes on the canvas; `undefined` if nothing. */
  show(position: number, picture: number): Rectangle | undefined {
    const slot = this.slot(position);
    const [before, now] = [this.#shown[position - this.first], this.book.pictures![picture]!];
    this.#shown[position - this.first] = now;
    if (now === before) return undefined;
    return before === undefined ? slot : this.#difference(slot, before, now);
  }

  /** All slots that show something. */
  *all(): Generator<{ slot: Slot; picture: Picture }> {
    for (const [i, slot] of this.#slots.entries()) {
      const picture = this.#shown[i];
      if (picture) yield { slot, picture };
    }
  }

  #difference(slot: Slot, before: Picture, now: Picture): Rectangle | undefined {
    const { rampStart, rampColours } = this.book;
    const [a, b] = [rampStart[before.ramp]!, rampStart[now.ramp]!];
    let [left, top, right, bottom] = [slot.width, -1, 0, 0];
    for (let y = 0, i = 0; y < slot.height; y++) {
      for (let x = 0; x < slot.width; x++, i++) {
        if (rampColours[a + before.values[i]!] === rampColours[b + now.values[i]!]) continue;
        if (top < 0) top = y;
        bottom = y + 1;
        left = Math.min(left, x);
        right = Math.max(right, x + 1);
      }
    }
    return top < 0 ? undefined : { x: slot.x + left, y: slot.y + top, width: right - left, height: bottom - top };
  }
}
