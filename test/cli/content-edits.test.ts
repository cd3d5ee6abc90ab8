// The edits of content as commands: every example of their helps runs, and what cannot be done writes nothing.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commands } from '../../src/cli/registry.js';
import { v2 } from '../support/casts.js';
import { useFolder } from '../support/folder.js';
import { programPath, run, shellWord } from '../support/program.js';

const path = useFolder();

const NAMES = Object.keys(commands).filter((name) =>
  /^(mark .*|redact|replace|insert|hold|title-card|drop|header|convert|cat)$/.test(name),
);
const examples = await Promise.all(
  NAMES.map(async (name) => (await commands[name]?.load())?.examples.map(({ command }) => command) ?? []),
);

const DEMO = v2(
  [
    [0, 'o', '$ '],
    [1, 'i', 'x'],
    [2, 'o', 'hello world\r\n'],
    [3, 'm', 'build'],
    [6, 'o', 'done'],
    [8, 'm', 'tests'],
    [12, 'o', '\r\n'],
  ],
  { timestamp: 1_700_000_000, env: { SHELL: '/bin/bash' } },
);

function furnish(): void {
  for (const name of ['demo.cast', 'intro.cast']) writeFileSync(path(name), DEMO);
  writeFileSync(path('markers.csv'), 'time,label\n1.5,one\n');
  writeFileSync(path('chapters.vtt'), 'WEBVTT\n\n00:02.000 --> 00:03.000\ntwo\n');
  writeFileSync(path('banner.txt'), 'banner\n');
}

describe('the examples of the helps', () => {
  it.each(examples.flat())('%s', (line) => {
    furnish();
    const castkit = `castkit() { ${shellWord(process.execPath)} ${shellWord(programPath('castkit'))} "$@"; }`;
    const script = [castkit, 'set -e -o pipefail', line].join('\n');
    const { status, stderr } = spawnSync('bash', ['-c', script], { cwd: path(), stdio: ['ignore', 'pipe', 'pipe'] });
    expect({ status, stderr: stderr.toString().replace(/^warning: .*nothing to hide.*\n/, '') }).toEqual({
      status: 0,
      stderr: '',
    });
  });
});

describe('mark', () => {
  it('has commands of its own, with helps', () => {
    expect(run(['castkit', 'mark', '--help']).stdout.toString()).toContain('mark export  write the markers to a file');
    expect(run(['castkit', 'help', 'mark', 'add']).stdout.toString()).toContain(
      'Usage: castkit mark add [input] [output]',
    );
    expect(run(['castkit', 'mark', 'ad'])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('mark: expected one of add, rm, mv, ls, export, import, received "ad"'),
    });
  });

  it('goes through pipes, and back the same', () => {
    furnish();
    const csv = run(['castkit', 'mark', 'export', path('demo.cast')]).stdout.toString();
    expect(csv).toBe('time,label\r\n3.000000,build\r\n8.000000,tests\r\n');
    writeFileSync(path('m.csv'), csv);
    const { stdout } = run(['castkit', 'mark', 'import', path('demo.cast'), '--from', path('m.csv')]);
    expect(stdout.toString()).toBe(run(['castkit', 'convert', path('demo.cast'), '-', '-f', 'v2']).stdout.toString());
  });

  it('writes nothing where there is nothing to do', () => {
    furnish();
    const result = run(['castkit', 'mark', 'rm', path('demo.cast'), path('out.cast'), '--at', 'marker:deploy']);
    expect(result).toMatchObject({ status: 1, stderr: expect.stringMatching(/there are 2 markers.*"build", "tests"/) });
    expect(existsSync(path('out.cast'))).toBe(false);
  });
});

describe('redact', () => {
  it('lists and writes nothing in a dry run', () => {
    furnish();
    const { status, stdout } = run(['castkit', 'redact', path('demo.cast'), '--text', 'hello', '--dry-run']);
    expect(status).toBe(0);
    expect(stdout.toString()).toBe('event:2  2.000 s  output  text 1  h****\n');
  });

  it.each([['--in-place'], ['out.cast'], ['-o', 'out.cast']])(
    'lists on standard output only, with %s too',
    (...words) => {
      furnish();
      const before = readFileSync(path('demo.cast'), 'utf8');
      const { stdout } = run(['castkit', 'redact', 'demo.cast', ...words, '--text', 'hello', '--dry-run'], {
        cwd: path(),
      });
      expect(stdout.toString()).toContain('h****');
      expect(readFileSync(path('demo.cast'), 'utf8')).toBe(before);
      expect(existsSync(path('out.cast'))).toBe(false);
    },
  );

  it('writes no file where something cannot be hidden', () => {
    writeFileSync(path('in.cast'), v2([[0, 'o', '\x1b#8']]));
    const result = run(['castkit', 'redact', path('in.cast'), path('out.cast'), '--pattern', 'E{5}']);
    expect(result).toMatchObject({ status: 1, stderr: expect.stringContaining('expected nothing left after hiding') });
    expect(existsSync(path('out.cast'))).toBe(false);
  });
});

describe('files beside the recording', () => {
  it.each([
    [['insert', 'demo.cast', '--at', '1', '--file', 'no'], 'no: expected a file with output, found no such file'],
    [['mark', 'import', 'demo.cast', '--from', 'no'], 'no: expected a file of markers, found no such file'],
    [['convert', 'demo.cast', '--timing', 'no'], 'no: expected a timing file, found no such file'],
  ])('are named by what they are: %s', (words, message) => {
    furnish();
    const { status, stderr } = run(['castkit', ...words], { cwd: path() });
    expect([status, stderr.split('\n')[0]]).toEqual([1, message]);
  });
});

it("converts by asciinema's names of the options", () => {
  furnish();
  const words = ['convert', 'demo.cast', 'out.cast', '--output-format', 'asciicast-v3', '--overwrite'];
  writeFileSync(path('out.cast'), 'old');
  expect(run(['castkit', ...words], { cwd: path() }).status).toBe(0);
  expect(readFileSync(path('out.cast'), 'utf8')).toMatch(/^\{"version":3/);
});

describe('other inputs', () => {
  it('are read by every command', () => {
    writeFileSync(path('session.raw'), 'hello\r\n');
    const words = ['txt', path('session.raw'), '--input-format', 'raw', '--rows', '2'];
    expect(run(['castkit', ...words]).stdout.toString()).toBe('hello\n\n');
    const typescript = 'Script started on 2024-05-06 07:08:09+00:00 [COLUMNS="30" LINES="3"]\nhi\n';
    writeFileSync(path('typescript'), typescript);
    writeFileSync(path('times'), '1.5 2\n');
    const made = run(['castkit', 'convert', path('typescript'), path('out.cast'), '--timing', path('times')]);
    expect(made).toMatchObject({ status: 0, stderr: '' });
    expect(readFileSync(path('out.cast'), 'utf8')).toContain('[1.500, "o", "hi"]');
  });

  it('keep --cols of a renderer what it was', () => {
    copyFileSync(join(import.meta.dirname, '../../examples/demo.cast'), path('demo.cast'));
    expect(run(['castkit', 'gif', '--help']).stdout.toString()).toMatch(/--cols/);
  });
});
