// The help texts and the declarations behind them, for every command there is.
import { describe, expect, it } from 'vitest';
import type { Command } from '../../src/cli/command.js';
import { allOptions } from '../../src/cli/command-options.js';
import { commandHelp, fullHelp, optionForm, overview } from '../../src/cli/help.js';
import { commands } from '../../src/cli/registry.js';
import { GROUPS, MOST_USED } from '../../src/core/catalogue.js';

const loaded = await Promise.all(
  Object.entries(commands).map(async ([name, entry]): Promise<[string, Command]> => [name, await entry.load()]),
);

describe.each(loaded)('%s', (name, command) => {
  const options = allOptions(command);
  const help = commandHelp(command, options, `castkit ${name}`);

  it('is declared under its own name and summary', () => {
    expect(command).toMatchObject({ name, summary: commands[name]?.summary });
  });

  it('has no two options of one name', () => {
    const words = Object.values(options).flatMap(({ flag, alias }) => [flag, ...(alias ? [alias] : [])]);
    expect(words).toEqual([...new Set(words)]);
  });

  it('has the options by the keys that the library takes', () => {
    const camel = (flag: string) => flag.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
    expect(Object.keys(options)).toEqual(Object.values(options).map(({ flag }) => camel(flag)));
  });

  it('has helps of one line without a full stop, in small letters', () => {
    const wrong = Object.values(options).filter(({ help: line }) => /[^.]\.$|\n|^[A-Z][a-z]/.test(line));
    expect(wrong.map(({ flag, help: line }) => `${flag}: ${line}`)).toEqual([]);
  });

  it('has a help that fits two screens, 100 columns wide', () => {
    const lines = help.split('\n');
    expect(lines.length).toBeLessThanOrEqual(72);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100);
  });

  it.each([40, 60, 80])('fits a terminal of %d columns, but for words that are longer', (width) => {
    const page = fullHelp(command, options, `castkit ${name}`, { width, styled: false });
    const long = page.split('\n').filter((line) => line.length > width && /\S\s+\S/.test(line.trim()));
    expect(long).toEqual([]);
  });

  it('names every option that is not hidden, and three examples', () => {
    for (const { flag, hidden } of Object.values(options)) {
      expect(`${flag} ${new RegExp(`--(no-)?${flag}\\b(?!-)`).test(help)}`).toBe(`${flag} ${hidden !== true}`);
    }
    for (const { command: line } of command.examples) expect(help).toContain(line);
  });

  it('tells about every option that is not hidden in its full help', () => {
    const full = fullHelp(command, options, `castkit ${name}`);
    for (const option of Object.values(options)) {
      const shown = full.includes(`${optionForm(option)} `);
      expect(`${option.flag} ${shown}`).toBe(`${option.flag} ${option.hidden !== true}`);
    }
  });
});

it('the overview tells the most used first, then the groups of the README, in any width', () => {
  const titles = overview()
    .split('\n')
    .filter((line) => /^[A-Za-z][a-z ]+$/.test(line));
  expect(titles).toEqual(['Commands', ...GROUPS]);
  expect(
    overview()
      .split('\n')
      .slice(5, 9)
      .map((line) => line.trim().split(' ')[0]),
  ).toEqual(MOST_USED.slice(0, 4));
  for (const width of [40, 60]) {
    expect(
      overview(undefined, { width, styled: false })
        .split('\n')
        .filter((line) => line.length > width),
    ).toEqual([]);
  }
  expect(overview(undefined, { width: 80, styled: true })).toContain('\x1b[1mCommands\x1b[m');
});

it('the overview names every command', () => {
  for (const [name, { summary }] of Object.entries(commands))
    expect(overview()).toMatch(new RegExp(`^  ${name} +${summary.slice(0, 40).replace(/[^\\w ]/g, '.')}`, 'm'));
});
