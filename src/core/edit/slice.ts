// A stretch of a recording as a recording of its own, opening with the screen as it stood.
import type { Cast, CastEvent, Micros } from '../recording/cast.js';
import type { Opening } from '../replay/openings.js';
import { heldUntil } from './edit.js';

export interface Slice {
  from: Micros;
  to: Micros;
  /** What a terminal has been through by `from`; undefined where the slice begins with the recording. */
  opening: Opening | undefined;
  /** Whether markers and the like at `to` belong to it; if not, they are the next slice's. */
  closed: boolean;
}

/** The slice of a recording. It lasts from `from` to `to` even where nothing happens. */
export function sliceOf(cast: Cast, slice: Slice): Cast {
  const { opening } = slice;
  const header = opening ? { ...cast.header, cols: opening.cols, rows: opening.rows } : cast.header;
  return {
    ...cast,
    header,
    events: { [Symbol.iterator]: () => heldUntil(slice.to - slice.from, slicedEvents(cast.events, slice)) },
  };
}

function* slicedEvents(events: Iterable<CastEvent>, { from, to, opening, closed }: Slice): Generator<CastEvent> {
  if (opening?.text) yield { time: 0, type: 'output', data: opening.text };
  for (const event of events) {
    if (event.time > to) return;
    const drawn = event.type === 'output' || event.type === 'resize';
    // The opening has drawn what was there at `from`; what shows nothing and happens at that moment has yet to happen.
    if (event.time < from || (event.time === from && drawn && opening)) continue;
    if (event.time === to && !closed && !drawn) continue;
    yield { ...event, time: event.time - from };
  }
}
