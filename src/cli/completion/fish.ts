// The completion script for fish.
import type { CompletionCommand, CompletionOption } from './vocabulary.js';

/** A word in single quotes, as fish reads them. */
const quoted = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`;

/** Choices where there are some, words that castkit is asked for, files where any value goes. */
function candidates({ choices, kind }: NonNullable<CompletionOption['value']>): string {
  if (choices.length > 0) return `-x -a ${quoted(choices.join(' '))}`;
  return kind ? `-x -a ${quoted(`(castkit completion words ${kind} -- (commandline -opc) 2>/dev/null)`)}` : '-r';
}

function optionLine(program: string, condition: string, { flag, alias, help, value }: CompletionOption): string {
  const parts = [`complete -c ${program}`, condition, `-l ${flag}`, alias ? `-s ${alias}` : '', `-d ${quoted(help)}`];
  if (value) parts.push(candidates(value));
  return parts.filter((part) => part !== '').join(' ');
}

function wordLine({ name, words }: CompletionCommand): string[] {
  if (words.length === 0) return [];
  const condition = `__fish_seen_subcommand_from ${name}; and not __fish_seen_subcommand_from ${words.join(' ')}`;
  return [`complete -c castkit -n ${quoted(condition)} -f -a ${quoted(words.join(' '))}`];
}

function commandLines(command: CompletionCommand): string[] {
  const { name, summary, options } = command;
  const condition = `-n ${quoted(`__fish_seen_subcommand_from ${name}`)}`;
  return [
    `complete -c castkit -n __fish_use_subcommand -f -a ${name} -d ${quoted(summary)}`,
    ...wordLine(command),
    ...options.map((option) => optionLine('castkit', condition, option)),
    ...(name === 'gif' ? options.map((option) => optionLine('cast2gif', '', option)) : []),
  ];
}

export function fish(commands: readonly CompletionCommand[]): string {
  return ['# fish completion for castkit and cast2gif', ...commands.flatMap(commandLines), ''].join('\n');
}
