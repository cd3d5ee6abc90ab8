// Files that the user names in options: themes. Recordings are cast/source.ts's, fonts glyphs/font-files.ts's.
import { readFileSync, statSync } from 'node:fs';
import { CastError } from '../errors.js';

/**
 * The text of a file.
 * @throws CastError where there is no such file, or it is larger than `most` bytes
 */
export function readUserText(path: string, most: number): string {
  try {
    if (statSync(path).size <= most) return readFileSync(path, 'utf8');
  } catch (cause) {
    const words =
      (cause as NodeJS.ErrnoException).code === 'ENOENT' ? 'no such file' : String((cause as Error).message);
    throw new CastError({ file: path }, words, undefined, { cause });
  }
  throw new CastError({ file: path }, `expected a file of at most ${most} bytes, found a larger one`);
}
