// castkit hold: a moment that lasts longer.

import { number, type Option } from '../options/option.js';
import { parsePosition } from '../position/parse.js';
import type { CastEvent, Micros } from '../recording/cast.js';
import { toMicros } from '../time.js';
import { at, defineEdit, required, throughEvents } from './edit.js';
import { positionOption, timeIn } from './positions.js';

export const secondsOption = <D extends number | undefined>(help: string, preset: D): Option<number | D> =>
  number({
    flag: 'for',
    group: 'Timing',
    help,
    placeholder: 'SECONDS',
    min: 0,
    above: true,
    max: 1e6,
    default: preset,
  });

/**
 * Option declarations of `hold`: names, checks, defaults.
 * @example
 * Object.keys(holdOptions); // => ['at', 'for']
 */
export const holdOptions = {
  at: positionOption({ flag: 'at', help: 'the moment', default: undefined }),
  for: secondsOption('how much longer it lasts', undefined),
};

/**
 * Holds the screen of a moment for some seconds more; what follows comes later.
 * @throws UsageError without a moment or a time; CastError for a position that the recording does not have
 * @example
 * const held = await pipe(cast, hold({ at: 'marker:edit', for: 1.5 }));
 */
export const hold = defineEdit(holdOptions, (options) => {
  const position = parsePosition(String(required(holdOptions.at, options.at)));
  const pause = toMicros(required(holdOptions.for, options.for));
  return async (cast) => {
    const time = await timeIn(cast, position);
    return throughEvents(cast, (events) => held(events, time, pause));
  };
});

function* held(events: Iterable<CastEvent>, time: Micros, pause: Micros): Generator<CastEvent> {
  let last = 0;
  for (const event of events) {
    last = event.time;
    yield event.time > time ? at(event.time + pause, event) : event;
  }
  if (last <= time) yield { time: time + pause, type: 'output', data: '' };
}
