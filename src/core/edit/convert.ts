// castkit convert: a recording in another format. Some of them are no recordings any more: raw output, plain text, and tapes.

import type { Warn } from '../errors.js';
import type { Option } from '../options/option.js';
import { type Given, resolveOptions } from '../options/option.js';
import type { Cast } from '../recording/cast.js';
import { givenCast } from '../recording/given-cast.js';
import { encodeCast, writeCast } from '../recording/write.js';
import { tapeOf } from '../tape/from-cast.js';
import { sessionText } from '../transcript/session-text.js';
import { formatOptions, versionOf } from './format.js';

const TEXTS = ['raw', 'txt', 'tape'];

const readFormat = (value: unknown): string | undefined => {
  const name = typeof value === 'string' ? value.toLowerCase() : '';
  if (name === 'asciicast') return 'v3';
  return TEXTS.includes(name) ? name : formatOptions.format.check(name);
};

const format: Option<string | undefined> = {
  ...formatOptions.format,
  help: 'format to write: v1, v2, v3 (also as asciicast-v3), raw output, txt, or tape',
  expected: 'one of v1, v2, v3, raw, txt, tape',
  choices: [...(formatOptions.format.choices ?? []), ...TEXTS],
  defaultText: 'txt for an output named so, else v3',
  parse: readFormat,
  check: readFormat,
};

/**
 * Option declarations of `convert`: names, checks, defaults.
 * @example
 * Object.keys(convertOptions); // => ['format']
 */
export const convertOptions = { format };

/**
 * The text of a recording in another format, in pieces; v3 where none is named, as in asciinema.
 * @throws UsageError for a format that does not exist; CastError for what the format cannot hold
 * @example
 * await writeFile('demo.txt', convert(cast, { format: 'txt' }));
 */
export function convert(
  recording: Cast,
  given: Given<typeof convertOptions> = {},
  { warn }: { warn?: Warn } = {},
): Iterable<string> {
  const cast = givenCast(recording);
  const options = resolveOptions(convertOptions, given);
  if (options.format === 'raw') return encodeCast(cast, 'raw', () => {});
  if (options.format === 'tape') return tapeOf(cast, warn);
  if (options.format === 'txt') return sessionText(cast);
  return writeCast(cast, { version: versionOf(options.format) ?? 3, ...(warn && { warn }) });
}
