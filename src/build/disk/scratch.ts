// Outputs in the making: each job writes into a hidden folder beside its target, and what is whole takes its place by a rename.
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, renameSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, sep } from 'node:path';
import { CastError } from '../../core/errors.js';
import { claimTemporary, removeLeftovers, removeTemporary, temporaryMark } from '../../node/temporary.js';
import { onDisk } from './refusal.js';

export class Scratch {
  readonly #output: string;
  readonly #folders = new Set<string>();
  readonly #safe = new Set<string>();

  /** @param output absolute path of the folder that no output leaves */
  constructor(output: string) {
    this.#output = output;
  }

  /** A new folder to write in, beside `target`; the folders above are made. @throws CastError if the disk refuses */
  open(target: string): string {
    const parent = dirname(target);
    return onDisk(target, 'written', () => {
      if (!this.#safe.has(parent)) {
        mkdirSync(this.#output, { recursive: true });
        refuseLeaving(target, nearestFolder(parent), this.#output);
        mkdirSync(parent, { recursive: true });
        this.#safe.add(parent);
      }
      return this.#make(parent);
    });
  }

  /** The same, away from the outputs. */
  openElsewhere(): string {
    return onDisk(tmpdir(), 'written', () => this.#make(tmpdir()));
  }

  #make(parent: string): string {
    removeLeftovers(parent);
    const folder = claimTemporary(mkdtempSync(join(parent, `${temporaryMark()}-`)));
    this.#folders.add(folder);
    return folder;
  }

  /** Puts a file in its place. @throws CastError if the disk refuses */
  place(file: string, target: string): void {
    onDisk(target, 'written', () => {
      const old = statSync(target, { throwIfNoEntry: false });
      if (old?.isDirectory()) throw new CastError({ file: target }, 'cannot be written: is a folder, not a file');
      if (old) chmodSync(file, old.mode & 0o777);
      renameSync(file, target);
    });
  }

  close(folder: string): void {
    removeTemporary(folder);
    this.#folders.delete(folder);
  }

  /** Removes whatever is unfinished. Synchronous, so that it serves when the process ends. */
  closeAll(): void {
    for (const folder of this.#folders) this.close(folder);
  }
}

/** The deepest folder above that exists. */
function nearestFolder(folder: string): string {
  return statSync(folder, { throwIfNoEntry: false }) || dirname(folder) === folder
    ? folder
    : nearestFolder(dirname(folder));
}

/** Links in the output folder may lead anywhere. */
function refuseLeaving(target: string, folder: string, output: string): void {
  const [inner, outer] = [realpathSync(folder), realpathSync(output)];
  if (inner === outer || inner.startsWith(outer.endsWith(sep) ? outer : outer + sep)) return;
  throw new CastError({ file: target }, `cannot be written: a link leads out of the output folder, to ${inner}`);
}
