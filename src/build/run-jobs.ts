// Has jobs done, several at a time, and puts what comes out in its place, or compares it with what is there.
import { join, relative } from 'node:path';
import { hearSignals } from '../core/yielder.js';
import type { Crew } from './crew.js';
import { contentOf } from './disk/product.js';
import type { Scratch } from './disk/scratch.js';
import { folded, hasMoment, shown, withMoment } from './names.js';
import type { Job } from './plan.js';
import type { Made, Outcome } from './render-job.js';
import type { BuildProgress, JobReport, JobStatus } from './report.js';
import { isSameProduct } from './same-product.js';

export interface Site {
  /** Absolute path of the output folder. */
  readonly output: string;
  readonly crew: Crew;
  readonly scratch: Scratch;
  readonly check: boolean;
  readonly clobber: boolean;
  readonly failFast: boolean;
  /** Output files that have an owner, folded. */
  readonly taken: Map<string, string>;
  readonly onProgress?: ((progress: BuildProgress) => void) | undefined;
  /** A job's files are in their places: paths below the output folder, and hashes. */
  readonly onWritten: (job: Job, files: readonly [path: string, hash: string][]) => void;
}

/** Does them in this order. Throws what `signal` is aborted with; jobs that fail are told in their reports. */
export async function runJobs(jobs: readonly Job[], site: Site, signal?: AbortSignal): Promise<Map<Job, JobReport>> {
  const reports = new Map<Job, JobReport>();
  const waiting = jobs.values();
  const tracker = new Tracker(jobs, site.onProgress);
  let failed = false;
  const work = async (): Promise<void> => {
    for (const job of waiting) {
      if (failed && site.failFast) return;
      await hearSignals();
      signal?.throwIfAborted();
      tracker.begin(job);
      const report = await doJob(job, site);
      signal?.throwIfAborted();
      failed ||= report.status === 'failed';
      reports.set(job, report);
      tracker.finish(job, report);
    }
  };
  const aborted = new Promise<never>((_, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  await Promise.race([Promise.all(Array.from({ length: site.crew.size }, work)), aborted]);
  return reports;
}

/** Owns the numbers that progress is told by. */
class Tracker {
  readonly #tell: Site['onProgress'];
  readonly #total: number;
  readonly #cost: number;
  readonly #running = new Set<string>();
  #finished = 0;
  #done = 0;

  constructor(jobs: readonly Job[], tell: Site['onProgress']) {
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

async function doJob(job: Job, site: Site): Promise<JobReport> {
  const started = performance.now();
  const result = await attempt(job, site);
  return {
    input: job.input,
    output: relative('', join(site.output, shown(job.output))),
    warnings: [],
    bytes: 0,
    ...result,
    files: result.files.map((path) => relative('', join(site.output, path))),
    seconds: (performance.now() - started) / 1000,
  };
}

type Result = Pick<JobReport, 'status' | 'files'> & Partial<JobReport>;

const failure = (reason: string): Result => ({ status: 'failed', files: [], reason });

/** What the disk refuses is this job's failure. */
async function attempt(job: Job, site: Site): Promise<Result> {
  const { scratch, check, crew } = site;
  let folder: string | undefined;
  try {
    folder = check ? scratch.openElsewhere() : scratch.open(join(site.output, job.output));
    const outcome = await crew.run({ job, folder });
    await hearSignals();
    const { warnings, picture, made } = outcome;
    const result = outcome.failure ? failure(outcome.failure.message) : await finish(job, outcome, site);
    const bytes = made.reduce((sum, file) => sum + file.bytes, 0);
    return { ...result, warnings, bytes, ...(picture && { picture }) };
  } catch (error) {
    return failure((error as Error).message);
  } finally {
    if (folder !== undefined) scratch.close(folder);
  }
}

const pathOf = ({ output }: Job, { label }: Made): string => withMoment(output, label);

async function finish(job: Job, { made }: Outcome, site: Site): Promise<Result> {
  const files = made.map((file) => pathOf(job, file));
  const clash = files.find(
    (path) => (site.taken.get(folded(path)) ?? job.input) !== job.input && hasMoment(job.output),
  );
  if (clash !== undefined) {
    return failure(`${job.input}: two outputs are named ${clash}, the other is of ${site.taken.get(folded(clash))}`);
  }
  for (const path of files) site.taken.set(folded(path), job.input);
  return site.check ? compare(job, made, files, site) : put(job, made, files, site);
}

function put(job: Job, made: readonly Made[], files: readonly string[], site: Site): Result {
  for (const [index, { file }] of made.entries()) {
    const target = join(site.output, files[index]!);
    if (!site.clobber && contentOf(target)) {
      return failure(`${relative('', target)}: exists already, and --no-clobber leaves it alone`);
    }
    site.scratch.place(file, target);
  }
  site.onWritten(
    job,
    made.map(({ hash }, index) => [files[index]!, hash]),
  );
  return { status: 'written', files };
}

async function compare(job: Job, made: readonly Made[], files: readonly string[], site: Site): Promise<Result> {
  for (const [index, { file }] of made.entries()) {
    const path = join(site.output, files[index]!);
    const [there, fresh] = [contentOf(path), contentOf(file)];
    if (there && fresh && (await isSameProduct(job.format, there, fresh))) continue;
    const reason = `${relative('', path)}: ${there ? 'is not what its recording makes' : 'is not there'}`;
    return { status: 'stale', files, reason };
  }
  return { status: 'current' satisfies JobStatus, files };
}
