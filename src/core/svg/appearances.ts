// The moves of a thing that shows from time to time, at one place or another, and is out of sight in between.
import type { Move } from './keyframes.js';
import type { Span } from './spans.js';

export interface Appearances {
  /** Where it is drawn: its place in the poster, or out of sight. */
  readonly x: number;
  readonly y: number;
  readonly moves: readonly Move[];
}

export function appearances<T>(
  spans: readonly Span<T>[],
  place: (value: T) => { x: number; y: number },
  { away: distance, poster, frames }: { away: number; poster: number; frames: number },
): Appearances {
  const shown = spans.find(({ from, to }) => from <= poster && poster < to);
  const away = { x: distance, y: 0 };
  const { x, y } = shown ? place(shown.value) : away;
  const moves: Move[] = [];
  const moveTo = (frame: number, to: { x: number; y: number }) => moves.push({ frame, x: to.x - x, y: to.y - y });
  let end = 0;
  for (const { from, to, value } of spans) {
    if (from > end) moveTo(end, away);
    moveTo(from, place(value));
    end = to;
  }
  if (end < frames) moveTo(end, away);
  return { x, y, moves };
}
