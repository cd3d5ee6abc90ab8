// Checks that a recording has to pass: what it shows, how long it lasts, how it ended, that it holds no secrets.

import { UsageError, type Warn } from '../errors.js';
import type { RenderHooks } from '../hooks.js';
import { screenOf } from '../moments/moment.js';
import { type Given, number, type Option, resolveOptions, toggle, type Values } from '../options/option.js';
import { optionName, optionOff } from '../options/option-name.js';
import { camelCase } from '../options/origin.js';
import { guardOf } from '../position/guard.js';
import { parsePosition } from '../position/parse.js';
import { readPattern } from '../position/pattern.js';
import type { Cast, Micros } from '../recording/cast.js';
import { givenCast } from '../recording/given-cast.js';
import { momentOption } from '../replay/options.js';
import { surveyTimeline } from '../replay/timeline.js';
import { watchScreens } from '../replay/watch.js';
import { formatSeconds, toMicros } from '../time.js';
import { leakedSecrets } from './secrets.js';
import { LineReader, type ShownLine, shownLines } from './shown-lines.js';

/** `TEXT` or `/re/`, repeatable; a library call may give a RegExp. */
function patterns(flag: string, help: string): Option<readonly string[]> {
  const accept = (value: unknown): string[] | undefined => {
    const text = value instanceof RegExp ? String(value) : value;
    if (typeof text !== 'string' || text === '') return undefined;
    readPattern(text, optionName(camelCase(flag)));
    return [text];
  };
  return {
    flag,
    group: 'Input',
    help,
    placeholder: 'TEXT|/RE/',
    expected: 'a text, or a /regular expression/',
    default: [],
    repeatable: true,
    parse: accept,
    check(value) {
      const lists = (Array.isArray(value) ? value : [value]).map(accept);
      return lists.some((list) => list === undefined) ? undefined : (lists.flat() as string[]);
    },
  };
}

/**
 * Option declarations of `assert`: names, checks, defaults.
 * @example
 * assertOptions.secrets.default; // => true
 */
export const assertOptions = {
  contains: patterns('contains', 'the screen shows this (repeatable)'),
  notContains: patterns('not-contains', 'the screen does not show this (repeatable)'),
  at: momentOption(
    {
      flag: 'at',
      help: 'the moment at which it is, or is not, to be seen',
      placeholder: 'POSITION',
      expected: 'a position',
      default: undefined,
      defaultText: 'any: at some moment, and at none',
    },
    parsePosition,
  ),
  maxDuration: number({
    flag: 'max-duration',
    group: 'Input',
    help: 'it lasts no longer than this',
    placeholder: 'SECONDS',
    min: 0,
    default: undefined,
  }),
  exitStatus: number({
    flag: 'exit-status',
    group: 'Input',
    help: 'the recorded session ended with this status',
    min: 0,
    max: 255,
    integer: true,
    default: undefined,
  }),
  secrets: toggle({
    flag: 'secrets',
    group: 'Input',
    help: 'no key, token or password is in it, seen or not',
    default: true,
  }),
};

/**
 * A check and how it went. The texts fit into "expected ..., found ...".
 * @example
 * const told = ({ expected, found }: Check) => `expected ${expected}, found ${found}`;
 */
export interface Check {
  check: 'contains' | 'not-contains' | 'max-duration' | 'exit-status' | 'no-secrets';
  holds: boolean;
  /** In words, for "expected ..., found ...". */
  expected: string;
  found: string;
}

type AssertValues = Values<typeof assertOptions>;

/**
 * Makes the checks that are asked for; all of them, whether they hold or not.
 * @throws UsageError for wrong options, and where nothing is to be checked; CastError for a recording that cannot be
 * read
 * @example
 * const checks = await assert(cast, { contains: ['Safe in harbour'], maxDuration: 60, secrets: false });
 * checks.every(({ holds }) => holds); // => true
 */
export async function assert(
  recording: Cast,
  given: Given<typeof assertOptions> = {},
  { warn, signal }: Pick<RenderHooks, 'warn' | 'signal'> = {},
): Promise<Check[]> {
  const cast = givenCast(recording, { signal });
  const options = resolveOptions(assertOptions, given);
  if (checksNothing(options)) {
    const expected = `${optionName('contains')}, ${optionName('notContains')}, ${optionName('maxDuration')}, ${optionName('exitStatus')} or ${optionOff('secrets')}`;
    throw new UsageError('assert', { expected, received: 'nothing to check' });
  }
  return [
    ...(await checkScreens(cast, options, warn)),
    ...(options.maxDuration === undefined ? [] : [checkDuration(cast, options.maxDuration)]),
    ...(options.exitStatus === undefined ? [] : [checkStatus(cast, options.exitStatus)]),
    ...(options.secrets ? [] : [await checkSecrets(cast)]),
  ];
}

function checksNothing({ contains, notContains, maxDuration, exitStatus, secrets }: AssertValues): boolean {
  return contains.length + notContains.length === 0 && maxDuration === undefined && exitStatus === undefined && secrets;
}

async function checkScreens(cast: Cast, options: AssertValues, warn: Warn | undefined): Promise<Check[]> {
  const { contains, notContains, at } = options;
  if (contains.length + notContains.length === 0) return [];
  const wanted = [
    ...contains.map((source) => ({ source, pattern: readPattern(source, optionName('contains')) })),
    ...notContains.map((source) => ({ source, pattern: readPattern(source, optionName('notContains')) })),
  ];
  const sought = wanted.map(({ pattern }) => pattern);
  const seen = at === undefined ? await firstSeen(cast, sought, warn) : await seenAt(cast, String(at), sought, warn);
  const when = at === undefined ? '' : ` at ${at}`;
  return wanted.map(({ source }, index) => {
    const found = seen[index] ?? 'nothing of it';
    const shown = seen[index] !== undefined;
    return index < contains.length
      ? { check: 'contains', holds: shown, expected: `${source} on the screen${when}`, found }
      : { check: 'not-contains', holds: !shown, expected: `no ${source} on the screen${when}`, found };
  });
}

/** Each pattern's first line and moment, in words; undefined for one that no screen ever shows. */
async function firstSeen(cast: Cast, sought: readonly RegExp[], warn?: Warn): Promise<(string | undefined)[]> {
  const seen: (string | undefined)[] = sought.map(() => undefined);
  const lines = new LineReader();
  const see = (shown: readonly ShownLine[], time: Micros) => {
    const missing = sought.map((pattern, index) => (seen[index] === undefined ? pattern : undefined));
    for (const [index, words] of find(shown, missing).entries()) {
      if (words) seen[index] = `${words} at ${formatSeconds(time)} s`;
    }
  };
  await watchScreens(cast, ({ screen, changes, time }) => see(lines.read(screen, changes), time), warn ? { warn } : {});
  return seen;
}

async function seenAt(cast: Cast, at: string, sought: readonly RegExp[], warn?: Warn): Promise<(string | undefined)[]> {
  const screen = await screenOf(cast, { at, idleTimeLimit: undefined, speed: 1 }, warn ? { warn } : {});
  return find(shownLines(screen), sought);
}

/** What of the lines each pattern matches, in words. Patterns may reach over line ends. */
function find(lines: readonly ShownLine[], sought: readonly (RegExp | undefined)[]): (string | undefined)[] {
  const text = lines.map((line) => line.text).join('\n');
  return sought.map((pattern) => {
    const match = pattern && guardOf(pattern, String(pattern))(() => pattern.exec(text));
    if (!match) return undefined;
    const before = text.slice(0, match.index).split('\n').length - 1;
    return `${JSON.stringify(match[0])} on row ${lines[before]?.row ?? 0}`;
  });
}

function checkDuration(cast: Cast, limit: number): Check {
  const { duration } = surveyTimeline(cast, {});
  return {
    check: 'max-duration',
    holds: duration <= toMicros(limit),
    expected: `a recording of at most ${limit} s`,
    found: `one of ${formatSeconds(duration)} s`,
  };
}

function checkStatus(cast: Cast, status: number): Check {
  let last: string | undefined;
  for (const event of cast.events) if (event.type === 'exit') last = event.status;
  return {
    check: 'exit-status',
    holds: last !== undefined && last.trim() === String(status),
    expected: `exit status ${status}`,
    found: last === undefined ? 'none recorded' : JSON.stringify(last),
  };
}

async function checkSecrets(cast: Cast): Promise<Check> {
  const found = await leakedSecrets(cast);
  return { check: 'no-secrets', holds: found.length === 0, expected: 'no secrets', found: found.join(', ') || 'none' };
}
