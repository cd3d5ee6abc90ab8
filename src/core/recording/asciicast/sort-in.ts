// Puts input, markers and other events that recorders write too early in the file where their times say. Output stays as it is.
import type { CastEvent } from '../cast.js';

/**
 * The events by time. Output must be in order already; the others are held until the output that follows them in time.
 * @param tell gets what gives the events that were taken and not yet given: sorted in before the rest, they give the same
 */
export function* sortedIn(
  events: Iterable<CastEvent>,
  tell: (pending: () => CastEvent[]) => void = () => {},
): Generator<CastEvent> {
  let held: CastEvent[] = [];
  let next = 0;
  let inOrder = true;
  let output: CastEvent | undefined;
  tell(() => [...held.slice(next), ...(output ? [output] : [])]);
  for (const event of events) {
    if (event.type !== 'output') {
      inOrder &&= held.length === 0 || held[held.length - 1]!.time <= event.time;
      held.push(event);
      continue;
    }
    if (!inOrder) held = byTime(held.slice(next));
    if (!inOrder) next = 0;
    inOrder = true;
    output = event;
    while (next < held.length && held[next]!.time <= event.time) yield held[next++]!;
    output = undefined;
    if (next === held.length) {
      held = [];
      next = 0;
    }
    yield event;
  }
  held = byTime(held.slice(next));
  next = 0;
  while (next < held.length) yield held[next++]!;
}

/** Sorted in place; events of one time keep their order. */
const byTime = (events: CastEvent[]): CastEvent[] => events.sort((one, other) => one.time - other.time);
