// Where the moments of a recording are after an edit: for each edit that moves time, a map from times before it to times after it.
import type { Cast, Micros } from '../../recording/cast.js';
import { surveyTimeline } from '../../replay/timeline.js';
import { SECOND, toMicros } from '../../time.js';
import { between, readFit, resolveFits, type Warp, warpOf } from '../fit.js';
import { tidyWarp } from '../tidy/warps.js';

/** On which side of what an edit put at a moment, like a pause, the moment is. */
export type Side = 'before' | 'after';
export type TimeMap = (time: Micros, side: Side) => Micros;

/** What an edit was asked for, its positions as times of the recording that it was given, in seconds. */
export type Asked = Readonly<Record<string, unknown>>;

interface Range {
  from: Micros;
  to: Micros;
}

/** The map of an edit. Those that are not told of move no time. */
export function timeMap(name: string, asked: Asked, before: Cast, after: Cast): TimeMap {
  const seconds = (key: string, preset = 0): Micros => toMicros(Number(asked[key] ?? preset));
  switch (name) {
    case 'trim':
      return trimmed(seconds('start'), asked['end'] === undefined ? Infinity : seconds('end'));
    case 'cut':
      return accelerated(rangesOf(asked), Infinity);
    case 'speed':
      return accelerated(rangesOf(asked) ?? [{ from: 0, to: Infinity }], Number(asked['factor']));
    case 'hold':
      return paused(seconds('at'), seconds('for'));
    case 'title-card':
      return paused(seconds('at') === 0 ? -1 : seconds('at'), seconds('for', 2));
    case 'retime':
      return fitted(before, asked);
    case 'tidy':
      return tidyWarp(after);
    case 'condense':
    case 'idle':
    case 'quantize':
      return paired(before, after);
    default:
      return (time) => time;
  }
}

function rangesOf({ range }: Asked): Range[] {
  const texts = Array.isArray(range) ? (range as string[]) : [];
  return texts.map((text) => {
    const [from = '0', to = '0'] = text.split('..');
    return { from: toMicros(Number(from)), to: toMicros(Number(to)) };
  });
}

const trimmed =
  (from: Micros, to: Micros): TimeMap =>
  (time) =>
    Math.min(Math.max(time, from), to) - from;

function accelerated(ranges: readonly Range[], factor: number): TimeMap {
  const spans = ranges.length > 0 ? ranges : [{ from: 0, to: Infinity }];
  return (time) => {
    const faster = spans.reduce((sum, { from, to }) => sum + Math.max(0, Math.min(time, to) - from), 0);
    return Math.round(time - faster + faster / factor);
  };
}

/** A pause of a length at a moment. */
const paused =
  (at: Micros, length: Micros): TimeMap =>
  (time, side) =>
    time > at || (time === at && side === 'after') ? time + length : time;

/** Ranges first, then the whole, then the grid. */
function fitted(before: Cast, { fit, to, fps }: Asked): TimeMap {
  const timeline = surveyTimeline(before, {});
  const warp = warpOf(
    resolveFits(
      (Array.isArray(fit) ? (fit as string[]) : []).map((text) => readFit(text)),
      timeline,
    ),
  );
  const stretch = stretchedBy(warp(timeline.duration), to);
  const grid = onGrid(fps);
  return (time) => grid(stretch(warp(time)));
}

function stretchedBy(duration: Micros, to: unknown): Warp {
  const scale = to === undefined || duration === 0 ? 1 : toMicros(Number(to)) / duration;
  return (time) => Math.round(time * scale);
}

function onGrid(fps: unknown): Warp {
  const step = SECOND / Number(fps);
  return (time) => (fps === undefined ? time : Math.round(Math.ceil((time - 0.5) / step) * step));
}

/** The map of an edit that moves events and leaves none out: between two events time goes on evenly. */
function paired(before: Cast, after: Cast): TimeMap {
  const [froms, tos] = [[0], [0]];
  const moved = after.events[Symbol.iterator]();
  let last = { from: 0, to: 0 };
  for (const { time: from } of before.events) {
    const to = moved.next().value?.time ?? last.to;
    if (to - from !== last.to - last.from) {
      froms.push(last.from, from);
      tos.push(last.to, to);
    }
    last = { from, to };
  }
  froms.push(last.from);
  tos.push(last.to);
  return (time) => between(froms, tos, time);
}
