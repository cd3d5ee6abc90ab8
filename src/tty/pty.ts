// A program in a pseudo-terminal. Every byte that it writes comes out, whatever ends first: the program, its reader, or both.
import { closeSync, constants, openSync, readSync } from 'node:fs';
import { Readable } from 'node:stream';
import { ReadStream } from 'node:tty';
import { loadBinding, spawnHelper } from './binding.js';
import { openConpty } from './conpty.js';
import { fdWritable } from './fd-writable.js';
import type { Pty, PtyExit, PtyOptions } from './pty-types.js';

export type { Pty, PtyExit, PtyOptions } from './pty-types.js';

/**
 * Starts a program in a new pseudo-terminal.
 * @throws UsageError where no pseudo-terminal can be made on this system
 */
export function openPty(options: PtyOptions): Pty {
  return process.platform === 'win32' ? openConpty(options) : openPosixPty(options);
}

/** Programs may have left more than this behind only where the system does not hang up at the end of a session. */
const MOST_LEFT = 1 << 20;

function openPosixPty({ file, args, env, cwd, cols, rows }: PtyOptions): Pty {
  const binding = loadBinding();
  const exit = withResolvers<PtyExit>();
  const variables = Object.entries(env).map(([name, value]) => `${name}=${value}`);
  const onExit = (code: number, signal: number) => ended(code, signal);
  const { fd, pid, pty } = binding.fork(file, args, variables, cwd, cols, rows, -1, -1, true, spawnHelper(), onExit);
  // While somebody has the other side open there is no hang-up to see, for which libuv would drop what is unread.
  const otherSide = openSync(pty, constants.O_RDWR | constants.O_NOCTTY);
  const reader = new ReadStream(fd);
  const input = fdWritable(fd);
  const output = new Readable({ highWaterMark: 1 << 16, read: () => reader.resume() });
  let isOpen = true;

  const close = () => {
    if (!isOpen) return;
    isOpen = false;
    input.destroy();
    reader.destroy();
    closeSync(otherSide);
  };
  // The program is gone, so what it has written is in the kernel: reading until there is nothing gives all of it.
  const ended = (code: number, signal: number) => {
    if (isOpen) {
      reader.removeAllListeners('data').pause();
      for (let left: unknown = reader.read(); left !== null; left = reader.read()) output.push(left);
      for (const left of unread(fd)) output.push(left);
      output.push(null);
      close();
    }
    exit.resolve({ code, signal });
  };
  reader.on('data', (bytes) => {
    if (!output.push(bytes)) reader.pause();
  });
  // Other systems' way to say that nothing follows; the end itself is `ended`'s to tell.
  reader.on('error', () => {});
  return {
    pid,
    output,
    input,
    exited: exit.promise,
    resize: (toCols, toRows) => {
      if (isOpen) binding.resize(fd, toCols, toRows);
    },
    kill: (signal) => sendSignal(pid, signal),
    close() {
      if (isOpen) output.push(null);
      close();
    },
  };
}

/** What can be read at once: the end is EAGAIN, or EIO where the other side is closed. */
function* unread(fd: number): Generator<Uint8Array> {
  for (let sum = 0; sum < MOST_LEFT; ) {
    const bytes = new Uint8Array(1 << 16);
    let length = 0;
    try {
      length = readSync(fd, bytes);
    } catch {
      return;
    }
    if (length === 0) return;
    sum += length;
    yield bytes.subarray(0, length);
  }
}

function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    // The program leads a session: this is its group, and with it what a script of it is running.
    process.kill(-pid, signal);
  } catch {
    // it is gone already
  }
}

/** Promise.withResolvers, which Node 20 does not have. */
function withResolvers<T>() {
  let resolve: (value: T) => void = () => {};
  const promise = new Promise<T>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
