// castkit play as a user has it.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { useFolder } from '../support/folder.js';
import { programPath, run, shellWord } from '../support/program.js';
import { castkitSession, Session } from '../support/session.js';

const path = useFolder();
const MODES = /[\da-f:]{40,}/;

function recording(name = 'demo.cast'): string {
  const lines = Array.from({ length: 10 }, (_, i) => `[${i * 60}, "o", "\\u001b[2J\\u001b[Hword${i}"]`);
  writeFileSync(path(name), `{"version":2,"width":40,"height":5}\n${lines.join('\n')}\n`);
  return path(name);
}

describe('castkit play', () => {
  it('plays at a terminal, and hears every key', async () => {
    const session = castkitSession(['play', recording()], { cols: 50, rows: 10 });
    await session.until('word0');
    for (const [keys, shown] of [
      ['\x1b[1;2C', 'word1'],
      [' ', 'paused'],
      ['.', 'word2'],
      ['\x1b[D', 'word1'],
      [']', 'word9'],
      ['[', 'word0'],
      ['+', '2x'],
    ] as const) {
      session.type(keys);
      await session.until(shown);
    }
    session.type('q');
    await session.until('\x1b[?1049l');
    expect(await session.end()).toEqual({ code: 0, signal: 0 });
  });

  it.each([
    ['q', 'q', 0],
    ['C-c', '\x03', 0],
    ['SIGTERM', undefined, 143],
    ['SIGINT', undefined, 130],
    ['SIGHUP', undefined, 129],
  ] as const)('leaves the terminal as it was, after %s', async (name, key, status) => {
    const castkit = [process.execPath, programPath('castkit'), 'play', recording()].map(shellWord).join(' ');
    const session = new Session(['/bin/sh', '-c', `stty -g; echo "pid $$"; ${castkit}; echo "status $?"; stty -g`], {
      cwd: path(),
    });
    const before = await session.until(MODES);
    const shell = (await session.until(/pid \d+/)).slice(4);
    await session.until('word0');
    if (key !== undefined) session.type(key);
    else
      process.kill(
        Number(spawnSync('ps', ['-o', 'pid=', '--ppid', shell]).stdout.toString().trim()),
        name as NodeJS.Signals,
      );
    await session.until('\x1b[?25h\x1b[?1049l');
    expect(await session.until(/status \d+/)).toBe(`status ${status}`);
    expect(await session.until(MODES)).toBe(before);
    await session.end();
  });

  it('follows the size of the terminal', async () => {
    const session = castkitSession(['play', recording()], { cols: 50, rows: 10 });
    await session.until('word0');
    session.pty.resize(3, 10);
    await session.until(/\x1b\[1;1H\x1b\[0m(rd0|d0|wor|ord|0)/);
    session.type('q');
    await session.end();
  });

  it('plays what comes on standard input, with keys from the terminal', async () => {
    recording();
    const session = new Session(
      ['/bin/sh', '-c', `cat demo.cast | ${shellWord(process.execPath)} ${shellWord(programPath('castkit'))} play -`],
      {
        cwd: path(),
      },
    );
    await session.until('word0');
    session.type('q');
    await session.until('\x1b[?1049l');
    await session.end();
  });

  it('writes the output as it was where there is no terminal', () => {
    recording();
    const { status, stdout } = run(['castkit', 'play', 'demo.cast', '-i', '0.001'], { cwd: path() });
    expect({ status, text: stdout.toString() }).toEqual({
      status: 0,
      text: Array.from({ length: 10 }, (_, i) => `\x1b[2J\x1b[Hword${i}`).join(''),
    });
  });

  it('refuses what is wrong in a sentence', () => {
    recording();
    const failed = (...args: string[]) => {
      const { status, stderr } = run(['castkit', 'play', ...args], { cwd: path() });
      return { status, line: stderr.split('\n')[0] };
    };
    expect(failed('missing.cast')).toEqual({ status: 1, line: expect.stringContaining('missing.cast: ') });
    expect(failed('demo.cast', '--start', 'marker:9').status).toBe(1);
    expect(failed('demo.cast', '--start', 'soon').status).toBe(2);
    expect(failed('demo.cast', '-o', 'x')).toEqual({ status: 2, line: expect.stringContaining('expected no output') });
    expect(failed('demo.cast', '--theme', 'draculaa', '-i', '0.001')).toEqual({
      status: 2,
      line: expect.stringContaining('dracula'),
    });
  });
});
