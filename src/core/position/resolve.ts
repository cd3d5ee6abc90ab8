// Positions meet a recording: each becomes a time on its timeline. Replays nothing: where a screen must be seen
// (frame:, text:) the answer comes in `found`, from replay/find.ts.

import { CastError } from '../errors.js';
import type { Micros } from '../recording/cast.js';
import { formatSeconds } from '../time.js';
import type { Part, Position, Selection } from './position.js';

/**
 * A marker, and its time in microseconds.
 * @example
 * const intro: Marker = { time: 2_500_000, label: 'Intro' };
 */
export interface Marker {
  time: Micros;
  label: string;
}

/** What a replay found out about a position: where it is, and how many there are to choose from. */
export interface Finding {
  time: Micros | undefined;
  count: number;
}

/** What a recording has to be found by; all times on the timeline that positions count on. */
export interface Facts {
  /** For messages. */
  name: string;
  duration: Micros;
  markers: readonly Marker[];
  /** How many events there are. */
  events: number;
  /** Time of the nth event; called with 0 <= index < events. */
  eventTime(index: number): Micros;
  /** By `Position.source`; must hold each of needsReplay(). */
  found?: ReadonlyMap<string, Finding>;
}

/** A stretch of the timeline, both ends included; one that is a point has equal ends. */
export interface Span {
  from: Micros;
  to: Micros;
  point: boolean;
}

/**
 * The time of a position.
 * @throws CastError that names the position and says what there is, where the recording has no such moment.
 */
export function resolvePosition(position: Position, facts: Facts): Micros {
  const { duration } = facts;
  switch (position.kind) {
    case 'time':
      if (position.time > duration) throw missing(position, facts, `beyond the end at ${seconds(duration)}`);
      return position.time;
    case 'before-end':
      if (position.time > duration) throw missing(position, facts, `before the start: it lasts ${seconds(duration)}`);
      return duration - position.time;
    case 'end':
      return duration;
    case 'percent':
      return Math.round((duration * position.percent) / 100);
    case 'marker':
      return (facts.markers[position.index] ?? raise(missing(position, facts, markersOf(facts)))).time;
    case 'label':
      return resolveLabel(position, position.prefix, facts);
    case 'event':
      if (position.index >= facts.events) throw missing(position, facts, counted('event', facts.events));
      return facts.eventTime(position.index);
    case 'frame':
    case 'text':
      return resolveFound(position, facts);
  }
}

/**
 * The spans of a selection, in order of time, those that overlap joined (a point within a range adds nothing).
 * @throws CastError as resolvePosition, for a range that ends before it starts, and for `markers` where there are none.
 */
export function resolveSelection(selection: Selection, facts: Facts): Span[] {
  const spans = selection.flatMap((part) => resolvePart(part, facts));
  return joined(spans.sort((a, b) => a.from - b.from || b.to - a.to));
}

/** The positions among these whose time only a replay can tell. */
export function needsReplay(selection: Selection): Position[] {
  return selection
    .flatMap((part) => (part.kind === 'range' ? [part.from, part.to] : part.kind === 'point' ? [part.at] : []))
    .filter((position) => position !== undefined)
    .filter(({ kind }) => kind === 'frame' || kind === 'text');
}

function resolvePart(part: Part, facts: Facts): Span[] {
  if (part.kind === 'range') return [resolveRange(part, facts)];
  if (part.kind === 'point') return [pointAt(resolvePosition(part.at, facts))];
  if (facts.markers.length === 0) throw missing(part, facts, 'there are no markers');
  return facts.markers.map(({ time }) => pointAt(time));
}

function resolveRange(part: Part & { kind: 'range' }, facts: Facts): Span {
  const from = part.from ? resolvePosition(part.from, facts) : 0;
  const to = part.to ? resolvePosition(part.to, facts) : facts.duration;
  if (from > to) {
    throw new CastError(
      { file: facts.name },
      `the range "${part.source}" ends before it starts: from ${seconds(from)} to ${seconds(to)}`,
    );
  }
  return { from, to, point: false };
}

const pointAt = (time: Micros): Span => ({ from: time, to: time, point: true });

function joined(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const span of spans) {
    const last = result.at(-1);
    if (!last || span.from > last.to) result.push({ ...span });
    else last.to = Math.max(last.to, span.to);
  }
  return result;
}

/** The label that begins so; of several, the one that is equal. */
function resolveLabel(position: Position, prefix: string, facts: Facts): Micros {
  const labelled = facts.markers.map(({ time, label }) => ({ time, label: label.toLowerCase() }));
  const matches = labelled.filter(({ label }) => label.startsWith(prefix));
  const exact = matches.filter(({ label }) => label === prefix);
  const [match, second] = exact.length === 1 ? exact : matches;
  if (match && !second) return match.time;
  if (match) throw missing(position, facts, `${matches.length} markers begin so; ${markersOf(facts)}`);
  throw missing(position, facts, markersOf(facts));
}

function resolveFound(position: Position & { kind: 'frame' | 'text' }, facts: Facts): Micros {
  const { time, count } = facts.found?.get(position.source) ?? { time: undefined, count: 0 };
  if (time !== undefined) return time;
  if (position.kind === 'frame') throw missing(position, facts, counted('frame', count));
  throw missing(position, facts, count === 0 ? 'the screen never shows it' : `the screen shows it ${times(count)}`);
}

function missing(what: { source: string }, facts: Facts, because: string): CastError {
  return new CastError({ file: facts.name }, `no moment "${what.source}" in this recording: ${because}`);
}

function raise(error: Error): never {
  throw error;
}

const seconds = (time: Micros): string => `${formatSeconds(time)} s`;
const times = (count: number): string => (count === 1 ? 'once' : `${count} times`);

function counted(noun: 'event' | 'frame' | 'marker', count: number): string {
  if (count === 0) return `there are no ${noun}s`;
  return count === 1
    ? `there is one ${noun}, ${noun}:0`
    : `there are ${count} ${noun}s, ${noun}:0 to ${noun}:${count - 1}`;
}

const SHOWN = 8;

function markersOf({ markers }: Facts): string {
  const labels = markers.filter(({ label }) => label !== '').map(({ label }) => JSON.stringify(label));
  const more = labels.length > SHOWN ? ', ...' : '';
  const list = labels.length > 0 ? `, labelled ${labels.slice(0, SHOWN).join(', ')}${more}` : '';
  return counted('marker', markers.length) + list;
}
