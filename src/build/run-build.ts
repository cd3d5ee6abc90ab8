// From a manifest to files, the least that has to be made. One screen; each step has a file of its own.
import { availableParallelism } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { CastError, UsageError, type Warn } from '../core/errors.js';
import { type Given, resolveOptions, type Values } from '../core/options/option.js';
import { liesIn, repositoryOf } from '../node/project.js';
import { buildOptions, parseShard } from './build-options.js';
import { Scratch } from './disk/scratch.js';
import type { BuildHooks } from './hooks.js';
import type { Manifest } from './manifest.js';
import { folded, hasMoment, shown } from './names.js';
import { type Job, planJobs } from './plan.js';
import { type ManifestGiven, manifestOf, readManifest } from './read-manifest.js';
import { type BuildReport, countJobs, type JobReport } from './report.js';
import { type JobContext, runJobs } from './run-jobs.js';
import { biggestFirst, shardOf } from './shard.js';
import { BuildState } from './state.js';
import { TapeRuns } from './tapes.js';
import { openWorkerPool } from './worker-pool.js';

/** See build.ts. */
export async function runBuild(
  manifest: string | ManifestGiven,
  { warn = () => {}, signal, onProgress, unshown, ...given }: Given<typeof buildOptions> & BuildHooks = {},
): Promise<BuildReport> {
  const options = resolveOptions(buildOptions, given);
  const started = performance.now();
  const read = typeof manifest === 'string' ? readManifest(manifest) : manifestOf(manifest);
  const checked = options.output === undefined ? read : { ...read, output: resolve(options.output) };
  if (read === checked) refuseElsewhere(read);
  const all = (await planJobs(checked, warn)).map((job) => ({ ...job, secrets: options.secrets }));
  warnOfElsewhere(read, all, warn);
  if (all.length === 0) throw new CastError({ file: checked.name }, 'no recording matches any of its inputs');
  const part = options.shard === undefined ? undefined : parseShard(options.shard);
  const jobs = part ? shardOf(all, part) : all;
  const made = await makeJobs({ manifest: checked, jobs, all, options }, { warn, signal, onProgress, unshown });
  const mine = new Set(jobs);
  const reports = all.filter((job) => mine.has(job)).map((job) => made.get(job) ?? reportOf(job, checked, 'left'));
  const seconds = (performance.now() - started) / 1000;
  return { manifest: checked.name, jobs: reports, counts: countJobs(reports), seconds };
}

/** A file that came with a repository does not say to write outside of it. @throws UsageError */
function refuseElsewhere({ file, name, folder, output }: Manifest): void {
  if (file === undefined || liesIn(repositoryOf(folder) ?? folder, output)) return;
  const hint = `"castkit build -o ${relative('', output)}" writes there`;
  throw new UsageError(
    'output',
    `${name}: expected an output folder in the project of the manifest, found ${output}: ${hint}`,
  );
}

/** Nor does it read there without a word: what it makes of a recording may be shown to everybody. */
function warnOfElsewhere({ file, name, folder }: Manifest, jobs: readonly Job[], warn: Warn): void {
  if (file === undefined) return;
  const project = repositoryOf(folder) ?? folder;
  const outside = [...new Set(jobs.map(({ input }) => input))].filter((input) => !liesIn(project, input));
  const [first, ...more] = outside;
  if (first === undefined) return;
  const others = more.length === 0 ? '' : ` and ${more.length} more`;
  warn(`${name}: reads recordings from outside the project of the manifest: ${first}${others}`);
}

interface BuildRun {
  manifest: Manifest;
  jobs: readonly Job[];
  /** Those of other shards too. */
  all: readonly Job[];
  options: Values<typeof buildOptions>;
}

function reportOf({ input, output }: Job, { output: folder }: Manifest, status: JobReport['status'], files?: string[]) {
  const path = (name: string): string => relative('', join(folder, name));
  const names = files ?? (hasMoment(output) ? [] : [output]);
  const nothing = { warnings: [], bytes: 0, seconds: 0 };
  return { input, output: path(shown(output)), files: names.map(path), status, ...nothing } satisfies JobReport;
}

/** What is known of some jobs before any of them is done. */
interface Survey {
  state: BuildState;
  /** Absent for a job whose recording cannot be read. */
  recipes: Map<Job, string>;
  /** Those that are up to date. */
  reports: Map<Job, JobReport>;
  /** Which recording has which output file, folded. */
  taken: Map<string, string>;
}

async function survey({ manifest, jobs, all, options }: BuildRun): Promise<Survey> {
  const state = new BuildState(manifest);
  const found: Survey = { state, recipes: new Map(), reports: new Map(), taken: new Map() };
  for (const { output, input } of all) if (!hasMoment(output)) found.taken.set(folded(output), input);
  for (const job of jobs) {
    const recipe = await recipeOf(job, state);
    if (recipe === undefined) continue;
    found.recipes.set(job, recipe);
    const files = options.force || options.check ? undefined : await state.currentFiles(job, recipe);
    if (!files) continue;
    found.reports.set(job, reportOf(job, manifest, 'current', files));
    for (const file of files) found.taken.set(folded(file), job.input);
  }
  return found;
}

/** Sorts out what is up to date, and has the rest made. */
async function makeJobs(run: BuildRun, hooks: BuildHooks): Promise<Map<Job, JobReport>> {
  const { manifest, jobs, options } = run;
  const found = await survey(run);
  const due = biggestFirst(jobs.filter((job) => !found.reports.has(job)));
  const made = options.dryRun
    ? due.map((job) => [job, reportOf(job, manifest, 'due')] as const)
    : await makeDue(due, found, run, hooks);
  return new Map([...found.reports, ...made]);
}

async function makeDue(
  due: readonly Job[],
  { state, recipes, taken }: Survey,
  { manifest, jobs, all, options }: BuildRun,
  { warn = () => {}, signal, onProgress, unshown = false }: BuildHooks,
): Promise<Iterable<readonly [Job, JobReport]>> {
  signal?.throwIfAborted();
  const { check, clobber } = options;
  const pool = await openWorkerPool(Math.min(options.jobs ?? availableParallelism(), due.length), signal);
  const scratch = new Scratch(manifest.output);
  const tapes = new TapeRuns(scratch, manifest.folder, warn, signal);
  const onWritten: JobContext['onWritten'] = (job, files) => {
    const recipe = recipes.get(job);
    if (recipe !== undefined) state.remember(job, { recipe, files });
  };
  const end = (): void => {
    pool.stop();
    scratch.closeAll();
    if (!check) rememberAll(() => state.save(jobs, all), warn);
  };
  const failFast = options.failFast || !options.keepGoing;
  signal?.addEventListener('abort', end, { once: true });
  try {
    const how = { check, clobber, failFast, unshown };
    const context = { output: manifest.output, pool, tapes, scratch, taken, onProgress, onWritten, ...how };
    return await runJobs(due, context, signal);
  } finally {
    signal?.removeEventListener('abort', end);
    if (!signal?.aborted) end();
  }
}

/** A build that cannot be remembered has been one all the same. */
function rememberAll(save: () => void, warn: Warn): void {
  try {
    save();
  } catch (error) {
    if (!(error instanceof CastError)) throw error;
    warn(`what was made will be made again: ${error.message}`);
  }
}

/** Undefined where a file cannot be read: the job itself will say so. */
async function recipeOf(job: Job, state: BuildState): Promise<string | undefined> {
  try {
    return await state.recipe(job);
  } catch (error) {
    if (error instanceof CastError) return undefined;
    throw error;
  }
}
