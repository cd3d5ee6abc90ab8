// The help texts, from the declarations. Loaded only when asked for.
import { catalogue } from '../core/catalogue.js';
import type { Option, OptionGroup, OptionSet } from '../core/options/option.js';
import { isSwitch } from './args.js';
import type { Command } from './command.js';

const GROUPS: readonly OptionGroup[] = [
  'Recording',
  'Keys',
  'Input',
  'Positions',
  'Timing',
  'Look',
  'Window',
  'Overlays',
  'Fonts',
  'Limits',
  'Output',
  'General',
];

/** What one types for an option: `-i, --idle-time-limit SECONDS`; a switch that is on shows how to turn it off. */
export function optionForm(option: Option<unknown>): string {
  const flag = isSwitch(option) && option.default === true ? `--no-${option.flag}` : `--${option.flag}`;
  const alias = option.alias ? `-${option.alias}, ` : '';
  return `${alias}${flag}${isSwitch(option) ? '' : ` ${option.placeholder}`}`;
}

/** The default in words, or undefined where there is nothing to say. */
export function defaultWords(option: Option<unknown>): string | undefined {
  if (option.defaultText !== undefined) return option.defaultText;
  const value = option.default;
  if (value === undefined || typeof value === 'boolean' || (Array.isArray(value) && value.length === 0))
    return undefined;
  return String(value);
}

/** Visible options in the order of their groups. */
export function groupedOptions(options: OptionSet): [OptionGroup, Option<unknown>[]][] {
  const visible = Object.values(options).filter((option) => option.hidden !== true);
  const groups = GROUPS.map((group): [OptionGroup, Option<unknown>[]] => [
    group,
    visible.filter((option) => option.group === group),
  ]);
  return groups.filter(([, members]) => members.length > 0);
}

const WIDTH = 100;

/** Words set in lines of a given width. */
function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = '';
    }
    line += line === '' ? word : ` ${word}`;
  }
  return [...lines, line];
}

/** Two columns; the second is wrapped. */
function columns(rows: readonly (readonly [string, string])[]): string[] {
  const left = Math.max(...rows.map(([name]) => name.length)) + 2;
  return rows.flatMap(([name, text]) =>
    wrap(text, WIDTH - left - 2).map((line, index) => `  ${(index === 0 ? name : '').padEnd(left)}${line}`),
  );
}

function optionRow(option: Option<unknown>): [string, string] {
  const form = optionForm(option);
  const words = defaultWords(option);
  const note = words === undefined ? '' : ` [${words}]`;
  return [option.alias ? form : `    ${form}`, `${option.help}${note}`];
}

/** What a help page may have: two screens. */
const MOST_LINES = 72;
/** Groups that are told in short where the page would be longer, in this order; `--help-all` tells all of them. */
const SHORTENED: readonly OptionGroup[] = ['Limits', 'Input', 'Overlays', 'Window', 'Fonts'];

/** @param invoked what the user typed to get here: "cast2gif" or "castkit gif" */
export function commandHelp(command: Command, options: OptionSet, invoked: string): string {
  const short: OptionGroup[] = [];
  for (;;) {
    const page = helpPage(command, options, invoked, short);
    const next = SHORTENED[short.length];
    if (page.length <= MOST_LINES || !next) return page.join('\n');
    short.push(next);
  }
}

/** As commandHelp, with every option told in full. */
export function fullHelp(command: Command, options: OptionSet, invoked: string): string {
  return helpPage(command, options, invoked, []).join('\n');
}

function helpPage(command: Command, options: OptionSet, invoked: string, short: readonly OptionGroup[]): string[] {
  const usage = [invoked, ...command.positionals.map(({ name }) => `[${name}]`), '[options]'].join(' ');
  const groups = groupedOptions(options);
  const told = groups.filter(([group]) => !short.includes(group));
  const rows = told.map(([, members]) => members.map(optionRow));
  const left = Math.max(...rows.flat().map(([form]) => form.length));
  const padded = rows.map((group) => columns(group.map(([form, help]) => [form.padEnd(left), help] as const)));
  return [
    `Usage: ${usage}`,
    '',
    `${command.summary[0]?.toUpperCase()}${command.summary.slice(1)}.`,
    '',
    ...columns(command.positionals.map(({ name, help }) => [name, help] as const)),
    ...told.flatMap(([group], index) => ['', group, ...(padded[index] ?? [])]),
    ...shortGroups(
      groups.filter(([group]) => short.includes(group)),
      invoked,
    ),
    '',
    'Examples',
    ...columns(command.examples.map(({ command: line, does }) => [line, does] as const)),
    '',
  ];
}

/** A line or two for each group: only what one types. */
function shortGroups(groups: readonly [OptionGroup, Option<unknown>[]][], invoked: string): string[] {
  if (groups.length === 0) return [];
  const rows = groups.map(
    ([group, members]) => [group, members.map((option) => `--${option.flag}`).join(' ')] as const,
  );
  return ['', `More (${invoked} --help-all tells about them)`, ...columns(rows)];
}

/** @param first only the commands whose names begin with this word */
export function overview(first?: string): string {
  const shown = Object.entries(catalogue).filter(([name]) => first === undefined || name.startsWith(`${first} `));
  return [
    `Usage: castkit ${first === undefined ? '' : `${first} `}<command> [input] [output] [options]`,
    ...(first === undefined ? ['       cast2gif <input> [output] [options]      the same as castkit gif'] : []),
    '',
    'Commands',
    ...columns(shown.map(([name, { summary }]) => [name, summary] as const)),
    '',
    'castkit <command> --help tells about one of them; castkit --version prints the version.',
    '',
  ].join('\n');
}
