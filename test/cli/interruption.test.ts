// What happens to a run that is broken off: signals, readers that go away, terminals.

import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, watch, writeFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { HELLO, long } from '../support/casts.js';
import { useFolder } from '../support/folder.js';
import { isInstalled, programPath, shellWord, start } from '../support/program.js';

const path = useFolder();

/** Resolves when a temporary file of ours appears in the test's folder. */
function temporaryAppears(): Promise<void> {
  return new Promise((resolve) => {
    const watcher = watch(path(), (_event, name) => {
      if (!name?.endsWith('.tmp')) return;
      watcher.close();
      resolve();
    });
  });
}

describe('a signal', () => {
  beforeEach(() => writeFileSync(path('long.cast'), long(20_000)));

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('%s ends the run with %d, keeps the old file and leaves nothing behind', async (signal, status) => {
    writeFileSync(path('long.gif'), 'old');
    const appears = temporaryAppears();
    const child = start(['cast2gif', 'long.cast'], path());
    await appears;
    child.kill(signal);
    expect(await once(child, 'exit')).toEqual([status, null]);
    expect(readdirSync(path()).sort()).toEqual(['long.cast', 'long.gif']);
  });
});

describe('a signal in work that never waits', () => {
  it.each([
    ['an edit that searches', ['redact', 'long.cast', 'out.cast', '--builtin', 'email']],
    ['a word that is replaced', ['replace', 'long.cast', 'out.cast', '--from', '1', '--to', '2']],
    ['a text that is looked for', ['png', 'long.cast', 'out.png', '--at', 'text:nowhere']],
  ])('ends %s', (_, words) => {
    writeFileSync(path('long.cast'), long(60_000));
    // Raised as soon as the event loop has gone round twice: work that never lets it would be done with 0.
    const raise = "let n=0;setInterval(()=>{if(++n===2)process.kill(process.pid,'SIGTERM')},1).unref()";
    const preload = `data:text/javascript,${encodeURIComponent(raise)}`;
    const { status } = spawnSync(process.execPath, ['--import', preload, programPath('castkit'), ...words], {
      cwd: path(),
    });
    expect(status).toBe(143);
    expect(readdirSync(path())).toEqual(['long.cast']);
  });
});

describe('a reader that goes away', () => {
  it('ends the run quietly with 0', () => {
    writeFileSync(path('long.cast'), long(20_000));
    const script = `set -o pipefail; ${shellWord(process.execPath)} ${shellWord(programPath('cast2gif'))} - - < long.cast | head -c 1`;
    const { status, stdout, stderr } = spawnSync('bash', ['-c', script], { cwd: path() });
    expect({ status, stdout: stdout.toString(), stderr: stderr.toString() }).toEqual({
      status: 0,
      stdout: 'G',
      stderr: '',
    });
  });
});

describe.skipIf(!isInstalled('script', '--version'))('on a terminal', () => {
  beforeEach(() => writeFileSync(path('demo.cast'), HELLO));

  /** Runs words with a terminal as standard input, output and error; gives what the terminal saw. */
  function onTerminal(words: string[], env: Record<string, string> = {}) {
    const command = [process.execPath, programPath('cast2gif'), ...words].map(shellWord).join(' ');
    const { status, stdout } = spawnSync('script', ['-qec', command, '/dev/null'], {
      cwd: path(),
      env: { ...process.env, ...env },
    });
    return { status, seen: stdout.toString() };
  }

  it('asks for a recording instead of waiting for one to be typed', () => {
    expect(onTerminal([])).toMatchObject({ status: 2, seen: expect.stringContaining('input: expected a recording') });
  });

  it('prints no bytes', () => {
    const { status, seen } = onTerminal(['demo.cast', '-']);
    expect(seen).toContain('output: expected an output file, or a pipe, received a terminal');
    expect(status).toBe(2);
    expect(readdirSync(path())).toEqual(['demo.cast']);
  });

  it('says error: in colour, unless NO_COLOR is set, in lines of the width of the terminal', () => {
    const command = [programPath('cast2gif'), 'nowhere-to-be-found.cast'].map(shellWord).join(' ');
    const narrow = (env: Record<string, string>) =>
      spawnSync('script', ['-qec', `stty cols 40; ${shellWord(process.execPath)} ${command}`, '/dev/null'], {
        env: { ...process.env, TERM: 'xterm', ...env },
      }).stdout.toString();
    expect(narrow({ NO_COLOR: '' })).toBe(
      '\x1b[1;31merror:\x1b[m nowhere-to-be-found.cast:\r\nexpected a recording, found no such file\r\n',
    );
    expect(narrow({ NO_COLOR: '1' })).not.toContain('\x1b');
  });

  it('draws a progress line for a long render and takes it away, without escape codes where NO_COLOR is set', () => {
    writeFileSync(path('long.cast'), long(60_000));
    const { status, seen } = onTerminal(['long.cast'], { NO_COLOR: '1' });
    expect(status).toBe(0);
    expect(seen).toMatch(/\r\d+ % {2}\[#*-*\] {2}\d+ frames? {2}\d+ s left/);
    expect(seen.split('\r').at(-2)).toMatch(/^long\.gif {2}/);
    expect(seen).not.toContain('\x1b');
  });
});
