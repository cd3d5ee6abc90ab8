// castkit retime: ranges or the whole recording fitted to durations, or its bursts merged. Streams but for the search of positions.

import { CastError, UsageError } from '../errors.js';
import { number } from '../options/option.js';
import { optionName } from '../options/option-name.js';
import type { Cast, CastEvent, Micros } from '../recording/cast.js';
import { surveyTimeline } from '../replay/timeline.js';
import { SECOND, toMicros } from '../time.js';
import { at, defineEdit, throughEvents } from './edit.js';
import { type AskedFit, fitOption, meetFits, readFit, warpOf } from './fit.js';

/**
 * Option declarations of `retime`: names, checks, defaults.
 * @example
 * Object.keys(retimeOptions); // => ['fit', 'to', 'fps']
 */
export const retimeOptions = {
  fit: fitOption,
  to: number({
    flag: 'to',
    group: 'Timing',
    help: 'how long the recording is to last',
    placeholder: 'SECONDS',
    min: 0,
    above: true,
    max: 1e9,
    default: undefined,
  }),
  fps: number({
    flag: 'fps',
    group: 'Timing',
    help: 'merge output so that it comes at most so often a second',
    min: 0.001,
    max: 1000,
    default: undefined,
  }),
};

/**
 * Fits ranges to durations, then the recording to one, in seconds; then puts events on a grid and joins the output of each of
 * its moments: at these moments the screen is as it was. A range that is to take no time shows its end at once.
 * @throws UsageError without `fit`, `to` and `fps`; CastError for a recording of no duration that is to get one, for
 * positions that it does not have, and ranges that overlap
 * @example
 * const ten = await pipe(cast, retime({ to: 10, fps: 20 }));
 * const brief = await pipe(cast, retime({ fit: ['5..20=2', '25..end=4'] }));
 */
export const retime = defineEdit(retimeOptions, ({ fit, to, fps }) => {
  if (to === undefined && fps === undefined && fit.length === 0) {
    const expected = `a number of seconds, or ${optionName('fit')} or ${optionName('fps')}`;
    throw new UsageError(optionName('to'), { expected, received: 'nothing' });
  }
  const asked = fit.map((text) => readFit(text));
  return async (cast) => {
    const warped = asked.length === 0 ? cast : await fitted(cast, asked);
    const stretch = to === undefined ? warped : stretched(warped, toMicros(to));
    return fps === undefined ? stretch : throughEvents(stretch, (events) => merged(events, fps));
  };
});

async function fitted(cast: Cast, asked: readonly AskedFit[]): Promise<Cast> {
  const warp = warpOf(await meetFits(asked, cast));
  return throughEvents(cast, function* (events) {
    for (const event of events) yield at(warp(event.time), event);
  });
}

function stretched(cast: Cast, length: Micros): Cast {
  const { duration } = surveyTimeline(cast, {});
  if (duration === 0) {
    throw new CastError({ file: cast.name }, 'expected a recording that takes time, found one that ends as it starts');
  }
  return throughEvents(cast, function* (events) {
    for (const event of events) yield at(Math.round((event.time / duration) * length), event);
  });
}

function* merged(events: Iterable<CastEvent>, fps: number): Generator<CastEvent> {
  let burst: CastEvent[] = [];
  for (const event of events) {
    const moved = at(onGrid(event.time, fps), event);
    const goesOn = burst[0]?.time === moved.time && moved.type === 'output';
    if (!goesOn) yield* asOne(burst);
    if (!goesOn) burst = [];
    if (moved.type === 'output') burst.push(moved);
    else yield moved;
  }
  yield* asOne(burst);
}

/** Output of one moment as one event, with the comments of all. */
function* asOne(burst: readonly CastEvent[]): Generator<CastEvent> {
  const [first] = burst;
  if (first?.type !== 'output') return;
  const comments = burst.flatMap((event) => event.comments ?? []);
  const data = burst.map((event) => (event.type === 'output' ? event.data : '')).join('');
  yield { time: first.time, type: 'output', data, ...(comments.length > 0 && { comments }) };
}

/** The first moment of the grid that is not before the time; both are rounded to whole microseconds. */
const onGrid = (time: Micros, fps: number): Micros =>
  Math.round((Math.max(0, Math.ceil(((time - 0.5) * fps) / SECOND)) * SECOND) / fps);
