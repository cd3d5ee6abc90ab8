// Tapes among the inputs of a build: each runs once, one after the other, and what it recorded is what its outputs are made of.
import { join } from 'node:path';
import { CastError, type Warn } from '../core/errors.js';
import type { Cast } from '../core/recording/cast.js';
import { encodeCast } from '../core/recording/write.js';
import { tapeAnimation } from '../tape/loop.js';
import { readTape } from '../tape/read-tape.js';
import { runTape } from '../tape/run-tape.js';
import { shellOf } from '../tape/shells.js';
import { findProgram } from '../tape/system/find-program.js';
import { ownEnvironment } from '../tape/system/own-environment.js';
import { fillFile } from './disk/product.js';
import type { Scratch } from './disk/scratch.js';

/** What a tape recorded, in files that other processes can read. */
export interface RecordedTape {
  readonly cast: string;
  /** As animations show it. */
  readonly moving: string;
  /** Options of pictures that the tape sets. */
  readonly looks: Readonly<Record<string, unknown>>;
}

export const isTape = (input: string): boolean => /\.tape$/i.test(input);

/** Files that a recording of a tape follows from, beside the tape: tapes that it sources, its shell, programs that it requires. */
export function filesOfTape(input: string, folder: string): string[] {
  try {
    const environment = ownEnvironment();
    const { sources, requires, settings } = readTape(input, { environment, ...sourcesIn(folder) });
    const programs = [shellOf(settings), ...requires].flatMap((name) => findProgram(name, environment['PATH']) ?? []);
    return [...sources, ...programs];
  } catch {
    // What is wrong with it is told when it is to run.
    return [];
  }
}

const sourcesIn = (folder: string) => ({ sourceFolder: folder });

/** Owns the runs of a build's tapes. */
export class TapeRuns {
  readonly #runs = new Map<string, Promise<RecordedTape>>();
  #last: Promise<unknown> = Promise.resolve();

  constructor(
    readonly scratch: Scratch,
    /** Of the manifest, where tapes run. */
    readonly folder: string,
    readonly warn: Warn,
    readonly signal: AbortSignal | undefined,
  ) {}

  /** Undefined for an input that is no tape. @throws CastError for a tape that cannot run, or does not show what it expects */
  of(input: string): Promise<RecordedTape> | undefined {
    if (!isTape(input)) return undefined;
    const known = this.#runs.get(input);
    if (known) return known;
    const run = this.#last.then(() => this.#record(input));
    this.#runs.set(input, run);
    this.#last = run.catch(() => undefined);
    return run;
  }

  async #record(input: string): Promise<RecordedTape> {
    const environment = ownEnvironment();
    const tape = readTape(input, { environment, ...sourcesIn(this.folder) });
    for (const warning of tape.warnings) this.warn(warning);
    const { warn, signal, folder: cwd } = this;
    const run = await runTape(tape, { environment, cwd, warn, ...(signal && { signal }) });
    const unmet = run.checks.find(({ holds }) => !holds);
    if (unmet) throw new CastError(unmet, `${unmet.command} does not hold`);
    const folder = this.scratch.openElsewhere();
    const animation = await tapeAnimation(run);
    return {
      cast: await written(join(folder, 'recorded'), run.cast),
      moving: await written(join(folder, 'moving'), animation.cast),
      looks: animation.looks,
    };
  }
}

async function written(file: string, cast: Cast): Promise<string> {
  await fillFile(
    file,
    encodeCast(cast, 3, () => {}),
    undefined,
  );
  return file;
}
