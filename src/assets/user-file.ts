// Files that the user names in options: themes, images. Recordings are cast/source.ts's, fonts glyphs/font-files.ts's.
import { readFileSync, statSync } from 'node:fs';
import { CastError } from '../errors.js';

/**
 * The text of a file.
 * @throws CastError where there is no such file, or it is larger than `most` bytes
 */
export const readUserText = (path: string, most: number): string => readUserBytes(path, most).toString('utf8');

/** The bytes of a file. Throws as readUserText. */
export function readUserBytes(path: string, most: number): Buffer {
  try {
    if (statSync(path).size <= most) return readFileSync(path);
  } catch (cause) {
    const words =
      (cause as NodeJS.ErrnoException).code === 'ENOENT' ? 'no such file' : String((cause as Error).message);
    throw new CastError({ file: path }, words, undefined, { cause });
  }
  throw new CastError({ file: path }, `expected a file of at most ${most} bytes, found a larger one`);
}
