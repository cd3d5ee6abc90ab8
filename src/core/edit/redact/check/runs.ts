// The check's own quick look at a long text: whether it may have any of some short runs of letters, by the last five bits of each.

const BITS = 5;
const LETTER = (1 << BITS) - 1;

export class Runs {
  readonly #size: number;
  readonly #mask: number;
  readonly #used: Uint8Array;

  /** @param size letters of each run */
  constructor(size: number) {
    this.#size = size;
    this.#mask = (1 << (BITS * size)) - 1;
    this.#used = new Uint8Array(this.#mask + 1);
  }

  add(run: string): void {
    let bits = 0;
    for (let at = 0; at < this.#size; at++) bits = (bits << BITS) | (run.charCodeAt(at) & LETTER);
    this.#used[bits] = 1;
  }

  /** The first place from `from` on where one may begin; -1 where there is none. */
  next(text: string, from: number): number {
    const used = this.#used;
    const mask = this.#mask;
    const first = from + this.#size - 1;
    let bits = 0;
    for (let at = from; at < text.length; at++) {
      bits = ((bits << BITS) | (text.charCodeAt(at) & LETTER)) & mask;
      if (used[bits] !== 0 && at >= first) return at - this.#size + 1;
    }
    return -1;
  }
}
