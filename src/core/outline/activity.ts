// What happens in a recording besides commands: pauses, bursts of output, full-screen programs, titles, markers, sizes, typing.
import type { Cast, CastEvent, Micros } from '../recording/cast.js';
import { SECOND } from '../time.js';

/** A stretch or moment of a recording, times in microseconds. */
export interface Activity {
  readonly type: 'pause' | 'burst' | 'program' | 'typing' | 'title' | 'marker' | 'resize';
  readonly start: Micros;
  end: Micros;
  text?: string;
  /** Of a burst, or of keys typed: how many characters. */
  characters?: number;
}

/** Nothing happens for so long: a pause. */
const PAUSE: Micros = 2 * SECOND;
/** Output that comes no slower than this is one burst, if it is at least so much. */
const TOGETHER: Micros = 0.25 * SECOND;
const MUCH = 4000;
/** Keys that come no slower than this are one run, if there are at least so many. */
const KEYS: Micros = 1.5 * SECOND;
const SEVERAL = 4;

const SIGNS = /\x1b\[\?(?:1049|1047|47)([hl])|\x1b\][02];([^\x07\x1b]*)(?:\x07|\x1b\\)/g;

/** In order; `end` is when the last event comes. */
export function activities({ events }: Cast): { found: Activity[]; end: Micros } {
  const found: Activity[] = [];
  let last: Micros = 0;
  let burst: Activity | undefined;
  let typing: Activity | undefined;
  let program: Activity | undefined;
  let title = '';
  for (const event of events) {
    const { time } = event;
    if (time - last >= PAUSE) found.push({ type: 'pause', start: last, end: time });
    last = time;
    if (event.type === 'marker') found.push({ type: 'marker', start: time, end: time, text: event.label });
    if (event.type === 'resize')
      found.push({ type: 'resize', start: time, end: time, text: `${event.cols}x${event.rows}` });
    if (event.type === 'input') typing = run(found, typing, event, 'typing', KEYS);
    if (event.type !== 'output') continue;
    burst = run(found, burst, event, 'burst', TOGETHER);
    for (const [, mode, words] of event.data.includes('\x1b') ? event.data.matchAll(SIGNS) : []) {
      if (mode === 'h' && !program) {
        program = { type: 'program', start: time, end: time };
        found.push(program);
      } else if (mode === 'l' && program) {
        program.end = time;
        program = undefined;
      }
      if (words !== undefined && words !== title) {
        title = words;
        if (title !== '') found.push({ type: 'title', start: time, end: time, text: title });
      }
    }
  }
  if (program) program.end = last;
  const told = found
    .filter(({ type, characters = 0 }) =>
      type === 'burst' ? characters >= MUCH : type !== 'typing' || characters >= SEVERAL,
    )
    .sort((a, b) => a.start - b.start || b.end - a.end);
  return { found: told, end: last };
}

/** Goes on with a run, or begins another where too much time has passed. */
function run(
  found: Activity[],
  open: Activity | undefined,
  { time, data }: CastEvent & { type: 'input' | 'output' },
  type: 'burst' | 'typing',
  together: Micros,
): Activity {
  if (open && time - open.end <= together) {
    open.end = time;
    open.characters = (open.characters ?? 0) + data.length;
    return open;
  }
  const begun: Activity = { type, start: time, end: time, characters: data.length };
  found.push(begun);
  return begun;
}

/** Lines that were typed, from input events, outside of full-screen programs. */
export function typedLines({ events }: Cast): { text: string; start: Micros; enter: Micros }[] {
  const lines: { text: string; start: Micros; enter: Micros }[] = [];
  let text = '';
  let start: Micros = 0;
  let inProgram = false;
  for (const event of events) {
    if (event.type === 'output') {
      for (const [, mode] of event.data.matchAll(/\x1b\[\?(?:1049|1047|47)([hl])/g)) inProgram = mode === 'h';
    }
    if (event.type !== 'input' || inProgram) continue;
    for (const char of event.data.replace(/\x1b(?:\[[\d;?]*[ -/]*[@-~]|O.|.)?/g, '')) {
      if (text === '') start = event.time;
      if (char === '\r' || char === '\n') {
        if (text.trim() !== '') lines.push({ text: text.trim(), start, enter: event.time });
        text = '';
      } else if (char === '\x7f' || char === '\b') text = [...text].slice(0, -1).join('');
      else if (char === '\x15' || char === '\x03') text = '';
      else if (char >= ' ') text += char;
    }
  }
  return lines;
}
