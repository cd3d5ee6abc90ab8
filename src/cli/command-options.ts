// Which options a command takes: its own, and those that every command has.
import type { OptionSet } from '../core/options/option.js';
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
