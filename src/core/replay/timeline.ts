// A recording's timeline as a render sees it: pauses limited, then sped up. Each stage takes events and gives events.
// What is selected of it is schedule.ts's.

import { CastError } from '../errors.js';
import { optionName } from '../options/option-name.js';
import type { Facts, Marker } from '../position/resolve.js';
import type { Cast, CastEvent, Micros } from '../recording/cast.js';
import { formatSeconds, toMicros } from '../time.js';

/** Longest pause where neither the request nor the recording names one: agg's. */
const IDLE_TIME_LIMIT = 5;

/** How a timeline differs from the recording's own, all in seconds or factors; what is left out does not apply. */
export interface Pace {
  idleTimeLimit?: number | undefined;
  speed?: number | undefined;
  /** CastError for a recording that lasts longer than this after the idle limit. */
  maxDuration?: number | undefined;
}

/** A new size of the terminal. */
export interface Resize {
  time: Micros;
  cols: number;
  rows: number;
}

/** Facts about a timeline. `eventTime` goes through the events once more. */
export interface Timeline extends Facts {
  events: number;
  outputEvents: number;
  resizes: readonly Resize[];
}

/** The pace of a render: the idle limit that was asked for, else the recording's, else 5 s. */
export function renderPace(cast: Cast, asked: Pace): Pace {
  const hint = cast.header.idleTimeLimit;
  return { ...asked, idleTimeLimit: asked.idleTimeLimit ?? (hint !== undefined && hint > 0 ? hint : IDLE_TIME_LIMIT) };
}

/** The events of a recording at another pace; as restartable as the recording's own. */
export function retimed(cast: Cast, { idleTimeLimit, speed = 1, maxDuration }: Pace): Iterable<CastEvent> {
  return {
    *[Symbol.iterator]() {
      let events: Iterable<CastEvent> = cast.events;
      if (idleTimeLimit !== undefined) events = limitIdle(events, toMicros(idleTimeLimit));
      if (maxDuration !== undefined) events = refuseLonger(events, toMicros(maxDuration), cast.name);
      yield* speed === 1 ? events : accelerate(events, speed);
    },
  };
}

/** Shortens every pause to the limit. As in agg, every event ends a pause, input and markers too. */
export function* limitIdle(events: Iterable<CastEvent>, limit: Micros): Generator<CastEvent> {
  let previous = 0;
  let removed = 0;
  for (const event of events) {
    removed += Math.max(0, event.time - previous - limit);
    previous = event.time;
    yield removed === 0 ? event : { ...event, time: event.time - removed };
  }
}

function* accelerate(events: Iterable<CastEvent>, speed: number): Generator<CastEvent> {
  for (const event of events) yield { ...event, time: Math.round(event.time / speed) };
}

function* refuseLonger(events: Iterable<CastEvent>, limit: Micros, name: string): Generator<CastEvent> {
  for (const event of events) {
    if (event.time > limit) {
      throw new CastError(
        { file: name },
        `expected a recording of at most ${formatSeconds(limit)} s after the idle limit (${optionName('maxDuration')}), found an event at ${formatSeconds(event.time)} s`,
      );
    }
    yield event;
  }
}

/**
 * Goes through the events once, shows each to `see`, and tells what positions and sizes need.
 * @throws CastError for an event that cannot be read, or as `maxDuration` says
 */
export function surveyTimeline(cast: Cast, pace: Pace, see: (event: CastEvent) => void = () => {}): Timeline {
  const events = retimed(cast, pace);
  const markers: Marker[] = [];
  const resizes: Resize[] = [];
  let count = 0;
  let outputEvents = 0;
  let duration = 0;
  for (const event of events) {
    count++;
    see(event);
    duration = event.time;
    if (event.type === 'output') outputEvents++;
    else if (event.type === 'marker') markers.push({ time: event.time, label: event.label });
    else if (event.type === 'resize') resizes.push({ time: event.time, cols: event.cols, rows: event.rows });
  }
  const eventTime = (index: number) => nthTime(events, index);
  return { name: cast.name, duration, markers, resizes, events: count, outputEvents, eventTime };
}

function nthTime(events: Iterable<CastEvent>, index: number): Micros {
  let left = index;
  for (const event of events) if (left-- === 0) return event.time;
  throw new RangeError(`no event ${index}`);
}
