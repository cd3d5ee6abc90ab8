// The manual pages, from the declarations: what scripts/build.mjs writes to dist/man. No part of the programs.
import type { Option } from '../core/options/option.js';
import type { Command } from './command.js';
import { allOptions } from './command-options.js';
import { defaultWords, groupedOptions, optionForm } from './help.js';
import { commands } from './registry.js';

export interface ManPage {
  /** castkit-gif.1 */
  name: string;
  /** In the man macros of troff. */
  text: string;
}

/** Text as troff shows it as it stands, wherever it comes in a line. */
const plain = (text: string): string =>
  text.replaceAll('\\', '\\e').replaceAll('-', '\\-').replace(/^(?=[.'])/gm, '\\&'); // biome-ignore format: one thought

const heading = (title: string, version: string): string =>
  `.TH ${plain(title.toUpperCase())} 1 "" "castkit ${version}" "castkit"`;

function optionLines(option: Option<unknown>): string[] {
  const words = defaultWords(option);
  return ['.TP', `.B ${plain(optionForm(option))}`, plain(`${option.help}${words === undefined ? '' : ` [${words}]`}`)];
}

/** @param program what one types: "castkit gif", "cast2gif" */
function commandPage(command: Command, program: string, version: string): ManPage {
  const name = program.replaceAll(' ', '-');
  const names = command.positionals.map((positional) => `[${positional.name}]`).join(' ');
  const lines = [
    heading(name, version),
    '.SH NAME',
    plain(`${name} - ${command.summary}`),
    '.SH SYNOPSIS',
    `.B ${plain(program)}`,
    plain(`${names} [options]`.trim()),
    '.SH ARGUMENTS',
    ...command.positionals.flatMap((positional) => ['.TP', `.B ${plain(positional.name)}`, plain(positional.help)]),
    ...groupedOptions(allOptions(command)).flatMap(([group, options]) => [
      `.SH ${group.toUpperCase()}`,
      ...options.flatMap(optionLines),
    ]),
    '.SH EXAMPLES',
    ...command.examples.flatMap(({ command: line, does }) => ['.TP', `.B ${plain(line)}`, plain(does)]),
    '.SH EXIT STATUS',
    '0: done. 1: the recording, the disk or the network is at fault, or a check did not hold. 2: the request is wrong.',
    '.SH SEE ALSO',
    '.BR castkit (1)',
  ];
  return { name: `${name}.1`, text: `${lines.join('\n')}\n` };
}

function overviewPage(version: string): ManPage {
  const lines = [
    heading('castkit', version),
    '.SH NAME',
    plain('castkit - turn terminal recordings into pictures, videos, text and other recordings'),
    '.SH SYNOPSIS',
    '.B castkit',
    plain('<command> [input] [output] [options]'),
    '.SH COMMANDS',
    ...Object.entries(commands).flatMap(([name, { summary }]) => ['.TP', `.B ${plain(name)}`, plain(summary)]),
    '.SH ENVIRONMENT AND FILES',
    plain(
      'Options may come from CASTKIT_<OPTION>, and from castkit.yaml, .castkitrc or the key castkit of package.json,',
    ),
    plain('in the folder or one above it. The command line comes first, then the environment, then the file.'),
    '.SH SEE ALSO',
    `${Object.keys(commands)
      .map((name) => `.BR ${plain(`castkit-${name.replaceAll(' ', '-')}`)} (1)`)
      .join('\n')}`,
  ];
  return { name: 'castkit.1', text: `${lines.join('\n')}\n` };
}

/** A page for castkit, one for each command, and one for cast2gif. */
export async function manPages(version: string): Promise<ManPage[]> {
  const pages = [overviewPage(version)];
  for (const [name, { load }] of Object.entries(commands)) {
    const command = await load();
    pages.push(commandPage(command, `castkit ${name}`, version));
    if (name === 'gif') pages.push(commandPage(command, 'cast2gif', version));
  }
  return pages;
}
