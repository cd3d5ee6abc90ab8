// The check's own quick look at a long text: whether it may have any of some short runs of letters, told by one number for each run.

/** By which a letter moves the number; what moves out of it is forgotten. */
const BITS = 5;

export class Runs {
  readonly #size: number;
  readonly #mask: number;
  /** One bit each. */
  readonly #used: Uint32Array;

  /** @param size letters of each run */
  constructor(size: number) {
    this.#size = size;
    this.#mask = (1 << (BITS * size)) - 1;
    this.#used = new Uint32Array((this.#mask + 1) >> 5);
  }

  add(run: string): void {
    let bits = 0;
    for (let at = 0; at < this.#size; at++) bits = ((bits << BITS) ^ run.charCodeAt(at)) & this.#mask;
    this.#used[bits >> 5]! |= 1 << (bits & 31);
  }

  /** The first place from `from` on where one may begin; -1 where there is none. */
  next(text: string, from: number): number {
    const used = this.#used;
    const mask = this.#mask;
    const first = from + this.#size - 1;
    let bits = 0;
    for (let at = from; at < text.length; at++) {
      bits = ((bits << BITS) ^ text.charCodeAt(at)) & mask;
      if ((used[bits >> 5]! & (1 << (bits & 31))) !== 0 && at >= first) return at - this.#size + 1;
    }
    return -1;
  }
}
