// docs/commands.md and docs/commands/ are what the commands declare. `npm run docs` writes them anew.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { generalOptions } from '../../src/cli/general.js';
import { commands } from '../../src/cli/registry.js';
import { inputOptions } from '../../src/index.js';
import { commandIndex, commandPage, pageName } from '../support/command-pages.js';

const docs = join(import.meta.dirname, '../../docs');
const shared = { ...inputOptions, ...generalOptions };
const loaded = await Promise.all(Object.values(commands).map(({ load }) => load()));

it('has an index of all commands', async () => {
  await expect(commandIndex(loaded, shared)).toMatchFileSnapshot(join(docs, 'commands.md'));
});

it.each(loaded.map((command) => [command.name, command] as const))('tells about %s', async (name, command) => {
  await expect(commandPage(command, shared)).toMatchFileSnapshot(join(docs, 'commands', pageName(name)));
});

it('has no page of a command that is gone', () => {
  const known = Object.keys(commands).map(pageName);
  expect(readdirSync(join(docs, 'commands')).filter((page) => !known.includes(page))).toEqual([]);
});
