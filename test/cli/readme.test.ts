// The README says what is so: its tables are the declarations, its commands run. `npm run docs` writes the tables anew.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { generalOptions } from '../../src/cli/general.js';
import { commands } from '../../src/cli/registry.js';
import { inputOptions } from '../../src/index.js';
import { useFolder } from '../support/folder.js';
import { commandReference } from '../support/options-table.js';
import { programPath, shellWord } from '../support/program.js';

const root = join(import.meta.dirname, '../..');
const file = join(root, 'README.md');
const readme = readFileSync(file, 'utf8');
const blocks = [...readme.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map(([, language, text = '']) => ({
  language,
  text,
}));

const path = useFolder();

it('comes with a reference of all commands that is what they declare', async () => {
  const loaded = await Promise.all(Object.values(commands).map(({ load }) => load()));
  const shared = { ...inputOptions, ...generalOptions };
  await expect(commandReference(loaded, shared)).toMatchFileSnapshot(join(root, 'docs/commands.md'));
});

it('names every command', () => {
  for (const name of Object.keys(commands)) expect(readme).toMatch(new RegExp(`\\b${name}\\b`));
});

it('leaves details to docs/', () => {
  expect(readme.split('\n').length).toBeLessThan(300);
});

it('opens with how to try it and how to test it', () => {
  expect(blocks[0]?.text).toBe('npm ci && npx cast2gif examples/demo.cast demo.gif\nnpm ci && npm test\n');
});

describe('the commands that it shows', () => {
  const lines = blocks.filter(({ language }) => language === 'console').flatMap(({ text }) => text.trim().split('\n'));

  it.each(lines.map((line) => line.replace(/ +#.*$/, '')))('%s', (line) => {
    mkdirSync(path('docs'));
    copyFileSync(join(root, 'examples/demo.cast'), path('demo.cast'));
    const programs = (['castkit', 'cast2gif'] as const).map(
      (name) => `${name}() { ${shellWord(process.execPath)} ${shellWord(programPath(name))} "$@"; }`,
    );
    const script = [...programs, 'set -e -o pipefail', line].join('\n');
    const { status, stderr } = spawnSync('bash', ['-c', script], { cwd: path(), stdio: ['ignore', 'pipe', 'pipe'] });
    expect({ status, stderr: stderr.toString() }).toMatchObject({
      status: 0,
      stderr: expect.not.stringContaining('error'),
    });
  });
});
