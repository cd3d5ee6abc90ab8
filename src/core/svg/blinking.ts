// When what blinks is shown and hidden: in step with the recording, as in the GIF, in every pass of it.
import type { Micros } from '../recording/cast.js';

/** xterm's 600 ms on, and as much off. */
const HALF_PERIOD: Micros = 600_000;

/** Shown at each of the moments it begins anew at, then hidden and shown by turns until the next. `frame` is an index of `times`. */
export function blinking(
  anchors: readonly Micros[],
  end: Micros,
): { times: Micros[]; steps: { frame: number; opacity: number }[] } {
  const times: Micros[] = [];
  const steps: { frame: number; opacity: number }[] = [];
  for (const [i, anchor] of anchors.entries()) {
    const until = anchors[i + 1] ?? end;
    for (let time = anchor, opacity = 1; time < until; time += HALF_PERIOD, opacity = 1 - opacity) {
      steps.push({ frame: times.push(time) - 1, opacity });
    }
  }
  return { times, steps };
}
