// The text of a recording as bytes: all in memory, or in a file of which only a block is, see large-file.ts.

export interface RecordingText {
  /** In bytes, without the zero bytes at its end. */
  readonly length: number;
  /** How many zero bytes follow it. */
  readonly zeros: number;
  /** What it begins with: a megabyte of it at least, if it is that long. */
  readonly head: Uint8Array;
  /**
   * Whole lines from an offset on: `least` bytes, what the last line of them goes on with, and its newline. Where that
   * is more than `most` bytes, it need not be whole: a little more than these is enough.
   */
  block(offset: number, least: number, most?: number): Uint8Array;
  /** The bytes from one offset to another, of those that there are, the zero bytes at the end included. */
  bytes(from: number, to: number): Uint8Array;
  /** All of it, in memory. */
  load(): Uint8Array;
}

const NEWLINE = 10;

/** Bytes that are not to change. */
export function inMemory(bytes: Uint8Array): RecordingText {
  const zeros = trailingZeros(bytes);
  const text = bytes.subarray(0, bytes.length - zeros);
  return {
    length: text.length,
    zeros,
    head: bytes,
    block(offset, least) {
      const newline = text.indexOf(NEWLINE, offset + least);
      return text.subarray(offset, newline === -1 ? text.length : newline + 1);
    },
    bytes: (from, to) => bytes.subarray(from, to),
    load: () => bytes,
  };
}

/** A crash may leave the last block of a file allocated and never written. */
export function trailingZeros(bytes: Uint8Array): number {
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0) end--;
  return bytes.length - end;
}

/** Lines are longer than a block by less than this, mostly. */
const MARGIN = 4096;
const PIECE = 524_288;

/** The whole lines that begin where `read` does: `least` bytes, what the last line of them goes on with, and its newline; more than `most` bytes as RecordingText says. */
export function wholeLines(
  left: number,
  [least, most]: readonly [least: number, most: number],
  read: (from: number, size: number, into?: Uint8Array) => Uint8Array,
): Uint8Array {
  const whole = Math.min(left, Math.max(most, least) + 1);
  const bytes = read(0, Math.min(least + MARGIN, whole));
  const newline = bytes.indexOf(NEWLINE, least);
  if (newline >= 0) return bytes.subarray(0, newline + 1);
  if (bytes.length >= whole) return bytes;
  // Looked for first, then read: what grows while it is read takes its memory several times.
  const piece = new Uint8Array(PIECE);
  for (let from = bytes.length; from < whole; from += PIECE) {
    const found = read(from, Math.min(PIECE, whole - from), piece).indexOf(NEWLINE);
    if (found >= 0) return read(0, from + found + 1);
  }
  return read(0, whole);
}

/** All bytes of a text, read in blocks, for who goes through them from the beginning to the end. */
export class Bytes {
  /** The zero bytes at the end are some too. */
  readonly length: number;
  readonly #text: RecordingText;
  #block = new Uint8Array();
  #offset = 0;

  constructor(text: RecordingText) {
    this.#text = text;
    this.length = text.length + text.zeros;
  }

  /** The bytes from one offset to another, of those that there are. */
  part(from: number, to: number): Uint8Array {
    const end = Math.min(to, this.length);
    if (from < this.#offset || end > this.#offset + this.#block.length) {
      this.#block = this.#text.bytes(
        from,
        Math.min(this.length, Math.max(end, from + PIECE)),
      ) as Uint8Array<ArrayBuffer>;
      this.#offset = from;
    }
    return this.#block.subarray(from - this.#offset, Math.max(from, end) - this.#offset);
  }
}
