// The manifest's own text.

import { CastError } from '../../core/errors.js';
import { readAtMost } from '../../node/platform/user-file.js';
import { onDisk } from './refusal.js';

/** No manifest that somebody wrote is larger. */
const LARGEST = 10_000_000;

/** @throws CastError if it cannot be read, or is too large to be one */
export function readTextFile(file: string): string {
  return onDisk(file, 'read', () => {
    const bytes = readAtMost(file, LARGEST);
    if (!bytes) throw new CastError({ file }, `expected a manifest of at most ${LARGEST} bytes`);
    return bytes.toString('utf8').replace(/^\ufeff/, '');
  });
}
