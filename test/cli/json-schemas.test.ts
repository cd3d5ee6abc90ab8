// What --json prints is what the schemas in assets/ say, for every command that has the option.
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeEach, describe, expect, it } from 'vitest';
import { commands } from '../../src/cli/registry.js';
import { v2 } from '../support/casts.js';
import { useFolder } from '../support/folder.js';
import { run } from '../support/program.js';

const root = join(import.meta.dirname, '../..');
const path = useFolder();

const PLAN = `edits:
  - cut: { range: marker:Fetch..marker:Edit }
  - speed: { factor: 8, range: 6..7 }
  - hold: { at: end, for: 2 }
`;
const STYLED =
  '\x1b[1;4:3;38;2;1;2;3;58;5;9mbold\x1b[m \x1b]8;;http://a.b/\x1b\\link\x1b]8;;\x1b\\ 世 \x1b]11;#102030\x1b\\\x1b#6';
const OTHER =
  '\x1b[1;4:3;38;2;1;2;4;58;5;9mbold\x1b[m \x1b]8;;http://a.b/\x1b\\link\x1b]8;;\x1b\\ 世 \x1b[?25l\r\nmore';

beforeEach(() => {
  copyFileSync(join(root, 'examples/demo.cast'), path('demo.cast'));
  writeFileSync(path('styled.cast'), v2([[1, 'o', STYLED], [2, 'i', 'x'], [3, 'm', 'M'], [4, 'z', 'odd']])); // biome-ignore format: one thought
  writeFileSync(path('other.cast'), v2([[1, 'o', OTHER]]));
  writeFileSync(path('wide.cast'), v2([[1, 'o', 'x'], [2, 'r', '90x30']])); // biome-ignore format: one thought
  writeFileSync(path('bad.cast'), `${v2([])}["soon", "o", "x"]\n[2, "o", "\\u001b]1337;File=inline=1:AAAA\\u0007"]\n`);
  writeFileSync(path('empty.cast'), v2([]));
  writeFileSync(path('plan.yaml'), PLAN);
  writeFileSync(path('castkit.yaml'), 'theme: nord\n');
  writeFileSync(
    path('demo.tape'),
    'Output demo.gif\nRequire ls\nSet FontSize 20\nHide\nType "ls"\nShow\nEnter\nWait\n',
  );
});

/** Command lines, by the schema of what they print. */
const PRINTED: Readonly<Record<string, readonly string[]>> = {
  assert: ['assert demo.cast --contains tides --not-contains tides --max-duration 60 --exit-status 0 --json'],
  config: ['config --json', 'config gif demo.cast --json', 'config rec --json'],
  diff: ['demo.cast demo.cast', 'styled.cast other.cast', 'wide.cast demo.cast', 'demo.cast empty.cast'].map(
    (two) => `diff ${two} --json`,
  ),
  edit: ['edit demo.cast --plan plan.yaml --dry-run --json'],
  events: ['demo.cast', 'styled.cast', 'wide.cast', 'empty.cast'].map((name) => `events ${name} --json`),
  fonts: ['fonts demo.cast --json', 'fonts styled.cast --json'],
  grep: ['grep tides demo.cast --json', 'grep nowhere demo.cast --json'],
  info: ['demo.cast', 'styled.cast', 'empty.cast'].map((name) => `info ${name} --json`),
  json: ['json demo.cast', 'json styled.cast --at 2', 'json demo.cast --transcript'],
  'mark-ls': ['mark ls demo.cast --json'],
  outline: ['demo.cast', 'styled.cast', 'wide.cast', 'empty.cast'].map((name) => `outline ${name} --json`),
  plan: ['condense demo.cast --to 15 --plan-only --json', 'condense demo.cast --max-pause 1 --plan-only --json'],
  tape: ['tape demo.tape --list --json', 'tape demo.tape demo.tape --list --json'],
  themes: ['themes --json', 'themes solarized --json'],
  validate: ['validate demo.cast bad.cast wide.cast --json', 'validate missing.cast --json'],
};
const lines = Object.entries(PRINTED).flatMap(([schema, all]) => all.map((line) => ({ schema, line })));

function complaints(schema: string, value: unknown): string {
  const ajv = new Ajv2020({ strict: true, strictRequired: false, strictTypes: false, allErrors: true });
  ajv.validate(JSON.parse(readFileSync(join(root, `assets/${schema}.schema.json`), 'utf8')), value);
  return ajv.errors ? ajv.errorsText() : '';
}

describe('castkit', () => {
  it.each(lines)('$line prints what $schema.schema.json says', ({ schema, line }) => {
    const { stdout } = run(['castkit', ...line.split(' ')], { cwd: path() });
    expect(complaints(schema, JSON.parse(stdout.toString()))).toBe('');
  });

  it('has a schema for every command that takes --json', async () => {
    const covered = lines.map(({ line }) => line.replace(/^mark ls/, 'mark-ls').split(' ')[0]);
    const taking: string[] = [];
    for (const [name, { load }] of Object.entries(commands)) {
      if ('json' in (await load()).options) taking.push(name.replace(' ', '-'));
    }
    expect(taking.filter((name) => !covered.includes(name))).toEqual([]);
    expect(taking.length).toBeGreaterThan(10);
  });
});

it('finds fault with what a schema does not say', () => {
  expect(complaints('grep', [{ file: 'a', from: -1 }])).toMatch(/from must be >= 0/);
  expect(complaints('info', {})).toMatch(/required property 'version'/);
});
