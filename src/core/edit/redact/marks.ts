// Which code units of a stream of text are to be hidden: one bit each.

export class Marks {
  #bits = new Uint8Array(1024);
  /** How many are marked. */
  count = 0;

  add(position: number): void {
    const byte = Math.floor(position / 8);
    if (byte >= this.#bits.length) this.#grow(byte);
    const bit = 1 << (position % 8);
    if ((this.#bits[byte]! & bit) !== 0) return;
    this.#bits[byte]! |= bit;
    this.count++;
  }

  has(position: number): boolean {
    return ((this.#bits[Math.floor(position / 8)] ?? 0) & (1 << (position % 8))) !== 0;
  }

  /** The first marked position of [from, to), or `to`. */
  next(from: number, to: number): number {
    for (let at = from; at < to; at++) {
      if (at % 8 === 0) {
        while (at + 8 <= to && (this.#bits[at / 8] ?? 0) === 0) at += 8;
        if (at >= to) return to;
      }
      if (this.has(at)) return at;
    }
    return to;
  }

  #grow(byte: number): void {
    const bits = new Uint8Array(Math.max(this.#bits.length * 2, byte + 1));
    bits.set(this.#bits);
    this.#bits = bits;
  }
}
