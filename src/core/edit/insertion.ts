// Events put among those of a recording, and taken from them.
import type { CastEvent } from '../recording/cast.js';

/**
 * The events with `added` (in order of time) among them, each after every other one of its time: the screen at a moment is the
 * one after all events of it.
 */
export function* merged(events: Iterable<CastEvent>, added: readonly CastEvent[]): Generator<CastEvent> {
  let next = 0;
  for (const event of events) {
    while (next < added.length && added[next]!.time < event.time) yield added[next++]!;
    yield event;
  }
  yield* added.slice(next);
}

/** The events but for those that are gone. Their comments stay, with the event before. */
export function* without(events: Iterable<CastEvent>, isGone: (event: CastEvent) => boolean): Generator<CastEvent> {
  let kept: CastEvent | undefined;
  for (const event of events) {
    if (!isGone(event)) {
      if (kept) yield kept;
      kept = event;
    } else if (kept && event.comments) kept = { ...kept, comments: [...(kept.comments ?? []), ...event.comments] };
  }
  if (kept) yield kept;
}
