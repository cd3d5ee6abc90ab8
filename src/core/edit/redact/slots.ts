// Which short runs of letters a set of texts has, told by one number for each run, which is that of the run before with one letter more:
// what a long text surely does not hold is told in one quick go over it.

/** Letters beyond `size` are shifted out of a number of `bits`. */
export class Slots {
  readonly size: number;
  readonly #mask: number;
  readonly #shift: number;
  /** One bit each: a table that is small stays near the processor. */
  readonly #used: Uint32Array;

  constructor(size: number, bits: number) {
    this.size = size;
    this.#mask = (1 << bits) - 1;
    this.#shift = Math.ceil(bits / size);
    this.#used = new Uint32Array(Math.max(1, (1 << bits) >> 5));
  }

  /** Notes the run that begins at a place. */
  add(text: string, at: number): void {
    const slot = this.#slot(text, at);
    this.#used[slot >> 5]! |= 1 << (slot & 31);
  }

  /** The first place from `from` on where a run may begin that was noted; -1 where there is none. */
  next(text: string, from: number): number {
    const size = this.size;
    const used = this.#used;
    const mask = this.#mask;
    const shift = this.#shift;
    let slot = 0;
    for (let at = from; at < text.length; at++) {
      slot = ((slot << shift) + Math.imul(text.charCodeAt(at), FACTOR)) & mask;
      if ((used[slot >> 5]! & (1 << (slot & 31))) !== 0 && at - from >= size - 1) return at - size + 1;
    }
    return -1;
  }

  #slot(text: string, from: number): number {
    let slot = 0;
    for (let at = from; at < from + this.size; at++) {
      slot = ((slot << this.#shift) + Math.imul(text.charCodeAt(at), FACTOR)) & this.#mask;
    }
    return slot;
  }
}

const FACTOR = 0x9e3779b1;
