// A state that soon gives way to another is not followed: padding that flickers would be worse than padding of another colour.
import type { Micros } from '../recording/cast.js';

/**
 * The states without those that last less than `shortest`: each of these becomes the one before, at the start the one after.
 * @param times at which each state begins; the last lasts until `end`
 */
export function settle(states: Uint32Array, times: ArrayLike<Micros>, end: Micros, shortest: Micros): Uint32Array {
  const settled = states.slice();
  let current: number | undefined;
  for (let from = 0; from < states.length; ) {
    let to = from + 1;
    while (to < states.length && states[to] === states[from]) to++;
    const lasts = (to < states.length ? times[to]! : end) - times[from]!;
    if (lasts >= shortest) {
      if (current === undefined) settled.fill(states[from]!, 0, from);
      current = states[from]!;
    }
    if (current !== undefined) settled.fill(current, from, to);
    from = to;
  }
  return settled;
}
