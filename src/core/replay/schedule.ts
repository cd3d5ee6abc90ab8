// Which moments become frames: turns the events of a timeline into steps, "feed this" and "the screen now shows from then".
// Sees no screen; frames that turn out equal to the one before are replay.ts's to leave out.

import type { Span } from '../position/resolve.js';
import type { CastEvent, Micros } from '../recording/cast.js';
import { SECOND } from '../time.js';

/** The screen as it stands now shows from `time` on, on the output's timeline. */
export interface Show {
  type: 'show';
  time: Micros;
}

/** Events to feed (output and resizes only) and moments to show. */
export type Step = CastEvent | Show;

/** A span of the timeline and where on the output's timeline it begins. */
export interface Segment extends Span {
  start: Micros;
}

/** The shortest time that a frame shows: what every player of a GIF keeps to. */
const SHORTEST = 20_000;

/** Puts spans one after the other: a range takes its own length, a point `pointDuration`, both at least 20 ms. */
export function lineUp(spans: readonly Span[], pointDuration: Micros): Segment[] {
  let start = 0;
  return spans.map((span) => {
    const segment = { ...span, start };
    start += Math.max(span.point ? pointDuration : span.to - span.from, SHORTEST);
    return segment;
  });
}

/** When the animation ends whose last new screen shows from `last` on. */
export function endOf(segments: readonly Segment[], last: Micros, lastFrameDuration: Micros): Micros {
  return Math.max(last, segments.at(-1)?.start ?? 0) + Math.max(lastFrameDuration, SHORTEST);
}

/**
 * The steps of a replay. Each segment opens with the screen after all events up to its start; after that, as in agg, the
 * first event after a frame's time is up opens a window of 1/fps seconds, and the frame shows from the window's start
 * the screen of the window's end. In a segment that another follows, what its last 1/fps seconds bring joins the window
 * before, so that no frame is cut short. Stops where the last segment ends.
 *
 * @param events in order of time, on the timeline of the segments
 * @param fps most frames a second: frames of a segment are at least 1/fps seconds apart
 */
export function* schedule(events: Iterable<CastEvent>, segments: readonly Segment[], fps: number): Generator<Step> {
  const least = SECOND / fps;
  const pending = segments.values();
  let segment = pending.next().value;
  let window: Micros | undefined;
  const shown = (): Show => ({
    type: 'show',
    time: segment ? segment.start + (window ?? segment.from) - segment.from : 0,
  });

  for (const event of events) {
    if (event.type !== 'output' && event.type !== 'resize') continue;
    while (segment && event.time > segment.to) {
      yield shown();
      segment = pending.next().value;
      window = undefined;
    }
    if (!segment) return;
    if (event.time > segment.from) {
      window ??= segment.from;
      const last = segment === segments.at(-1) ? Infinity : segment.to - least;
      if (event.time - window >= least && event.time <= last) {
        yield shown();
        window = event.time;
      }
    }
    yield event;
  }
  for (; segment; segment = pending.next().value, window = undefined) yield shown();
}
