// Tapes beside a busy machine: the same bytes in twenty runs.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { describe, expect, it } from 'vitest';
import { readTape, runTape, writeCast } from '../../src/index.js';
import { useFolder } from '../support/folder.js';
import { isInstalled } from '../support/program.js';

const path = useFolder();
const environment = { PATH: process.env['PATH'] ?? '/usr/bin:/bin', HOME: '/' };
const isTold = existsSync('/proc/self/syscall') && existsSync('/proc/self/schedstat');
const TAPE = `Type "echo one" Sleep 500ms Enter Sleep 2s
Type "ls / | sort -r | head -3" Enter Sleep 2s
Type "sleep 0.3; echo slept" Enter Sleep 2s
Up Ctrl+A Type "true; " Enter Wait+Screen /slept\\s+> true/ Sleep 1s`;

/** Keeps every core busy while it works. */
async function besideLoad<T>(work: () => Promise<T>): Promise<T> {
  const hogs = Array.from({ length: availableParallelism() }, () => spawn(process.execPath, ['-e', 'for (;;);']));
  try {
    return await work();
  } finally {
    for (const hog of hogs) hog.kill('SIGKILL');
  }
}

describe.skipIf(!isTold).each(['bash', 'zsh', 'fish', 'sh'])('%s', (shell) => {
  const installed = shell === 'sh' || isInstalled(shell, '--version');

  it.skipIf(!installed)('gives the same recording in twenty runs beside a load', { timeout: 600_000 }, async () => {
    const text = `Set Shell ${shell}\n${shell === 'bash' ? TAPE : TAPE.split('\n').slice(0, 3).join('\n')}`;
    const runs = new Set<string>();
    await besideLoad(async () => {
      for (let run = 0; run < 20; run++) {
        const { cast } = await runTape(readTape('demo.tape', { text }), { environment, cwd: path() });
        runs.add([...writeCast(cast)].join(''));
      }
    });
    expect(runs.size).toBe(1);
  });
});
