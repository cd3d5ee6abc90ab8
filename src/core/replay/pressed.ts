// What was typed into a recording, and when that shows in the output of a render.
import type { CastEvent, Micros } from '../recording/cast.js';
import type { Segment } from './schedule.js';
import type { Script } from './script.js';

/** Text of an input or output event at its time in the output. */
export interface Pressed {
  time: Micros;
  data: string;
}

/** The events of one kind that are in the segments, at their times in the output. Goes through the recording once. */
export function shownData(
  { events, segments }: Pick<Script, 'events' | 'segments'>,
  kind: 'input' | 'output',
): Pressed[] {
  return [...withinSegments(events, segments, kind)];
}

function* withinSegments(
  events: Iterable<CastEvent>,
  segments: readonly Segment[],
  kind: 'input' | 'output',
): Generator<Pressed> {
  for (const event of events) {
    if (event.type !== kind) continue;
    const segment = segments.find(({ from, to, point }) => !point && event.time >= from && event.time <= to);
    if (segment) yield { time: segment.start + event.time - segment.from, data: event.data };
  }
}
