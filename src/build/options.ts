// Options as a manifest writes them: which key is meant, and what a value is worth to the one who takes it.
import { inputOptions } from '../cast/input-options.js';
import { UsageError } from '../errors.js';
import type { Option, OptionSet } from '../options/option.js';
import { type Format, type FormatName, formatNames, formats } from './formats.js';
import type { Piece } from './piece.js';

/** All options that an output of a format takes: how its recording is read, and how it is made. */
export const optionsOf = (format: Format): OptionSet => ({ ...inputOptions, ...format.options });

/** Options of any format, by key, each as often as formats declare it. */
const everyOption: ReadonlyMap<string, readonly Option<unknown>[]> = gather(formatNames);

function gather(names: readonly FormatName[]): Map<string, Option<unknown>[]> {
  const gathered = new Map<string, Option<unknown>[]>();
  for (const name of names) {
    for (const [key, option] of Object.entries(optionsOf(formats[name]))) {
      gathered.set(key, [...(gathered.get(key) ?? []), option]);
    }
  }
  return gathered;
}

/** font-size and fontSize are the same. */
export const keyOf = (name: string): string =>
  name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

export const isOption = (name: string): boolean => everyOption.has(keyOf(name));
export const optionFlags = (options: OptionSet): string[] => Object.values(options).map(({ flag }) => flag);
export const everyFlag = (): string[] => [...new Set([...everyOption.values()].flat().map(({ flag }) => flag))];

/** What a value of a manifest is to an option: itself, or what its text would be on the command line. */
export function readOption(option: Option<unknown>, value: unknown): unknown {
  const checked = option.check(value);
  if (checked !== undefined) return checked;
  return typeof value === 'string' || typeof value === 'number' ? option.parse(String(value)) : undefined;
}

/** The value of a piece. @throws UsageError with the place */
export function readPiece(option: Option<unknown>, piece: Piece): unknown {
  try {
    const value = readOption(option, piece.value);
    if (value !== undefined) return value;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    throw error.expected === undefined ? piece.error(error.message) : piece.wrong(error.expected);
  }
  throw piece.wrong(option.expected);
}

/** Checks a piece against the options of that key: some format must take it. @throws UsageError with the place */
export function checkPiece(key: string, piece: Piece): void {
  const options = everyOption.get(key) ?? [];
  let first: unknown;
  for (const option of options) {
    try {
      readPiece(option, piece);
      return;
    } catch (error) {
      first ??= error;
    }
  }
  throw first;
}
