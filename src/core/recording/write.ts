// A recording to text, in chunks. The bytes go where the caller puts them.

import type { Warn } from '../errors.js';
import type { Cast, CastEvent, CastVersion } from './cast.js';
import { type EncodedFormat, recordingEncoder } from './encoder.js';
import { expectCast } from './given-cast.js';
import type { RecordingEncoder } from './sink.js';

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
/** Text of more is written piece by piece: as one text it would be in memory several times. */
const LONG = 1_000_000;
/** Stands for output where there is none; nothing else in an event looks like it. */
const MARK = '\ue000castkit\ue001';

/**
 * The text of a recording in pieces of about 64 KB, ending in a newline; an event of more than a megabyte comes in several.
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
  for (const event of events) {
    if ((event.type === 'output' || event.type === 'input') && event.data.length > LONG)
      yield* longEvent(event, encoder, format);
    else yield encoder.event(event);
  }
  yield encoder.end();
}

function* longEvent(
  event: CastEvent & { type: 'input' | 'output' },
  encoder: RecordingEncoder,
  format: EncodedFormat,
): Generator<string> {
  const { data, ...rest } = event;
  const [before = '', after] = encoder.event({ ...rest, data: MARK }).split(MARK);
  yield before;
  if (after === undefined) return; // the format does not have it
  for (let at = 0; at < data.length; ) {
    const end = wholeCharacters(data, at + CHUNK);
    const piece = data.slice(at, end);
    yield format === 'raw' ? piece : JSON.stringify(piece).slice(1, -1);
    at = end;
  }
  yield after;
}

/** Not between the halves of a surrogate pair, which JSON would then write as escapes. */
const wholeCharacters = (text: string, end: number): number =>
  (text.charCodeAt(end - 1) & 0xfc00) === 0xd800 ? end + 1 : end;
