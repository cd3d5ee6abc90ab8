// Which stretches take another time: the wait at the start, detours, and keys that are to come evenly.
import type { Cast, Micros } from '../../recording/cast.js';
import { type FitSpan, type Warp, warpOf } from '../fit.js';
import type { Detour } from './detours.js';
import type { TypedLine } from './windows.js';

/** What is left of the wait before the first key. */
const WAIT: Micros = 500_000;
/** A wait that is shorter is none. */
const SHORT: Micros = 50_000;
/** Output that comes together is one key. */
const ONE_KEY: Micros = 5_000;

/** The blank screen, then the pause before the first key that stays. */
export function leadSpans(cast: Cast, first: TypedLine | undefined, detours: readonly Detour[]): FitSpan[] {
  const shown = firstOutput(cast);
  if (shown === undefined) return [];
  const blank = shown > SHORT ? [{ from: 0, to: shown, length: 0 }] : [];
  if (!first) return blank;
  const from = detours.find((detour) => detour.from === first.from)?.to ?? first.from;
  const to = first.states.find(({ time }) => time > from)?.time ?? from;
  return from >= shown && to - from > WAIT + SHORT ? [...blank, { from, to, length: WAIT }] : blank;
}

function firstOutput({ events }: Cast): Micros | undefined {
  for (const { type, time } of events) if (type === 'output') return time;
  return undefined;
}

/** The same pause before each key of a line but the first, whose detours are gone. */
export function rhythmSpans(
  cast: Cast,
  lines: readonly TypedLine[],
  detours: readonly Detour[],
  pause: Micros,
): FitSpan[] {
  const gone = (time: Micros) => detours.some(({ from, to }) => time > from && time <= to);
  const spans: FitSpan[] = [];
  let at = 0;
  let before: Micros | undefined;
  for (const { type, time } of cast.events) {
    if (type !== 'output') continue;
    while (at < lines.length && time > lines[at]!.to) {
      at++;
      before = undefined;
    }
    const line = lines[at];
    if (!line || time < line.start || gone(time)) continue;
    if (before !== undefined && time - before > ONE_KEY) spans.push({ from: before, to: time, length: pause });
    before = time;
  }
  return spans;
}

/** The spans, and those of the detours, which take no time. A span that holds a detour goes on behind it. */
export function withoutTime(spans: readonly FitSpan[], detours: readonly Detour[]): Warp {
  const all: FitSpan[] = detours.map(({ from, to }) => ({ from, to, length: 0 }));
  for (const span of spans) {
    const inside = detours.filter(({ from, to }) => from >= span.from && to <= span.to);
    const end = inside.at(-1)?.to ?? span.from;
    if (end < span.to) all.push({ ...span, from: end });
  }
  return warpOf(all.sort((a, b) => a.from - b.from || a.to - b.to));
}
