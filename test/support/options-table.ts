// The reference of commands, from the declarations.
import type { Command } from '../../src/cli/command.js';
import { defaultWords, groupedOptions, optionForm } from '../../src/cli/help.js';
import type { Option, OptionSet } from '../../src/options/option.js';

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('<', '&lt;');

const row = (option: Option<unknown>): string =>
  `| \`${optionForm(option)}\` | ${cell(option.help)} | ${cell(defaultWords(option) ?? '')} |`;

/** A table for each group of options. */
export function optionsTable(options: OptionSet): string {
  return groupedOptions(options)
    .map(([group, members]) => [`| ${group} | | Default |`, '| --- | --- | --- |', ...members.map(row)].join('\n'))
    .join('\n\n');
}

/** A reference of every command: what it does, its names, options and examples. `shared` are the options that all have. */
export function commandReference(commands: readonly Command[], shared: OptionSet): string {
  const own = ({ options }: Command): OptionSet =>
    Object.fromEntries(Object.entries(options).filter(([key]) => !Object.hasOwn(shared, key)));
  const page = (command: Command): string => {
    const usage = [`castkit ${command.name}`, ...command.positionals.map(({ name }) => `[${name}]`), '[options]'].join(
      ' ',
    );
    const examples = command.examples.map(({ command: line, does }) => `- \`${line}\`: ${cell(does)}`);
    const options = optionsTable(own(command));
    return [`## castkit ${command.name}`, `\`${usage}\`: ${cell(command.summary)}.`, examples.join('\n'), options]
      .filter((part) => part !== '')
      .join('\n\n');
  };
  return `${[
    '# Commands',
    'Written by `npm run docs` from the declarations of the options; `castkit COMMAND --help` says the same.',
    '## Every command',
    optionsTable(shared),
    ...commands.map(page),
  ].join('\n\n')}\n`;
}
