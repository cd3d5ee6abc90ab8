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
  changes.hideJoined();
  const change = (text: string): string => hits.hidden(text);
  const fields = { text: change, name: change };
  const texts = hiddenTexts(cast, hits);
  const result = throughEvents(cast, function* (events) {
    const at = { output: 0, input: 0 };
    const read = new Map<string, number>();
    for (const event of events) {
      const changed = mapEvent(joinedText(event, texts, read), fields);
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

/** The texts of events that castkit does not know, by code: each kind is a stream, in which something had to be hidden. */
function hiddenTexts(cast: Cast, hits: Hits): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const event of cast.events) {
    if (event.type !== 'other' || typeof event.data !== 'string') continue;
    texts.set(event.code, (texts.get(event.code) ?? '') + event.data);
  }
  for (const [code, text] of texts) {
    const hidden = hits.sameLength(text);
    if (hidden === text) texts.delete(code);
    else texts.set(code, hidden);
  }
  return texts;
}

/** The event with its part of the text of its kind; `read` has how much of each has been given. */
function joinedText(event: CastEvent, texts: ReadonlyMap<string, string>, read: Map<string, number>): CastEvent {
  if (event.type !== 'other' || typeof event.data !== 'string') return event;
  const text = texts.get(event.code);
  if (text === undefined) return event;
  const start = read.get(event.code) ?? 0;
  read.set(event.code, start + event.data.length);
  return { ...event, data: text.slice(start, start + event.data.length) };
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
