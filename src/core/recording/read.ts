// Bytes to a recording: tells the version, and leaves the rest to the file of that version.

import type { Warn } from '../errors.js';
import { readV1 } from './asciicast/v1.js';
import { readV2 } from './asciicast/v2.js';
import { readV3 } from './asciicast/v3.js';
import type { Cast } from './cast.js';
import { openDocument, type RecordingDocument } from './document.js';
import { type ForeignOptions, readForeign, refusePace } from './foreign/foreign.js';
import { expectBytes } from './given-cast.js';
import { found, Malformed } from './json/malformed.js';
import { withNewlines } from './newlines.js';
import { type Problem, Reading } from './reading.js';
import type { SizeLimit } from './size-limit.js';
import { inMemory, type RecordingText } from './text.js';

/**
 * How readCast reads.
 * @example
 * const options: ReadOptions = { name: 'upload.cast', maxCols: 300, maxRows: 100 };
 */
export interface ReadOptions extends ForeignOptions, SizeLimit {
  /** What errors and warnings call the recording. */
  name?: string;
  /** Skip malformed events and ignore malformed header fields, with a warning, instead of throwing. */
  lenient?: boolean;
  /** Fields of the header that the request has in place of the recording's, as "title" or "term.theme": they may be wrong. */
  replaced?: readonly string[] | undefined;
  warn?: Warn;
  /** Told of everything that is wrong, one by one, each with its place. What is malformed is then passed over, as with `lenient`. */
  onProblem?: (problem: Problem) => void;
}

const READERS: ReadonlyMap<string, (document: RecordingDocument, reading: Reading) => Cast> = new Map([
  ['1', readV1],
  ['2', readV2],
  ['3', readV3],
]);

/**
 * Reads the bytes of a recording: asciicast v1, v2 or v3, raw output, ttyrec or a typescript. The header is read at
 * once; events are parsed from the bytes as they are iterated, so these must not change. A warning is given once
 * however often the events are iterated, a problem each time.
 * @throws CastError (file, line, column): here for the header, while iterating for events; UsageError for what is no bytes
 * @example
 * const cast = readCast(new TextEncoder().encode('{"version":2,"width":20,"height":2}\n[0.5,"o","hello"]\n'));
 * [...cast.events]; // => [{ time: 500_000, type: 'output', data: 'hello' }]
 */
export function readCast(bytes: Uint8Array, options: ReadOptions = {}): Cast {
  expectBytes(bytes);
  return readText(inMemory(bytes), options);
}

/** As readCast, of text that need not be in memory. */
export function readText(text: RecordingText, options: ReadOptions = {}): Cast {
  const { name = 'recording', lenient = false, warn = () => {} } = options;
  const reading = new Reading(name, lenient, warn, undefined, options);
  const foreign = readForeign(text, reading, options);
  if (!foreign) return readAsciicast(text, options);
  const header = reading.limitSize(foreign.header);
  return finished({ ...foreign, header }, options);
}

function readAsciicast(
  text: RecordingText,
  { name = 'recording', lenient = false, warn = () => {}, onProblem, ...more }: ReadOptions,
): Cast {
  const reading = new Reading(name, lenient, warn, onProblem, more);
  refusePace(more, 'asciicast');
  const document = openDocument(text, reading);
  const version = document.header['version'];
  const readVersion = typeof version === 'object' ? undefined : READERS.get(String(version));
  if (readVersion) {
    const cast = readVersion(document, reading);
    const header = reading.limitSize(cast.header, document.line);
    return finished({ ...cast, header }, more);
  }
  throw unknownVersion(version).at(name, document.json(), document.line);
}

const finished = (cast: Cast, { newline }: ForeignOptions): Cast => (newline ? withNewlines(cast) : cast);

function unknownVersion(version: unknown): Malformed {
  const what = version === undefined ? 'JSON without a version' : found(version);
  return new Malformed(['version'], `expected asciicast version 1, 2 or 3, found ${what}`);
}
