// The README's tables of options, from the declarations.
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

/** The text with what stands between `<!-- options NAME -->` and `<!-- end -->` made anew. */
export function withTables(text: string, commands: ReadonlyMap<string, Command>): string {
  return text.replace(
    /(<!-- options (\w+) -->\n)[\s\S]*?(<!-- end -->)/g,
    (_, start: string, name: string, end: string) => {
      const command = commands.get(name);
      if (!command) throw new Error(`README.md: there is no command "${name}"`);
      return `${start}\n${optionsTable(command.options)}\n\n${end}`;
    },
  );
}
