// Which options a command takes: its own, and those that every command has.
import type { Given, OptionSet } from '../options/option.js';
import { type Command, takesMany } from './command.js';
import { editOptions, generalOptions } from './general.js';

/** All that may stand on a command's line: its own options and those of every command. */
export function allOptions(command: Command): OptionSet {
  const { options, reading, product } = command;
  // A command's own -o, one that may be repeated say, comes before the general one.
  const own = options['output'] && { output: options['output'] };
  const replacesInput = product?.recording === true && !product.shape && !takesMany(command);
  return { ...reading, ...options, ...(replacesInput && editOptions), ...generalOptions, ...own };
}

/** Those of the values that belong to a set of options; the others stay what they are by default. */
export function partOf<S extends OptionSet>(options: S, values: Record<string, unknown>): Given<S> {
  return Object.fromEntries(Object.entries(values).filter(([key]) => Object.hasOwn(options, key))) as Given<S>;
}
