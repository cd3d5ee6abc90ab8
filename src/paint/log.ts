// The record of what each frame changes, packed: a run of neighbouring cells is one word of place and length, then a tile a word.
import type { CellChanges, PaintLog } from '../pixels/tiles.js';

const RUN_BITS = 10;
const LONGEST_RUN = (1 << RUN_BITS) - 1;
const CHUNK = 1 << 16;

/** Where a frame's words are: chunk, first word, number of words. */
interface Place {
  chunk: Uint32Array;
  from: number;
  to: number;
}

export class PaintRecorder implements CellChanges {
  #chunk = new Uint32Array(CHUNK);
  #used = 0;
  #places: Place[] = [];
  #times: number[] = [];
  #border: number[] = [];
  total = 0;

  get frameCount(): number {
    return this.#places.length;
  }

  /** Adds a frame: `count` pairs of position and tile, positions ascending. Positions are below 2^20 (1000 x 1000 cells). */
  add(time: number, border: number, pairs: Uint32Array, count: number): void {
    if (this.#used + 2 * count > this.#chunk.length) {
      this.#chunk = new Uint32Array(Math.max(CHUNK, 2 * count));
      this.#used = 0;
    }
    const from = this.#used;
    this.#used = packRuns(pairs, count, this.#chunk, from);
    this.#places.push({ chunk: this.#chunk, from, to: this.#used });
    this.#times.push(time);
    this.#border.push(border);
    this.total += count;
  }

  timeOf(frame: number): number {
    return this.#times[frame]!;
  }

  borderOf(frame: number): number {
    return this.#border[frame]!;
  }

  read(frame: number, into: Uint32Array): number {
    const { chunk, from, to } = this.#places[frame]!;
    let out = 0;
    for (let i = from; i < to; ) {
      const head = chunk[i++]!;
      const run = head & LONGEST_RUN;
      for (let k = 0, position = head >>> RUN_BITS; k < run; k++) {
        into[out++] = position++;
        into[out++] = chunk[i++]!;
      }
    }
    return out >> 1;
  }

  finish(end: number): PaintLog {
    return {
      frameCount: this.frameCount,
      times: Float64Array.from(this.#times),
      end,
      border: Uint32Array.from(this.#border),
      cells: this,
    };
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
