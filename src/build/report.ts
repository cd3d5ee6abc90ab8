// What a build tells of itself: after it, and while it runs.
import type { RenderReport } from '../core/hooks.js';
import type { Unshown } from '../core/inspect/unshown.js';

/**
 * `current`: was up to date. `due`: would be made (dry run). `stale`: is not what would be made (check). `left`: not
 * begun.
 * @example
 * const wrong: readonly JobStatus[] = ['failed', 'stale'];
 */
export type JobStatus = 'written' | 'current' | 'due' | 'stale' | 'failed' | 'left';

/**
 * One output of one recording. Paths are relative to the working folder, sizes in bytes, times in seconds.
 * @example
 * const told = ({ output, status, reason }: JobReport) => `${output}: ${reason ?? status}`;
 */
export interface JobReport {
  readonly input: string;
  /** With `{marker}` as it stands where it is several files. */
  readonly output: string;
  /** The files that there are now, or would be. */
  readonly files: readonly string[];
  readonly status: JobStatus;
  /** Why it is stale or has failed: a sentence that names the file. */
  readonly reason?: string;
  readonly warnings: readonly string[];
  /** Of what was made in this run. */
  readonly bytes: number;
  readonly seconds: number;
  readonly picture?: Pick<RenderReport, 'width' | 'height' | 'frames' | 'duration'>;
  /** What the recording asks for and castkit does not show: of what was made in this run, where the build was asked to tell. */
  readonly unshown?: readonly Unshown[];
}

/**
 * The result of a build: what became of each output, how many there are of each status, and the seconds it took.
 * @example
 * const failures = ({ jobs }: BuildReport) => jobs.filter(({ status }) => status === 'failed');
 */
export interface BuildReport {
  readonly manifest: string;
  /** In the order of the manifest. */
  readonly jobs: readonly JobReport[];
  readonly counts: Readonly<Record<JobStatus, number>>;
  readonly seconds: number;
}

/**
 * How far a build is.
 * @example
 * const show = ({ finished, total }: BuildProgress) => console.log(`${finished} of ${total}`);
 */
export interface BuildProgress {
  /** Jobs that have to be done in this run, and those that are through. */
  readonly total: number;
  readonly finished: number;
  /** 0 to 1, by how much work they are. */
  readonly share: number;
  /** Outputs in the making. */
  readonly running: readonly string[];
  /** The job that has just finished; absent where one has begun. */
  readonly job?: JobReport;
}

export function countJobs(jobs: readonly JobReport[]): Record<JobStatus, number> {
  const counts: Record<JobStatus, number> = { written: 0, current: 0, due: 0, stale: 0, failed: 0, left: 0 };
  for (const { status } of jobs) counts[status]++;
  return counts;
}
