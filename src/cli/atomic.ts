// A file that is written whole or not at all: a temporary one in the same folder, then a rename.
import { closeSync, fchmodSync, fstatSync, openSync, renameSync, statSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { CastError } from '../core/errors.js';
import {
  claimTemporary,
  releaseTemporary,
  removeLeftovers,
  removeTemporary,
  temporaryMark,
} from '../node/temporary.js';
import { isBrokenPipe, isSystemError, systemWords } from './failure.js';
import { makeFolders } from './folder.js';
import { openPipe } from './pipe.js';
import { behindLinks, placeNew, staysAsItIs } from './target.js';

/** Runs a step on the disk; what the system refuses becomes an error that names the output. */
function onDisk<T>(path: string, step: () => T): T {
  try {
    return step();
  } catch (error) {
    if (!isSystemError(error) || isBrokenPipe(error)) throw error;
    throw new CastError({ file: path }, `cannot be written: ${systemWords(error)}`, undefined, { cause: error });
  }
}

const LONGEST_NAME = 64;
const TRIES = 100;

/** Opens a name that nobody has. One that somebody left who cannot be told from this process is stepped over. */
function openTemporary(target: string): { path: string; file: number } {
  removeLeftovers(dirname(target));
  const stem = join(dirname(target), `.${basename(target).slice(0, LONGEST_NAME)}${temporaryMark()}`);
  for (let attempt = 1; ; attempt++) {
    const path = attempt === 1 ? `${stem}.tmp` : `${stem}-${attempt}.tmp`;
    try {
      return { path, file: openSync(path, 'wx') };
    } catch (error) {
      if (!isSystemError(error) || error.code !== 'EEXIST' || attempt === TRIES) throw error;
    }
  }
}

/** Owns the open file. Exactly one of commit and discard ends its life; `finish` may come before. */
export class AtomicFile {
  readonly #name: string;
  readonly #target: string;
  readonly #temporary: string | undefined;
  readonly #file: number;
  #open = true;
  #bytes = 0;

  /**
   * @param path the file to write; where it is a symbolic link, what that points to is replaced
   * @throws CastError if the folder cannot be made or written
   */
  constructor(path: string) {
    this.#name = path;
    const existing = onDisk(path, () => statSync(path, { throwIfNoEntry: false }));
    if (staysAsItIs(path, existing)) {
      this.#target = path;
      this.#file = onDisk(path, () => openSync(path, 'a'));
      return;
    }
    this.#target = onDisk(path, () => behindLinks(path));
    onDisk(path, () => makeFolders(dirname(this.#target)));
    const { path: temporary, file } = onDisk(path, () => openTemporary(this.#target));
    claimTemporary(temporary);
    this.#temporary = temporary;
    this.#file = file;
    if (existing) onDisk(path, () => fchmodSync(file, existing.mode & 0o777));
  }

  /** The same, but waits for somebody to read where it is a named pipe. */
  static async open(path: string): Promise<AtomicFile> {
    const pipe = await openPipe(path);
    try {
      return new AtomicFile(path);
    } finally {
      if (pipe !== undefined) closeSync(pipe);
    }
  }

  write(chunk: Uint8Array): void {
    let from = 0;
    while (from < chunk.length) from += onDisk(this.#name, () => writeSync(this.#file, chunk, from));
    this.#bytes += chunk.length;
  }

  /** What another program may write to in place of `write`; undefined where that is no file that can be written anew. */
  get writablePath(): string | undefined {
    return this.#temporary;
  }

  /** All is written: closes the file, so that many may wait for each other without being open. Gives its size in bytes. */
  finish(): number {
    if (this.#open) {
      this.#open = false;
      if (this.#temporary !== undefined) this.#bytes = onDisk(this.#name, () => fstatSync(this.#file).size);
      onDisk(this.#name, () => closeSync(this.#file));
    }
    return this.#bytes;
  }

  /**
   * Puts the file in its place.
   * @returns its size in bytes
   * @throws CastError if `clobber` is false and a file of that name has appeared
   */
  commit({ clobber }: { clobber: boolean }): number {
    this.finish();
    const temporary = this.#temporary;
    if (temporary === undefined) return this.#bytes;
    onDisk(this.#name, () => (clobber ? renameSync : placeNew)(temporary, this.#target));
    releaseTemporary(temporary);
    return this.#bytes;
  }

  discard(): void {
    if (this.#open) closeSync(this.#file);
    this.#open = false;
    if (this.#temporary === undefined) return;
    removeTemporary(this.#temporary);
  }
}
