// Files that the user names in options: themes, images, manifests. Recordings are node/source/source.ts's, fonts font-files.ts's.
import { closeSync, constants, fstatSync, openSync, readSync, type Stats, statSync } from 'node:fs';
import { CastError, refusalWords } from '../../core/errors.js';
import type { FileKind } from '../../core/platform.js';

/** The bytes of a file. @throws CastError where there is no such file, it is no ordinary one, or larger than `most` bytes */
export function readUserBytes(path: string, most: number): Buffer {
  try {
    const bytes = readAtMost(path, most);
    if (bytes) return bytes;
  } catch (cause) {
    if (cause instanceof CastError) throw cause;
    throw new CastError({ file: path }, userFileWords(cause), undefined, { cause });
  }
  throw new CastError({ file: path }, `expected a file of at most ${most} bytes, found a larger one`);
}

function userFileWords(cause: unknown): string {
  const { code = '', message } = cause as NodeJS.ErrnoException;
  if (code === 'ENOENT') return 'no such file';
  return code === '' ? message : `cannot be read: ${refusalWords(code)}`;
}

const KINDS: readonly [keyof Stats & `is${string}`, FileKind][] = [
  ['isFile', 'file'],
  ['isDirectory', 'folder'],
  ['isFIFO', 'named pipe'],
  ['isSocket', 'socket'],
];

const kindIn = (stat: Stats): FileKind => KINDS.find(([is]) => stat[is]())?.[1] ?? 'device';

/** As PlatformFiles has it. */
export function kindOfFile(path: string): FileKind | undefined {
  try {
    return kindIn(statSync(path));
  } catch {
    return undefined;
  }
}

function refuseOthers(path: string, stat: Stats): void {
  const kind = kindIn(stat);
  if (kind !== 'file') throw new CastError({ file: path }, `expected an ordinary file, found a ${kind}`);
}

const PIECE = 65_536;
/** To open a pipe that took a file's place meanwhile must not mean to wait for its other end. */
const READ_ONLY = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** The bytes of an ordinary file; undefined where there are more. @throws CastError for another kind; else as Node does */
export function readAtMost(path: string, most: number): Buffer | undefined {
  refuseOthers(path, statSync(path)); // before it is opened: to open some devices has effects
  const file = openSync(path, READ_ONLY);
  try {
    const pieces: Buffer[] = [];
    refuseOthers(path, fstatSync(file));
    if (fstatSync(file).size > most) return undefined;
    for (let left = most; left >= 0; left -= pieces.at(-1)!.length) {
      const piece = Buffer.allocUnsafe(Math.min(PIECE, left + 1));
      const count = readSync(file, piece);
      if (count === 0) return Buffer.concat(pieces);
      pieces.push(piece.subarray(0, count));
    }
    return undefined;
  } finally {
    closeSync(file);
  }
}
