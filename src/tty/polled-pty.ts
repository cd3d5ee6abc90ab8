// A program in a pseudo-terminal whose output is asked for: a tape has to know that there is none, which no stream can tell.
import { closeSync, readSync, writeSync } from 'node:fs';
import { loadBinding, spawnHelper } from './binding.js';
import { openConpty } from './conpty.js';
import type { PtyExit, PtyOptions } from './pty-types.js';

export interface PolledPty {
  readonly pid: number;
  /** The program's side, as a path; '' where it has none. */
  readonly path: string;
  /** How it ended, once it has. */
  readonly exit: PtyExit | undefined;
  /** What there is now; undefined for nothing. */
  read(): Uint8Array | undefined;
  /** Types. Gives how many of the bytes were taken. */
  write(bytes: Uint8Array): number;
  resize(cols: number, rows: number): void;
  kill(signal: NodeJS.Signals): void;
  /** Hangs up. */
  close(): void;
}

/**
 * Starts a program in a new pseudo-terminal.
 * @throws UsageError where no pseudo-terminal can be made on this system
 */
export function openPolledPty(options: PtyOptions): PolledPty {
  return process.platform === 'win32' ? pollConpty(options) : pollPosixPty(options);
}

const LARGEST = 1 << 16;

function pollPosixPty({ file, args, env, cwd, cols, rows }: PtyOptions): PolledPty {
  const binding = loadBinding();
  let exit: PtyExit | undefined;
  const variables = Object.entries(env).map(([name, value]) => `${name}=${value}`);
  const onExit = (code: number, signal: number) => {
    exit = { code, signal };
  };
  const { fd, pid, pty } = binding.fork(file, args, variables, cwd, cols, rows, -1, -1, true, spawnHelper(), onExit);
  const buffer = new Uint8Array(LARGEST);
  let isOpen = true;
  return {
    pid,
    path: pty,
    get exit() {
      return exit;
    },
    read() {
      const length = isOpen ? tried(() => readSync(fd, buffer), 0) : 0;
      return length > 0 ? buffer.slice(0, length) : undefined;
    },
    write: (bytes) => (isOpen ? tried(() => writeSync(fd, bytes), 0) : bytes.length),
    resize(toCols, toRows) {
      if (isOpen) binding.resize(fd, toCols, toRows);
    },
    kill: (signal) => void tried(() => process.kill(-pid, signal), false),
    close() {
      if (isOpen) closeSync(fd);
      isOpen = false;
    },
  };
}

/** A full or empty terminal says EAGAIN, one that is hung up EIO: neither is an error here. */
function tried<T>(work: () => T, otherwise: T): T {
  try {
    return work();
  } catch {
    return otherwise;
  }
}

/** Windows has streams only. */
function pollConpty(options: PtyOptions): PolledPty {
  const pty = openConpty(options);
  const chunks: Uint8Array[] = [];
  let exit: PtyExit | undefined;
  pty.output.on('data', (bytes: Uint8Array) => chunks.push(bytes));
  void pty.exited.then((how) => {
    exit = how;
  });
  return {
    pid: pty.pid,
    path: '',
    get exit() {
      return exit;
    },
    read: () => chunks.shift(),
    write(bytes) {
      pty.input.write(bytes);
      return bytes.length;
    },
    resize: pty.resize,
    kill: pty.kill,
    close: pty.close,
  };
}
