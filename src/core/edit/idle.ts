// castkit idle: pauses limited for good. What a render does with a limit of its own is replay/timeline.ts's.

import { UsageError } from '../errors.js';
import { number, type Values } from '../options/option.js';
import { optionName } from '../options/option-name.js';
import type { CastEvent, Micros } from '../recording/cast.js';
import { toMicros } from '../time.js';
import { at, defineEdit, throughEvents } from './edit.js';

const seconds = { group: 'Timing', placeholder: 'SECONDS', min: 0, max: 1e9, default: undefined } as const;

/**
 * Option declarations of `idle`: names, checks, defaults.
 * @example
 * Object.keys(idleOptions); // => ['max', 'min']
 */
export const idleOptions = {
  max: number({ ...seconds, flag: 'max', help: 'longest pause between two events' }),
  min: number({ ...seconds, flag: 'min', help: 'shortest pause between two events of different times' }),
};

/**
 * Limits the pauses between events to `max` and `min` seconds; input and markers are events too.
 * @throws UsageError without a limit, or if they contradict each other
 * @example
 * const brisk = await pipe(cast, idle({ max: 1 }));
 */
export const idle = defineEdit(idleOptions, (limits) => {
  const { least, most } = readLimits(limits);
  return (cast) => throughEvents(cast, (events) => limited(events, least, most));
});

function readLimits({ max, min }: Values<typeof idleOptions>): { least: Micros; most: Micros } {
  if (max === undefined && min === undefined) {
    throw new UsageError(optionName('max'), {
      expected: `the longest pause in seconds, or ${optionName('min')}`,
      received: 'nothing',
    });
  }
  if (max !== undefined && min !== undefined && min > max) {
    throw new UsageError(optionName('min'), {
      expected: `at most ${optionName('max')}, ${max}`,
      received: String(min),
    });
  }
  return { least: toMicros(min ?? 0), most: max === undefined ? Infinity : toMicros(max) };
}

function* limited(events: Iterable<CastEvent>, least: Micros, most: Micros): Generator<CastEvent> {
  let before = 0;
  let time = 0;
  for (const event of events) {
    const pause = event.time - before;
    before = event.time;
    time += pause === 0 ? 0 : Math.min(Math.max(pause, least), most);
    yield at(time, event);
  }
}
