// Writes the tables that WOFF2 took apart, big-endian, into a buffer that grows.

export class ByteWriter {
  #bytes = new Uint8Array(1 << 16);
  length = 0;

  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.length);
  }

  byte(value: number): void {
    if (this.length === this.#bytes.length) this.#grow();
    this.#bytes[this.length++] = value;
  }

  word(value: number): void {
    this.byte((value >> 8) & 255);
    this.byte(value & 255);
  }

  append(bytes: Uint8Array): void {
    for (const value of bytes) this.byte(value);
  }

  /** Words: steps from each coordinate to the next, the first one from zero. */
  deltas(values: readonly number[]): void {
    let before = 0;
    for (const value of values) {
      this.word(value - before);
      before = value;
    }
  }

  align(): void {
    while (this.length & 3) this.byte(0);
  }

  #grow(): void {
    const wider = new Uint8Array(2 * this.#bytes.length);
    wider.set(this.#bytes);
    this.#bytes = wider;
  }
}
