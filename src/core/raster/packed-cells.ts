// Which cells each frame changes, packed: a run of neighbouring cells is one word of place and length, then a tile a word. The words
// are in shared memory, so that a second thread reads the same ones.
import { sharedBuffer } from '../bytes.js';

const RUN_BITS = 10;
const LONGEST_RUN = (1 << RUN_BITS) - 1;
const CHUNK = 1 << 16;
/** Numbers that tell where a frame's words are: chunk, first word, the one behind the last. */
const PLACE = 3;

/** What another thread can be sent. */
export interface SharedCells {
  readonly total: number;
  readonly chunks: Uint32Array[];
  readonly places: number[];
}

export class PackedCells {
  #chunks: Uint32Array[] = [];
  #places: number[] = [];
  #used = 0;
  #total = 0;

  /** The same as in another thread. Nothing is added on either side any more. */
  static open({ total, chunks, places }: SharedCells): PackedCells {
    const cells = new PackedCells();
    cells.#total = total;
    cells.#chunks = chunks;
    cells.#places = places;
    return cells;
  }

  get shared(): SharedCells {
    return { total: this.#total, chunks: this.#chunks, places: this.#places };
  }

  get frameCount(): number {
    return this.#places.length / PLACE;
  }

  /** Cells that all frames change, together. */
  get total(): number {
    return this.#total;
  }

  /** Adds a frame: `count` pairs of position and tile, positions ascending. Positions are below 2^22. */
  add(pairs: Uint32Array, count: number): void {
    const last = this.#chunks.at(-1);
    if (last === undefined || this.#used + 2 * count > last.length) {
      this.#chunks.push(new Uint32Array(sharedBuffer(4 * Math.max(CHUNK, 2 * count))));
      this.#used = 0;
    }
    const from = this.#used;
    this.#used = packRuns(pairs, count, this.#chunks.at(-1)!, from);
    this.#places.push(this.#chunks.length - 1, from, this.#used);
    this.#total += count;
  }

  /** Writes position, tile pairs of a frame to `into` (see makePairs) and gives their number. */
  read(frame: number, into: Uint32Array): number {
    const chunk = this.#chunks[this.#places[PLACE * frame]!]!;
    const to = this.#places[PLACE * frame + 2]!;
    let out = 0;
    for (let i = this.#places[PLACE * frame + 1]!; i < to; ) {
      const head = chunk[i++]!;
      const run = head & LONGEST_RUN;
      for (let k = 0, position = head >>> RUN_BITS; k < run; k++) {
        into[out++] = position++;
        into[out++] = chunk[i++]!;
      }
    }
    return out >> 1;
  }

  /** Words of a frame: about the number of its cells. */
  wordsOf(frame: number): number {
    return this.#places[PLACE * frame + 2]! - this.#places[PLACE * frame + 1]!;
  }
}

/** Packs pairs into words from `at` on and gives the index behind the last one; at most 2 * count words. */
function packRuns(pairs: Uint32Array, count: number, words: Uint32Array, at: number): number {
  let head = -1;
  let run = 0;
  let next = -1;
  for (let i = 0; i < count; i++) {
    const position = pairs[2 * i]!;
    if (position !== next || run === LONGEST_RUN) {
      if (head >= 0) words[head]! |= run;
      head = at++;
      words[head] = position << RUN_BITS;
      run = 0;
    }
    words[at++] = pairs[2 * i + 1]!;
    run++;
    next = position + 1;
  }
  if (head >= 0) words[head]! |= run;
  return at;
}
