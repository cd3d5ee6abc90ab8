// The file in which a build remembers what it has made, in a folder that version control passes over.
import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { claimTemporary, removeLeftovers, removeTemporary, temporaryMark } from '../../node/temporary.js';
import { onDisk } from './refusal.js';

/** What the file holds, or undefined where there is none that can be read: then all is made anew. */
export function readState(file: string): { state: unknown; written: bigint } | undefined {
  try {
    const written = statSync(file, { bigint: true }).mtimeNs;
    return { state: JSON.parse(readFileSync(file, 'utf8')), written };
  } catch {
    return undefined;
  }
}

/** @throws CastError if the disk refuses */
export function writeState(file: string, state: unknown): void {
  onDisk(file, 'written', () => {
    const folder = dirname(file);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, '.gitignore'), '*\n');
    removeLeftovers(folder);
    // Other shards may write theirs at the same time.
    const temporary = join(folder, `.${basename(file)}${temporaryMark()}-${randomUUID().slice(0, 8)}.tmp`);
    try {
      writeFileSync(claimTemporary(temporary), JSON.stringify(state));
      renameSync(temporary, file);
    } finally {
      removeTemporary(temporary);
    }
  });
}
