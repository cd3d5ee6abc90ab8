// Hashes of files' contents, kept over runs: a file that looks as it did (size, times, number) is not read again.
import { createHash } from 'node:crypto';
import { type BigIntStats, closeSync, openSync, readSync, statSync } from 'node:fs';
import { relative } from 'node:path';
import { CastError } from '../../core/errors.js';
import { Yielder } from '../../core/yielder.js';
import { fontFilesIn } from '../../node/platform/font-files.js';
import { onDisk, onDiskLater } from './refusal.js';

/** What the disk says of a file, and its hash. Times are nanoseconds, as text: JSON has no such numbers. */
export type HashedFile = readonly [size: string, modified: string, changed: string, inode: string, hash: string];

const BLOCK = 1 << 20;

export const hashText = (text: string): string => createHash('sha256').update(text).digest('hex');

async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  const file = openSync(path, 'r');
  try {
    const block = new Uint8Array(BLOCK);
    const yielder = new Yielder();
    for (let length = readSync(file, block); length > 0; length = readSync(file, block)) {
      hash.update(block.subarray(0, length));
      await yielder.rest();
    }
  } finally {
    closeSync(file);
  }
  return hash.digest('hex');
}

const looksOf = (stat: BigIntStats): string[] => [stat.size, stat.mtimeNs, stat.ctimeNs, stat.ino].map(String);

/** @throws CastError for a folder with too much in it */
async function fontsIn(folder: string): Promise<string[]> {
  try {
    return await fontFilesIn(folder);
  } catch (error) {
    throw error instanceof RangeError ? new CastError({ file: folder }, error.message) : error;
  }
}

export class FileHashes {
  readonly #known: ReadonlyMap<string, HashedFile>;
  readonly #seen = new Map<string, HashedFile>();
  readonly #since: bigint;

  /** @param since when `known` was written down, in nanoseconds: what changed at that very moment or later is read again */
  constructor(known: Iterable<readonly [path: string, file: HashedFile]>, since: bigint) {
    this.#known = new Map(known);
    this.#since = since;
  }

  /** Once a run. Undefined where there is no such file. @throws CastError for one that cannot be read */
  async hashOf(path: string): Promise<string | undefined> {
    const seen = this.#seen.get(path);
    if (seen) return seen[4];
    return onDiskLater(path, 'read', async () => {
      const stat = statSync(path, { bigint: true, throwIfNoEntry: false });
      if (!stat) return undefined;
      if (stat.isDirectory()) return this.#hashFolder(path);
      const looks = looksOf(stat);
      const known = this.#known.get(path);
      const same = known !== undefined && stat.ctimeNs < this.#since && looks.every((look, i) => look === known[i]);
      const hash = same ? known[4] : await hashFile(path);
      this.#seen.set(path, [...looks, hash] as unknown as HashedFile);
      return hash;
    });
  }

  /** Takes the hash of what has just been written. */
  learn(path: string, hash: string): void {
    const looks = onDisk(path, 'read', () => looksOf(statSync(path, { bigint: true })));
    this.#seen.set(path, [...looks, hash] as unknown as HashedFile);
  }

  /** Names and contents of the fonts in it: options name folders for nothing else. */
  async #hashFolder(folder: string): Promise<string> {
    const hashes: [name: string, hash: string | undefined][] = [];
    for (const path of await fontsIn(folder)) hashes.push([relative(folder, path), await this.hashOf(path)]);
    return hashText(JSON.stringify(hashes));
  }

  /** All that was asked for, to be known in the next run. */
  seen(): [path: string, file: HashedFile][] {
    return [...this.#seen];
  }
}
