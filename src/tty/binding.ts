// The native code that makes pseudo-terminals, which may be missing: node-pty's, prebuilt by @lydell. Of node-pty itself only
// this is used: its JavaScript loses the end of a program's output on Linux (github.com/microsoft/node-pty/issues/72).
import { createRequire } from 'node:module';
import { UsageError } from '../core/errors.js';

const require = createRequire(import.meta.url);

/** How a program ended: its exit code, or the number of the signal that ended it (else 0). */
export type OnExit = (code: number, signal: number) => void;

export interface PtyBinding {
  fork(
    file: string,
    args: readonly string[],
    env: readonly string[],
    cwd: string,
    cols: number,
    rows: number,
    uid: number,
    gid: number,
    utf8: boolean,
    helper: string,
    onExit: OnExit,
  ): { fd: number; pid: number; pty: string };
  resize(fd: number, cols: number, rows: number): void;
}

const platform = `${process.platform}-${process.arch}`;

/** @throws UsageError that says what is missing */
export function loadBinding(): PtyBinding {
  try {
    const { requireBinary } = require('@lydell/node-pty/requireBinary.js') as {
      requireBinary(file: string): PtyBinding;
    };
    return requireBinary('pty.node');
  } catch (error) {
    throw missing(error);
  }
}

/** Loads it for later. @throws UsageError that says what is missing */
export function requirePty(): void {
  if (process.platform !== 'win32') loadBinding();
}

/** macOS starts programs through a helper beside the binding. */
export function spawnHelper(): string {
  if (process.platform !== 'darwin') return '';
  return createRequire(require.resolve('@lydell/node-pty/package.json')).resolve(
    `@lydell/node-pty-${platform}/spawn-helper`,
  );
}

/** The loader's own words on musl are about a missing ld-linux or a symbol of glibc. */
export function missing(error: unknown): UsageError {
  const words = error instanceof Error ? error.message : String(error);
  const isMusl = /ld-linux|musl|symbol not found|GLIBC/i.test(words);
  const why = isMusl
    ? `it needs glibc, which this system (${platform}) does not have`
    : `it is not installed for ${platform}; "npm install castkit --include=optional" installs it, where there is one`;
  return new UsageError(
    'rec',
    `a pseudo-terminal needs the optional package @lydell/node-pty, and ${why}. Everything else in castkit works without it`,
  );
}
