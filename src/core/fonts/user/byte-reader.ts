// Reads the numbers of WOFF2 one after the other. What lies beyond the end throws a RangeError.

export class ByteReader {
  at = 0;
  readonly #view: DataView;

  constructor(bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  skip(length: number): void {
    this.at += length;
  }

  uint8(): number {
    return this.#view.getUint8(this.at++);
  }

  uint16(): number {
    this.at += 2;
    return this.#view.getUint16(this.at - 2);
  }

  int16(): number {
    this.at += 2;
    return this.#view.getInt16(this.at - 2);
  }

  uint32(): number {
    this.at += 4;
    return this.#view.getUint32(this.at - 4);
  }

  text(length: number): string {
    return Array.from({ length }, () => String.fromCharCode(this.uint8())).join('');
  }

  /** The bytes of a part; it must lie inside. */
  part(length: number): Uint8Array {
    const { buffer, byteOffset, byteLength } = this.#view;
    if (this.at + length > byteLength) throw new RangeError('it is cut off');
    this.at += length;
    return new Uint8Array(buffer, byteOffset + this.at - length, length);
  }

  /** UIntBase128: seven bits a byte, the highest bit says that more follow. */
  base128(): number {
    let value = 0;
    for (let i = 0; i < 5; i++) {
      const byte = this.uint8();
      value = value * 128 + (byte & 127);
      if (byte < 128) return value;
    }
    throw new RangeError('it has a number that is too long');
  }

  /** 255UInt16: a byte, or two with a base, or a word behind a mark. */
  short255(): number {
    const first = this.uint8();
    if (first === 253) return this.uint16();
    if (first === 254) return this.uint8() + 506;
    if (first === 255) return this.uint8() + 253;
    return first;
  }
}
