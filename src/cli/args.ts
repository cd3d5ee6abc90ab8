// From the words of a command line to option values and names, strictly: what is not declared is an error.
// yargs-parser reads the words (loaded without yargs itself, which would cost more than a short picture). The declarations tell it
// what there is; they also spell out beforehand what it would read otherwise: switches with values, `-ofile`, values of two words.
import parse from 'yargs-parser/browser';
import { UsageError } from '../core/errors.js';
import { nearest } from '../core/options/nearest.js';
import type { Option, OptionSet } from '../core/options/option.js';
import { camelCase, withOrigin } from '../core/options/origin.js';

export interface CommandLine {
  /** By key of the option set; only what was given. */
  values: Record<string, unknown>;
  names: string[];
}

/** An option in a word of the command line: `--name`, `--name=value`, or a letter of `-abc`. */
interface Mention {
  /** As typed: --name or -n. */
  rawName: string;
  option: Option<unknown>;
  /** `no-` stands before it. */
  negated: boolean;
  /** What stands in the same word. */
  value: string | undefined;
}

/** Every flag that stands for it. */
export const flagsOf = ({ flag, aliases = [] }: Option<unknown>): string[] => [flag, ...aliases];

/** On or off: no value follows. */
export const isSwitch = (option: Option<unknown>): boolean => option.placeholder === undefined;

function unknownOption(rawName: string, options: OptionSet): UsageError {
  const flags = Object.values(options).flatMap((option) => {
    const flag = `--${option.flag}`;
    return isSwitch(option) ? [flag, `--no-${option.flag}`] : [flag];
  });
  const close = rawName.startsWith('--') ? nearest(rawName, flags) : undefined;
  return new UsageError(rawName, `unknown option ${rawName}${close ? `. Did you mean ${close}?` : ''}`);
}

function longMention(word: string, options: OptionSet): Mention {
  const [, rawName = '', name = '', value] = /^(--([^=]*))(?:=([\s\S]*))?$/.exec(word)!;
  for (const option of Object.values(options)) {
    for (const flag of flagsOf(option)) {
      if (name === flag) return { rawName, option, negated: false, value };
      if (name === `no-${flag}` && isSwitch(option)) return { rawName, option, negated: true, value };
    }
  }
  throw unknownOption(rawName, options);
}

/** Each letter is a switch; after one that takes a value, the rest of the word is that. */
function* shortMentions(word: string, options: OptionSet): Generator<Mention> {
  for (let i = 1; i < word.length; i++) {
    const rawName = `-${word[i]}`;
    const option = Object.values(options).find(({ alias }) => alias === word[i]);
    if (!option) throw unknownOption(rawName, options);
    const rest = isSwitch(option) ? '' : word.slice(i + 1);
    yield { rawName, option, negated: false, value: rest === '' ? undefined : rest };
    if (rest !== '') return;
  }
}

const mentionsIn = (word: string, options: OptionSet): Iterable<Mention> =>
  word.startsWith('--') ? [longMention(word, options)] : shortMentions(word, options);

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

/** A value that looks like an option most likely is one; positions such as -2s are not taken for options. */
function separateValue({ rawName, option }: Mention, word: string | undefined): string {
  const { expected } = option;
  if (word === undefined || word === '--') throw new UsageError(rawName, { expected, received: 'nothing' });
  if (!/^--?[a-z]/i.test(word)) return word;
  const hint = `If that is the value, write ${rawName}=${word}`;
  throw new UsageError(rawName, { expected, received: `the option ${word}`, hint });
}

/** `on`, `off` or one of its choices may follow a switch in a word of their own; a file of that name is `./off`. */
const isSetting = ({ rawName, option }: Mention, word: string | undefined): word is string =>
  rawName === `--${option.flag}` && (word === 'on' || word === 'off' || option.choices?.includes(word ?? '') === true);

/** The value of an option, as text, and how many of the words that follow are part of it. */
function textOf(mention: Mention, [next, second]: readonly string[]): [value: string, words: number] {
  const { rawName, option, negated, value } = mention;
  if (negated) {
    if (value === undefined) return ['off', 0];
    throw new UsageError(rawName, { expected: 'no value', received: JSON.stringify(value) });
  }
  if (isSwitch(option)) return value !== undefined ? [value, 0] : isSetting(mention, next) ? [next, 1] : ['on', 0];
  if (option.bare !== undefined && value === undefined && (next === undefined || next.startsWith('-'))) {
    return [option.bare, 0];
  }
  const first = value ?? separateValue(mention, next);
  const words = value === undefined ? 1 : 0;
  const more = words === 1 ? second : next;
  const isHalf = option.words === 2 && more !== undefined && option.parse(first) === undefined;
  return isHalf ? [`${first} ${more}`, words + 1] : [first, words];
}

/** The words with each option as `--flag=value`. @param typed is told, by flag, how each was named */
function* spelledOut(args: readonly string[], options: OptionSet, typed: Map<string, string[]>): Generator<string> {
  for (let i = 0; i < args.length; i++) {
    const word = args[i]!;
    if (word === '--') return yield* args.slice(i);
    if (!/^-./.test(word)) yield word;
    else
      for (const mention of mentionsIn(word, options)) {
        const [value, words] = textOf(mention, args.slice(i + 1, i + 3));
        const { flag } = mention.option;
        typed.set(flag, [...(typed.get(flag) ?? []), mention.rawName]);
        yield `--${flag}=${value}`;
        i += words;
      }
  }
}

/** All values are text: what they mean is for the declarations. */
const CONFIGURATION = {
  'boolean-negation': false,
  'camel-case-expansion': false,
  'dot-notation': false,
  'parse-numbers': false,
  'parse-positional-numbers': false,
};

/** Is help asked for, whatever else is wrong with the words? */
export function asksFor(flag: string, alias: string, args: readonly string[]): boolean {
  const end = args.indexOf('--');
  return (end < 0 ? args : args.slice(0, end)).some((arg) => arg === `--${flag}` || arg === `-${alias}`);
}

/** @throws UsageError for an unknown option, a missing value or a value that is wrong */
export function readCommandLine(args: readonly string[], options: OptionSet): CommandLine {
  const typed = new Map<string, string[]>();
  const words = [...spelledOut(args, options, typed)];
  const string = Object.values(options).map(({ flag }) => flag);
  const given = parse(words, { string, configuration: CONFIGURATION });
  const values: Record<string, unknown> = {};
  for (const [key, option] of Object.entries(options)) {
    const rawNames = typed.get(option.flag);
    if (!rawNames) continue;
    const texts = [given[option.flag] ?? []].flat();
    const read = rawNames.map((rawName, at) => readValue(rawName, option, texts[at] ?? ''));
    values[key] = option.repeatable ? read.flat() : read.at(-1);
  }
  return { values, names: given._ };
}
