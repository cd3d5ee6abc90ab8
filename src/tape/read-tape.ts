// A tape from the disk, with the tapes that it sources: what it asks for, and all that is wrong with it before anything runs.
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { CastError, refusalWords } from '../core/errors.js';
import { renderOptions } from '../core/render/outputs.js';
import { parseTape } from '../core/tape/parse.js';
import { placeWords, type TapeProblem } from '../core/tape/place.js';
import { planTape, type TapePlan, timedSteps } from '../core/tape/plan.js';
import { tapeTheme } from './looks.js';
import { checkOutputs } from './outputs.js';

/**
 * How a tape is read.
 * @example
 * const reading: TapeReading = { environment: { NAME: 'ada' } };
 */
export interface TapeReading {
  /** Where paths begin; the folder of this process by default. */
  cwd?: string;
  /** The variables that `${NAME}` stands for. */
  environment?: Readonly<Record<string, string | undefined>>;
  /** Where the paths of tapes that it sources begin, if not there. */
  sourceFolder?: string;
  /** The text of the tape, where it is no file; its name is for messages then. */
  text?: string;
}

/**
 * A command of a tape, by where it stands; times in seconds on the tape's own clock.
 * @example
 * const isQuick = ({ takes }: TapeStep) => takes < 1;
 */
export interface TapeStep {
  file: string;
  line: number;
  column: number;
  /** As it is written. */
  command: string;
  at: number;
  /** How long it takes, where nothing has to be waited for. */
  takes: number;
  /** It goes on when a program has done something. */
  waits: boolean;
  /** It is done, and not recorded. */
  hidden: boolean;
}

/**
 * A tape that has been read. One with errors cannot be run.
 * @example
 * const isSound = ({ errors }: Tape) => errors.length === 0;
 */
export interface Tape {
  readonly file: string;
  /** The names of what it writes. */
  readonly outputs: readonly string[];
  /** Programs that it needs. */
  readonly requires: readonly string[];
  /** Paths of the tapes that it sources. */
  readonly sources: readonly string[];
  /** By their names in the tape; times in microseconds. */
  readonly settings: Readonly<Record<string, string | number | boolean>>;
  readonly steps: readonly TapeStep[];
  readonly errors: readonly CastError[];
  /** Sentences that open with their place. */
  readonly warnings: readonly string[];
}

const plans = new WeakMap<Tape, TapePlan>();

/** What a tape asks for, for those who run it. */
export function planOf(tape: Tape): TapePlan {
  const plan = plans.get(tape);
  if (plan) return plan;
  throw new TypeError('expected a tape that readTape has read');
}

/**
 * Reads a tape: the language of VHS, and castkit's own commands. What is wrong with it is in its errors, each with its place.
 * @throws CastError for a file that cannot be read
 * @example
 * const tape = readTape('demo.tape', { text: 'Typ "ls"' });
 * tape.errors[0]?.message; // => 'demo.tape:1:1: expected a command, found "Typ". Did you mean Type?'
 */
export function readTape(
  file: string,
  { cwd = '.', sourceFolder = cwd, environment = {}, text }: TapeReading = {},
): Tape {
  const sources: string[] = [];
  const parsed = parseTape(text ?? fileText(resolve(cwd, file), file), {
    file,
    variable: (name) => environment[name],
    source: (path) => sourceText([resolve(sourceFolder, path), resolve(cwd, dirname(file), path)], sources),
    looks: renderOptions,
  });
  const plan = planTape(parsed);
  const problems = [...plan.problems.errors, ...checkOutputs(plan)].sort(byPlace(file));
  const tape: Tape = {
    file,
    outputs: plan.outputs.map(({ path }) => path),
    requires: plan.requires.map(({ program }) => program),
    sources,
    settings: settingsOf(plan),
    steps: stepsOf(plan),
    errors: [
      ...problems.map(({ at, sentence, sourceLine }) => new CastError(at, sentence, sourceLine || undefined)),
      ...themeErrors(plan),
    ],
    warnings: plan.problems.warnings.map(({ at, sentence }) => `${placeWords(at)}: ${sentence}`),
  };
  plans.set(tape, plan);
  return tape;
}

function settingsOf({ settings, looks }: TapePlan): Tape['settings'] {
  const own = [...looks.values()].map(({ setting, value }) => [setting, value] as const);
  const all: (readonly [string, unknown])[] = [...Object.entries(settings), ...own];
  return Object.fromEntries(
    all.map(([name, value]) => [name, value instanceof RegExp ? String(value) : value]),
  ) as Tape['settings'];
}

const stepsOf = (plan: TapePlan): TapeStep[] =>
  timedSteps(plan).map(({ step: { at, written }, from, takes, waits, hidden }) => ({
    ...{ file: at.file, line: at.line, column: at.column, command: written },
    ...{ at: from / 1e6, takes: takes / 1e6, waits, hidden },
  }));

function themeErrors(plan: TapePlan): CastError[] {
  try {
    tapeTheme(plan);
    return [];
  } catch (error) {
    if (error instanceof CastError) return [error];
    throw error;
  }
}

/** In the order of the tape; those of tapes that it sources behind its own. */
const byPlace =
  (file: string) =>
  (a: TapeProblem, b: TapeProblem): number =>
    Number(a.at.file !== file) - Number(b.at.file !== file) || a.at.line - b.at.line || a.at.column - b.at.column;

function fileText(path: string, name: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new CastError({ file: name }, refusalWords((error as NodeJS.ErrnoException).code ?? 'EIO'));
  }
}

/** Of the first of them that can be read, which is noted. */
function sourceText(paths: readonly string[], read: string[]): string | undefined {
  for (const path of paths) {
    try {
      const text = readFileSync(path, 'utf8');
      read.push(path);
      return text;
    } catch {
      // the next one
    }
  }
  return undefined;
}
