// The help texts, from the declarations. Loaded only when asked for.
import { type CommandName, catalogue, GROUPS, MOST_USED } from '../core/catalogue.js';
import type { Option, OptionGroup, OptionSet } from '../core/options/option.js';
import { isSwitch } from './args.js';
import type { Command } from './command.js';
import { wrap } from './terminal-text.js';

const OPTION_GROUPS: readonly OptionGroup[] = [
  'Streaming',
  'Recording',
  'Keys',
  'Server',
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
  const value = option.bare === undefined ? option.placeholder : `[${option.placeholder}]`;
  return `${alias}${flag}${isSwitch(option) ? '' : ` ${value}`}`;
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
  const groups = OPTION_GROUPS.map((group): [OptionGroup, Option<unknown>[]] => [
    group,
    visible.filter((option) => option.group === group),
  ]);
  return groups.filter(([, members]) => members.length > 0);
}

/** How a page is laid out. */
export interface Page {
  /** In columns. */
  readonly width: number;
  /** Whether weight and colour may be used. */
  readonly styled: boolean;
}

const PLAIN: Page = { width: 100, styled: false };

/** SGR (ECMA-48, 8.3.117): bold, and cyan. */
const bold = (text: string, { styled }: Page): string => (styled ? `\x1b[1m${text}\x1b[m` : text);
const coloured = (text: string, { styled }: Page): string => (styled && text !== '' ? `\x1b[36m${text}\x1b[m` : text);

/** Where less than this is left for the second column, it stands below the first. */
const LEAST = 28;
const INDENT = 6;

/** Two columns, or on a narrow terminal one below the other; words are wrapped. */
function columns(rows: readonly (readonly [string, string])[], page: Page): string[] {
  const left = Math.max(...rows.map(([name]) => name.length)) + 2;
  const room = page.width - left - 2;
  if (room < LEAST) return rows.flatMap(([name, text]) => stacked(name.trimEnd(), text, page));
  return rows.flatMap(([name, text]) =>
    wrap(text, room).map((line, index) => {
      const first = index === 0 ? name : '';
      return `  ${coloured(first, page)}${' '.repeat(left - first.length)}${line}`;
    }),
  );
}

function stacked(name: string, text: string, page: Page): string[] {
  const indent = ' '.repeat(/^ */.exec(name)![0].length > 0 ? 2 : 0);
  const names = wrap(name.trimStart(), page.width - 4).map((line) => `  ${indent}${coloured(line, page)}`);
  return [...names, ...wrap(text, page.width - INDENT).map((line) => `${' '.repeat(INDENT)}${line}`)];
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
export function commandHelp(command: Command, options: OptionSet, invoked: string, layout: Page = PLAIN): string {
  const short: OptionGroup[] = [];
  for (;;) {
    const page = helpPage(command, options, { invoked, short, layout });
    const next = SHORTENED[short.length];
    if (page.length <= MOST_LINES || !next) return page.join('\n');
    short.push(next);
  }
}

/** As commandHelp, with every option told in full. */
export function fullHelp(command: Command, options: OptionSet, invoked: string, layout: Page = PLAIN): string {
  return helpPage(command, options, { invoked, short: [], layout }).join('\n');
}

interface HelpRequest {
  readonly invoked: string;
  /** Groups that are told in short. */
  readonly short: readonly OptionGroup[];
  readonly layout: Page;
}

function helpPage(command: Command, options: OptionSet, { invoked, short, layout }: HelpRequest): string[] {
  const usage = [invoked, ...command.positionals.map(({ name }) => `[${name}]`), '[options]'].join(' ');
  const groups = groupedOptions(options);
  const told = groups.filter(([group]) => !short.includes(group));
  const rows = told.map(([, members]) => members.map(optionRow));
  const left = Math.max(...rows.flat().map(([form]) => form.length));
  const padded = rows.map((group) =>
    columns(
      group.map(([form, help]) => [form.padEnd(left), help] as const),
      layout,
    ),
  );
  return [
    ...wrap(`Usage: ${usage}`, layout.width),
    '',
    ...wrap(`${command.summary[0]?.toUpperCase()}${command.summary.slice(1)}.`, layout.width),
    '',
    ...columns(
      command.positionals.map(({ name, help }) => [name, help] as const),
      layout,
    ),
    ...told.flatMap(([group], index) => ['', bold(group, layout), ...(padded[index] ?? [])]),
    ...shortGroups(
      groups.filter(([group]) => short.includes(group)),
      invoked,
      layout,
    ),
    '',
    bold('Examples', layout),
    ...columns(
      command.examples.map(({ command: line, does }) => [line, does] as const),
      layout,
    ),
    '',
  ];
}

/** A line or two for each group: only what one types. */
function shortGroups(groups: readonly [OptionGroup, Option<unknown>[]][], invoked: string, layout: Page): string[] {
  if (groups.length === 0) return [];
  const rows = groups.map(
    ([group, members]) => [group, members.map((option) => `--${option.flag}`).join(' ')] as const,
  );
  return ['', bold(`More (${invoked} --help-all tells about them)`, layout), ...columns(rows, layout)];
}

type Told = readonly [name: string, summary: string];

const toldOf = (names: readonly string[]): Told[] =>
  names.map((name) => [name, catalogue[name as CommandName].summary]);

/** All commands in their groups, those that are used most before them; or those whose names begin with a word. */
export function overview(first?: string, layout: Page = PLAIN): string {
  const names = Object.keys(catalogue);
  const sections: [string, Told[]][] =
    first === undefined
      ? [
          ['Commands', toldOf(MOST_USED)],
          ...GROUPS.map((group): [string, Told[]] => [
            group,
            toldOf(names.filter((name) => catalogue[name as CommandName].group === group)),
          ]),
        ]
      : [['Commands', toldOf(names.filter((name) => name.startsWith(`${first} `)))]];
  const left = Math.max(...sections.flatMap(([, rows]) => rows.map(([name]) => name.length)));
  const usage = [
    `Usage: castkit ${first === undefined ? '' : `${first} `}<command> [input] [output] [options]`,
    ...(first === undefined ? ['       cast2gif <input> [output] [options], the same as castkit gif'] : []),
    ...(first === undefined ? ['       castkit <input>, too'] : []),
  ];
  return [
    ...usage.flatMap((line) => (line.length > layout.width ? wrap(line.trim(), layout.width) : [line])),
    ...sections.flatMap(([title, rows]) => [
      '',
      bold(title, layout),
      ...columns(
        rows.map(([name, summary]) => [name.padEnd(left), summary] as const),
        layout,
      ),
    ]),
    '',
    ...wrap('castkit <command> --help tells about one of them; castkit --version prints the version.', layout.width),
    '',
  ].join('\n');
}
