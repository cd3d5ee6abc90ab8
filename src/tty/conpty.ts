// The same on Windows, through node-pty's own JavaScript: ConPTY has no descriptors. Built for, and not tested.
import { createRequire } from 'node:module';
import { Readable, Writable } from 'node:stream';
import { missing } from './binding.js';
import type { Pty, PtyExit, PtyOptions } from './pty-types.js';

const require = createRequire(import.meta.url);

interface NodePty {
  spawn(file: string, args: readonly string[], options: Record<string, unknown>): Process;
}

interface Process {
  pid: number;
  onData(listener: (data: string) => void): void;
  onExit(listener: (exit: { exitCode: number; signal?: number }) => void): void;
  write(data: string): void;
  resize(cols: number, rows: number): void;
  pause(): void;
  resume(): void;
  kill(): void;
}

/** @throws UsageError where the package is missing */
export function openConpty({ file, args, env, cwd, cols, rows }: PtyOptions): Pty {
  const child = loadNodePty().spawn(file, args, { env, cwd, cols, rows });
  const output = new Readable({ read: () => child.resume() });
  child.onData((data) => {
    if (!output.push(Buffer.from(data))) child.pause();
  });
  const exited = new Promise<PtyExit>((resolve) => {
    child.onExit(({ exitCode, signal = 0 }) => {
      output.push(null);
      resolve({ code: exitCode, signal });
    });
  });
  const input = new Writable({
    write(bytes: Buffer, _, done) {
      child.write(bytes.toString());
      done();
    },
  });
  return {
    pid: child.pid,
    output,
    input,
    exited,
    resize: (toCols, toRows) => child.resize(toCols, toRows),
    // Windows has no signals: a program is ended, or it is not.
    kill: () => child.kill(),
    close: () => child.kill(),
  };
}

function loadNodePty(): NodePty {
  try {
    return require('@lydell/node-pty') as NodePty;
  } catch (error) {
    throw missing(error);
  }
}
