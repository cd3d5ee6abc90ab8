// How a recording that exists goes on.
import { readFileSync, statSync } from 'node:fs';
import { CastError } from '../../core/errors.js';
import { type EncodedFormat, readCast } from '../../index.js';
import type { GoesOn } from './recording-file.js';

export interface Continuation {
  format: EncodedFormat;
  goesOn: GoesOn;
}

const NEWLINE = 10;

/**
 * Undefined where there is nothing to go on with.
 * @throws CastError for a file that cannot be appended to
 */
export function continuationOf(path: string, asked: EncodedFormat | undefined): Continuation | undefined {
  if (!statSync(path, { throwIfNoEntry: false })?.size) return undefined;
  const bytes = readFileSync(path);
  if (asked === 'raw') return rawContinuation(bytes.length);
  if (bytes[0] === 0x1f || bytes[0] === 0x28) {
    throw new CastError({ file: path }, 'expected a recording that is not compressed, to append to it');
  }
  const { whole, newline } = wholeLines(bytes);
  const cast = readCast(whole, { name: path, warn: () => {} });
  const { version } = cast.header;
  if (version === 1) {
    throw new CastError(
      { file: path },
      'expected asciicast v2 or v3 to append to, found v1; castkit convert makes v3 of it',
    );
  }
  let { cols, rows } = cast.header;
  let duration = 0;
  for (const event of cast.events) {
    duration = event.time;
    if (event.type === 'resize') ({ cols, rows } = event);
  }
  const origin = version === 3 ? duration : 0;
  const goesOn = { duration, cols, rows, origin, alwaysResize: version === 3, length: whole.length, newline };
  return { format: version, goesOn };
}

const rawContinuation = (length: number): Continuation => ({
  format: 'raw',
  goesOn: { duration: 0, cols: 0, rows: 0, origin: 0, alwaysResize: false, length, newline: '' },
});

/** Without a last line that a crash has cut off. */
function wholeLines(bytes: Buffer): { whole: Buffer; newline: string } {
  const start = bytes.lastIndexOf(NEWLINE) + 1;
  const last = bytes.toString('utf8', start);
  if (last.trim() === '') return { whole: bytes, newline: '' };
  return isJson(last) ? { whole: bytes, newline: '\n' } : { whole: bytes.subarray(0, start), newline: '' };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
