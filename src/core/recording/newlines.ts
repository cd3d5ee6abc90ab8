// Output that never went through a terminal's driver: a line feed alone is to begin a line, as the driver would have made it.
import type { Cast, CastEvent } from './cast.js';

/** The recording with a carriage return before every line feed that has none. */
export const withNewlines = (cast: Cast): Cast => ({
  ...cast,
  events: { [Symbol.iterator]: () => translated(cast.events) },
});

function* translated(events: Iterable<CastEvent>): Generator<CastEvent> {
  let returned = false;
  for (const event of events) {
    if (event.type !== 'output' || event.data === '') {
      yield event;
      continue;
    }
    const { data } = event;
    const begins = returned && data.startsWith('\n') ? 1 : 0;
    yield { ...event, data: data.slice(0, begins) + data.slice(begins).replace(/(?<!\r)\n/g, '\r\n') };
    returned = data.endsWith('\r');
  }
}
