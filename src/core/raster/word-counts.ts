// How many pixels have each word, in a hash table: a picture may have as many words as pixels, and a Map is slow at that.
import type { Backdrop } from './tiles.js';

const FIRST_SIZE = 1 << 12;

class WordCounts {
  /** In the order of their appearance; a word's place here is its id. */
  readonly words: number[] = [];
  /** Pixels, by id. */
  readonly counts: number[] = [];
  /** Ids and one, at the words' hashes or behind them; 0 is nothing. */
  #table = new Uint32Array(FIRST_SIZE);

  /** @returns the word's id */
  add(word: number, pixels: number): number {
    const id = this.id(word);
    this.counts[id]! += pixels;
    return id;
  }

  /** The id of a word, a new one if it has none. */
  id(word: number): number {
    const { words } = this;
    const mask = this.#table.length - 1;
    let at = hashOf(word) & mask;
    for (let entry = this.#table[at]!; entry !== 0; entry = this.#table[at]!) {
      if (words[entry - 1] === word) return entry - 1;
      at = (at + 1) & mask;
    }
    this.#table[at] = words.push(word);
    this.counts.push(0);
    if (2 * words.length > this.#table.length) this.#grow();
    return words.length - 1;
  }

  #grow(): void {
    const table = new Uint32Array(4 * this.#table.length);
    for (const [id, word] of this.words.entries()) {
      let at = hashOf(word) & (table.length - 1);
      while (table[at] !== 0) at = (at + 1) & (table.length - 1);
      table[at] = id + 1;
    }
    this.#table = table;
  }
}

/** Fibonacci hashing: neighbouring colours come far apart. */
const hashOf = (word: number): number => Math.imul(word, 0x9e37_79b1) >>> 11;

/** What a backdrop shows: its words, as signed integers, with their pixels, and the runs of one word that it consists of, by id and end. */
export interface WordRuns extends Pick<WordCounts, 'words' | 'counts'> {
  readonly ids: readonly number[];
  readonly ends: readonly number[];
}

export function countWords({ pixels: unsigned, shown }: Pick<Backdrop, 'pixels' | 'shown'>): WordRuns {
  // Opaque words are negative then, but small integers to the engine: it makes no object of each.
  const pixels = new Int32Array(unsigned.buffer, unsigned.byteOffset, unsigned.length);
  const use = new WordCounts();
  const ids: number[] = [];
  const ends: number[] = [];
  for (let run = 0; run < shown.length; run += 2) {
    const end = shown[run + 1]!;
    for (let i = shown[run]!; i < end; ) {
      const from = i;
      const word = pixels[i]!;
      do i++;
      while (i < end && pixels[i] === word);
      ids.push(use.add(word, i - from));
      ends.push(i);
    }
  }
  return { words: use.words, counts: use.counts, ids, ends };
}
