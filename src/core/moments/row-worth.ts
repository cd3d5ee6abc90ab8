// What a row of a screen offers a reader: words, and what is less worth looking at. Reads cells, makes no strings: it is asked for
// every row that changes.
import { BLANK, FIRST_CLUSTER, type Screen, TAIL } from '../terminal/screen.js';

export interface RowWorth {
  /** Cells that are not blank. */
  readonly used: number;
  /** Letters and digits in words that a person reads. */
  readonly words: number;
  /** Cells of paths, hashes and other tokens that only machines read. */
  readonly tokens: number;
  /** Cells of blocks, braille and other parts of pictures. */
  readonly picture: number;
  /** Tells rows apart by how they begin; 0 for a row with nothing on it. */
  readonly start: number;
  /** A bit for each of some classes of styles. */
  readonly styles: number;
}

/** A token with so many slashes is a path; longer than this it is nothing that one reads. */
const PATH_SLASHES = 2;
const LONGEST_WORD = 24;
/** Of a word's characters, at least this share are letters. */
const LETTERS = 0.6;
/** Characters that tell how a row begins. */
const START = 10;
const SLASH = 0x2f;
// Names of our own: in the bundle those of another script are looked up at each use, which takes longer than the rest of the loop.
const [blank, tail, clusters] = [BLANK, TAIL, FIRST_CLUSTER];

export const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

export function isLetter(code: number): boolean {
  if (code < 0x80) return (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
  return (code >= 0xc0 && code < 0x2000) || (code >= 0x3040 && code < 0xe000) || code >= clusters;
}

const isPicture = (code: number): boolean =>
  (code >= 0x2580 && code <= 0x259f) || (code >= 0x2800 && code <= 0x28ff) || (code >= 0x1_fb00 && code <= 0x1_fbff);

/** Adds up the tokens of a row. */
class Tokens {
  words = 0;
  machine = 0;
  #length = 0;
  #letters = 0;
  #digits = 0;
  #slashes = 0;

  add(code: number): void {
    this.#length++;
    if (isLetter(code)) this.#letters++;
    else if (isDigit(code)) this.#digits++;
    else if (code === SLASH) this.#slashes++;
  }

  end(): void {
    if (this.#length === 0) return;
    const isPath = this.#slashes >= PATH_SLASHES;
    if (isPath || this.#length > LONGEST_WORD) this.machine += this.#length;
    else if (this.#letters + this.#digits >= LETTERS * this.#length) this.words += this.#letters + this.#digits / 2;
    this.#length = this.#letters = this.#digits = this.#slashes = 0;
  }
}

export function rowWorth({ glyphs, styles, cols }: Screen, row: number): RowWorth {
  const tokens = new Tokens();
  let [used, picture, start, counted, kinds] = [0, 0, 0, 0, 0];
  for (let cell = row * cols; cell < (row + 1) * cols; cell++) {
    const code = glyphs[cell]!;
    if (code === blank) {
      tokens.end();
      continue;
    }
    used++;
    if (code === tail) continue;
    kinds |= 1 << (Math.imul(styles[cell]!, 0x9e37_79b1) >>> 27);
    if (counted < START) {
      start = (Math.imul(start, 31) + code) >>> 0;
      counted++;
    }
    if (isPicture(code)) {
      picture++;
      tokens.end();
    } else tokens.add(code);
  }
  tokens.end();
  return {
    used,
    words: tokens.words,
    tokens: tokens.machine,
    picture,
    start: counted < START ? 0 : start,
    styles: kinds,
  };
}
