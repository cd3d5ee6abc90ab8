// The reference of commands, from the declarations: an index and a page for each.
import type { Command } from '../../src/cli/command.js';
import { defaultWords, groupedOptions, optionForm } from '../../src/cli/help.js';
import type { Option, OptionSet } from '../../src/options/option.js';

/** Commands that belong together; each page links to the others of its group. */
const GROUPS: Readonly<Record<string, readonly string[]>> = {
  Animations: ['gif', 'svg', 'webp', 'apng', 'mp4', 'webm', 'frames'],
  Stills: ['png', 'avif', 'jpeg', 'thumbnail'],
  'Several files': ['render', 'build', 'init', 'snippet'],
  Text: ['txt', 'ansi', 'html', 'json', 'vtt'],
  Time: ['trim', 'cut', 'speed', 'idle', 'quantize', 'retime', 'hold'],
  'Whole recordings': ['concat', 'split', 'resize', 'convert', 'cat', 'header', 'drop'],
  Content: ['redact', 'replace', 'insert', 'title-card'],
  Markers: ['mark add', 'mark rm', 'mark mv', 'mark ls', 'mark export', 'mark import'],
  Looking: ['info', 'events', 'grep', 'validate', 'diff', 'assert'],
  'Fonts and themes': ['fonts', 'themes', 'theme show'],
  'castkit itself': ['config', 'completion'],
};

const WRITTEN = 'Written by `npm run docs` from the declarations of the options.';
const EXIT_CODES = [
  '| Exit code | |',
  '| --- | --- |',
  '| 0 | done |',
  '| 1 | the recording, the disk or the network is at fault, or a check did not hold |',
  '| 2 | the request cannot be read: an unknown option, a malformed value, a missing argument |',
].join('\n');

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
const sentence = (text: string): string => `${text[0]?.toUpperCase()}${cell(text.slice(1))}.`;
const document = (...parts: string[]): string => `${parts.filter((part) => part !== '').join('\n\n')}\n`;

/** mark-add.md */
export const pageName = (command: string): string => `${command.replaceAll(' ', '-')}.md`;

const row = (option: Option<unknown>): string =>
  `| \`${optionForm(option).replaceAll('|', '\\|')}\` | ${cell(option.help)} | ${cell(defaultWords(option) ?? '')} |`;

/** A table for each group of options. */
function optionsTables(options: OptionSet): string {
  return groupedOptions(options)
    .map(([group, members]) => [`| ${group} | | Default |`, '| --- | --- | --- |', ...members.map(row)].join('\n'))
    .join('\n\n');
}

function seeAlso(name: string): string {
  const [group, names = []] = Object.entries(GROUPS).find(([, members]) => members.includes(name)) ?? [];
  if (group === undefined) throw new Error(`${name} belongs to no group of test/support/command-pages.ts`);
  const links = names.filter((other) => other !== name).map((other) => `[${other}](${pageName(other)})`);
  return `See also: ${links.join(', ')}; [all commands](../commands.md).`;
}

/** @param shared the options that all commands have, which the index tells about */
export function commandPage(command: Command, shared: OptionSet): string {
  const own = Object.entries(command.options).filter(([key]) => !Object.hasOwn(shared, key));
  const names = command.positionals.map(({ name }) => `[${name}]`);
  const options = optionsTables(Object.fromEntries(own));
  return document(
    `# castkit ${command.name}`,
    sentence(command.summary),
    ['```sh', ['castkit', command.name, ...names, '[options]'].join(' '), '```'].join('\n'),
    command.positionals.map(({ name, help }) => `- \`${name}\`: ${cell(help)}`).join('\n'),
    '## Examples',
    command.examples.map(({ command: line, does }) => `- \`${line}\`: ${cell(does)}`).join('\n'),
    options === '' ? '' : '## Options',
    options,
    'Options that every command has are told [once](../commands.md#options-of-every-command).',
    '## Exit codes',
    EXIT_CODES,
    seeAlso(command.name),
    WRITTEN,
  );
}

/** The page that links to all of them. */
export function commandIndex(commands: readonly Command[], shared: OptionSet): string {
  const summary = (name: string): string => cell(commands.find((command) => command.name === name)?.summary ?? '');
  const groups = Object.entries(GROUPS).map(([group, names]) =>
    [
      `| ${group} | |`,
      '| --- | --- |',
      ...names.map((name) => `| [${name}](commands/${pageName(name)}) | ${summary(name)} |`),
    ].join('\n'),
  );
  return document(
    '# Commands',
    '`castkit <command> [input] [output] [options]`; `cast2gif` is `castkit gif`. `castkit COMMAND --help` says the same as these pages.',
    ...groups,
    '## Options of every command',
    optionsTables(shared),
    '## Exit codes',
    EXIT_CODES,
    WRITTEN,
  );
}
