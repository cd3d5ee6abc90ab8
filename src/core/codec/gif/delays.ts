// When each frame shows, in the whole centiseconds that GIF has. Browsers play anything under 2 as 10, so no delay is shorter.

const MICROS_PER_CENTISECOND = 10_000;
const SHORTEST = 2;

/** Centiseconds at which frames show. A frame that has no room before the next one does not show: MERGED. */
export interface Schedule {
  readonly starts: Int32Array;
  readonly end: number;
}

export const MERGED = -1;

/**
 * Rounds each time on its own, so that no error adds up and the delays' sum is right to 1 cs (but never under 2 in all).
 * A frame may show 1 cs early to leave 2 to itself; one that would need more is merged into the next.
 */
export function schedule(times: Float64Array, end: number): Schedule {
  const starts = new Int32Array(times.length).fill(MERGED);
  const last = Math.max(SHORTEST, Math.round(end / MICROS_PER_CENTISECOND));
  let next = last;
  let first = times.length;
  for (let i = times.length - 1; i >= 0; i--) {
    const wanted = Math.round(times[i]! / MICROS_PER_CENTISECOND);
    const start = Math.min(wanted, next - SHORTEST);
    if (start < 0 || (start < wanted - 1 && i < times.length - 1)) continue;
    starts[i] = start;
    next = start;
    first = i;
  }
  if (first < times.length) starts[first] = 0;
  return { starts, end: last };
}
