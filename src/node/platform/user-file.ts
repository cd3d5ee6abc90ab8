// Files that the user names in options: themes, images. Recordings are node/source/source.ts's, fonts font-files.ts's.
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { CastError } from '../../core/errors.js';

/** The bytes of a file. @throws CastError where there is no such file, or it is larger than `most` bytes */
export function readUserBytes(path: string, most: number): Buffer {
  try {
    const bytes = readAtMost(path, most);
    if (bytes) return bytes;
  } catch (cause) {
    const words =
      (cause as NodeJS.ErrnoException).code === 'ENOENT' ? 'no such file' : String((cause as Error).message);
    throw new CastError({ file: path }, words, undefined, { cause });
  }
  throw new CastError({ file: path }, `expected a file of at most ${most} bytes, found a larger one`);
}

const PIECE = 65_536;

/** The bytes of a file, or of a device or a pipe, which tell no size; undefined where there are more. Throws as Node does. */
export function readAtMost(path: string, most: number): Buffer | undefined {
  const file = openSync(path, 'r');
  try {
    const pieces: Buffer[] = [];
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
