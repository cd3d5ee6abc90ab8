// From when to when each cell of a row looks the same. Rows are those of a layer: see screens.ts.
import { type CellRow, type Mark, NONE } from './cell-row.js';

/** All cells of a layer that appear in frame `from` and are gone in frame `to`. */
export interface Item {
  readonly from: number;
  readonly to: number;
  /** Row, column and value of each cell, in reading order. Made anew each time: there may be millions of cells. */
  readonly cells: Int32Array;
}

/** Of a run: from, to, row, first column, and where its values begin. */
const FIELDS = 5;
/** Chunks are never copied to larger ones. */
const CHUNK_BITS = 15;
const CHUNK = 1 << CHUNK_BITS;

/** A list of integers that grows. */
class Integers {
  readonly #chunks: Int32Array[] = [];
  length = 0;

  push(value: number): void {
    const place = this.length++ & (CHUNK - 1);
    if (place === 0) this.#chunks.push(new Int32Array(CHUNK));
    this.#chunks.at(-1)![place] = value;
  }

  at(index: number): number {
    return this.#chunks[index >> CHUNK_BITS]![index & (CHUNK - 1)]!;
  }
}

/** Collects the lifetimes of one kind of value in one layer, neighbours of one lifetime as a run. Ends must not decrease. */
export class Lifetimes {
  readonly #runs = new Integers();
  readonly #values = new Integers();
  #last = { from: -1, to: -1, row: -1, end: -1 };

  add(from: number, to: number, row: number, col: number, value: number): void {
    if (value === NONE || from === to) return;
    const last = this.#last;
    if (last.end !== col || last.row !== row || last.from !== from || last.to !== to) {
      for (const field of [from, to, row, col, this.#values.length]) this.#runs.push(field);
      this.#last = { from, to, row, end: col };
    }
    this.#last.end++;
    this.#values.push(value);
  }

  /** The lifetimes, those of one beginning and end together, in order of beginning, then end. */
  items(): Item[] {
    const order = this.#inOrderOfBeginning();
    const items: Item[] = [];
    for (let start = 0, end = 0; start < order.length; start = end) {
      const [from, to] = [this.#field(order[start]!, 0), this.#field(order[start]!, 1)];
      while (end < order.length && this.#field(order[end]!, 0) === from && this.#field(order[end]!, 1) === to) end++;
      items.push(this.#item(from, to, order.subarray(start, end)));
    }
    return items;
  }

  get #count(): number {
    return this.#runs.length / FIELDS;
  }

  #field(run: number, field: number): number {
    return this.#runs.at(FIELDS * run + field);
  }

  /** A counting sort: it keeps the order of ends among those that begin together. */
  #inOrderOfBeginning(): Uint32Array {
    let last = 0;
    for (let run = 0; run < this.#count; run++) last = Math.max(last, this.#field(run, 0));
    const places = new Uint32Array(last + 2);
    for (let run = 0; run < this.#count; run++) places[this.#field(run, 0) + 1]!++;
    for (let frame = 1; frame < places.length; frame++) places[frame]! += places[frame - 1]!;
    const order = new Uint32Array(this.#count);
    for (let run = 0; run < this.#count; run++) order[places[this.#field(run, 0)]!++] = run;
    return order;
  }

  #item(from: number, to: number, runs: Uint32Array): Item {
    const make = () => this.#cells(runs);
    return {
      from,
      to,
      get cells() {
        return make();
      },
    };
  }

  #cells(runs: Uint32Array): Int32Array {
    const before = (a: number, b: number): number =>
      this.#field(a, 2) - this.#field(b, 2) || this.#field(a, 3) - this.#field(b, 3);
    const sorted = runs.every((run, i) => i === 0 || before(runs[i - 1]!, run) < 0) ? runs : runs.toSorted(before);
    const lengths = Array.from(sorted, (run) => this.#lengthOf(run));
    const cells = new Int32Array(3 * lengths.reduce((sum, length) => sum + length, 0));
    let at = 0;
    for (const [i, run] of sorted.entries()) {
      const [row, col, start] = [this.#field(run, 2), this.#field(run, 3), this.#field(run, 4)];
      for (let k = 0; k < lengths[i]!; k++) {
        cells[at++] = row;
        cells[at++] = col + k;
        cells[at++] = this.#values.at(start + k);
      }
    }
    return cells;
  }

  #lengthOf(run: number): number {
    const end = run + 1 === this.#count ? this.#values.length : this.#field(run + 1, 4);
    return end - this.#field(run, 4);
  }
}

/** The two kinds of lifetimes of a layer. */
export interface LayerLifetimes {
  readonly grounds: Lifetimes;
  readonly marks: Lifetimes;
}

export const layerLifetimes = (): LayerLifetimes => ({ grounds: new Lifetimes(), marks: new Lifetimes() });

/** A word of up to so many cells is drawn anew when one of them changes: fewer, longer runs. */
const LONGEST_WORD = 16;

/** One row of a layer: what each cell shows and since when. */
export class LayerRow {
  readonly #grounds: Int32Array;
  readonly #groundsSince: Int32Array;
  readonly #marks: Int32Array;
  readonly #marksSince: Int32Array;
  readonly #reborn: Uint8Array;
  /** What it shows, the cursor left out. */
  content: CellRow;

  constructor(blank: CellRow, frame: number) {
    const cols = blank.marks.length;
    this.#grounds = new Int32Array(cols).fill(NONE);
    this.#marks = new Int32Array(cols).fill(NONE);
    this.#groundsSince = new Int32Array(cols).fill(frame);
    this.#marksSince = new Int32Array(cols).fill(frame);
    this.#reborn = new Uint8Array(cols);
    this.content = blank;
  }

  /**
   * Shows a row from `frame` on; what changes is logged.
   * @param shown the marks with the cursor over them
   * @param place row of the layer
   */
  show(content: CellRow, shown: Int32Array, frame: number, place: number, log: LayerLifetimes, marks: readonly Mark[]) {
    this.content = content;
    const cols = shown.length;
    for (let col = 0; col < cols; col++) {
      const ground = content.grounds[col]!;
      if (ground === this.#grounds[col]) continue;
      log.grounds.add(this.#groundsSince[col]!, frame, place, col, this.#grounds[col]!);
      this.#grounds[col] = ground;
      this.#groundsSince[col] = frame;
    }
    if (!this.#markChanges(shown, marks)) return;
    for (let col = 0; col < cols; col++) {
      if (this.#reborn[col] === 0) continue;
      log.marks.add(this.#marksSince[col]!, frame, place, col, this.#marks[col]!);
      this.#marks[col] = shown[col]!;
      this.#marksSince[col] = frame;
    }
  }

  #markChanges(shown: Int32Array, marks: readonly Mark[]): boolean {
    let any = false;
    for (let col = 0; col < shown.length; col++) {
      this.#reborn[col] = shown[col] === this.#marks[col] ? 0 : 1;
      any ||= this.#reborn[col] === 1;
    }
    if (any) this.#spreadOverWords(shown, marks);
    return any;
  }

  #spreadOverWords(shown: Int32Array, marks: readonly Mark[]): void {
    for (let start = 0, end = 1; start < shown.length; start = end, end = start + 1) {
      if (shown[start] === NONE) continue;
      const { pen } = marks[shown[start]!]!;
      let reborn = this.#reborn[start]!;
      while (end < shown.length && shown[end] !== NONE && marks[shown[end]!]!.pen === pen)
        reborn |= this.#reborn[end++]!;
      if (reborn && end - start <= LONGEST_WORD) this.#reborn.fill(1, start, end);
    }
  }
}
