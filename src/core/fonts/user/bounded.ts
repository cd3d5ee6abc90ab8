// Runs a reader of somebody else's for so long and no longer: a font made to hang it must not hang us.
import { createContext, Script } from 'node:vm';

const sandbox: { work: () => void } = { work: () => undefined };
const context = createContext(sandbox);
const script = new Script('work()');

/** Longest time for a font's tables, and for an outline; both take milliseconds. */
export const OPENING = 5000;
export const DRAWING = 500;

/** @throws what `work` throws, or an error once the time is up */
export function bounded<T>(milliseconds: number, work: () => T): T {
  let result: { value: T } | undefined;
  sandbox.work = () => {
    result = { value: work() };
  };
  script.runInContext(context, { timeout: milliseconds });
  if (!result) throw new RangeError('it took too long to read');
  return result.value;
}
