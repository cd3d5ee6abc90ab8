// Keeps a pattern that a user wrote from running for ever on a text that somebody else wrote.
import { createContext, Script } from 'node:vm';
import { UsageError } from '../../errors.js';

/** Far more than any sensible pattern takes for the megabyte or two of one call. */
const LONGEST = 20_000;

const script = new Script('run()');

/**
 * Runs a piece of work that patterns of a user have part in. V8 heeds the time limit of a script in the midst of a match.
 * @throws UsageError where it takes longer than 20 s
 */
export function guarded<T>(work: () => T, option: string): T {
  let result: { value: T } | undefined;
  const run = () => {
    result = { value: work() };
  };
  try {
    script.runInContext(createContext({ run }), { timeout: LONGEST });
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
