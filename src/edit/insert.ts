// castkit insert: output that the program never wrote.
import type { Cast, CastEvent } from '../cast/cast.js';
import { UsageError } from '../errors.js';
import { text } from '../options/option.js';
import { parsePosition } from '../position/parse.js';
import { defineEdit, required, throughEvents } from './edit.js';
import { merged } from './insertion.js';
import { positionOption, timeIn } from './positions.js';

export const insertOptions = {
  at: positionOption({ flag: 'at', help: 'where it goes', default: undefined }),
  text: text({
    flag: 'text',
    group: 'Input',
    help: 'the output; \\n, \\r, \\t, \\e and \\xHH mean what they mean to printf',
    default: undefined,
  }),
};

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  e: '\x1b',
  a: '\x07',
  b: '\b',
  '\\': '\\',
};

/** Backslash escapes as of printf; others stay as they are. */
export const unescaped = (source: string): string =>
  source.replace(/\\(?:x([\da-f]{2})|([nrteab\\]))/gi, (whole, hex?: string, letter?: string) =>
    hex ? String.fromCharCode(Number.parseInt(hex, 16)) : (ESCAPES[letter ?? ''] ?? whole),
  );

/** A terminal needs a carriage return to begin a line. */
export const withReturns = (lines: string): string => lines.replace(/\r?\n/g, '\r\n');

/**
 * Adds output at a moment, after everything that happens there. What follows stays at its time.
 * @throws CastError for a position that the recording does not have
 */
export const insert = defineEdit(insertOptions, (options) => {
  const position = parsePosition(String(required(insertOptions.at, options.at)));
  if (options.text === undefined)
    throw new UsageError('--text', { expected: 'a text, or --file', received: 'nothing' });
  const data = withReturns(unescaped(options.text));
  return async (cast) => inserted(cast, { time: await timeIn(cast, position), type: 'output', data });
});

const inserted = (cast: Cast, event: CastEvent): Cast => throughEvents(cast, (events) => merged(events, [event]));
