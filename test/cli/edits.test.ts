// The edits of time and screens as commands: their examples run, pipelines, in place, several files, nothing left of failures.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { commands } from '../../src/cli/registry.js';
import { v2 } from '../support/casts.js';
import { useFolder } from '../support/folder.js';
import { programPath, run, shellWord } from '../support/program.js';

const path = useFolder();
const names = ['trim', 'cut', 'speed', 'idle', 'quantize', 'retime', 'resize', 'split', 'concat'];
const loaded = await Promise.all(names.map(async (name) => (await commands[name]?.load())!));

const SHORT = v2([
  [1, 'o', 'one'],
  [2, 'm', 'half/../way'],
  [3, 'o', 'two'],
]);

function shell(line: string) {
  const program = `castkit() { ${shellWord(process.execPath)} ${shellWord(programPath('castkit'))} "$@"; }`;
  const script = `${program}\nset -e -o pipefail\n${line}`;
  const { status, stderr, stdout } = spawnSync('bash', ['-c', script], {
    cwd: path(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return { status, stderr: stderr.toString(), stdout: stdout.toString() };
}

const lastTime = (text: string): number => JSON.parse(text.trimEnd().split('\n').at(-1)!)[0];

beforeEach(() => {
  copyFileSync(join(import.meta.dirname, '../../examples/demo.cast'), path('demo.cast'));
  writeFileSync(path('short.cast'), SHORT);
});

describe('the examples of the help', () => {
  beforeEach(() => {
    for (const name of ['intro', 'part-1', 'part-2']) writeFileSync(path(`${name}.cast`), SHORT);
  });

  it.each(loaded.flatMap(({ examples }) => examples.map(({ command }) => command)))('%s', (line) => {
    const { status, stderr } = shell(line);
    expect(status).toBe(0);
    // Programs drew for the size they had: that is worth a word.
    expect(stderr).toMatch(line.startsWith('castkit resize ') ? /^(?:warning: .*--crop.*\n)?$/ : /^$/);
  });
});

describe('an edit', () => {
  it('goes through a pipeline without a temporary file', () => {
    const { status, stdout } = shell(
      'castkit trim demo.cast --start 5 | castkit idle --max 1 | castkit speed --factor 2 -f v2',
    );
    expect(status).toBe(0);
    expect(JSON.parse(stdout.slice(0, stdout.indexOf('\n')))).toMatchObject({ version: 2 });
    expect(readdirSync(path()).sort()).toEqual(['demo.cast', 'short.cast']);
  });

  it('ends quietly when its reader goes away', () => {
    expect(shell('castkit speed demo.cast --factor 2 | head -c 10')).toMatchObject({
      stderr: '',
      stdout: '{"version"',
    });
  });

  it('writes onto its input when told to, and not otherwise', () => {
    expect(run(['castkit', 'speed', 'short.cast', 'short.cast', '--factor', '2'], { cwd: path() }).status).toBe(2);
    expect(run(['castkit', 'speed', 'short.cast', '--factor', '2', '--in-place'], { cwd: path() }).status).toBe(0);
    expect(lastTime(readFileSync(path('short.cast'), 'utf8'))).toBe(1.5);
  });

  it('takes positions that begin with a hyphen', () => {
    for (const words of [['--end', '-1s'], ['--end=-1s']]) {
      const { stdout } = run(['castkit', 'trim', 'short.cast', ...words], { cwd: path() });
      expect(lastTime(stdout.toString())).toBe(2);
    }
  });

  it.each([
    [['trim', 'short.cast', 'out.cast', '--start', 'marker:none'], 1, 'labelled "half/../way"'],
    [['trim', 'short.cast', 'out.cast', '--start', 'soon'], 2, '--start: expected a position'],
    [['speed', 'short.cast', 'out.cast'], 2, '--factor: expected a number'],
    [['cut', 'short.cast', 'out.cast', '--range', '0..end'], 1, 'nothing is left'],
    [['split', 'short.cast', 'out.cast', '--at', '1,2', '-f', 'v4'], 2, '-f: expected one of v1, v2, v3'],
    [['concat', 'short.cast', 'missing.cast', '-o', 'out.cast'], 1, 'missing.cast: expected a recording'],
    [['concat', 'short.cast', 'demo.cast', '-o', 'out.cast', '-f', 'v1'], 1, 'v3'],
  ])('%j writes nothing', (words, status, message) => {
    const result = run(['castkit', ...(words as [string])], { cwd: path() });
    expect(result.status).toBe(status);
    expect(result.stderr.split('\n')[0]).toContain(message);
    expect(readdirSync(path()).sort()).toEqual(['demo.cast', 'short.cast']);
  });
});

describe('split', () => {
  it('names parts by number, or by a marker without what a file name must not have', () => {
    expect(run(['castkit', 'split', 'short.cast', '--at', 'markers'], { cwd: path() }).status).toBe(0);
    expect(readdirSync(path()).sort()).toEqual(['demo.cast', 'short-1.cast', 'short-half-.-way.cast', 'short.cast']);
  });

  it('writes all parts or none', () => {
    writeFileSync(path('part-2.cast'), 'mine');
    const { status } = run(['castkit', 'split', 'short.cast', 'part.cast', '--at', '1.5', '--no-clobber'], {
      cwd: path(),
    });
    expect(status).toBe(1);
    expect(existsSync(path('part-1.cast'))).toBe(false);
    expect(readFileSync(path('part-2.cast'), 'utf8')).toBe('mine');
  });
});

it('concat reads standard input where a hyphen stands', () => {
  const { status, stdout } = run(['castkit', 'concat', 'short.cast', '-', '--gap', '1'], { cwd: path(), input: SHORT });
  expect(status).toBe(0);
  expect(lastTime(stdout.toString())).toBe(7);
});
