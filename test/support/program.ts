// Runs the two programs as a user does: their own process, the built bundle.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** Of this tree, or those that somebody installed: test/all/tarball-commands.test.ts. */
const BIN = process.env['TESTED_BIN'] ?? join(import.meta.dirname, '../../bin');

/** The environment without what could steer castkit or the tests' own runner. */
export const environment = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(CASTKIT_|NODE_OPTIONS$|NO_COLOR$|FORCE_COLOR$)/.test(name)),
);

export interface Run {
  status: number | null;
  stdout: Buffer;
  stderr: string;
}

export interface Surroundings {
  cwd?: string;
  env?: Record<string, string>;
  input?: string | Uint8Array;
}

export const programPath = (program: 'castkit' | 'cast2gif'): string => join(BIN, `${program}.js`);

/** Runs `castkit gif in out` written as program and words; nothing on standard input unless `input` is given. */
export function run([program, ...args]: ['castkit' | 'cast2gif', ...string[]], surroundings: Surroundings = {}): Run {
  const { cwd, env = {}, input = '' } = surroundings;
  const { status, stdout, stderr } = spawnSync(process.execPath, [programPath(program), ...args], {
    cwd,
    env: { ...environment, ...env },
    input,
    maxBuffer: 1 << 28,
  });
  return { status, stdout, stderr: stderr.toString() };
}

/** Starts a program and leaves it running. */
export function start([program, ...args]: ['castkit' | 'cast2gif', ...string[]], cwd: string): ChildProcess {
  return spawn(process.execPath, [programPath(program), ...args], { cwd, env: environment });
}

/** Quoted for a POSIX shell. */
export const shellWord = (word: string): string => `'${word.replaceAll("'", `'\\''`)}'`;

/** True where a program answers; `words` is a call of it that ends well. */
export const isInstalled = (program: string, ...words: string[]): boolean =>
  spawnSync(program, words, { stdio: 'ignore' }).status === 0;
