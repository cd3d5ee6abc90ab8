// Recordings that are wrong in ways that happen, at the command line: what castkit makes of them, and what it says.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { useFolder } from '../support/folder.js';
import { run as runIn } from '../support/program.js';

const CASES = new URL('../../../shared/cases/', import.meta.url).pathname;
const hasCases = existsSync(CASES);
const path = useFolder();
const run = (...words: string[]) => runIn(['castkit', ...words], { cwd: path() });

describe.skipIf(!hasCases)('a recording of ../shared/cases', () => {
  test('05: without a size is 80x24 and a warning, or as asked, and resize mends it', () => {
    const file = `${CASES}05-zero-size.cast`;
    expect(run('txt', file)).toMatchObject({
      status: 0,
      stderr: expect.stringMatching(/^warning: .*80x24.*--cols.*\n$/),
    });
    const asked = run('gif', file, 'out.gif', '--cols', '80', '--rows', '24');
    expect(asked).toMatchObject({ status: 0, stderr: expect.not.stringContaining('warning') });
    expect(run('resize', file, 'out.cast', '--cols', '90', '--rows', '20')).toMatchObject({ status: 0, stderr: '' });
    expect(readFileSync(path('out.cast'), 'utf8')).toContain('"width":90,"height":20');
  });

  test('14: in other columns than recorded is a warning that names --crop', () => {
    const file = `${CASES}14-cols-override.cast`;
    const warning = expect.stringMatching(/^warning: .*60 columns.*--crop.*\n/);
    expect(run('svg', file, 'out.svg', '--cols', '40').stderr).toEqual(warning);
    expect(run('resize', file, 'out.cast', '--cols', '40').stderr).toEqual(warning);
    expect(run('svg', file, 'out.svg', '--cols', '60').stderr).not.toContain('warning');
  });

  test('22: with output beyond its size is one warning with the size to try', () => {
    const file = `${CASES}22-header-too-small.cast`;
    const words = 'the output addresses column 60, row 12 of 40x6; try --cols 60 --rows 12';
    for (const command of ['svg', 'info', 'png', 'txt']) {
      const { stderr } = run(command, file, ...(/svg|png/.test(command) ? [`out.${command}`] : []));
      expect(stderr.split('\n').filter((line) => line.includes(words))).toHaveLength(1);
    }
    expect(run('validate', file).stdout.toString()).toContain(`warning: ${words}`);
    expect(run('svg', file, 'out.svg', '--cols', '60', '--rows', '12').stderr).not.toContain('warning');
  });

  test('23: without output is a warning', () => {
    const file = `${CASES}23-no-output.cast`;
    expect(run('svg', file, 'out.svg').stderr).toMatch(/^warning: .*the recording has no output\n/);
    expect(run('validate', file).stdout.toString()).toContain('warning: the recording has no output');
  });
});

describe('commands that show nothing', () => {
  const write = (...events: string[]) =>
    writeFileSync(
      path('a.cast'),
      `{"version":2,"width":9,"height":2}\n${events.map((event) => `${event}\n`).join('')}`,
    );

  it.each([['vtt'], ['events'], ['convert', '-f', 'v3'], ['trim', '--end', '9'], ['header', '--set', 'title=x']])(
    '%s tells of a recording without output, and of output beyond its size',
    (command, ...options) => {
      write('[1,"m","here"]', '[9,"i","x"]');
      expect(run(command, 'a.cast', '-', ...options).stderr).toContain('a.cast: the recording has no output\n');
      write('[1,"o","\\u001b[5;20Hx"]', '[9,"o","y"]');
      expect(run(command, 'a.cast', '-', ...options).stderr).toContain('castkit resize --cols 20 --rows 5\n');
      write('[1,"o","x"]', '[9,"o","y"]');
      expect(run(command, 'a.cast', '-', ...options).stderr).toBe('');
    },
  );

  it('snippet and validate as well, and validate not for the size that does', () => {
    write('[1,"o","\\u001b[5;20Hx"]');
    expect(run('snippet', 'a.cast').stderr).toContain('column 20, row 5 of 9x2');
    expect(run('validate', 'a.cast').stdout.toString()).toContain('column 20, row 5 of 9x2');
    expect(run('validate', 'a.cast', '--cols', '20', '--rows', '5').stdout.toString()).not.toContain('warning');
  });
});

describe('a field of the header that is wrong does not matter where an option says it', () => {
  const header = (fields: string) =>
    writeFileSync(path('a.cast'), `{"version":2,"width":9,"height":2,${fields}}\n[1,"o","x"]\n`);

  it.each([
    ['"idle_time_limit":"soon"', ['svg', '--idle-time-limit', '2']],
    ['"title":5', ['svg', '--title', 'x', '--window', 'macos']],
    ['"title":5', ['header', '--set', 'title=x']],
    ['"idle_time_limit":-1', ['header', '--set', 'idle-time-limit=3']],
    ['"env":7', ['header', '--set', 'env.SHELL=sh']],
    ['"theme":{"fg":"red"}', ['svg', '--theme', 'nord']],
  ])('%s', (fields, [command = '', ...options]) => {
    header(fields);
    expect(run(command, 'a.cast', `out.${command === 'svg' ? 'svg' : 'cast'}`, ...options)).toMatchObject({
      status: 0,
      stderr: expect.not.stringMatching(/expected|ignored/),
    });
    const without = run(
      command === 'svg' ? 'svg' : 'trim',
      'a.cast',
      '-',
      ...(command === 'svg' ? [] : ['--end', '1']),
    );
    expect(without.stderr).toMatch(/expected/);
  });

  it('another one that is wrong still is', () => {
    header('"title":5,"idle_time_limit":"soon"');
    expect(run('svg', 'a.cast', 'out.svg', '--title', 'x')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('idle_time_limit'),
    });
  });
});

it('a malformed event is refused with what would help', () => {
  writeFileSync(path('a.cast'), '{"version":2,"width":9,"height":2}\n[1,"o","x"]\n["soon","o","y"]\n[2,"o","z"]\n');
  expect(run('txt', 'a.cast')).toMatchObject({ status: 1, stderr: expect.stringMatching(/"soon"\n[\s\S]*--lenient/) });
  expect(run('txt', 'a.cast', '--lenient')).toMatchObject({ status: 0 });
});

describe('output that never was in a terminal', () => {
  const lines = (text: Buffer) => text.toString().split('\n');

  it.skipIf(!hasCases)('13: has its lines at the left edge', () => {
    const { stdout } = run('txt', `${CASES}13-lf-only.log`, '--input-format', 'raw');
    expect(lines(stdout).slice(0, 3)).toEqual(['line one', 'line two', '        three']);
  });

  it('is named with the way to read it', () => {
    writeFileSync(path('build.log'), 'one\ntwo\n');
    expect(run('txt', 'build.log')).toMatchObject({ status: 1, stderr: expect.stringContaining('--input-format raw') });
  });

  it('becomes a recording at a pace', () => {
    writeFileSync(path('build.log'), 'one\ntwo\n\nthree');
    const { stdout } = run('convert', 'build.log', '-', '-f', 'v3', '--input-format', 'raw', '--pace', '4');
    expect(lines(stdout).slice(1, -1)).toEqual([
      '[0.000, "o", "one\\r\\n"]',
      '[0.250, "o", "two\\r\\n"]',
      '[0.250, "o", "\\r\\n"]',
      '[0.250, "o", "three"]',
    ]);
  });

  it('may have carriage returns here and there, where --newline is given, in every format', () => {
    writeFileSync(path('a.log'), '10%\r20%\none\r\ntwo\nthree\n');
    const raw = (...words: string[]) => lines(run('txt', 'a.log', '--input-format', 'raw', ...words).stdout);
    expect(raw()[3]).toBe('   three');
    expect(raw('--newline').slice(0, 4)).toEqual(['20%', 'one', 'two', 'three']);
    writeFileSync(
      path('b.cast'),
      '{"version":2,"width":9,"height":3}\n[1,"o","one\\n"]\n[2,"o","two\\r"]\n[3,"o","\\nx"]\n',
    );
    expect(lines(run('txt', 'b.cast', '--newline').stdout).slice(0, 3)).toEqual(['one', 'two', 'x']);
  });

  it('may be left as it is', () => {
    writeFileSync(path('a.log'), 'one\ntwo\n');
    const { stdout } = run('txt', 'a.log', '--input-format', 'raw', '--no-newline');
    expect(lines(stdout)[1]).toBe('   two');
  });

  it('alone has a pace', () => {
    writeFileSync(path('b.cast'), '{"version":2,"width":9,"height":3}\n[1,"o","one"]\n');
    expect(run('txt', 'b.cast', '--pace', '2')).toMatchObject({ status: 2, stderr: expect.stringContaining('--pace') });
  });
});
