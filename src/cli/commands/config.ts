// castkit config.
import { catalogue } from '../../core/catalogue.js';
import { UsageError } from '../../core/errors.js';
import { nearest } from '../../core/options/nearest.js';
import { loadCast, visible } from '../../index.js';
import type { Command, CommandBody, Commands } from '../command.js';
import { type InForce, optionsInForce } from '../config/in-force.js';
import { jsonOption, jsonText } from '../looking.js';
import { configWords, surroundingsOf } from '../surroundings.js';

interface Row {
  command: string;
  inForce: InForce;
}

function findEntry(name: string, commands: Commands): { load(): Promise<Command> } {
  const entry = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (entry) return entry;
  const close = nearest(name, Object.keys(commands));
  throw new UsageError('command', {
    expected: 'the name of a command',
    received: JSON.stringify(name),
    ...(close ? { hint: `Did you mean ${close}?` } : {}),
  });
}

/** Of all commands, what is not as it is by default; the same of several commands once. */
async function everythingSet(all: Commands): Promise<Row[]> {
  const rows = new Map<string, Row & { commands: string[] }>();
  for (const [name, { load }] of Object.entries(all)) {
    for (const inForce of await optionsInForce(await load(), all)) {
      if (inForce.from === 'default') continue;
      const id = `${inForce.flag} ${inForce.from}`;
      const row = rows.get(id) ?? { command: name, inForce, commands: [] };
      row.commands.push(name);
      rows.set(id, row);
    }
  }
  return [...rows.values()].map(({ inForce, commands: names }) => ({ command: names.join(', '), inForce }));
}

/** The presets that the configuration file declares, and what each of them sets; for commands that make GIFs, which have them all. */
async function declaredPresets(commands: Commands): Promise<Row[]> {
  const { presets } = await surroundingsOf(await findEntry('gif', commands).load(), commands);
  return Array.from(presets, ([name, { where, layer }]) => {
    const value = Object.entries(layer.values).map(([key, set]) => `${kebab(key)} ${settingWords(set)}`);
    return { command: '', inForce: { flag: `presets.${name}`, value, from: where } };
  });
}

const kebab = (key: string): string => key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
const settingWords = (value: unknown): string => valueWords({ flag: '', value, from: '' });

function valueWords({ value, words }: InForce): string {
  if (words !== undefined) return words;
  if (value === undefined) return 'none';
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.join(', ');
  return typeof value === 'boolean' ? (value ? 'on' : 'off') : String(value);
}

function tableText(rows: readonly Row[], several: boolean): string {
  if (rows.length === 0)
    return 'everything is as it is by default; castkit config gif lists the options of a command\n';
  const cells = rows.map(({ command, inForce }) => [
    visible(inForce.flag),
    visible(valueWords(inForce)),
    visible(inForce.from),
    ...(several ? [command] : []),
  ]);
  const widths = [0, 1, 2].map((column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  return cells
    .map(
      (row) =>
        `${row
          .map((cell, column) => cell.padEnd(widths[column] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
}

const jsonRow = ({ command, inForce: { flag, value, from } }: Row) => ({
  option: flag,
  value: value ?? null,
  from,
  command,
});

export const configCommand: CommandBody<typeof jsonOption> = {
  positionals: [
    {
      name: 'command',
      help: 'list all options of this command; without it, what is set for any',
      role: 'word',
      words: () => Object.keys(catalogue),
    },
    { name: 'input', help: 'a recording, whose header has a say as well', role: 'input' },
  ],
  options: jsonOption,
  examples: [
    { command: 'castkit config', does: 'what castkit.yaml, .castkitrc, package.json or CASTKIT_... set' },
    { command: 'castkit config gif', does: 'every option of castkit gif, its value, and where that comes from' },
    { command: 'castkit config gif demo.cast --json', does: 'with what the recording says, for programs' },
  ],
  async run({ names: [name, input], given, commands, warn, write }) {
    const command = name === undefined ? undefined : await findEntry(name, commands).load();
    const cast = input === undefined ? undefined : await loadCast(input, { warn });
    const rows = command
      ? (await optionsInForce(command, commands, cast)).map((inForce) => ({ command: command.name, inForce }))
      : [...(await everythingSet(commands)), ...(await declaredPresets(commands))];
    const { config } = await surroundingsOf(command ?? (await findEntry('gif', commands).load()), commands);
    for (const sentence of config?.leftOut ?? []) warn(sentence);
    if (config?.above)
      rows.unshift({ command: '', inForce: { flag: 'configuration', value: configWords(config), from: config.name } });
    await write([given.json ? jsonText(rows.map(jsonRow)) : tableText(rows, !command)]);
  },
};
