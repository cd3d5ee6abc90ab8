// Tells errors that castkit means from those that happen to it.
import { expect } from 'vitest';
import { CastError, UsageError } from '../../src/core/errors.js';

/** No sentence is longer, whatever was found. */
const LONGEST = 1000;

function expectOurs(error: unknown): undefined {
  if (!(error instanceof CastError || error instanceof UsageError)) throw error;
  if (error.message.length > LONGEST) {
    expect.fail(`an error that is no sentence: ${JSON.stringify(error.message.slice(0, 2 * LONGEST))}`);
  }
  return undefined;
}

/** What the work gives, or undefined where it is refused with an error of ours; other errors are thrown on. */
export function ours<T>(work: () => Promise<T>): Promise<T | undefined>;
export function ours<T>(work: () => T): T | undefined;
export function ours(work: () => unknown): unknown {
  try {
    const result = work();
    return result instanceof Promise ? result.catch(expectOurs) : result;
  } catch (error) {
    return expectOurs(error);
  }
}
