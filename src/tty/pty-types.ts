// What a program in a pseudo-terminal is to those who use one, whatever the system.
import type { Readable, Writable } from 'node:stream';

export interface PtyOptions {
  /** A path, or a name to look for in PATH. */
  file: string;
  args: readonly string[];
  /** The whole environment of the program. */
  env: Readonly<Record<string, string>>;
  cwd: string;
  cols: number;
  rows: number;
}

export interface PtyExit {
  code: number;
  /** Number of the signal that ended the program; 0 for none. */
  signal: number;
}

export interface Pty {
  readonly pid: number;
  /** What the program writes, as bytes. Ends behind the last of them; a slow reader makes the program wait. */
  readonly output: Readable;
  /** What is typed. A program that does not read makes the writer wait. */
  readonly input: Writable;
  /** Fulfilled when the program has ended and all of its output is in `output`. */
  readonly exited: Promise<PtyExit>;
  resize(cols: number, rows: number): void;
  /** Sends a signal to the program, and to what runs in its process group. */
  kill(signal: NodeJS.Signals): void;
  /** Hangs up: who is still there gets SIGHUP, and output not yet read is given up. */
  close(): void;
}
