// From the words of a command line to option values and names, strictly: what is not declared is an error.
// Splitting the words is node:util's parseArgs, which costs no load time; the declarations say what each of them means.
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { UsageError } from '../core/errors.js';
import { nearest } from '../core/options/nearest.js';
import type { Option, OptionSet } from '../core/options/option.js';
import { camelCase, withOrigin } from '../core/options/origin.js';

export interface CommandLine {
  /** By key of the option set; only what was given. */
  values: Record<string, unknown>;
  names: string[];
}

interface OptionWord {
  name: string;
  /** As typed: --name or -n. */
  rawName: string;
  value?: string | undefined;
  inlineValue?: boolean | undefined;
}

/** Every flag that stands for it. */
export const flagsOf = ({ flag, aliases = [] }: Option<unknown>): string[] => [flag, ...aliases];

/** On or off: no value follows. */
export const isSwitch = (option: Option<unknown>): boolean => option.placeholder === undefined;

function splitterConfig(options: OptionSet): NonNullable<ParseArgsConfig['options']> {
  const config: NonNullable<ParseArgsConfig['options']> = {};
  for (const option of Object.values(options)) {
    const type = isSwitch(option) ? 'boolean' : 'string';
    config[option.flag] = { type, ...(option.alias ? { short: option.alias } : {}) };
    for (const flag of option.aliases ?? []) config[flag] = { type };
  }
  return config;
}

function unknownOption(rawName: string, options: OptionSet): UsageError {
  const flags = Object.values(options).flatMap((option) => {
    const flag = `--${option.flag}`;
    return isSwitch(option) ? [flag, `--no-${option.flag}`] : [flag];
  });
  const close = rawName.startsWith('--') ? nearest(rawName, flags) : undefined;
  return new UsageError(rawName, `unknown option ${rawName}${close ? `. Did you mean ${close}?` : ''}`);
}

/** The key of the option that a word names, and whether `no-` stands before it. */
function findOption(word: OptionWord, options: OptionSet): { key: string; option: Option<unknown>; negated: boolean } {
  for (const [key, option] of Object.entries(options)) {
    for (const flag of flagsOf(option)) {
      if (word.name === flag) return { key, option, negated: false };
      if (word.name === `no-${flag}` && isSwitch(option)) return { key, option, negated: true };
    }
  }
  throw unknownOption(word.rawName, options);
}

/** Some options say themselves what is wrong; of the place they know nothing. */
function parseAs(where: string, option: Option<unknown>, text: string): unknown {
  try {
    return option.parse(text);
  } catch (error) {
    throw withOrigin(error, { [camelCase(option.flag)]: where }, {});
  }
}

/**
 * The value that a text stands for.
 * @param where how the message names the option: `--speed`, `CASTKIT_SPEED`
 * @throws UsageError with the nearest choice if the text is not a value
 */
export function readValue(where: string, option: Option<unknown>, text: string): unknown {
  const value = parseAs(where, option, text);
  if (value !== undefined) return value;
  const close = option.choices && nearest(text, option.choices);
  throw new UsageError(where, {
    expected: option.expected,
    received: JSON.stringify(text),
    ...(close ? { hint: `Did you mean ${close}?` } : {}),
  });
}

/** A separate value that looks like an option most likely is one; positions such as -2s are not taken for options. */
const looksLikeOption = (word: OptionWord): boolean => !word.inlineValue && /^--?[a-z]/i.test(word.value ?? '');

function wordValue(word: OptionWord, option: Option<unknown>, negated: boolean): unknown {
  if (negated) {
    if (word.value === undefined) return false;
    throw new UsageError(word.rawName, { expected: 'no value', received: JSON.stringify(word.value) });
  }
  if (word.value === undefined && isSwitch(option)) return true;
  if (word.value === undefined) throw new UsageError(word.rawName, { expected: option.expected, received: 'nothing' });
  if (looksLikeOption(word)) {
    const hint = `If that is the value, write ${word.rawName}=${word.value}`;
    throw new UsageError(word.rawName, { expected: option.expected, received: `the option ${word.value}`, hint });
  }
  return readValue(word.rawName, option, word.value);
}

/** Values of an option that may be repeated are joined; of others the last one counts. */
function keep(values: Record<string, unknown>, key: string, option: Option<unknown>, value: unknown): void {
  const before = values[key];
  values[key] = option.repeatable && Array.isArray(before) ? before.concat(value) : value;
}

/** Is help asked for, whatever else is wrong with the words? */
export function asksFor(flag: string, alias: string, args: readonly string[]): boolean {
  const end = args.indexOf('--');
  return (end < 0 ? args : args.slice(0, end)).some((arg) => arg === `--${flag}` || arg === `-${alias}`);
}

/** A word that follows may be more of an option: its second of two, or `on` and `off` after a switch (a file of that name is `./off`). */
function withNext(option: Option<unknown>, word: OptionWord, next: string): OptionWord | undefined {
  if (option.words === 2 && word.value !== undefined && option.parse(word.value) === undefined) {
    return { ...word, value: `${word.value} ${next}` };
  }
  const isSet = isSwitch(option) && word.rawName === `--${option.flag}` && word.value === undefined;
  const isValue = next === 'on' || next === 'off' || option.choices?.includes(next) === true;
  return isSet && isValue ? { ...word, value: next } : undefined;
}

/** @throws UsageError for an unknown option, a missing value or a value that is wrong */
export function readCommandLine(args: readonly string[], options: OptionSet): CommandLine {
  const { tokens } = parseArgs({
    args: [...args],
    options: splitterConfig(options),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const values: Record<string, unknown> = {};
  const names: string[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    if (token.kind === 'positional') names.push(token.value);
    if (token.kind !== 'option') continue;
    const { key, option, negated } = findOption(token, options);
    const next = tokens[i + 1];
    const longer = next?.kind === 'positional' ? withNext(option, token, next.value) : undefined;
    if (longer) i++;
    keep(values, key, option, wordValue(longer ?? token, option, negated));
  }
  return { values, names };
}
