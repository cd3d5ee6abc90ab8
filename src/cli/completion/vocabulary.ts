// The words that may be typed, command by command: what the completion scripts are made of.
import type { Option } from '../../core/options/option.js';
import { isSwitch } from '../args.js';
import type { Commands } from '../command.js';
import { allOptions } from '../command-options.js';
import { type WordKind, wordKind } from './words.js';

export interface CompletionOption {
  /** As typed, without dashes: `speed`, `no-loop`. */
  flag: string;
  alias: string | undefined;
  help: string;
  /** Absent where no value follows. */
  value?: { choices: readonly string[]; kind?: WordKind };
}

export interface CompletionCommand {
  name: string;
  summary: string;
  /** What may stand right after it, if that is one of a few words: add, rm, ... after mark. */
  words: readonly string[];
  options: CompletionOption[];
}

function describeOption(option: Option<unknown>): CompletionOption {
  const negated = isSwitch(option) && option.default === true;
  const kind = wordKind(option);
  return {
    flag: negated ? `no-${option.flag}` : option.flag,
    alias: option.alias,
    help: option.help,
    ...(isSwitch(option) ? {} : { value: kind ? { choices: [], kind } : { choices: option.choices ?? [] } }),
  };
}

export async function describeCommands(commands: Commands): Promise<CompletionCommand[]> {
  const described = new Map<string, CompletionCommand>();
  for (const [name, { summary, load }] of Object.entries(commands)) {
    const options = Object.values(allOptions(await load())).filter((option) => option.hidden !== true);
    // "mark add" and "mark rm" are one command to a shell: the options of all of them.
    const [first = name, second] = name.split(' ');
    const known = described.get(first) ?? { name: first, summary, words: wordsAfter(first, commands), options: [] };
    const flags = new Set(known.options.map(({ flag }) => flag));
    known.options.push(...options.map(describeOption).filter(({ flag }) => !flags.has(flag)));
    if (second !== undefined) known.summary = known.words.join(', ');
    described.set(first, known);
  }
  return [...described.values()];
}

const SHELLS = ['bash', 'zsh', 'fish'];

const wordsAfter = (first: string, commands: Commands): string[] =>
  first === 'completion'
    ? SHELLS
    : Object.keys(commands).flatMap((name) => (name.startsWith(`${first} `) ? [name.slice(first.length + 1)] : []));

/** A word in single quotes, for every shell that knows them. */
export const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
