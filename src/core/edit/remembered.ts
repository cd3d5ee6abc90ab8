// For edits that go through a recording several times: short recordings are read once, long ones anew each time.
import type { Cast, CastEvent } from '../recording/cast.js';

/** Code units of text, each event counted as some more. */
const MOST = 16_000_000;
const EVENT = 50;

/** The same recording; its events are kept once they have all been iterated, if that takes little memory. */
export function remembered(cast: Cast): Cast {
  let kept: readonly CastEvent[] | undefined;
  function* keeping(): Generator<CastEvent, void, void> {
    const events: CastEvent[] = [];
    let size = 0;
    for (const event of cast.events) {
      size += EVENT + ('data' in event && typeof event.data === 'string' ? event.data.length : 0);
      if (size <= MOST) events.push(event);
      else events.length = 0;
      yield event;
    }
    if (size <= MOST) kept = events;
  }
  return { ...cast, events: { [Symbol.iterator]: () => kept?.values() ?? keeping() } };
}
