// A recording to asciicast text, in chunks. The bytes go where the caller puts them.
import type { Warn } from '../errors.js';
import { v1Lines } from './asciicast/v1.js';
import { v2Lines } from './asciicast/v2.js';
import { v3Lines } from './asciicast/v3.js';
import type { Cast, CastVersion } from './cast.js';

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
export function* writeCast(
  cast: Cast,
  { version = cast.header.version, warn = () => {} }: WriteOptions = {},
): Generator<string> {
  let chunk = '';
  for (const line of linesOf(version === 3 ? cast : withoutComments(cast, version, warn), version, warn)) {
    chunk += line;
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk !== '') yield chunk;
}

function linesOf(cast: Cast, version: CastVersion, warn: Warn): Generator<string> {
  if (version === 1) return v1Lines(cast, warn);
  return version === 2 ? v2Lines(cast) : v3Lines(cast);
}

/** Passes everything on and counts the comments, which only v3 can hold. */
function withoutComments(cast: Cast, version: CastVersion, warn: Warn): Cast {
  function* events() {
    let count = cast.header.comments?.length ?? 0;
    for (const event of cast.events) {
      count += event.comments?.length ?? 0;
      yield event;
    }
    if (count > 0) warn(`${cast.name}: asciicast v${version} has no comments; ${count} left out`);
  }
  return { ...cast, events: { [Symbol.iterator]: events } };
}
