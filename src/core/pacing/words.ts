// Which words of a row are new to a reader: pairs of words that stand in no screen that was read. Numbers count by that they are
// there, not by their digits, and signs not at all, so that neither clocks nor spinners are news. Reads cells, makes no strings.
import { isDigit, isLetter } from '../moments/row-worth.js';
import { type Screen, TAIL } from '../terminal/screen.js';

/** Words shorter than this are none, unless they are numbers. */
const SHORTEST = 2;
/** Pairs that are kept before the oldest are forgotten. */
const MOST = 150_000;

/** What is new in a row. */
export interface FreshRow {
  readonly pairs: readonly number[];
  /** Letters and digits of its new words, and of all. */
  readonly fresh: number;
  readonly letters: number;
  /** The sum of the new pairs: the same for the same words. */
  readonly sum: number;
}

/** Pairs of words that were read. Forgets those of long ago. */
export class ReadWords {
  #now = new Set<number>();
  #before = new Set<number>();

  has(pair: number): boolean {
    return this.#now.has(pair) || this.#before.has(pair);
  }

  add(pair: number): void {
    if (this.#now.size >= MOST) {
      this.#before = this.#now;
      this.#now = new Set();
    }
    this.#now.add(pair);
  }
}

// Names of our own: in the bundle those of another script are looked up at each use, which takes longer than the rest of the loop.
const [tail, digitAt, letterAt] = [TAIL, isDigit, isLetter];
const ZERO = 0x30;
const mixed = (hash: number, code: number): number => Math.imul(hash ^ code, 0x0100_0193) >>> 0;

export function freshRow({ glyphs, cols }: Screen, row: number, read: ReadWords): FreshRow {
  const pairs: number[] = [];
  let [fresh, letters, sum, last] = [0, 0, 0, 0];
  let [hash, length, hasDigit, afterDigit] = [0, 0, false, false];
  const end = (row + 1) * cols;
  for (let cell = row * cols; cell <= end; cell++) {
    const code = cell < end ? glyphs[cell]! : 0;
    if (code === tail) continue;
    const digit = digitAt(code);
    if (digit || letterAt(code)) {
      if (!digit || !afterDigit) hash = mixed(hash, digit ? ZERO : code);
      length++;
      hasDigit ||= digit;
      afterDigit = digit;
      continue;
    }
    if (length >= SHORTEST || hasDigit) {
      const pair = mixed(mixed(0x811c_9dc5, last), hash);
      letters += length;
      if (!read.has(pair)) {
        fresh += length;
        sum = (sum + pair) >>> 0;
        pairs.push(pair);
      }
      last = hash;
    }
    [hash, length, hasDigit, afterDigit] = [0, 0, false, false];
  }
  return { pairs, fresh, letters, sum };
}
