// Recordings that are no asciicast: which format they are in. What each holds is raw.ts, ttyrec.ts and typescript.ts.

import { CastError, UsageError } from '../../errors.js';
import { optionName } from '../../options/option-name.js';
import type { Cast } from '../cast.js';
import type { Reading } from '../reading.js';
import type { RecordingText } from '../text.js';
import { rawSize, readRaw } from './raw.js';
import { isTtyrec, readTtyrec } from './ttyrec.js';
import { isTypescript, readTypescript } from './typescript.js';

/**
 * The formats of recordings that can be read.
 * @example
 * const format: InputFormat = 'ttyrec';
 */
export type InputFormat = 'asciicast' | 'raw' | 'ttyrec' | 'typescript';
export const INPUT_FORMATS: readonly InputFormat[] = ['asciicast', 'raw', 'ttyrec', 'typescript'];

/**
 * How a recording that is no asciicast is read.
 * @example
 * const options: ForeignOptions = { inputFormat: 'raw', cols: 100, rows: 30 };
 */
export interface ForeignOptions {
  /** Default: recognised, where that is safe. */
  inputFormat?: InputFormat | undefined;
  /** Size of the terminal, where the recording does not tell it. */
  cols?: number | undefined;
  rows?: number | undefined;
  /** Whether every line feed begins a line at the left edge; by default those of raw input that has no carriage returns. */
  newline?: boolean | undefined;
  /** Lines a second of raw input; all at once by default. */
  pace?: number | undefined;
  /** The timing file of a typescript. */
  timing?: Uint8Array | undefined;
}

/**
 * Reads what is no asciicast; undefined for what may be one.
 * @throws CastError where the bytes are not what the format says, or a typescript comes without its timing file (UsageError where
 * it was asked for)
 */
export function readForeign(text: RecordingText, reading: Reading, options: ForeignOptions): Cast | undefined {
  const format = options.inputFormat ?? recognised(text.head, options);
  if (format !== 'raw') refusePace(options, format);
  switch (format) {
    case 'raw':
      return readRaw(text, reading, options);
    case 'ttyrec':
      return readTtyrec(text, reading, options);
    case 'typescript':
      if (!options.timing) throw noTiming(reading, options.inputFormat);
      return readTypescript(text, options.timing, reading, options);
    default:
      return undefined;
  }
}

/** @throws UsageError for lines a second of what has times of its own */
export function refusePace({ pace }: ForeignOptions, format: InputFormat): void {
  if (pace === undefined) return;
  const hint = `${optionName('inputFormat')} raw reads any text as output.`;
  throw new UsageError(optionName('pace'), {
    expected: 'raw input, which has no times',
    received: `it for ${format}`,
    hint,
  });
}

function recognised(bytes: Uint8Array, { timing }: ForeignOptions): InputFormat {
  if (timing || isTypescript(bytes)) return 'typescript';
  if (isTtyrec(bytes)) return 'ttyrec';
  return rawSize(bytes) ? 'raw' : 'asciicast';
}

function noTiming({ name }: Reading, asked: InputFormat | undefined): Error {
  if (asked) {
    const expected = 'the timing file of the typescript, as script --log-timing writes it';
    return new UsageError(optionName('timing'), { expected, received: 'nothing' });
  }
  const ways = `${optionName('timing')} names the file with its times, ${optionName('inputFormat')} raw reads it without`;
  return new CastError(
    { file: name, line: 1, column: 1 },
    `expected a recording (asciicast v1, v2 or v3), found a script(1) typescript; ${ways}`,
  );
}
