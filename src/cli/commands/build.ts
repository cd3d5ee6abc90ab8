// castkit build.
import { existsSync } from 'node:fs';
import { CastError, UsageError } from '../../core/errors.js';
import type { Given } from '../../core/options/option.js';
import { toggle } from '../../core/options/option.js';
import { type BuildReport, build, buildOptions, watchedPaths } from '../../index.js';
import { BuildDisplay, totalLine } from '../build/display.js';
import { reportOption, reportRequest, reportText } from '../build/reports.js';
import type { CommandBody, Context } from '../command.js';
import { describeFailure } from '../failure.js';
import { generalOptions } from '../general.js';
import { writeProduct } from '../output.js';
import { unshownWords } from '../unshown.js';

const options = {
  ...buildOptions,
  watch: toggle({
    flag: 'watch',
    group: 'Output',
    help: 'go on, and build again whenever a file changes',
    default: false,
  }),
  report: reportOption,
  quiet: generalOptions.quiet,
};

const NAMES = ['castkit.yaml', 'castkit.yml'];

function findManifest(named: string | undefined): string {
  const found = named ?? NAMES.find((name) => existsSync(name));
  if (found !== undefined) return found;
  throw new CastError({ file: 'castkit.yaml' }, 'no such file here: "castkit init" writes one');
}

const plural = (count: number): string => (count === 1 ? '1 output' : `${count} outputs`);

/** Standard output carries what a run without writing is asked for: the names, a line each. */
async function printNames({ jobs }: BuildReport, status: 'due' | 'stale'): Promise<void> {
  const lines = jobs.filter((job) => job.status === status).map(({ output }) => `${output}\n`);
  await writeProduct({ file: undefined }, lines, { clobber: true });
}

function mentionWarnings({ jobs }: BuildReport, warn: Context['warn']): void {
  for (const { input, warnings } of jobs) {
    for (const warning of warnings) warn(warning.includes(input) ? warning : `${input}: ${warning}`);
  }
}

/** Once a recording, however many outputs it has. */
function mentionUnshown({ jobs }: BuildReport, report: Context['report']): void {
  if (!report.verbose) return;
  const lines = jobs.flatMap(({ input, unshown = [] }) => unshown.map((one) => `${input}: ${unshownWords(one)}`));
  for (const line of new Set(lines)) report.fact('not shown', line);
}

async function runOnce(manifest: string, given: Given<typeof options>, context: Context): Promise<BuildReport> {
  const { watch, report: asked, quiet, ...how } = given;
  const display = new BuildDisplay(process.stderr, quiet === true);
  const controller = new AbortController();
  const end = (): void => controller.abort();
  // However the process ends, by a signal too: nothing half-made stays, and what was made is remembered.
  process.once('exit', end);
  try {
    const report = await build(manifest, {
      ...how,
      unshown: context.report.verbose || asked !== undefined,
      warn: context.warn,
      signal: controller.signal,
      onProgress: display.update,
    });
    mentionWarnings(report, context.warn);
    mentionUnshown(report, context.report);
    display.remove();
    if (asked !== undefined) {
      const { format, file } = reportRequest(asked);
      await writeProduct({ file: file === '-' ? undefined : file }, [reportText(format, report)], { clobber: true });
    }
    const { written, failed } = report.counts;
    const told = quiet === true || (watch === true && written + failed === 0);
    if (!told) display.say(totalLine(report));
    return report;
  } finally {
    display.remove();
    process.off('exit', end);
  }
}

/** What makes those that are stale. */
const buildCommandFor = ({ names: [manifest], given }: Context): string => {
  const output = typeof given['output'] === 'string' ? ['-o', given['output']] : [];
  return ['castkit build', ...(manifest === undefined ? [] : [manifest]), ...output].map(shown).join(' ');
};

const shown = (word: string): string => (/^[\w@%+=:,./ -]+$/.test(word) ? word : JSON.stringify(word));

async function runAndJudge(manifest: string, given: Given<typeof options>, context: Context): Promise<void> {
  const report = await runOnce(manifest, given, context);
  const { jobs, counts } = report;
  if (given.dryRun) await printNames(report, 'due');
  if (given.check) await printNames(report, 'stale');
  const wrong = [
    ...(counts.failed > 0 ? [`${counts.failed} failed`] : []),
    ...(counts.stale > 0 ? [`${counts.stale} ${counts.stale === 1 ? 'is' : 'are'} stale`] : []),
  ];
  if (wrong.length === 0) return;
  const aim = given.check ? 'to be up to date' : 'to be made';
  const remedy = counts.stale > 0 ? `. Run ${buildCommandFor(context)} and commit what it writes` : '';
  context.report.unmet(
    `${report.manifest}: expected ${plural(jobs.length)} ${aim}, but ${wrong.join(' and ')}${remedy}`,
  );
}

async function runForEver(manifest: string, given: Given<typeof options>, context: Context): Promise<void> {
  const { watchAndRun } = await import('../build/watch.js');
  const run = async (): Promise<string[]> => {
    try {
      const { jobs } = await runOnce(manifest, given, context);
      return [manifest, ...jobs.map(({ input }) => input)];
    } catch (error) {
      const [sentence = ''] = describeFailure(error, 'castkit build').lines;
      process.stderr.write(`${sentence}\n`);
      return [manifest];
    }
  };
  await watchAndRun(await watchedPaths(manifest), run, () => {
    if (given.quiet !== true) process.stderr.write('waiting for changes; Ctrl-C ends\n');
  });
}

export const buildCommand: CommandBody<typeof options> = {
  positionals: [{ name: 'manifest', help: 'the manifest [castkit.yaml]' }],
  options,
  examples: [
    { command: 'castkit build', does: 'what castkit.yaml says, as far as it is not up to date' },
    { command: 'castkit build --check --report junit report.xml', does: 'exit status 1 for outputs that are stale' },
    { command: 'castkit build docs/castkit.yaml --shard 2/5', does: 'the second of five parts' },
  ],
  async run(context) {
    const { names, given } = context;
    const manifest = findManifest(names[0]);
    if (given.watch && (given.check || given.dryRun)) {
      throw new UsageError('--watch', { expected: 'neither --check nor --dry-run beside it', received: 'one of them' });
    }
    await (given.watch ? runForEver : runAndJudge)(manifest, given, context);
  },
};
