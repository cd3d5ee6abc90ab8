// A fuzz target: what is made up, and what must hold of it.
import fc from 'fast-check';

export interface Target {
  readonly name: string;
  /** Holds of any number of made-up inputs, or throws with the smallest that it does not hold of. */
  check(parameters: fc.Parameters<unknown>): Promise<void>;
  /** How many inputs the short run tries. */
  readonly runs: number;
}

export const target = <T>(
  name: string,
  inputs: fc.Arbitrary<T>,
  hold: (input: T) => Promise<void>,
  runs = 300,
): Target => ({
  name,
  runs,
  check: (parameters) => fc.assert(fc.asyncProperty(inputs, hold), parameters as fc.Parameters<[T]>),
});
