// Puts masks where secrets were found.
import type { Cast, CastEvent } from '../../recording/cast.js';
import { throughEvents } from '../edit.js';
import { mapEvent, mapHeader } from './fields.js';
import type { Secrets } from './find.js';
import { Marks } from './marks.js';
import { masked } from './mask.js';
import type { Search } from './search.js';

/** The recording with everything hidden that was found in it. */
export function hide(cast: Cast, secrets: Secrets, search: Search, mask: string): Cast {
  const change = (text: string): string => hideIn(text, search, mask);
  const result = throughEvents(cast, function* (events) {
    const at = { output: 0, input: 0 };
    for (const event of events) {
      const changed = mapEvent(event, change);
      if (changed.type !== 'output' && changed.type !== 'input') {
        yield changed;
        continue;
      }
      yield hideMarked(changed, secrets, at[changed.type], mask);
      at[changed.type] += changed.data.length;
    }
  });
  return { ...result, header: mapHeader(cast.header, change) };
}

function hideIn(text: string, search: Search, mask: string): string {
  const matches = search.find(text, { lines: true }).sort((a, b) => a.from - b.from);
  let result = '';
  let done = 0;
  for (const { from, to } of matches) {
    if (to <= done) continue;
    const start = Math.max(from, done);
    result += text.slice(done, start) + masked(text.slice(start, to), mask);
    done = to;
  }
  return result + text.slice(done);
}

type StreamEvent = CastEvent & { type: 'output' | 'input' };

const NONE = new Marks();

function hideMarked(event: StreamEvent, secrets: Secrets, start: number, mask: string): StreamEvent {
  const { data } = event;
  const marks = secrets[event.type];
  const joined = event.type === 'output' ? secrets.joined : NONE;
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
