// Where a project ends: the repository that a folder lies in. What is above belongs to somebody else, perhaps.
import { existsSync, realpathSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';

/** The folder itself and those above it, innermost first. */
export function* upwards(folder: string): Generator<string> {
  for (let at = resolve(folder); ; at = dirname(at)) {
    yield at;
    if (at === dirname(at)) return;
  }
}

/** The nearest folder with `.git` in it: a folder, or the file of a worktree or submodule; undefined where there is none. */
export function repositoryOf(folder: string): string | undefined {
  for (const at of upwards(folder)) if (existsSync(join(at, '.git'))) return at;
  return undefined;
}

/** Whether a path is a folder or lies in it, by their names. */
export function isWithin(folder: string, path: string): boolean {
  const [first] = relative(folder, path).split(sep);
  return first !== '..' && relative(folder, path) !== resolve(path);
}

/** As links lead; what is not there yet stays below what is. */
const real = (path: string): string => {
  try {
    return realpathSync(path);
  } catch {
    return path === dirname(path) ? path : join(real(dirname(path)), basename(path));
  }
};

/** Whether a path is a folder or lies in it, wherever links lead. */
export const liesIn = (folder: string, path: string): boolean => isWithin(real(folder), real(resolve(path)));

/** Whether a link leads to a folder that it lies in, at whatever depth: who follows it walks in a circle, or out. */
export async function leadsUp(link: string): Promise<boolean> {
  try {
    return isWithin(await realpath(link), await realpath(dirname(link)));
  } catch {
    return false; // leads nowhere
  }
}

/** What a folder is that nobody means to look through, in words: the whole disk, the home folder or one above it. */
export function tooWide(folder: string): string | undefined {
  const path = real(resolve(folder));
  if (path === dirname(path)) return 'the whole disk';
  const home = real(homedir());
  if (path === home) return 'the home folder';
  return home !== dirname(home) && isWithin(path, home) ? 'a folder above the home folder' : undefined;
}
