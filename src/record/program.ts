// Which program a recording runs, and in which environment.
import { randomBytes } from 'node:crypto';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { CastError } from '../core/errors.js';

export type Environment = Readonly<Record<string, string | undefined>>;

export interface Program {
  file: string;
  args: readonly string[];
  /** What the recording says it is, if it was asked for. */
  words?: string;
}

export interface ProgramRequest {
  /** A command line for the shell. */
  command: string | undefined;
  /** A program and its arguments. */
  program: readonly string[] | undefined;
}

/**
 * A command line, or a program, or else the user's shell.
 * @throws CastError for a program that is not there
 */
export function chooseProgram({ command, program }: ProgramRequest, environment: Environment): Program {
  const [file, ...args] = program ?? [];
  if (file !== undefined) {
    refuseMissing(file, environment);
    return { file, args, words: [file, ...args].map(shellWord).join(' ') };
  }
  if (command !== undefined) return { file: '/bin/sh', args: ['-c', command], words: command };
  return { file: environment['SHELL'] || '/bin/sh', args: [] };
}

const shellWord = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;

function refuseMissing(file: string, { PATH = '' }: Environment): void {
  if (process.platform === 'win32') return;
  const places = file.includes('/') ? [file] : PATH.split(delimiter).map((folder) => join(folder || '.', file));
  if (places.some(canRun)) return;
  const isThere = file.includes('/') && statSync(file, { throwIfNoEntry: false }) !== undefined;
  throw new CastError({ file }, isThere ? 'is no program that can be run' : 'there is no such program');
}

function canRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** Sizes that another terminal had: programs would believe them rather than ask. */
const STALE = new Set(['COLUMNS', 'LINES']);

/** The environment of the program: it can tell that it is recorded, by the names that asciinema uses too. */
export function programEnvironment(environment: Environment, headless: boolean): Record<string, string> {
  const kept = Object.entries(environment).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !STALE.has(entry[0]),
  );
  const { TERM } = environment;
  return {
    ...Object.fromEntries(kept),
    ...(headless && (!TERM || TERM === 'dumb') ? { TERM: 'xterm-256color' } : {}),
    ASCIINEMA_REC: '1',
    ASCIINEMA_SESSION: randomBytes(16).toString('hex'),
    CASTKIT_REC: '1',
  };
}

/**
 * Whether an environment is that of a program that is being recorded, by castkit or asciinema.
 * @example
 * isRecorded({ HOME: '/home/ada' }); // => false
 */
export const isRecorded = (environment: Readonly<Record<string, string | undefined>>): boolean =>
  ['ASCIINEMA_REC', 'ASCIINEMA_SESSION', 'CASTKIT_REC'].some((name) => environment[name]);
