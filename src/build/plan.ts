// From a manifest to jobs: each recording with each of its outputs. Looks for recordings, reads none; all names are known, and
// none of them twice, before anything runs.
import { join, posix, relative, resolve } from 'node:path';
import type { EditList } from '../core/edit/plan/edit-list.js';
import { CastError, UsageError, type Warn } from '../core/errors.js';
import { filesMatching, sizeOf } from './disk/inputs.js';
import { type FormatName, formats } from './formats.js';
import { type JobOptions, jobOptions, themesOf } from './job-options.js';
import type { Manifest, OutputRule, Override, Settings } from './manifest.js';
import { fillTemplate, folded, hasMoment, nameOf, shown } from './names.js';
import { withPreset } from './presets.js';
import type { SecretsPolicy } from './secrets.js';
import { filesOfTape, isTape, type RecordedTape } from './tapes.js';

/** One output of one recording; may be several files where its name has `{marker}`. Plain data, for another process too. */
export interface Job extends JobOptions {
  /** The recording, relative to the working folder. */
  readonly input: string;
  /** Below the output folder; see names.ts for what stands for `{marker}`. */
  readonly output: string;
  readonly format: FormatName;
  /** One list after the other: those of the recording, then those of the output. */
  readonly edits: readonly EditList[];
  /** What is done about secrets; nothing where it is absent. */
  readonly secrets?: SecretsPolicy;
  /** What a tape recorded, once it has run. */
  readonly recorded?: RecordedTape;
  /** How much work it is, by size: the same on every machine. */
  readonly cost: number;
}

/** What is to be made of one recording. */
interface Recording {
  /** Relative to the manifest's folder, `/` between its parts. */
  readonly path: string;
  readonly edits: EditList;
  readonly outputs: readonly { rule: OutputRule; layers: readonly Settings[] }[];
}

/**
 * @throws UsageError for options that a format refuses, for names that clash or leave the output folder, and for patterns that look
 * through too much
 */
export async function planJobs(manifest: Manifest, warn: Warn): Promise<Job[]> {
  const recordings = await recordingsOf(manifest, warn);
  const depends = await dependsOf(manifest);
  const jobs = recordings.flatMap((recording) => [...jobsOf(recording, manifest, depends)]);
  refuseClashes(jobs, manifest);
  return jobs.map(({ where: _, ...job }) => job);
}

async function recordingsOf(manifest: Manifest, warn: Warn): Promise<Recording[]> {
  const { inputs, folder, overrides } = manifest;
  const without = inputs.flatMap(({ pattern }) => (pattern.startsWith('!') ? [pattern.slice(1)] : []));
  const paths = new Set<string>();
  for (const { pattern, where } of inputs.filter(({ pattern }) => !pattern.startsWith('!'))) {
    const found = await located(where, () => filesMatching(pattern, folder, without));
    if (found.length === 0) warn(`${where}: no recording matches ${JSON.stringify(pattern)}`);
    for (const path of found) paths.add(path);
  }
  const matching: { override: Override; paths: ReadonlySet<string> }[] = [];
  for (const override of overrides) {
    matching.push({ override, paths: await matchesOf(override, manifest, paths, warn) });
  }
  return [...paths].map((path) => {
    const own = matching.filter(({ paths }) => paths.has(path)).map(({ override }) => override);
    return recordingOf(path, manifest, own);
  });
}

/** What is wrong with a pattern is wrong in the manifest. */
async function located<T>(where: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof CastError ? new UsageError('inputs', `${where}: ${error.message}`) : error;
  }
}

async function matchesOf(
  { pattern, where }: Override,
  { folder }: Manifest,
  inputs: ReadonlySet<string>,
  warn: Warn,
): Promise<ReadonlySet<string>> {
  const matches = await located(where, () => filesMatching(pattern, folder));
  const found = new Set(matches.filter((path) => inputs.has(path)));
  if (found.size === 0) warn(`${where}: no recording of the inputs matches ${JSON.stringify(pattern)}`);
  return found;
}

/** The last override that says something wins. */
function recordingOf(path: string, manifest: Manifest, overrides: readonly Override[]): Recording {
  const edits = overrides.findLast((override) => override.edits)?.edits ?? manifest.edits;
  const own = overrides.findLast((override) => override.outputs)?.outputs;
  const different = overrides.map(({ settings }) => settings);
  const layersOf = ({ format, settings }: OutputRule): Settings[] => [
    manifest.settings,
    manifest.formats.get(format) ?? new Map(),
    ...(own ? [...different, settings] : [settings, ...different]),
  ];
  const outputs = (own ?? manifest.outputs).map((rule) => ({
    rule,
    layers: withPreset(layersOf(rule), manifest.presets),
  }));
  return { path, edits, outputs };
}

/** Files that tapes follow from beside those that they name. */
async function dependsOf({ depends, folder }: Manifest): Promise<string[]> {
  const files: string[] = [];
  for (const { pattern, where } of depends) {
    const found = await located(where, () => filesMatching(pattern, folder));
    files.push(...found.map((path) => resolve(folder, path)));
  }
  return files;
}

function* jobsOf(
  { path, edits, outputs }: Recording,
  manifest: Manifest,
  depends: readonly string[],
): Generator<Job & { where: string }> {
  const input = relative('', resolve(manifest.folder, path));
  const also = isTape(input) ? [...filesOfTape(input, manifest.folder), ...depends] : [];
  const bytes = sizeOf(input);
  for (const { rule, layers } of outputs) {
    const format = formats[rule.format];
    for (const { label, layer } of themesOf(rule, layers, manifest.folder)) {
      const parts = { name: nameOf(path), dir: posix.dirname(path), ext: format.extension, theme: label };
      const output = fillTemplate(rule.template, parts, rule.where);
      const options = jobOptions(rule, [...layers, ...layer], manifest.folder);
      checkMoments(output, options, rule);
      yield {
        input,
        output,
        format: rule.format,
        edits: [edits, rule.edits].filter(({ steps }) => steps.length > 0),
        ...options,
        files: [...options.files, ...also],
        cost: Math.max(1, bytes) * format.weight,
        where: rule.where,
      };
    }
  }
}

function checkMoments(output: string, { several, stills }: JobOptions, { where }: OutputRule): void {
  if (several && !hasMoment(output)) {
    throw new UsageError('file', `${where}: expected {marker} in the name, for \`at\` names several moments`);
  }
  if (!stills && hasMoment(output)) {
    throw new UsageError('file', `${where}: expected a name without {marker}, which is for pictures of single moments`);
  }
}

/** @throws UsageError for two outputs of one name, on disks too that take upper and lower case for the same */
function refuseClashes(jobs: readonly (Job & { where: string })[], { output: folder }: Manifest): void {
  const inputs = new Map(jobs.map(({ input }) => [folded(resolve(input)), input]));
  const taken = new Map<string, Job>();
  for (const job of jobs) {
    const name = JSON.stringify(shown(job.output));
    const other = taken.get(folded(job.output));
    const replaced = inputs.get(folded(join(folder, job.output)));
    if (other && other.output !== job.output) {
      const names = `${JSON.stringify(shown(other.output))} and ${name}`;
      throw new UsageError('file', `${job.where}: ${names} differ in case only, which not every disk can tell apart`);
    }
    if (other) throw new UsageError('file', `${job.where}: two outputs are named ${name}, ${originsOf(other, job)}`);
    if (replaced !== undefined) {
      const hint = `Another name, or ${JSON.stringify(`!${shown(job.output)}`)} among the inputs, would help`;
      throw new UsageError('file', `${job.where}: the output ${name} would replace the recording ${replaced}. ${hint}`);
    }
    taken.set(folded(job.output), job);
  }
}

function originsOf(a: Job, b: Job): string {
  if (a.input !== b.input) return `of ${a.input} and of ${b.input}. {dir} in the name would tell them apart`;
  return a.options['theme'] === b.options['theme']
    ? `both of ${a.input}`
    : `both of ${a.input}. {theme} in the name would tell them apart`;
}
