// The completion script for fish.
import type { CompletionCommand, CompletionOption } from './vocabulary.js';

/** A word in single quotes, as fish reads them. */
const quoted = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`;

function optionLine(program: string, condition: string, { flag, alias, help, value }: CompletionOption): string {
  const parts = [`complete -c ${program}`, condition, `-l ${flag}`, alias ? `-s ${alias}` : '', `-d ${quoted(help)}`];
  if (value) parts.push(value.choices.length > 0 ? `-x -a ${quoted(value.choices.join(' '))}` : '-r');
  return parts.filter((part) => part !== '').join(' ');
}

function commandLines({ name, summary, options }: CompletionCommand): string[] {
  const condition = `-n ${quoted(`__fish_seen_subcommand_from ${name}`)}`;
  return [
    `complete -c castkit -n __fish_use_subcommand -f -a ${name} -d ${quoted(summary)}`,
    ...options.map((option) => optionLine('castkit', condition, option)),
    ...(name === 'gif' ? options.map((option) => optionLine('cast2gif', '', option)) : []),
  ];
}

export function fish(commands: readonly CompletionCommand[]): string {
  return [
    '# fish completion for castkit and cast2gif',
    ...commands.flatMap(commandLines),
    `complete -c castkit -n '__fish_seen_subcommand_from completion' -f -a 'bash zsh fish'`,
    '',
  ].join('\n');
}
