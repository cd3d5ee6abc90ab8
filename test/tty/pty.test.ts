import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { openPty, type Pty } from '../../src/tty/pty.js';
import { digest, type Load, loads } from '../support/losses.js';
import { environment } from '../support/program.js';
import { Session } from '../support/session.js';

const RUNS = 10;

const shell = (command: string): Pty =>
  openPty({
    file: '/bin/sh',
    args: ['-c', command],
    env: environment as Record<string, string>,
    cwd: process.cwd(),
    cols: 80,
    rows: 24,
  });

async function bytesFrom({ command, slow = false }: Load): Promise<Buffer> {
  const { output } = shell(command);
  const chunks: Uint8Array[] = [];
  for await (const chunk of output as AsyncIterable<Uint8Array>) {
    chunks.push(chunk);
    // So long that the program is gone before a second chunk is asked for.
    for (let turn = 0; slow && turn < 300; turn++) await setImmediate();
  }
  return Buffer.concat(chunks);
}

describe('a program in a pseudo-terminal', () => {
  it.each(loads())('gives every byte, in order: $name', async (load) => {
    for (let run = 0; run < RUNS; run++) expect(digest(await bytesFrom(load))).toBe(digest(load.bytes));
  });

  it('gives every byte to a reader that begins when the program is gone', async () => {
    const pty = shell('seq 1 6000');
    const { code } = await pty.exited;
    let text = '';
    for await (const chunk of pty.output as AsyncIterable<Uint8Array>) text += Buffer.from(chunk).toString();
    expect(code).toBe(0);
    expect(text.split('\r\n').length).toBe(6001);
    expect(text.endsWith('5999\r\n6000\r\n')).toBe(true);
  });

  it('tells how it ended', async () => {
    const ends = ['true', 'exit 7', 'kill -9 $$', 'kill -TERM $$'].map(async (command) => {
      const pty = shell(command);
      pty.output.resume();
      return pty.exited;
    });
    expect(await Promise.all(ends)).toEqual([
      { code: 0, signal: 0 },
      { code: 7, signal: 0 },
      { code: 0, signal: 9 },
      { code: 0, signal: 15 },
    ]);
  });

  it('types more than a terminal takes at once', async () => {
    // Without canonical mode, in which a line ends at 4096 characters.
    const session = new Session(['/bin/sh', '-c', 'stty raw -echo; echo ready; head -c 300000 | cksum; sleep 0']);
    await session.until('ready');
    session.type('0123456789'.repeat(30_000));
    await session.until(/\d+ 300000/);
    await session.end();
  });

  it('has the size and the environment that it was given, and no other', async () => {
    const session = new Session(
      [
        '/bin/sh',
        '-c',
        'stty size; echo "$COLOUR-$HOME"; trap "stty size; exit" WINCH; echo go; while :; do sleep 0.1; done',
      ],
      {
        cols: 93,
        rows: 31,
        env: { COLOUR: 'blue', HOME: '/nowhere' },
      },
    );
    await session.until('31 93');
    await session.until('blue-/nowhere');
    await session.until('go');
    session.pty.resize(70, 20);
    await session.until('20 70');
    await session.end();
  });

  it('hangs up when it is closed', async () => {
    const session = new Session(['/bin/sh', '-c', 'echo here; exec sleep 60']);
    await session.until('here');
    session.pty.close();
    expect(await session.pty.exited).toEqual({ code: 0, signal: 1 });
    session.type('nobody reads this');
    session.pty.resize(10, 10);
    session.pty.kill('SIGTERM');
    if (!session.pty.output.readableEnded) await once(session.pty.output, 'end');
  });
});
