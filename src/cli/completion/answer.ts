// What may stand where the cursor is: the shells' completion scripts ask as one types. Loads the one command that the line is for.
import { catalogue } from '../../core/catalogue.js';
import type { Option, OptionSet } from '../../core/options/option.js';
import { flagsOf, isSwitch } from '../args.js';
import { type Command, type Commands, takesMany } from '../command.js';
import { allOptions } from '../command-options.js';
import { surroundingsOf } from '../surroundings.js';
import { isCommand, secondWords } from '../words.js';
import { type Answer, type Candidate, FILES, NOTHING, plainWords, valueAnswer } from './values.js';

/** The commands by their first words, those of two words told by their second ones. */
function commandWords(): Candidate[] {
  const words = new Map<string, string>();
  for (const [name, { summary }] of Object.entries(catalogue)) {
    const [first = name, second] = name.split(' ');
    words.set(first, second === undefined ? summary : secondWords(first).join(', '));
  }
  return Array.from(words, ([word, note]) => ({ word, note }));
}

const PROGRAM_WORDS: readonly Candidate[] = [
  { word: 'help', note: 'tell of a command' },
  { word: '--help', note: 'show all commands' },
  { word: '--version', note: 'show the version' },
];

const beginning = (words: readonly Candidate[], typed: string): Candidate[] =>
  words.filter(({ word }) => word.startsWith(typed));

/** A recording may stand there as well, but where a command begins so, that is what is meant. */
function firstAnswer(typed: string): Answer {
  const words = beginning(
    [...commandWords(), ...(typed === '' || !typed.startsWith('-') ? PROGRAM_WORDS.slice(0, 1) : PROGRAM_WORDS)],
    typed,
  );
  return { words, files: words.length > 0 ? 'none' : 'files' };
}

const flagWords = (options: OptionSet): Candidate[] =>
  Object.values(options)
    .filter(({ hidden }) => hidden !== true)
    .map((option) => ({
      word: isSwitch(option) && option.default === true ? `--no-${option.flag}` : `--${option.flag}`,
      note: option.help,
    }));

function optionOf(word: string, options: OptionSet): Option<unknown> | undefined {
  const [, long, short] = /^(?:--([^=]+)|-([A-Za-z]+))$/.exec(word) ?? [];
  return Object.values(options).find((option) =>
    long === undefined ? option.alias !== undefined && option.alias === short?.at(-1) : flagsOf(option).includes(long),
  );
}

const takesValue = (option: Option<unknown> | undefined): option is Option<unknown> =>
  option !== undefined && !isSwitch(option);

interface Place {
  /** The option whose value is due. */
  readonly option?: Option<unknown>;
  /** Its second word is. */
  readonly second?: boolean;
  /** How many names stand before. */
  readonly names: number;
  /** Behind `--`: no option any more. */
  readonly ended: boolean;
}

/** Where on a command's line one is after some words. */
function placeAfter(words: readonly string[], options: OptionSet): Place {
  let names = 0;
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    if (word === '--') return { names: names + words.length - i - 1, ended: true };
    const option = optionOf(word, options);
    if (!/^-./.test(word)) names++;
    else if (takesValue(option)) {
      i++;
      if (i >= words.length) return { option, names, ended: false };
      const goesOn = option.words === 2 && option.parse(words[i]!) === undefined;
      if (goesOn && ++i >= words.length) return { option, second: true, names, ended: false };
    }
  }
  return { names, ended: false };
}

/** What a name may be, by what the command says of it. */
function nameAnswer(command: Command, { names, ended }: Place): Answer {
  const { positionals, runsProgram } = command;
  if (runsProgram && ended) return FILES;
  const positional = positionals[takesMany(command) ? Math.min(names, positionals.length - 1) : names];
  if (!positional) return NOTHING;
  if (positional.words) return { words: plainWords(positional.words()), files: positional.orFile ? 'files' : 'none' };
  return positional.role === 'word' ? NOTHING : FILES;
}

/** With the presets that a configuration file declares; one that is wrong keeps nobody from typing. */
async function presetAnswer(command: Command, commands: Commands): Promise<Answer> {
  const known = allOptions(command)['preset']?.choices ?? [];
  const { presets } = await surroundingsOf(command, commands).catch(() => ({
    presets: new Map<string, { where: string }>(),
  }));
  const own = known.filter((name) => !presets.has(name)).map((word) => ({ word, note: "castkit's own" }));
  return { words: [...own, ...Array.from(presets, ([word, { where }]) => ({ word, note: where }))], files: 'none' };
}

interface Asked {
  readonly command: Command;
  readonly commands: Commands;
  /** After those of the command's name. */
  readonly words: readonly string[];
  readonly typed: string;
}

async function optionAnswer(option: Option<unknown>, asked: Asked): Promise<Answer> {
  const { command, commands, typed, words } = asked;
  return option.flag === 'preset' ? presetAnswer(command, commands) : valueAnswer(option, typed, words);
}

async function commandAnswer(asked: Asked): Promise<Answer> {
  const { command, words, typed } = asked;
  const options = allOptions(command);
  const place = placeAfter(words, options);
  if (place.second) return FILES;
  if (place.option?.words === 2) return { words: plainWords(place.option.suggests ?? []), files: 'none' };
  if (place.option) return optionAnswer(place.option, asked);
  if (place.ended || !typed.startsWith('-')) return nameAnswer(command, place);
  const [, flag, value] = /^(--[^=]+)=(.*)$/s.exec(typed) ?? [];
  if (flag === undefined || value === undefined) return { words: flagWords(options), files: 'none' };
  const option = optionOf(flag, options);
  if (!option) return NOTHING;
  const prefix = `${flag}=`;
  if (isSwitch(option) && !option.choices) return { words: plainWords([`${prefix}on`, `${prefix}off`]), files: 'none' };
  const answer = await optionAnswer(option, { ...asked, typed: value });
  return { ...answer, words: answer.words.map(({ word, ...rest }) => ({ word: prefix + word, ...rest })), prefix };
}

/**
 * @param line the words before the one that is being typed, the program first
 * @param typed what there is of that
 */
export async function answer(line: readonly string[], typed: string, commands: Commands): Promise<Answer> {
  const [program = '', ...words] = line;
  const isGif = /(^|[\\/])cast2gif(\.\w+)?$/i.test(program);
  const [first, second] = words;
  if (!isGif && (first === undefined || (first === 'help' && second === undefined)))
    return typed.startsWith('-') && !'--help'.startsWith(typed) && !'--version'.startsWith(typed)
      ? answer([program, 'gif'], typed, commands)
      : firstAnswer(typed);
  const seconds = isGif ? [] : secondWords(first);
  if (seconds.length > 0 && second === undefined)
    return {
      words: beginning(
        seconds.map((word) => ({ word, note: summaryOf(`${first} ${word}`) })),
        typed,
      ),
      files: 'none',
    };
  const name = seconds.length > 0 ? `${first} ${second}` : first;
  const isNamed = !isGif && isCommand(name);
  const command = await commands[isNamed ? name : 'gif']!.load();
  const rest = isNamed ? words.slice(seconds.length > 0 ? 2 : 1) : words;
  const found = await commandAnswer({ command, commands, words: rest, typed });
  return { ...found, words: beginning(found.words, typed) };
}

const summaryOf = (name: string): string => (isCommand(name) ? catalogue[name as keyof typeof catalogue].summary : '');
