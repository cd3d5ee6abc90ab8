// A recording to text, in chunks. The bytes go where the caller puts them.

import type { Warn } from '../errors.js';
import type { Cast, CastVersion } from './cast.js';
import { type EncodedFormat, recordingEncoder } from './encoder.js';
import { expectCast } from './given-cast.js';

/**
 * How writeCast writes.
 * @example
 * const options: WriteOptions = { version: 2, warn: console.error };
 */
export interface WriteOptions {
  /** Default: the version that came in. */
  version?: CastVersion;
  warn?: Warn;
}

const CHUNK = 65_536;

/**
 * The text of a recording in pieces of about 64 KB, ending in a newline.
 * @throws CastError for what the version cannot hold (a resize in v1), and whatever the events throw
 * @example
 * await writeFile('copy.cast', writeCast(cast, { version: 2 }));
 */
export const writeCast = (
  cast: Cast,
  { version = expectCast(cast).header.version, warn = () => {} }: WriteOptions = {},
): Generator<string> => encodeCast(expectCast(cast), version, warn);

/** The same, in any format that an encoder writes. */
export function* encodeCast(cast: Cast, format: EncodedFormat, warn: Warn): Generator<string> {
  let chunk = '';
  for (const text of encodedPieces(cast, format, warn)) {
    chunk += text;
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk !== '') yield chunk;
}

function* encodedPieces({ name, header, events }: Cast, format: EncodedFormat, warn: Warn): Generator<string> {
  const encoder = recordingEncoder(format, { name, warn });
  yield encoder.header(header);
  for (const event of events) yield encoder.event(event);
  yield encoder.end();
}
