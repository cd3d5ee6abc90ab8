// What was typed into a recording, and when that shows in the output of a render.
import type { CastEvent, Micros } from '../recording/cast.js';
import type { Shot } from './schedule.js';
import type { Script } from './script.js';

/** Text of an input or output event at its time in the output. */
export interface Pressed {
  time: Micros;
  data: string;
}

/** The events of one kind that are in the shots, at their times in the output. Goes through the recording once. */
export function shownData({ events, shots }: Pick<Script, 'events' | 'shots'>, kind: 'input' | 'output'): Pressed[] {
  return [...withinShots(events, shots, kind)];
}

function* withinShots(
  events: Iterable<CastEvent>,
  shots: readonly Shot[],
  kind: 'input' | 'output',
): Generator<Pressed> {
  for (const event of events) {
    if (event.type !== kind) continue;
    const shot = shots.find(({ from, to, point }) => !point && event.time >= from && event.time <= to);
    if (shot) yield { time: shot.start + event.time - shot.from, data: event.data };
  }
}
