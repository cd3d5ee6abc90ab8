// A stream that is too large to be kept in memory: in a file that has no name any more, so that nothing is left of it whatever
// becomes of the run.
import { mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CastError } from '../../core/errors.js';
import { type RecordingText, trailingZeros, wholeLines } from '../../core/recording/text.js';
import type { Body } from './body-bytes.js';
import { tooLarge } from './decompress.js';

/** Less is kept in memory; the head of a text is at least a megabyte. */
const LARGE = 16_000_000;

/** All bytes of a stream: in memory or, where there are many, in a file. @throws CastError beyond the limit */
export async function gather(stream: AsyncIterable<Uint8Array>, name: string, limit: number): Promise<Body> {
  let chunks: Uint8Array[] = [];
  let length = 0;
  let spool: Spool | undefined;
  let mayOpen = true;
  for await (const chunk of stream) {
    length += chunk.length;
    if (length > limit) throw tooLarge(name, limit);
    if (spool) {
      spool.add(chunk);
      continue;
    }
    chunks.push(chunk);
    if (length < LARGE || !mayOpen) continue;
    mayOpen = false;
    spool = Spool.open(name, Buffer.concat(chunks, length));
    if (spool) chunks = [];
  }
  return spool?.end() ?? Buffer.concat(chunks, length);
}

class Spool implements RecordingText {
  length = 0;
  zeros = 0;
  readonly head: Uint8Array;
  readonly #file: number;
  readonly #name: string;

  private constructor(name: string, head: Uint8Array, file: number) {
    this.#name = name;
    this.#file = file;
    this.head = head;
    this.add(head);
  }

  /** Undefined where no file can be made. */
  static open(name: string, head: Uint8Array): Spool | undefined {
    try {
      const folder = mkdtempSync(join(tmpdir(), 'castkit-'));
      const file = openSync(join(folder, 'input'), 'wx+', 0o600);
      rmSync(folder, { recursive: true });
      return new Spool(name, head, file);
    } catch {
      return undefined;
    }
  }

  add(chunk: Uint8Array): void {
    try {
      for (let at = 0; at < chunk.length; ) at += writeSync(this.#file, chunk, at, chunk.length - at, this.length + at);
    } catch (cause) {
      const why = (cause as Error).message;
      throw new CastError(
        { file: this.#name },
        `expected room for it in the folder of temporary files, but ${why}`,
        undefined,
        {
          cause,
        },
      );
    }
    this.length += chunk.length;
  }

  /** What was added is all of the text. */
  end(): this {
    const least = 65_536;
    for (let size = least; ; size *= 2) {
      const tail = this.#read(Math.max(0, this.length - size), Math.min(size, this.length));
      const zeros = trailingZeros(tail);
      if (zeros === tail.length && tail.length < this.length) continue;
      this.zeros = zeros;
      this.length -= zeros;
      return this;
    }
  }

  block(offset: number, least: number, most = Infinity): Uint8Array {
    return wholeLines(this.length - offset, [least, most], (from, size, into) =>
      this.#read(offset + from, size, into?.subarray(0, size)),
    );
  }

  bytes(from: number, to: number): Uint8Array {
    return this.#read(from, Math.min(to, this.length + this.zeros) - from);
  }

  load(): Uint8Array {
    return this.#read(0, this.length + this.zeros);
  }

  #read(offset: number, length: number, bytes: Uint8Array = Buffer.allocUnsafe(length)): Uint8Array {
    for (let at = 0; at < length; ) at += readSync(this.#file, bytes, at, length - at, offset + at);
    return bytes;
  }
}
