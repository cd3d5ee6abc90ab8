// Runs jobs concurrently and installs their output, or compares it with what is there.

import { join, relative } from 'node:path';
import { optionOff } from '../core/options/option-name.js';
import { hearSignals } from '../core/yielder.js';
import { contentOf } from './disk/product.js';
import type { Scratch } from './disk/scratch.js';
import { folded, hasMoment, shown, withMoment } from './names.js';
import type { Job } from './plan.js';
import type { Made, Outcome } from './render-job.js';
import type { BuildProgress, JobReport, JobStatus } from './report.js';
import { isSameProduct } from './same-product.js';
import type { TapeRuns } from './tapes.js';
import type { WorkerPool } from './worker-pool.js';

export interface JobContext {
  /** Absolute path of the output folder. */
  readonly output: string;
  readonly pool: WorkerPool;
  readonly tapes: TapeRuns;
  readonly scratch: Scratch;
  readonly check: boolean;
  readonly clobber: boolean;
  readonly failFast: boolean;
  readonly unshown: boolean;
  /** Output files that have an owner, folded. */
  readonly taken: Map<string, string>;
  readonly onProgress?: ((progress: BuildProgress) => void) | undefined;
  /** A job's files are in their places: paths below the output folder, and hashes. */
  readonly onWritten: (job: Job, files: readonly [path: string, hash: string][]) => void;
}

/** Does them in this order. Throws what `signal` is aborted with; jobs that fail are told in their reports. */
export async function runJobs(
  jobs: readonly Job[],
  context: JobContext,
  signal?: AbortSignal,
): Promise<Map<Job, JobReport>> {
  const reports = new Map<Job, JobReport>();
  const waiting = jobs.values();
  const tracker = new Tracker(jobs, context.onProgress);
  let failed = false;
  const work = async (): Promise<void> => {
    for (const job of waiting) {
      if (failed && context.failFast) return;
      await hearSignals();
      signal?.throwIfAborted();
      tracker.begin(job);
      const report = await doJob(job, context);
      signal?.throwIfAborted();
      failed ||= report.status === 'failed';
      reports.set(job, report);
      tracker.finish(job, report);
    }
  };
  const aborted = new Promise<never>((_, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  await Promise.race([Promise.all(Array.from({ length: context.pool.size }, work)), aborted]);
  return reports;
}

/** Owns the numbers that progress is told by. */
class Tracker {
  readonly #tell: JobContext['onProgress'];
  readonly #total: number;
  readonly #cost: number;
  readonly #running = new Set<string>();
  #finished = 0;
  #done = 0;

  constructor(jobs: readonly Job[], tell: JobContext['onProgress']) {
    this.#tell = tell;
    this.#total = jobs.length;
    this.#cost = jobs.reduce((sum, { cost }) => sum + cost, 0);
  }

  begin({ output }: Job): void {
    this.#running.add(shown(output));
    this.#report();
  }

  finish({ output, cost }: Job, report: JobReport): void {
    this.#running.delete(shown(output));
    this.#finished++;
    this.#done += cost;
    this.#report(report);
  }

  #report(job?: JobReport): void {
    const share = this.#done / this.#cost;
    const running = [...this.#running];
    this.#tell?.({ total: this.#total, finished: this.#finished, share, running, ...(job && { job }) });
  }
}

async function doJob(job: Job, context: JobContext): Promise<JobReport> {
  const started = performance.now();
  const result = await attempt(job, context);
  return {
    input: job.input,
    output: relative('', join(context.output, shown(job.output))),
    warnings: [],
    bytes: 0,
    ...result,
    files: result.files.map((path) => relative('', join(context.output, path))),
    seconds: (performance.now() - started) / 1000,
  };
}

type Result = Pick<JobReport, 'status' | 'files'> & Partial<JobReport>;

const failure = (reason: string): Result => ({ status: 'failed', files: [], reason });

/** What the disk refuses is this job's failure. */
async function attempt(job: Job, context: JobContext): Promise<Result> {
  const { scratch, check, pool, tapes, unshown } = context;
  let folder: string | undefined;
  try {
    folder = check ? scratch.openElsewhere() : scratch.open(join(context.output, job.output));
    const recorded = await tapes.of(job.input);
    const outcome = await pool.run({ job: recorded ? { ...job, recorded } : job, folder, unshown });
    await hearSignals();
    const { warnings, made } = outcome;
    const result = outcome.failure ? failure(outcome.failure.message) : await finish(job, outcome, context);
    const bytes = made.reduce((sum, file) => sum + file.bytes, 0);
    return { ...result, warnings, bytes, ...factsOf(outcome) };
  } catch (error) {
    return failure((error as Error).message);
  } finally {
    if (folder !== undefined) scratch.close(folder);
  }
}

const factsOf = ({ picture, unshown }: Outcome): Pick<JobReport, 'picture' | 'unshown'> => ({
  ...(picture && { picture }),
  ...(unshown && { unshown }),
});

const pathOf = ({ output }: Job, { label }: Made): string => withMoment(output, label);

async function finish(job: Job, { made }: Outcome, context: JobContext): Promise<Result> {
  const files = made.map((file) => pathOf(job, file));
  const clash = files.find(
    (path) => (context.taken.get(folded(path)) ?? job.input) !== job.input && hasMoment(job.output),
  );
  if (clash !== undefined) {
    return failure(`${job.input}: two outputs are named ${clash}, the other is of ${context.taken.get(folded(clash))}`);
  }
  for (const path of files) context.taken.set(folded(path), job.input);
  return context.check ? compare(job, made, files, context) : put(job, made, files, context);
}

function put(job: Job, made: readonly Made[], files: readonly string[], context: JobContext): Result {
  for (const [index, { file }] of made.entries()) {
    const target = join(context.output, files[index]!);
    if (!context.clobber && contentOf(target)) {
      return failure(`${relative('', target)}: exists already, and ${optionOff('clobber')} leaves it alone`);
    }
    context.scratch.place(file, target);
  }
  context.onWritten(
    job,
    made.map(({ hash }, index) => [files[index]!, hash]),
  );
  return { status: 'written', files };
}

async function compare(
  job: Job,
  made: readonly Made[],
  files: readonly string[],
  context: JobContext,
): Promise<Result> {
  for (const [index, { file }] of made.entries()) {
    const path = join(context.output, files[index]!);
    const [there, fresh] = [contentOf(path), contentOf(file)];
    if (there && fresh && (await isSameProduct(job.format, there, fresh))) continue;
    const reason = `${relative('', path)}: ${there ? 'is not what its recording makes' : 'is not there'}`;
    return { status: 'stale', files, reason };
  }
  return { status: 'current' satisfies JobStatus, files };
}
