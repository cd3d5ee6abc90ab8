// How long to wait before the next attempt to connect: longer each time, and never in step with others who wait.

const FIRST = 500;
const LONGEST = 10_000;

/** Milliseconds. @param attempt from 0 @param chance from 0 to 1, any number of that range */
export const backoff = (attempt: number, chance: number = Math.random()): number =>
  Math.round(chance * Math.min(LONGEST, FIRST * 2 ** Math.min(attempt, 20)));
