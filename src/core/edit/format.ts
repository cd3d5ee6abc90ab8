// The option that says in which format a recording is written.

import type { Option } from '../options/option.js';
import type { CastVersion } from '../recording/cast.js';

const VERSIONS: Readonly<Record<string, CastVersion>> = { v1: 1, v2: 2, v3: 3 };
const readFormat = (value: unknown): string | undefined => {
  const name = typeof value === 'string' ? value.toLowerCase().replace(/^asciicast-/, '') : '';
  return Object.hasOwn(VERSIONS, name) ? name : undefined;
};

const format: Option<string | undefined> = {
  flag: 'format',
  alias: 'f',
  group: 'Output',
  help: 'format to write: v1, v2 or v3, also as asciicast-v3',
  placeholder: 'FORMAT',
  expected: 'one of v1, v2, v3',
  choices: Object.keys(VERSIONS),
  default: undefined,
  defaultText: 'as the input',
  parse: readFormat,
  check: readFormat,
};

/**
 * Option declarations of the format that an edit writes.
 * @example
 * Object.keys(formatOptions); // => ['format']
 */
export const formatOptions = { format };

/**
 * The version of asciicast that the name of a format stands for; undefined for none.
 * @example
 * versionOf('v2'); // => 2
 */
export const versionOf = (name: string | undefined): CastVersion | undefined =>
  name === undefined ? undefined : VERSIONS[name];
