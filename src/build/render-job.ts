// Does one job: reads its recording, edits it, writes what comes out into a folder. Runs here or in another process, and gives
// plain data: what fails is told, not thrown.

import { join } from 'node:path';
import { pipe } from '../core/edit/edit.js';
import { editOfList } from '../core/edit/plan/apply-list.js';
import { CastError, UsageError, type Warn } from '../core/errors.js';
import type { RenderReport } from '../core/hooks.js';
import { unshownIn } from '../core/inspect/unshown-census.js';
import { knownTo } from '../core/options/option.js';
import { nameOptionsByFlag } from '../core/options/option-name.js';
import { type Origins, withOrigin } from '../core/options/origin.js';
import { replacedFields } from '../core/options/replaced-fields.js';
import type { Cast } from '../core/recording/cast.js';
import { loadCast } from '../node/source/load.js';
import { fillFile, type Product } from './disk/product.js';
import { formats } from './formats.js';
import type { Job } from './plan.js';
import type { JobReport } from './report.js';
import { secretsEdits } from './secrets.js';

export interface Task {
  readonly job: Job;
  /** Where to write. */
  readonly folder: string;
  /** Tells what the recording asks for and castkit does not show. */
  readonly unshown?: boolean;
  /** Messages name options by their flags. */
  readonly namesFlags?: boolean;
}

/** A file that has been written, but is not in its place yet. */
export interface Made extends Product {
  readonly file: string;
  /** Of the moment it shows, for `{marker}`. */
  readonly label: string;
}

/** Why a job failed, as a sentence that names the recording. */
export interface JobFailure {
  /** As of the error: CastError, UsageError, or Error for a fault of castkit's. */
  readonly name: string;
  readonly message: string;
}

export interface Outcome {
  readonly made: readonly Made[];
  readonly failure?: JobFailure;
  readonly warnings: readonly string[];
  readonly picture?: JobReport['picture'];
  readonly unshown?: JobReport['unshown'];
}

export async function runTask({ job, folder, namesFlags, ...asked }: Task, signal?: AbortSignal): Promise<Outcome> {
  if (namesFlags) nameOptionsByFlag();
  const warnings = new Set<string>();
  const warn: Warn = (warning) => void warnings.add(warning);
  let picture: JobReport['picture'];
  let unshown: JobReport['unshown'];
  const onReport = ({ width, height, frames, duration }: RenderReport) => {
    picture = { width, height, frames, duration };
  };
  try {
    const edits = [...job.edits.map((list) => editOfList(list, { warn })), ...secretsEdits(job.secrets ?? 'ignore')];
    const make = async (): Promise<readonly Made[]> => {
      const replaced = replacedFields(job.options);
      const loaded = await loadCast(sourceOf(job), { ...job.reading, replaced, warn });
      const cast = await pipe({ ...loaded, name: job.input }, ...edits);
      if (asked.unshown) unshown = unshownIn(cast);
      return makeFiles(cast, withLooks(job), folder, { warn, onReport }, signal);
    };
    const made = await withPlaces(make, job.origins, { ...job.reading, ...job.options });
    return { made, warnings: [...warnings], ...(picture && { picture }), ...(unshown && { unshown }) };
  } catch (error) {
    signal?.throwIfAborted();
    return { made: [], failure: failureOf(error, job.input), warnings: [...warnings] };
  }
}

/** The recording: of a tape, what it recorded. */
function sourceOf({ input, recorded, format, stills }: Job): string {
  if (!recorded) return input;
  return formats[format].animated && !stills ? recorded.moving : recorded.cast;
}

/** What the manifest says comes before what the tape sets. */
function withLooks(job: Job): Job {
  const { recorded, format, options } = job;
  return recorded ? { ...job, options: { ...knownTo(formats[format].options, recorded.looks), ...options } } : job;
}

/** Runs a step; what is wrong with a value of the manifest is told with its place there. */
async function withPlaces<T>(step: () => T | Promise<T>, origins: Origins, values: Job['options']): Promise<T> {
  try {
    return await step();
  } catch (error) {
    throw withOrigin(error, origins, values);
  }
}

async function makeFiles(
  cast: Cast,
  { format, options, stills: single }: Job,
  folder: string,
  hooks: { warn: Warn; onReport: (report: RenderReport) => void },
  signal: AbortSignal | undefined,
): Promise<Made[]> {
  const { stills, render } = formats[format];
  if (!single || !stills) {
    const file = join(folder, '0');
    return [{ file, label: '', ...(await fillFile(file, render(cast, options, hooks, file), signal)) }];
  }
  const made: Made[] = [];
  for await (const { label, chunks } of stills(cast, options, hooks)) {
    const file = join(folder, String(made.length));
    made.push({ file, label, ...(await fillFile(file, chunks, signal)) });
  }
  return made;
}

/** Errors of ours name the recording in front, unless they speak of something else. */
function failureOf(error: unknown, input: string): JobFailure {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  if (error instanceof CastError) return { name, message: message.includes(input) ? message : `${input}: ${message}` };
  if (error instanceof UsageError) return { name, message: `${input}: ${message}` };
  return { name: 'Error', message: `${input}: castkit failed where it should not: ${message}` };
}
