// The commands that look at recordings, run as processes: what stands on which stream, and with which exit code.
import { writeFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { v2 } from '../support/casts.js';
import { useFolder } from '../support/folder.js';
import { run as runProgram } from '../support/program.js';

const path = useFolder();

function run(...words: string[]) {
  const { status, stdout, stderr } = runProgram(['castkit', ...words], { cwd: path() });
  return { status, stdout: stdout.toString(), stderr };
}

beforeEach(() => {
  writeFileSync(path('a.cast'), v2([[0.5, 'o', 'hello'], [2, 'o', '\r\nworld'], [3, 'm', 'M\x1b[2J']])); // biome-ignore format: one thought
  writeFileSync(path('b.cast'), v2([[0.5, 'o', 'hello'], [2, 'o', '\r\nplanet']])); // biome-ignore format: one thought
});

describe('validate', () => {
  it('prints a line for a good recording', () => {
    expect(run('validate', 'a.cast')).toEqual({
      status: 0,
      stdout: 'a.cast: valid, asciicast v2, 3 events\n',
      stderr: '',
    });
  });

  it('prints every fault of every recording, and is 1', () => {
    writeFileSync(path('bad.cast'), `${v2([])}["soon", "o", "x"]\n[1]\n[2, "o", "y"]\n`);
    const { status, stdout, stderr } = run('validate', 'bad.cast', 'a.cast', 'no.cast');
    expect(stdout).toMatch(
      /^bad\.cast:2:2: expected .*, found "soon"\nbad\.cast:3:.*\na\.cast: valid.*\nno\.cast: expected a recording, found no such file\n$/,
    );
    expect(stderr.split('\n')[0]).toBe('bad.cast: expected a valid recording, found 2 errors');
    expect(status).toBe(1);
  });

  it('prints JSON', () => {
    const results = JSON.parse(run('validate', 'a.cast', '--json').stdout);
    expect(results).toEqual([{ file: 'a.cast', valid: true, version: 2, events: 3, faults: [], unshown: [] }]);
  });
});

describe('what a recording asks for and castkit does not show', () => {
  const image = '\x1b]1337;File=inline=1;width=2;height=1:AAAA\x07';
  const words = 'iTerm2 image, shown as a box (OSC 1337 ; File), 2 times';

  it('is said by validate, and is no fault', () => {
    writeFileSync(path('image.cast'), v2([[1, 'o', image + image]])); // biome-ignore format: one thought
    const { status, stdout } = run('validate', 'image.cast', '--strict');
    expect(stdout).toBe(`image.cast: not shown: ${words}\nimage.cast: valid, asciicast v2, 1 event\n`);
    expect(status).toBe(0);
  });

  it('is said once by renders with -v, and only then', () => {
    writeFileSync(path('image.cast'), v2([[1, 'o', image + image]])); // biome-ignore format: one thought
    for (const command of ['gif', 'txt']) {
      expect(run(command, 'image.cast', '-v').stderr.split(words).length).toBe(2);
      expect(run(command, 'image.cast').stderr).not.toContain('image, shown');
    }
  });
});

describe('diff', () => {
  it('says nothing where two show the same', () => {
    expect(run('diff', 'a.cast', 'a.cast')).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  it('shows the first screens that differ, and is 1', () => {
    const { status, stdout, stderr } = run('diff', 'a.cast', 'b.cast');
    expect(stdout).toMatch(/^--- a\.cast\n\+\+\+ b\.cast\n@@ 2 s @@\nrow 1\n- world\n\+ planet\n/);
    expect(stderr).toBe('b.cast: expected the screens of a.cast, found others from 2 s on\n');
    expect(status).toBe(1);
    expect(JSON.parse(run('diff', 'a.cast', 'b.cast', '--json').stdout)).toMatchObject({ equal: false, time: 2 });
  });

  it('takes two recordings, and never writes onto one', () => {
    expect(run('diff', 'a.cast')).toMatchObject({ status: 2, stderr: expect.stringContaining('a second recording') });
    expect(run('diff', 'a.cast', 'b.cast', '-o', 'b.cast').status).toBe(2);
  });
});

describe('assert', () => {
  it('says nothing where all holds', () => {
    const words = ['a.cast', '--contains', 'hello', '--not-contains', '/err/', '--max-duration', '3', '--no-secrets'];
    expect(run('assert', ...words)).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  it('tells all that does not hold, even if quiet, and is 1', () => {
    const { status, stdout, stderr } = run('assert', 'a.cast', '--contains', 'moon', '--exit-status', '0', '-q');
    expect(stderr).toBe(
      'a.cast: expected moon on the screen, found nothing of it\na.cast: expected exit status 0, found none recorded\n',
    );
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  });

  it('prints JSON', () => {
    const { status, stdout } = run('assert', 'a.cast', '--contains', 'hello', '--contains', 'moon', '--json');
    expect(JSON.parse(stdout)).toMatchObject({
      file: 'a.cast',
      holds: false,
      checks: [{ holds: true }, { holds: false }],
    });
    expect(status).toBe(1);
  });
});

describe('grep', () => {
  it('prints when, where and in which line', () => {
    expect(run('grep', 'w.r', 'a.cast')).toEqual({ status: 0, stdout: '2..3 s  row 1  world\n', stderr: '' });
    expect(run('grep', 'hello', 'a.cast', 'b.cast').stdout).toBe(
      'a.cast: 0.5..3 s  row 0  hello\nb.cast: 0.5..2 s  row 0  hello\n',
    );
  });

  it('is 1 without a word where nothing is found', () => {
    expect(run('grep', 'moon', 'a.cast')).toEqual({ status: 1, stdout: '', stderr: '' });
    expect(run('grep', 'moon', 'a.cast', '--json')).toEqual({ status: 1, stdout: '[]\n', stderr: '' });
  });

  it('is 2 without a pattern, or with one that cannot be read', () => {
    expect(run('grep').status).toBe(2);
    expect(run('grep', '(', 'a.cast')).toMatchObject({ status: 2, stderr: expect.stringContaining('RE: expected') });
  });
});

describe('events', () => {
  it('prints a table in which nothing moves the cursor', () => {
    expect(run('events', 'a.cast').stdout).toBe(
      [
        ' event        time      after  type    data',
        '     0       0.500     +0.500  output  hello',
        '     1       2.000     +1.500  output  \\r\\nworld',
        '     2       3.000     +1.000  marker  M\\x1b[2J',
        '',
      ].join('\n'),
    );
  });

  it('prints JSON with an event a line', () => {
    const { stdout } = run('events', 'a.cast', '--json', '--type', 'm');
    expect(JSON.parse(stdout)).toEqual([{ index: 2, time: 3, after: 1, type: 'marker', code: 'm', data: 'M\x1b[2J' }]);
    expect(run('events', 'a.cast', '--json', '--type', 'x').stdout).toBe('[]\n');
  });
});
