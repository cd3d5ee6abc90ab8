// Folders for outputs: made where they are missing, and taken away again if nothing comes of it.
import { existsSync, mkdirSync, rmdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { CastError } from '../core/errors.js';
import { isSystemError, systemWords } from './failure.js';

/** Outer ones before those in them. */
const made = new Set<string>();

/** Removes folders that an unfinished run has made, where they are empty. Synchronous, for when the process exits. */
export function removeNewFolders(): void {
  for (const folder of [...made].reverse()) {
    try {
      rmdirSync(folder);
    } catch {
      // somebody has put something there
    }
  }
  made.clear();
}

/** Makes a folder and those above it that are missing. What the system refuses is thrown as it is. */
export function makeFolders(folder: string): void {
  if (existsSync(folder)) return;
  makeFolders(dirname(folder));
  try {
    mkdirSync(folder);
    made.add(folder);
  } catch (error) {
    // Somebody may have made it meanwhile.
    if (!isSystemError(error) || error.code !== 'EEXIST') throw error;
  }
}

function makeAsked(folder: string): void {
  try {
    makeFolders(folder);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    throw new CastError({ file: folder }, `cannot be made: ${systemWords(error)}`, undefined, { cause: error });
  }
}

/**
 * Runs what fills a folder.
 * @throws CastError where there is something else of that name, or the disk refuses
 */
export async function withFolder<T>(folder: string, fill: () => Promise<T>): Promise<T> {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (found && !found.isDirectory()) throw new CastError({ file: folder }, 'expected a folder, found a file');
  makeAsked(folder);
  try {
    return await fill();
  } catch (error) {
    removeNewFolders();
    throw error;
  }
}
