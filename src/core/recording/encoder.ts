// A recording to text piece by piece, as its events come: what files, live recordings, streams and servers share.
import type { Warn } from '../errors.js';
import { v1Encoder } from './asciicast/v1.js';
import { v2Encoder } from './asciicast/v2.js';
import { v3Encoder } from './asciicast/v3.js';
import type { CastVersion } from './cast.js';
import { rawEncoder } from './foreign/raw.js';
import type { CastSink, RecordingEncoder } from './sink.js';

/**
 * What an encoder writes: a version of asciicast, or the output alone.
 * @example
 * const plain: EncodedFormat = 'raw';
 */
export type EncodedFormat = CastVersion | 'raw';

/**
 * How an encoder writes.
 * @example
 * const options: EncoderOptions = { name: 'demo.cast', warn: console.error };
 */
export interface EncoderOptions {
  /** What errors and warnings call the recording. */
  name?: string;
  /** Told at the end what the format could not hold. */
  warn?: Warn;
}

/**
 * An encoder for one recording. Its texts, joined, are what writeCast gives for the same events.
 * @throws CastError, from `event`, for what the format cannot hold (a resize in v1)
 * @example
 * const encoder = recordingEncoder(3);
 * encoder.header({ version: 3, cols: 80, rows: 24, extra: {} }); // => '{"version":3,"term":{"cols":80,"rows":24}}\n'
 * encoder.event({ time: 1_500_000, type: 'output', data: 'hi' }); // => '[1.500, "o", "hi"]\n'
 * encoder.end(); // => ''
 */
export function recordingEncoder(format: EncodedFormat, options: EncoderOptions = {}): RecordingEncoder {
  const { name = 'recording', warn = () => {} } = options;
  if (format === 'raw') return rawEncoder();
  if (format === 3) return v3Encoder();
  const encoder = format === 1 ? v1Encoder(name, warn) : v2Encoder();
  return countingComments(encoder, (count) => warn(`${name}: asciicast v${format} has no comments; ${count} left out`));
}

/** Only v3 can hold comments: others say at the end how many were left out. */
function countingComments(encoder: RecordingEncoder, tell: (count: number) => void): RecordingEncoder {
  let count = 0;
  return {
    header(header) {
      count += header.comments?.length ?? 0;
      return encoder.header(header);
    },
    event(event) {
      count += event.comments?.length ?? 0;
      return encoder.event(event);
    },
    end() {
      if (count > 0) tell(count);
      return encoder.end();
    },
  };
}

/**
 * A sink that hands on the text of what it is given.
 * @example
 * let text = '';
 * const sink = encodeTo(recordingEncoder(2), (piece) => (text += piece));
 * sink.header({ version: 2, cols: 80, rows: 24, extra: {} });
 * text; // => '{"version":2,"width":80,"height":24}\n'
 */
export function encodeTo(encoder: RecordingEncoder, write: (text: string) => void): CastSink {
  return {
    header: (header) => write(encoder.header(header)),
    event: (event) => write(encoder.event(event)),
    end: () => write(encoder.end()),
  };
}
