// Which command the words of a command line are for: options may stand before it, a recording alone is to be a GIF.
import { existsSync } from 'node:fs';
import { catalogue } from '../core/catalogue.js';
import { UsageError } from '../core/errors.js';
import { nearest } from '../core/options/nearest.js';
import type { OptionSet } from '../core/options/option.js';
import { isUrl } from '../core/options/source-name.js';
import { asksFor, isSwitch } from './args.js';

/** The words after a first one that is no command by itself: add, rm, ... after mark. */
export const secondWords = (first: string | undefined): string[] =>
  Object.keys(catalogue).flatMap((name) =>
    first !== undefined && name.startsWith(`${first} `) ? [name.slice(first.length + 1)] : [],
  );

export const isCommand = (name: string | undefined): name is string =>
  name !== undefined && Object.hasOwn(catalogue, name);

/** What stands where a command would, and is none. */
const OTHERS: ReadonlySet<string> = new Set(['help', 'version']);

const mayBegin = (word: string): boolean => isCommand(word) || OTHERS.has(word) || secondWords(word).length > 0;

/** A path or an address, rather than a command that somebody has mistyped. */
const isRecording = (word: string): boolean =>
  word === '-' || isUrl(word) || /\.(cast|ttyrec)(\.gz|\.zst)?$/i.test(word) || existsSync(word);

export const isOption = (word: string | undefined): word is string => word !== undefined && /^-./.test(word);

/** Whether an option that is written so takes the next word for its value; one that is not known does not. */
function takesNext(word: string, options: OptionSet): boolean {
  const name = word.replace(/^--?/, '');
  const option = Object.values(options).find(({ flag, alias }) =>
    word.startsWith('--') ? flag === name : alias !== undefined && alias === name.at(-1),
  );
  return option !== undefined && !isSwitch(option) && !word.includes('=');
}

/** Where the first word is that is neither an option nor the value of one. */
function skipOptions(args: readonly string[], options: OptionSet): number {
  let at = 0;
  while (isOption(args[at]) && args[at] !== '--') at += takesNext(args[at]!, options) ? 2 : 1;
  return at;
}

/** The words with those of a command's name as one. */
function joinName(args: readonly string[]): readonly string[] {
  const [first, second, ...rest] = args;
  const words = secondWords(first);
  if (words.length === 0) return args;
  if (second !== undefined && words.includes(second)) return [`${first} ${second}`, ...rest];
  if (second !== undefined && asksFor('help', 'h', [second])) return args;
  const close = nearest(second ?? '', words);
  throw new UsageError(`${first}`, {
    expected: `one of ${words.join(', ')}`,
    received: second === undefined ? 'nothing' : JSON.stringify(second),
    ...(close ? { hint: `Did you mean ${close}?` } : {}),
  });
}

/**
 * The words with the command in front, its name as one word.
 * @param options of castkit gif, whose options may stand before a recording
 * @throws UsageError for a word that is neither a command nor a recording
 */
export async function commandFirst(
  args: readonly string[],
  options: () => Promise<OptionSet>,
): Promise<readonly string[]> {
  const at = isOption(args[0]) ? await firstName(args, options) : 0;
  const name = args[at];
  if (name === undefined) return args;
  if (mayBegin(name)) {
    const [command = name, ...rest] = joinName(args.slice(at));
    return [command, ...args.slice(0, at), ...rest];
  }
  if (isRecording(name)) return ['gif', ...args];
  throw unknownCommand(name);
}

async function firstName(args: readonly string[], options: () => Promise<OptionSet>): Promise<number> {
  const at = skipOptions(args, await options());
  // After an option of another command, whose value this may be.
  const command = args.findIndex((word, i) => i >= at && mayBegin(word));
  const name = args[at];
  return command >= 0 && (name === undefined || !isRecording(name)) ? command : at;
}

function unknownCommand(name: string): UsageError {
  const close = nearest(name, Object.keys(catalogue));
  const looksLikeFile = /[./\\]/.test(name) && close === undefined;
  const what = looksLikeFile ? ', and no file of that name is here' : '';
  return new UsageError(
    'command',
    `unknown command ${JSON.stringify(name)}${what}${close ? `. Did you mean ${close}?` : ''}`,
  );
}
