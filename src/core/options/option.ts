// One declaration per option. Types, flags, help, config file, environment and the README's table all follow from it.

import { UsageError } from '../errors.js';
import { nearest } from './nearest.js';
import { optionName } from './option-name.js';

/**
 * The headings under which the help lists options.
 * @example
 * const looks = (options: OptionSet, group: OptionGroup) => Object.values(options).filter((option) => option.group === group);
 */
export type OptionGroup =
  | 'Timing'
  | 'Look'
  | 'Fonts'
  | 'Input'
  | 'Output'
  | 'Limits'
  | 'Positions'
  | 'General'
  | 'Window'
  | 'Overlays'
  | 'Recording'
  | 'Streaming'
  | 'Keys'
  | 'Server';

/**
 * What a position that an option takes is to its edit: where something begins, ends or is, ranges, ranges with the lengths that they
 * are to have, or which markers.
 * @example
 * const role: PositionRole | undefined = cutOptions.range.role;
 */
export type PositionRole = 'start' | 'end' | 'point' | 'ranges' | 'lengths' | 'markers';

/**
 * The declaration of an option: its name, what it takes, its default.
 * @example
 * const option: Option<number> = gifOptions.speed;
 * [option.parse('2'), option.parse('fast')]; // => [2, undefined]
 */
export interface Option<T> {
  /** As typed after `--`. The property of the library call is the same in camelCase, and so is the key of an OptionSet. */
  readonly flag: string;
  readonly alias?: string;
  /** Other flags for the same, accepted but not told. */
  readonly aliases?: readonly string[];
  readonly group: OptionGroup;
  /** One line, no full stop. */
  readonly help: string;
  /** Name of the value in the help, e.g. SECONDS; absent for switches (on or off, no value). */
  readonly placeholder?: string;
  /** What the user may write, for errors: "a number from 0.1 to 1000". */
  readonly expected: string;
  readonly choices?: readonly string[];
  /** Words among other values, offered while one types. */
  readonly suggests?: readonly string[];
  readonly default: T;
  /** The default in words where the value itself does not say it ("the recording's"). */
  readonly defaultText?: string;
  /** Hidden from help: accepted for compatibility. */
  readonly hidden?: boolean;
  /** May be given several times; the values come as an array. */
  readonly repeatable?: boolean;
  /** It names moments, for those who move them. */
  readonly role?: PositionRole;
  /**
   * Where a value narrows what a command promises, so that it may not come from a configuration file or the environment, which
   * somebody else may have written: why, in words that follow the option's name.
   */
  readonly direct?: (value: unknown) => string | undefined;
  /**
   * Its owner's to say, not a file's in some folder, which somebody else may have written: there it is left out, and that is told unless
   * other commands have an option of that name.
   */
  readonly personal?: 'told' | 'untold';
  /** On the command line its value is two words, which `parse` gets with a space between. */
  readonly words?: 2;
  /** What the flag alone stands for, where its value may be left out; `parse` gets it. */
  readonly bare?: string;
  /** By value: values of other options that it brings along where they are not given themselves. */
  readonly brings?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** From text (command line, environment). Gives undefined where the text is not a value. */
  parse(text: string): T | undefined;
  /** From a library call or a config file. Gives undefined where the value is wrong. */
  check(value: unknown): T | undefined;
}

/**
 * Options by their names in the library, which are their flags in camelCase.
 * @example
 * const flags = (options: OptionSet) => Object.values(options).map(({ flag }) => `--${flag}`);
 */
export type OptionSet = Record<string, Option<unknown>>;
/**
 * The values of an option set, complete.
 * @example
 * const values: Values<typeof trimOptions> = { start: 2, end: undefined };
 */
export type Values<S extends OptionSet> = { -readonly [K in keyof S]: S[K] extends Option<infer T> ? T : never };
/**
 * What a caller may give of an option set: any part of its values.
 * @example
 * const options: Given<typeof gifOptions> = { theme: 'nord', speed: 2 };
 * await writeFile('demo.gif', gif(cast, options));
 */
export type Given<S extends OptionSet> = { [K in keyof S]?: Values<S>[K] | undefined };

type Common = Pick<Option<unknown>, 'flag' | 'group' | 'help'> &
  Partial<
    Pick<Option<unknown>, 'alias' | 'placeholder' | 'defaultText' | 'hidden' | 'expected' | 'direct' | 'suggests'>
  >;

interface Range {
  min?: number;
  max?: number;
  /** The minimum itself is not allowed. */
  above?: boolean;
  integer?: boolean;
}

const within = (value: number, { min = -Infinity, max = Infinity, above = false, integer = false }: Range): boolean =>
  Number.isFinite(value) &&
  (above ? value > min : value >= min) &&
  value <= max &&
  (!integer || Number.isInteger(value));

function rangeWords({ min, max, above, integer }: Range): string {
  const noun = integer ? 'a whole number' : 'a number';
  if (min !== undefined && max !== undefined)
    return above ? `${noun} above ${min}, at most ${max}` : `${noun} from ${min} to ${max}`;
  if (min !== undefined) return above ? `${noun} above ${min}` : `${noun} of at least ${min}`;
  return max !== undefined ? `${noun} of at most ${max}` : noun;
}

/** A number written in decimal digits; `default` may be undefined, for "not given". */
export function number<T extends number | undefined>(spec: Common & Range & { default: T }): Option<T | number> {
  const check = (value: unknown) => (typeof value === 'number' && within(value, spec) ? value : undefined);
  return {
    placeholder: 'N',
    expected: rangeWords(spec),
    ...spec,
    parse: (text) => (/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? check(Number(text)) : undefined),
    check,
  };
}

/** On or off: `--name` and `--no-name`. */
export function toggle(spec: Common & { default: boolean }): Option<boolean> {
  return {
    expected: 'true or false',
    ...spec,
    parse: (text) => (/^(true|1|yes|on)$/i.test(text) ? true : /^(false|0|no|off)$/i.test(text) ? false : undefined),
    check: (value) => (typeof value === 'boolean' ? value : undefined),
  };
}

/** One of a fixed list of words. */
export function choice<const C extends string, T extends C | undefined>(
  spec: Common & { choices: readonly C[]; default: T },
): Option<T | C> {
  const check = (value: unknown) => spec.choices.find((word) => word === value);
  return {
    placeholder: spec.flag.toUpperCase(),
    expected: `one of ${spec.choices.join(', ')}`,
    ...spec,
    parse: (text) => check(text),
    check,
  };
}

/** Any text, or text that `accepts` takes. */
export function text<T extends string | undefined>(
  spec: Common & { default: T; accepts?: (value: string) => boolean },
): Option<T | string> {
  const check = (value: unknown) =>
    typeof value === 'string' && (!spec.accepts || spec.accepts(value)) ? value : undefined;
  return { placeholder: 'TEXT', expected: 'text', ...spec, parse: (value) => check(value), check };
}

/**
 * Fills in the defaults and checks what was given.
 * @throws UsageError for an option that does not exist (with the nearest one that does) or a value that is wrong.
 */
export function resolveOptions<S extends OptionSet>(options: S, given: Given<S> = {}): Values<S> {
  const values: Record<string, unknown> = {};
  for (const [key, option] of Object.entries(options)) values[key] = option.default;
  for (const [key, value] of Object.entries(withBrought(options, given))) {
    if (value === undefined) continue;
    const option = Object.hasOwn(options, key) ? options[key] : undefined;
    if (!option) {
      const close = nearest(key, Object.keys(options));
      throw new UsageError(key, `unknown option "${key}"${close ? `. Did you mean "${close}"?` : ''}`);
    }
    const checked = option.check(value);
    if (checked === undefined) {
      throw new UsageError(optionName(key), {
        expected: option.expected,
        received: JSON.stringify(value) ?? String(value),
      });
    }
    values[key] = checked;
  }
  return values as Values<S>;
}

/** What was given, and before that what it brings along; of that, options that are not in the set do not matter. */
function withBrought(options: OptionSet, given: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const brought = Object.entries(options).flatMap(([key, { brings = {} }]) => {
    const value = String(given[key]);
    return Object.hasOwn(brings, value) ? Object.entries(brings[value]!) : [];
  });
  const known = brought.filter(([key]) => Object.hasOwn(options, key) && given[key] === undefined);
  return { ...Object.fromEntries(known), ...given };
}

/** The part of what was given that a set knows; the rest stays what it is by default. */
export function knownTo<S extends OptionSet>(options: S, given: Readonly<Record<string, unknown>>): Given<S> {
  return Object.fromEntries(Object.entries(given).filter(([key]) => Object.hasOwn(options, key))) as Given<S>;
}

/** The part of some values that belongs to an option set. */
export function partOf<S extends OptionSet>(options: S, values: Values<S>): Values<S> {
  return Object.fromEntries(Object.keys(options).map((key) => [key, values[key]])) as Values<S>;
}
