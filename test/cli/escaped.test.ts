// What an edit writes to a terminal cannot steer it.
import { writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { escapedForTerminal } from '../../src/cli/escaped.js';
import { useFolder } from '../support/folder.js';
import { programPath, run } from '../support/program.js';
import { Session } from '../support/session.js';

const path = useFolder();
const HOSTILE = [
  '{"version":3,"term":{"cols":20,"rows":4},"title":"\u009b31m"}',
  '# a comment \x1b]0;owned\x07 and more',
  '[0.5,"o","\u009b2J \\u001b[31mred"]',
  '',
].join('\n');

async function shownInTerminal(...args: string[]): Promise<string> {
  const session = new Session([process.execPath, programPath('castkit'), ...args], { cwd: path('.') });
  await session.end();
  return session.output;
}

it('is escaped on a terminal, and read back the same', async () => {
  writeFileSync(path('hostile.cast'), HOSTILE);
  const shown = await shownInTerminal('trim', 'hostile.cast', '--start', '0');
  expect(shown).not.toMatch(/[\x1b\x07\u009b]/);
  const [header = ''] = shown.split('\r\n').filter((line) => line.startsWith('{'));
  expect(JSON.parse(header)).toMatchObject({ title: '\u009b31m' });
});

it('stays as it is in a pipe', () => {
  writeFileSync(path('hostile.cast'), HOSTILE);
  const { stdout } = run(['castkit', 'header', path('hostile.cast'), '--set', 'command=ls']);
  expect(stdout.toString()).toContain('\x1b]0;owned\x07');
});

it('is escaped where a character lies over the border of two pieces', async () => {
  const bytes = new TextEncoder().encode('a\u009bb');
  async function* pieces() {
    yield bytes.subarray(0, 2);
    yield bytes.subarray(2);
  }
  let text = '';
  for await (const piece of escapedForTerminal(pieces())) text += new TextDecoder().decode(piece);
  expect(text).toBe('a\\u009bb');
});
