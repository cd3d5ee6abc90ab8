// Options as a manifest writes them: which key is meant, and what a value is worth to the one who takes it.

import type { Option, OptionSet } from '../core/options/option.js';
import { type Piece, readPiece } from '../core/options/piece.js';
import { inputOptions } from '../core/recording/input-options.js';
import { type Format, type FormatName, formatNames, formats } from './formats.js';

const sets = new Map<Format, OptionSet>();

/** All options that an output of a format takes: how its recording is read, and how it is made. */
export function optionsOf(format: Format): OptionSet {
  const known = sets.get(format) ?? { ...inputOptions, ...format.options };
  sets.set(format, known);
  return known;
}

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

/** What a key of a manifest means: `no-cursor-blink: true` is `cursor-blink: false`. */
export interface Meant {
  readonly key: string;
  readonly negated: boolean;
}

const isSwitch = (option: Option<unknown> | undefined): boolean =>
  option !== undefined && option.placeholder === undefined;

const keyOfAlias = (name: string, options?: OptionSet): string | undefined => {
  const known = options ? Object.entries(options) : [...everyOption].map(([key, [first]]) => [key, first] as const);
  return known.find(([, option]) => option?.aliases?.includes(name))?.[0];
};

/** Undefined for what is no option; of any format, unless some are given. */
export function meantBy(name: string, options?: OptionSet): Meant | undefined {
  const find = (key: string): Option<unknown> | undefined => {
    if (!options) return everyOption.get(key)?.[0];
    return Object.hasOwn(options, key) ? options[key] : undefined;
  };
  const key = keyOf(name);
  if (find(key)) return { key, negated: false };
  const other = keyOfAlias(name, options);
  if (other !== undefined) return { key: other, negated: false };
  const positive = keyOf(name.replace(/^no-/, ''));
  return positive !== key && isSwitch(find(positive)) ? { key: positive, negated: true } : undefined;
}

export const isOption = (name: string): boolean => meantBy(name) !== undefined;
export const optionFlags = (options: OptionSet): string[] => Object.values(options).map(({ flag }) => flag);
export const everyFlag = (): string[] => [...new Set([...everyOption.values()].flat().map(({ flag }) => flag))];

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
