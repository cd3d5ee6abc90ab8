// Bytes to a recording: tells the version, and leaves the rest to the file of that version.
import type { Warn } from '../errors.js';
import type { Cast } from './cast.js';
import { headerText, openDocument, type RecordingDocument } from './document.js';
import { found, Malformed } from './malformed.js';
import { Reading } from './reading.js';
import { readV1 } from './v1.js';
import { readV2 } from './v2.js';
import { readV3 } from './v3.js';

export interface ReadOptions {
  /** What errors and warnings call the recording. */
  name?: string;
  /** Skip malformed events and ignore malformed header fields, with a warning, instead of throwing. */
  lenient?: boolean;
  warn?: Warn;
}

const READERS: ReadonlyMap<string, (document: RecordingDocument, reading: Reading) => Cast> = new Map([
  ['1', readV1],
  ['2', readV2],
  ['3', readV3],
]);

/**
 * Reads asciicast v1, v2 or v3. The header is read at once; events are parsed as they are iterated,
 * from the bytes, which must not change. A warning is given once however often the events are iterated.
 * @throws CastError (file, line, column) here for the header, while iterating for events
 */
export function readCast(
  bytes: Uint8Array,
  { name = 'recording', lenient = false, warn = () => {} }: ReadOptions = {},
): Cast {
  const reading = new Reading(name, lenient, warn);
  const document = openDocument(bytes, reading);
  const version = document.header['version'];
  const readVersion = typeof version === 'object' ? undefined : READERS.get(String(version));
  if (readVersion) return readVersion(document, reading);
  throw unknownVersion(version).at(name, headerText(document), document.line);
}

function unknownVersion(version: unknown): Malformed {
  const what = version === undefined ? 'JSON without a version' : found(version);
  return new Malformed(['version'], `expected asciicast version 1, 2 or 3, found ${what}`);
}
