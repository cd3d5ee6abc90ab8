// A file too large to be kept in memory: opened, read and closed block by block, so that nothing stays open between events.
import { closeSync, fstatSync, openSync, readFileSync, readSync, type Stats, statSync } from 'node:fs';
import { CastError } from '../../core/errors.js';
import { type RecordingText, trailingZeros, wholeLines } from '../../core/recording/text.js';

/** Smaller files are read whole. */
const LARGE = 4_000_000;
const HEAD = 1_048_576;
const TAIL = 65_536;

/** Gives undefined for what is no plain file, or is small: source.ts reads these. */
export function openLargeFile(path: string, limit: number): RecordingText | undefined {
  const stats = statsOf(path);
  return !stats?.isFile() || stats.size < LARGE || stats.size > limit ? undefined : new LargeFile(path, stats);
}

function statsOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined; // source.ts says what is wrong with it
  }
}

class LargeFile implements RecordingText {
  readonly length: number;
  readonly zeros: number;
  readonly head: Uint8Array;
  readonly #path: string;
  readonly #stats: Stats;

  constructor(path: string, stats: Stats) {
    this.#path = path;
    this.#stats = stats;
    this.head = this.#read(0, HEAD);
    this.zeros = this.#countZeros();
    this.length = stats.size - this.zeros;
  }

  block(offset: number, least: number, most = Infinity): Uint8Array {
    return wholeLines(this.length - offset, [least, most], (from, size, into) =>
      this.#read(offset + from, size, into?.subarray(0, size)),
    );
  }

  bytes(from: number, to: number): Uint8Array {
    return this.#read(from, Math.min(to, this.#stats.size) - from);
  }

  load(): Uint8Array {
    return readFileSync(this.#path);
  }

  #countZeros(): number {
    const { size } = this.#stats;
    for (let zeros = 0; zeros < size; zeros += TAIL) {
      const length = Math.min(TAIL, size - zeros);
      const found = trailingZeros(this.#read(size - zeros - length, length));
      if (found < length) return zeros + found;
    }
    return size;
  }

  #read(offset: number, length: number, bytes: Uint8Array = Buffer.allocUnsafe(length)): Uint8Array {
    let file: number | undefined;
    try {
      file = openSync(this.#path, 'r');
      const { ino, size, mtimeMs } = fstatSync(file);
      const same = ino === this.#stats.ino && size === this.#stats.size && mtimeMs === this.#stats.mtimeMs;
      if (!same || readSync(file, bytes, 0, length, offset) !== length) throw this.#changed();
    } catch (error) {
      throw error instanceof CastError ? error : this.#changed(error);
    } finally {
      if (file !== undefined) closeSync(file);
    }
    return bytes;
  }

  #changed(cause?: unknown): CastError {
    return new CastError(
      { file: this.#path },
      'expected a file that stays as it is while it is read, but it changed',
      undefined,
      { cause },
    );
  }
}
