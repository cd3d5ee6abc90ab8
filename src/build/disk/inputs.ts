// Which recordings there are.
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { escapePath, globSync, isDynamicPattern } from 'tinyglobby';

const NEVER = ['**/node_modules/**', '**/.git/**', '**/.castkit*/**'];
const RECORDINGS = '**/*.{cast,cast.gz,cast.zst}';

const kindOf = (path: string): 'file' | 'folder' | 'none' => {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat === undefined ? 'none' : stat.isDirectory() ? 'folder' : 'file';
};

/** Size in bytes; 0 where there is no such file. */
export const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;
export const isFile = (path: string): boolean => kindOf(path) === 'file';

/** In the order of their code units, which is the same everywhere. */
const inOrder = (paths: Iterable<string>): string[] => [...new Set(paths)].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));

/**
 * Paths of the files that a pattern names, relative to `folder`, `/` between their parts. A name that is no pattern stands
 * for itself even if there is no such file; a folder for the recordings in it.
 */
export function filesMatching(pattern: string, folder: string, without: readonly string[] = []): string[] {
  const kind = kindOf(resolve(folder, pattern));
  if (kind === 'none' && !isDynamicPattern(pattern)) return [pattern.replace(/^(\.\/)+/, '')];
  const search = kind === 'none' ? pattern : escapePath(pattern.replace(/\/+$/, ''));
  const found = globSync(kind === 'folder' ? `${search}/${RECORDINGS}` : search, {
    cwd: folder,
    ignore: [...NEVER, ...without],
    expandDirectories: false,
    onlyFiles: true,
    dot: kind === 'file',
  });
  return inOrder(found);
}

/** The recordings in a folder and the folders in it, relative to it. */
export const recordingsIn = (folder: string): string[] => filesMatching(RECORDINGS, folder);
