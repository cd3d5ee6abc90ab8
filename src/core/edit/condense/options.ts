// The options of condense: how long the result lasts, or how long its pauses and bursts may, and how long text is to be read.
import { UsageError } from '../../errors.js';
import { number, type Option, type Values } from '../../options/option.js';
import { optionName } from '../../options/option-name.js';
import { type Micros, parseDuration, toMicros, toSeconds } from '../../time.js';

const seconds = { group: 'Timing', placeholder: 'SECONDS', min: 0, above: true, max: 1e9 } as const;

const readLength = (value: unknown): number | undefined => {
  const micros = typeof value === 'number' ? toMicros(value) : parseDuration(String(value));
  return micros !== undefined && Number.isSafeInteger(micros) && micros > 0 ? toSeconds(micros) : undefined;
};

const to: Option<string | number | undefined> = {
  flag: 'to',
  group: 'Timing',
  help: 'how long the result is to last, like 40 or 1m20s',
  placeholder: 'DURATION',
  expected: 'a duration above 0, like 40, 40s or 1m20s',
  default: undefined,
  parse: readLength,
  check: readLength,
};

/**
 * Option declarations of `condense`: names, checks, defaults.
 * @example
 * condenseOptions.reading.default; // => 2
 */
export const condenseOptions = {
  to,
  maxPause: number({
    ...seconds,
    flag: 'max-pause',
    help: 'in place of --to: no screen rests longer, but for its reading time',
    default: undefined,
  }),
  maxBurst: number({
    ...seconds,
    flag: 'max-burst',
    help: 'in place of --to: nothing that goes on without a rest takes longer',
    default: undefined,
  }),
  reading: number({
    ...seconds,
    max: 60,
    flag: 'reading',
    help: 'seconds for reading a screen of new text; less text takes less, a word a fifth of it',
    default: 2,
  }),
};

/** What is asked for, in microseconds. */
export interface Aim {
  readonly to: Micros | undefined;
  readonly maxPause: Micros;
  readonly maxBurst: Micros;
  readonly reading: Micros;
}

/** @throws UsageError where nothing is asked for, or what does not go together */
export function aimOf({ to, maxPause, maxBurst, reading }: Values<typeof condenseOptions>): Aim {
  const limited = maxPause !== undefined || maxBurst !== undefined;
  const others = `${optionName('maxPause')} or ${optionName('maxBurst')}`;
  if (to === undefined && !limited) {
    throw new UsageError(optionName('to'), { expected: `a duration, or ${others}`, received: 'nothing' });
  }
  if (to !== undefined && limited) {
    throw new UsageError(optionName('to'), `${optionName('to')}: cannot go with ${others}`);
  }
  return {
    to: to === undefined ? undefined : toMicros(Number(to)),
    maxPause: maxPause === undefined ? Infinity : toMicros(maxPause),
    maxBurst: maxBurst === undefined ? Infinity : toMicros(maxBurst),
    reading: toMicros(reading),
  };
}
