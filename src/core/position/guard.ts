// Keeps a pattern that a user wrote from running for ever on a text that somebody else wrote.
import { createContext, Script } from 'node:vm';
import { UsageError } from '../errors.js';

/** Far more than any sensible pattern takes for the megabyte or two of one call. */
const LONGEST = 20_000;

interface Room {
  run(): void;
}

const script = new Script('run()');
let room: Room | undefined;

/**
 * Runs a piece of work that patterns of a user have part in. V8 heeds the time limit of a script in the midst of a match.
 * @throws UsageError where it takes longer than `longest`, in milliseconds
 */
export function guarded<T>(work: () => T, option: string, longest = LONGEST): T {
  let result: { value: T } | undefined;
  // A new context takes twenty times as long as a call.
  room ??= createContext({ run: () => {} }) as Room;
  room.run = () => {
    result = { value: work() };
  };
  try {
    script.runInContext(room, { timeout: longest });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
    throw new UsageError(option, {
      expected: 'a pattern that is done with this recording in reasonable time',
      received: 'one that tries over and over again',
      hint: 'Repetitions within repetitions, like (a+)+, do that',
    });
  }
  if (!result) throw new Error('no result');
  return result.value;
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
