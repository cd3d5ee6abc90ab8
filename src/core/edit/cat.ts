// castkit cat: recordings one after the other as asciinema 3 does it: times go on, a resize event where the size differs, and
// nothing else. concat is the one that starts each on a clean screen.
import type { Cast, CastEvent, Edit } from '../recording/cast.js';

/**
 * Appends recordings as `asciinema cat` does. The header is the first one's; of the others only the size counts.
 * @throws CastError, while iterating, for a recording that cannot be read
 * @example
 * const twice = await pipe(cast, cat([await loadCast('demo.cast')]));
 */
export function cat(others: readonly Cast[]): Edit {
  return (first) => ({ ...first, events: { [Symbol.iterator]: () => joined([first, ...others]) } });
}

function* joined(casts: readonly Cast[]): Generator<CastEvent> {
  let start = 0;
  let size = casts[0]!.header;
  for (const { header, events } of casts) {
    let time = start;
    if (header.cols !== size.cols || header.rows !== size.rows) {
      yield { time, type: 'resize', cols: header.cols, rows: header.rows };
    }
    size = header;
    for (const event of events) {
      time = start + event.time;
      if (event.type === 'resize') size = { ...size, cols: event.cols, rows: event.rows };
      yield { ...event, time };
    }
    start = time;
  }
}
