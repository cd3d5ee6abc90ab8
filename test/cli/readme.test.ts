// The README says what is so: it names every command, and the commands that it shows run.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commands } from '../../src/cli/registry.js';
import { useFolder } from '../support/folder.js';
import { consoleLines, DONE, runShown } from '../support/shown-commands.js';

const root = join(import.meta.dirname, '../..');
const file = join(root, 'README.md');
const readme = readFileSync(file, 'utf8');
const blocks = [...readme.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map(([, language, text = '']) => ({
  language,
  text,
}));

const path = useFolder();

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
  it.each(consoleLines(readme))('%s', (line) => {
    expect(runShown(line, path())).toMatchObject(DONE);
  });
});
