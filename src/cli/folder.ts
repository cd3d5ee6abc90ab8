// A folder for several products: made where it is missing, and taken away again if nothing comes of it.
import { existsSync, mkdirSync, rmdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { CastError } from '../core/errors.js';
import { isSystemError, systemWords } from './failure.js';

const made = new Set<string>();

/** Removes folders that an unfinished run has made, where they are empty. Synchronous, for when the process exits. */
export function removeNewFolders(): void {
  for (const folder of made) {
    try {
      rmdirSync(folder);
    } catch {
      // somebody has put something there
    }
  }
  made.clear();
}

function makeFolder(folder: string): void {
  const parent = dirname(folder);
  if (!existsSync(parent))
    throw new CastError({ file: folder }, `cannot be made: there is no folder ${JSON.stringify(parent)}`);
  try {
    mkdirSync(folder);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    throw new CastError({ file: folder }, `cannot be made: ${systemWords(error)}`, undefined, { cause: error });
  }
  made.add(folder);
}

/**
 * Runs what fills a folder.
 * @throws CastError where there is something else of that name, or the disk refuses
 */
export async function withFolder<T>(folder: string, fill: () => Promise<T>): Promise<T> {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (found && !found.isDirectory()) throw new CastError({ file: folder }, 'expected a folder, found a file');
  if (!found) makeFolder(folder);
  try {
    const result = await fill();
    made.delete(folder);
    return result;
  } catch (error) {
    removeNewFolders();
    throw error;
  }
}
