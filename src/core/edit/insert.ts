// castkit insert: output that the program never wrote.

import { UsageError } from '../errors.js';
import { text } from '../options/option.js';
import { optionName } from '../options/option-name.js';
import { parsePosition } from '../position/parse.js';
import type { CastEvent } from '../recording/cast.js';
import { Unfinished } from '../replay/openings.js';
import { formatSeconds } from '../time.js';
import { at, defineEdit, required, throughEvents } from './edit.js';
import { positionOption, timeIn } from './positions.js';

/**
 * Option declarations of `insert`: names, checks, defaults.
 * @example
 * Object.keys(insertOptions); // => ['at', 'text']
 */
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
const withReturns = (lines: string): string => lines.replace(/\r?\n/g, '\r\n');

/**
 * Adds output at a moment, after everything that happens then. What follows stays at its time. In the middle of an
 * escape sequence it waits for the end of that.
 * @throws UsageError without a moment or a text; CastError for a position that the recording does not have
 * @example
 * const noted = await pipe(cast, insert({ at: 'end', text: 'Bye!\r\n' }));
 */
export const insert = defineEdit(insertOptions, (options, { warn = () => {} }) => {
  const position = parsePosition(String(required(insertOptions.at, options.at)));
  if (options.text === undefined)
    throw new UsageError(optionName('text'), { expected: `a text, or ${optionName('file')}`, received: 'nothing' });
  const data = withReturns(unescaped(options.text));
  return async (cast) => {
    const event: CastEvent = { time: await timeIn(cast, position), type: 'output', data };
    const late = (time: number) =>
      warn(
        `${optionName('at')} ${options.at} is in the midst of an escape sequence: inserted behind it, at ${formatSeconds(time)} s`,
      );
    return throughEvents(cast, (events) => inserted(events, event, late));
  };
});

/** The events with one more, after every other one of its time and not within a sequence; `late` is told where that is later. */
function* inserted(events: Iterable<CastEvent>, added: CastEvent, late: (time: number) => void): Generator<CastEvent> {
  const sequence = new Unfinished();
  let waits = true;
  let time = 0;
  const put = function* (): Generator<CastEvent> {
    waits = false;
    if (time > added.time) late(time);
    yield at(Math.max(time, added.time), added);
  };
  for (const event of events) {
    if (waits && event.time > added.time && sequence.text === '') yield* put();
    yield event;
    ({ time } = event);
    if (waits && event.type === 'output') sequence.follow(event.data);
  }
  if (waits) yield* put();
}
