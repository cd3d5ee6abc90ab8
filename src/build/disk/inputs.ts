// Which recordings there are.
import { type Dirent, readdir, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { escapePath, glob, isDynamicPattern } from 'tinyglobby';
import { CastError } from '../../core/errors.js';
import { isWithin, leadsUp, repositoryOf, tooWide } from '../../node/project.js';

const NEVER = ['**/node_modules/**', '**/.git/**', '**/.castkit*/**'];
const RECORDINGS = '**/*.{cast,cast.gz,cast.zst}';

/** A pattern written by mistake, such as /usr/**, must not be followed for minutes. */
const MOST_FOLDERS = 20_000;
const MOST_ENTRIES = 500_000;
const MOST_SECONDS = 10;
/** Folders in folders, from where a pattern starts. */
const DEEPEST = 40;

const kindOf = (path: string): 'file' | 'folder' | 'none' => {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat === undefined ? 'none' : stat.isDirectory() ? 'folder' : 'file';
};

/** Size in bytes; 0 where there is no such file. */
export const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;
export const isFile = (path: string): boolean => kindOf(path) === 'file';

/** In the order of their code units, which is the same everywhere. */
const inOrder = (paths: Iterable<string>): string[] => [...new Set(paths)].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));

/** The part of a pattern before anything that stands for several names. */
export const fixedPart = (pattern: string): string => {
  const fixed = /^[^*?[\]{}()!+@]*/.exec(pattern)?.[0] ?? '';
  return fixed === pattern ? pattern : fixed.slice(0, fixed.lastIndexOf('/') + 1) || '.';
};

/**
 * Paths of the files that a pattern names, relative to `folder`, `/` between their parts. A name that is no pattern stands
 * for itself even if there is no such file; a folder for the recordings in it.
 * @throws CastError for a pattern that looks through too much
 */
export async function filesMatching(
  pattern: string,
  folder: string,
  without: readonly string[] = [],
): Promise<string[]> {
  const kind = kindOf(resolve(folder, pattern));
  if (kind === 'none' && /^~[^/]*(\/|$)/.test(pattern)) {
    throw new CastError({ file: pattern }, 'expected a path or a pattern: ~ means the home folder to shells only');
  }
  if (kind === 'none' && !isDynamicPattern(pattern)) return [pattern.replace(/^(\.\/)+/, '')];
  if (kind !== 'file') refuseWide(pattern, kind === 'folder' ? pattern : fixedPart(pattern), folder);
  const search = kind === 'none' ? pattern : escapePath(pattern.replace(/\/+$/, ''));
  const walk = new BoundedWalk();
  const found = await glob(kind === 'folder' ? `${search}/${RECORDINGS}` : search, {
    cwd: folder,
    ignore: [...NEVER, ...without],
    expandDirectories: false,
    onlyFiles: true,
    dot: kind === 'file',
    deep: DEEPEST,
    signal: walk.signal,
    fs: { readdir: walk.readdir as unknown as typeof readdir },
  });
  if (walk.over !== undefined) throw tooMuch(pattern, `more than ${walk.over}`);
  return inOrder(found);
}

const tooMuch = (pattern: string, what: string): CastError =>
  new CastError({ file: pattern }, `looks through ${what}: name the folder that the recordings are in`);

/** Before anything is read. @throws CastError for the whole disk, the home folder, and what is above the project */
function refuseWide(pattern: string, root: string, folder: string): void {
  const path = resolve(folder, root);
  const project = repositoryOf(folder) ?? resolve(folder);
  const own = (path === project || path === resolve(folder)) && path !== dirname(path);
  const inFolders = root === pattern || pattern.slice(root.length).includes('/');
  const wide = own || !inFolders ? undefined : tooWide(path);
  if (wide !== undefined) throw tooMuch(pattern, wide);
  const deep = root === pattern || pattern.includes('**');
  if (deep && !own && isWithin(path, project)) throw tooMuch(pattern, `${path}, which is above ${project}`);
}

/** Without the links that lead to a folder they lie in. */
async function withoutCircles(
  folder: string,
  entries: readonly Dirent[],
  done: (error: null, entries: Dirent[]) => void,
): Promise<void> {
  const kept: Dirent[] = [];
  for (const entry of entries) {
    if (!entry.isSymbolicLink() || !(await leadsUp(join(folder, entry.name)))) kept.push(entry);
  }
  done(null, kept);
}

/** Owns what a walk may still see, and ends it when that is used up. */
class BoundedWalk {
  readonly #controller = new AbortController();
  readonly #end = performance.now() + MOST_SECONDS * 1000;
  #folders = 0;
  #entries = 0;
  /** The limit that was met. */
  over: string | undefined;

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** As Node's, which reads in other threads: signals are heard meanwhile. */
  readonly readdir = (
    path: string,
    options: { withFileTypes: true },
    done: (error: Error | null, entries: Dirent[]) => void,
  ): void => {
    this.#count('folders', ++this.#folders, MOST_FOLDERS);
    if (this.over !== undefined) {
      done(null, []);
      return;
    }
    readdir(path, options, (error, entries = []) => {
      this.#entries += entries.length;
      this.#count('files', this.#entries, MOST_ENTRIES);
      if (performance.now() > this.#end) this.#stop(`can be read in ${MOST_SECONDS} s`);
      if (this.over === undefined && entries.some((entry) => entry.isSymbolicLink()))
        void withoutCircles(path, entries, done);
      else done(error, this.over === undefined ? entries : []);
    });
  };

  #count(noun: string, count: number, most: number): void {
    if (count > most) this.#stop(`${most} ${noun}`);
  }

  #stop(limit: string): void {
    this.over ??= limit;
    this.#controller.abort();
  }
}

/** The recordings in a folder and the folders in it, relative to it. */
export const recordingsIn = (folder: string): Promise<string[]> => filesMatching(RECORDINGS, folder);
