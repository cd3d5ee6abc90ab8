// castkit speed: faster or slower, the whole recording or ranges of it. Streams.

import { number } from '../options/option.js';
import type { Span } from '../position/resolve.js';
import type { CastEvent, Micros } from '../recording/cast.js';
import { at, defineEdit, required, throughEvents } from './edit.js';
import { rangesIn, rangesOption, readSelections } from './positions.js';

/**
 * Option declarations of `speed`: names, checks, defaults.
 * @example
 * Object.keys(speedOptions); // => ['factor', 'range']
 */
export const speedOptions = {
  factor: number({
    flag: 'factor',
    group: 'Timing',
    help: 'so many times faster: 2 halves the time, 0.5 doubles it',
    min: 0.001,
    max: 1000,
    default: undefined,
  }),
  range: rangesOption('only from there to there, like 5..8 (repeatable)'),
};

/**
 * Makes the recording, or ranges of it, `factor` times as fast; what comes after a range moves up.
 * @throws UsageError without a factor; CastError for positions that the recording does not have, and for ranges
 * without time in them
 * @example
 * const fast = await pipe(cast, speed({ factor: 2, range: ['10..20'] }));
 */
export const speed = defineEdit(speedOptions, (options) => {
  const factor = required(speedOptions.factor, options.factor);
  const selection = readSelections(options.range);
  return async (cast) => {
    const spans = selection.length > 0 ? (await rangesIn(cast, selection)).spans : [WHOLE];
    return throughEvents(cast, (events) => accelerated(events, spans, factor));
  };
});

const WHOLE: Span = { from: 0, to: Infinity, point: false };

function* accelerated(events: Iterable<CastEvent>, spans: readonly Span[], factor: number): Generator<CastEvent> {
  let passed: Micros = 0;
  let index = 0;
  for (const event of events) {
    for (; index < spans.length && event.time > spans[index]!.to; index++)
      passed += spans[index]!.to - spans[index]!.from;
    const within = Math.max(0, event.time - (spans[index]?.from ?? Infinity));
    yield at(mapped(event.time, passed + within, factor), event);
  }
}

/** The time of an event before which so much time passes faster. */
const mapped = (time: Micros, faster: Micros, factor: number): Micros => Math.round(time - faster + faster / factor);
