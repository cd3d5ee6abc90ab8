// A number at some positions of a long stream, in pages: there may be as many as code units in all output.

const PAGE = 65_536;

type Page = Uint8Array | Uint16Array | Uint32Array;

/** Positions without a number have 0. */
export class SparseNumbers {
  readonly #pages = new Map<number, Page>();
  readonly #Page: new (
    length: number,
  ) => Page;
  /** How many positions have a number. */
  count = 0;

  /** @param largest of the numbers that may come */
  constructor(largest: number) {
    this.#Page = largest < 0x100 ? Uint8Array : largest < 0x1_0000 ? Uint16Array : Uint32Array;
  }

  at(position: number): number {
    return this.#pages.get(Math.floor(position / PAGE))?.[position % PAGE] ?? 0;
  }

  /** A position that has a number already keeps it. */
  put(position: number, number: number): void {
    const index = Math.floor(position / PAGE);
    let page = this.#pages.get(index);
    if (!page) {
      page = new this.#Page(PAGE);
      this.#pages.set(index, page);
    }
    if (page[position % PAGE] !== 0) return;
    page[position % PAGE] = number;
    this.count++;
  }

  /** The first position of [from, to) with a number, or `to`. */
  next(from: number, to: number): number {
    for (let at = from; at < to; ) {
      const index = Math.floor(at / PAGE);
      const end = Math.min(to, (index + 1) * PAGE);
      const page = this.#pages.get(index);
      for (; page && at < end; at++) if (page[at % PAGE] !== 0) return at;
      at = end;
    }
    return to;
  }
}
