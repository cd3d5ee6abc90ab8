// Everything that is wrong with the recording of a name: a path, a URL or standard input.
import { type Validation, validateOptions, validateWith } from '../core/inspect/validate.js';
import { type Given, resolveOptions } from '../core/options/option.js';
import { type LoadOptions, loadCast } from './source/load.js';
import { shownName } from './source/shown-name.js';

/**
 * Reads a whole recording, at a path, a URL or "-", and tells all that is wrong with it.
 * @throws UsageError for wrong options; what is wrong with the recording, or with getting it, is in the result
 * @example
 * const { valid, faults } = await validate('demo.cast', { strict: true });
 * valid; // => true
 */
export async function validate(
  input: string,
  given: Given<typeof validateOptions> = {},
  reading: Omit<LoadOptions, 'warn' | 'onProblem' | 'lenient'> = {},
): Promise<Validation> {
  const options = resolveOptions(validateOptions, given);
  const name = input === '-' ? 'standard input' : shownName(input);
  const { cols, rows } = reading;
  return validateWith(name, (telling) => loadCast(input, { ...reading, ...telling }), { ...options, cols, rows });
}
