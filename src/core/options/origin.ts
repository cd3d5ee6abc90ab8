// Errors of values that no command line has: they say where the value came from.
import { CastError, UsageError } from '../errors.js';
import { namesOption, optionName } from './option-name.js';

/** By key of the option set: a variable, a place in a file, a preset. */
export type Origins = Readonly<Record<string, string>>;

/** fontSize for font-size. */
export const camelCase = (flag: string): string =>
  flag.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** The key of an option that an error names: --font-size, font-size and fontSize are the same. */
const keyOf = (name: string): string => camelCase(name.replace(/^-+/, ''));

/** The error with the origin of the value that it speaks of; as it is where that came from the command line. */
export function withOrigin(error: unknown, origins: Origins, values: Readonly<Record<string, unknown>>): unknown {
  if (error instanceof UsageError) return usageWithOrigin(error, origins);
  return error instanceof CastError ? castWithOrigin(error, origins, values) : error;
}

function usageWithOrigin(error: UsageError, origins: Origins): UsageError {
  const key = keyOf(error.option);
  const where = Object.hasOwn(origins, key) ? origins[key] : undefined;
  if (where === undefined || error.message.includes(where)) return error;
  const named = `${error.option}: `;
  const sentence = error.message.startsWith(named) ? error.message.slice(named.length) : error.message;
  return new UsageError(error.option, `${where}: ${sentence}`);
}

/** By the name of the option, its value, or of a list of positions one of them. */
function speaksOf({ message, file }: CastError, key: string, value: string): boolean {
  if (value === '') return false;
  if (namesOption(message, key) || file === value) return true;
  const moment = /no moment "(.*)" in this recording/.exec(message)?.[1];
  const parts = moment === undefined ? [value] : [value, ...value.split(/,|\.\./)];
  return parts.some((part) => part !== '' && message.includes(JSON.stringify(part.trim())));
}

/** What is wrong with a value for this recording or on this disk: it is named, or the option is. */
function castWithOrigin(error: CastError, origins: Origins, values: Readonly<Record<string, unknown>>): CastError {
  const { message, file, line, column, sourceLine, hint } = error;
  const [found] = Object.entries(origins).filter(([key, where]) => {
    return !message.includes(where) && speaksOf(error, key, String(values[key]));
  });
  if (!found) return error;
  const [key, where] = found;
  if (file === optionName(key))
    return new CastError({ file: where }, message.slice(file.length + 2), sourceLine, { hint });
  const place = [file, line, column].filter((part) => part !== undefined).join(':');
  const sentence = message.startsWith(`${place}: `) ? message.slice(place.length + 2) : message;
  const told = `${sentence} (${optionName(key)} is from ${where})`;
  const at = { file, ...(line !== undefined && { line }), ...(column !== undefined && { column }) };
  return new CastError(at, told, sourceLine, { cause: error, hint });
}
