// From when to when each cell of a row looks the same. Rows are those of a layer: see screens.ts.
import { type CellRow, type Mark, NONE } from './appearance.js';

/** All cells of a layer that appear in frame `from` and are gone in frame `to`. */
export interface Item {
  readonly from: number;
  readonly to: number;
  /** Row, column and value of each cell, in reading order. Made anew each time: there may be millions of cells. */
  readonly cells: Int32Array;
}

const FIELDS = 5;

/** Collects the lifetimes of one kind of value in one layer. Ends must not decrease. */
export class Lifetimes {
  #data = new Int32Array(FIELDS * 1024);
  #count = 0;

  add(from: number, to: number, row: number, col: number, value: number): void {
    if (value === NONE || from === to) return;
    if (FIELDS * (this.#count + 1) > this.#data.length) {
      const larger = new Int32Array(2 * this.#data.length);
      larger.set(this.#data);
      this.#data = larger;
    }
    const at = FIELDS * this.#count++;
    this.#data[at] = from;
    this.#data[at + 1] = to;
    this.#data[at + 2] = row;
    this.#data[at + 3] = col;
    this.#data[at + 4] = value;
  }

  /** The lifetimes, those of one beginning and end together, in order of beginning, then end. */
  items(): Item[] {
    const data = this.#data;
    const order = this.#inOrderOfBeginning();
    const items: Item[] = [];
    for (let start = 0, end = 0; start < order.length; start = end) {
      const from = data[order[start]!]!;
      const to = data[order[start]! + 1]!;
      while (end < order.length && data[order[end]!] === from && data[order[end]! + 1] === to) end++;
      items.push(itemOf(data, order.subarray(start, end)));
    }
    return items;
  }

  /** A counting sort: it keeps the order of ends among those that begin together. */
  #inOrderOfBeginning(): Uint32Array {
    const data = this.#data;
    const size = FIELDS * this.#count;
    let last = 0;
    for (let at = 0; at < size; at += FIELDS) last = Math.max(last, data[at]!);
    const places = new Uint32Array(last + 2);
    for (let at = 0; at < size; at += FIELDS) places[data[at]! + 1]!++;
    for (let frame = 1; frame < places.length; frame++) places[frame]! += places[frame - 1]!;
    const order = new Uint32Array(this.#count);
    for (let at = 0; at < size; at += FIELDS) order[places[data[at]!]!++] = at;
    return order;
  }
}

function itemOf(data: Int32Array, order: Uint32Array): Item {
  return {
    from: data[order[0]!]!,
    to: data[order[0]! + 1]!,
    get cells() {
      return cellsOf(data, order);
    },
  };
}

function cellsOf(data: Int32Array, order: Uint32Array): Int32Array {
  const before = (a: number, b: number): number => data[a + 2]! - data[b + 2]! || data[a + 3]! - data[b + 3]!;
  const sorted = order.every((at, i) => i === 0 || before(order[i - 1]!, at) < 0) ? order : order.toSorted(before);
  const cells = new Int32Array(3 * sorted.length);
  sorted.forEach((at, i) => {
    cells.set(data.subarray(at + 2, at + FIELDS), 3 * i);
  });
  return cells;
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
