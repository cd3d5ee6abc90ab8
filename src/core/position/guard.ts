// Keeps a pattern that a user wrote from running for ever on a text that somebody else wrote.
import { UsageError } from '../errors.js';
import { platform } from '../platform.js';

/** Far more than any sensible pattern takes for the megabyte or two of one call. */
const LONGEST = 20_000;

/**
 * Runs a piece of work that patterns of a user have part in.
 * @throws UsageError where it takes longer than `longest`, in milliseconds
 */
export function guarded<T>(work: () => T, option: string, longest = LONGEST): T {
  let result: T | undefined;
  const done = platform().bounded(longest, () => {
    result = work();
  });
  if (done) return result as T;
  throw new UsageError(option, {
    expected: 'a pattern that is done with this recording in reasonable time',
    received: 'one that tries over and over again',
    hint: 'Repetitions within repetitions, like (a+)+, do that',
  });
}

/** Each step of the work guarded. @throws as guarded */
export function* guardedSteps(work: Iterator<void>, option: string): Generator<void, void, void> {
  while (!guarded(() => work.next().done, option)) yield;
}

/** A repetition without an end, of anything; one of a group; a reference to what matched before. */
const ENDLESS = /[*+]|\{\d+,\}/g;
const REPEATED_GROUP = /\)(?:[*+]|\{)/;
const REFERENCE = /\\(?:[1-9]|k<)/;

/** Whether a pattern takes no more than the square of a text's length, as far as its source tells: then it needs no guard. */
export const isTame = ({ source }: RegExp): boolean =>
  (source.match(ENDLESS)?.length ?? 0) <= 1 && !REPEATED_GROUP.test(source) && !REFERENCE.test(source);

/** What runs work in which the pattern has part: guarded, or as it is where the pattern is tame. */
export const guardOf = (pattern: RegExp, option: string): (<T>(work: () => T) => T) =>
  isTame(pattern) ? (work) => work() : (work) => guarded(work, option);
