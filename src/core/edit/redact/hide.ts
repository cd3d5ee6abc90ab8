// Puts masks where secrets were found.
import type { Cast, CastEvent } from '../../recording/cast.js';
import { throughEvents } from '../edit.js';
import type { StreamChanges } from './changes.js';
import type { Hits } from './hits.js';
import { Marks } from './marks.js';
import { masked } from './mask.js';
import { mapEvent, mapHeader } from './strings/fields.js';

/** The recording with everything hidden that was found in it. */
export function hide(cast: Cast, changes: StreamChanges, hits: Hits, mask: string): Cast {
  const change = (text: string): string => hits.hidden(text);
  const fields = { text: change, name: change };
  const result = throughEvents(cast, function* (events) {
    const at = { output: 0, input: 0 };
    for (const event of events) {
      const changed = mapEvent(event, fields);
      if (changed.type !== 'output' && changed.type !== 'input') {
        yield changed;
        continue;
      }
      const start = at[changed.type];
      yield hideMarked(replaced(changed, changes, start), changes, start, mask);
      at[changed.type] += changed.data.length;
    }
  });
  return { ...result, header: mapHeader(cast.header, fields) };
}

type StreamEvent = CastEvent & { type: 'output' | 'input' };

const NONE = new Marks();

/** With the units that are replaced by others. */
function replaced(event: StreamEvent, changes: StreamChanges, start: number): StreamEvent {
  const { data, type } = event;
  const marks = changes.replaced[type];
  const end = start + data.length;
  let result = '';
  let done = 0;
  for (let at = marks.next(start, end); at < end; at = marks.next(at + 1, end)) {
    result += data.slice(done, at - start) + changes.unitAt(type, at);
    done = at - start + 1;
  }
  return done === 0 ? event : { ...event, data: result + data.slice(done) };
}

function hideMarked(event: StreamEvent, changes: StreamChanges, start: number, mask: string): StreamEvent {
  const { data } = event;
  const marks = changes.hidden[event.type];
  const joined = event.type === 'output' ? changes.joined : NONE;
  let at = marks.next(start, start + data.length) - start;
  if (at === data.length) return event;
  let result = '';
  let done = 0;
  while (at < data.length) {
    result += data.slice(done, at);
    let end = at;
    // The mark stands on the first unit of a pair; what joins a hidden character goes with it.
    while (end < data.length && (marks.has(start + end) || (end > at && joined.has(start + end)))) {
      end += isPair(data, end) ? 2 : 1;
    }
    result += masked(data.slice(at, end), mask, (unit) => joined.has(start + at + unit));
    done = end;
    at = marks.next(start + end, start + data.length) - start;
  }
  return { ...event, data: result + data.slice(done) };
}

const isPair = (text: string, at: number): boolean => (text.codePointAt(at) ?? 0) > 0xffff;
