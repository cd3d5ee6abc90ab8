// The terminal that somebody sits at: its size, its keys as they are typed, its screen, and its modes put back on every way out.
import { spawnSync } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import type { Readable, Writable } from 'node:stream';
import { ReadStream, WriteStream } from 'node:tty';

export interface TerminalSize {
  cols: number;
  rows: number;
}

export interface UserTerminal {
  /** As it is now. */
  readonly size: TerminalSize;
  /** What is typed, as bytes. */
  readonly keys: Readable;
  readonly screen: Writable;
  /** Calls the listener at each new size, until the terminal is closed. */
  onResize(listener: (size: TerminalSize) => void): void;
  /** Keys come one by one and are not shown, and output is left as it is; what `undo` gives is written when the terminal is restored. */
  raw(undo?: () => string): void;
  /** Modes as they were before `raw`. Synchronous, so that it serves while the process exits. */
  restore(): void;
  /** Restores it and lets go of it. */
  close(): void;
}

const USUAL: TerminalSize = { cols: 80, rows: 24 };

/** The terminal of this process, whatever its standard streams are; undefined where there is none. */
export function openUserTerminal(): UserTerminal | undefined {
  const files = process.platform === 'win32' ? standardFiles() : ttyFiles();
  return files && userTerminal(files);
}

interface Files {
  input: number;
  output: number;
}

function ttyFiles(): Files | undefined {
  try {
    const input = openSync('/dev/tty', 'r');
    const output = openSync('/dev/tty', 'w');
    return { input, output };
  } catch {
    return undefined;
  }
}

const standardFiles = (): Files | undefined =>
  process.stdin.isTTY && process.stdout.isTTY ? { input: 0, output: 1 } : undefined;

function userTerminal({ input, output }: Files): UserTerminal {
  const keys = new ReadStream(input);
  const screen = new WriteStream(output);
  const listeners: (() => void)[] = [];
  let undo: (() => string) | undefined;

  const restore = () => {
    if (undo === undefined) return;
    screen.write(undo());
    undo = undefined;
    keys.setRawMode(false);
  };
  const onExit = () => restore();
  const signalled = () => {
    for (const listener of listeners) listener();
  };
  // A terminal that is gone (the window was closed) is told by SIGHUP.
  keys.on('error', () => {});
  screen.on('error', () => {});
  process.on('SIGWINCH', signalled);
  return {
    get size() {
      const [cols, rows] = screen.getWindowSize();
      return { cols: cols || USUAL.cols, rows: rows || USUAL.rows };
    },
    keys,
    screen,
    onResize(listener) {
      listeners.push(() => {
        (screen as unknown as { _refreshSize(): void })._refreshSize();
        listener(this.size);
      });
    },
    raw(sequences = () => '') {
      if (undo === undefined) process.on('exit', onExit);
      undo = sequences;
      keys.setRawMode(true);
      keepLineFeeds();
    },
    restore,
    close() {
      restore();
      process.off('exit', onExit);
      process.off('SIGWINCH', signalled);
      keys.destroy();
      screen.destroy();
    },
  };
}

/**
 * Node's raw mode lets the system go on making CR LF of LF (libuv sets ONLCR); programs that moved the cursor down by LF would be
 * shown wrong. Without stty it stays so.
 */
function keepLineFeeds(): void {
  if (process.platform === 'win32') return;
  const terminal = openSync('/dev/tty', 'r+');
  spawnSync('stty', ['-opost'], { stdio: [terminal, 'ignore', 'ignore'] });
  closeSync(terminal);
}
