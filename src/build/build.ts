// castkit build. What it takes is loaded when it is called: a library that only renders needs none of it.
import type { Given } from '../core/options/option.js';
import type { buildOptions } from './build-options.js';
import type { BuildHooks } from './hooks.js';
import type { ManifestGiven } from './read-manifest.js';
import type { BuildReport } from './report.js';

/**
 * Makes the outputs of a manifest that are not up to date. One that fails stops no other: the report tells of each.
 * @param manifest its path, or a plain object of the same shape, whose paths are relative to the working folder
 * @throws UsageError for wrong options and whatever is wrong in the manifest, before anything is made; CastError if
 * the manifest cannot be read
 * @example
 * const report = await build({ inputs: 'demo.cast', outputs: '{name}.txt' });
 * report.counts.failed; // => 0
 */
export async function build(
  manifest: string | ManifestGiven,
  given: Given<typeof buildOptions> & BuildHooks = {},
): Promise<BuildReport> {
  const { runBuild } = await import('./run-build.js');
  return runBuild(manifest, given);
}

/**
 * What to watch: the manifest and the folders of its recordings. Of a manifest that is wrong, itself and its folder.
 * @throws CastError where there is no such manifest
 * @example
 * await writeFile('castkit.yaml', await starterManifest('.'));
 * const paths = await watchedPaths('castkit.yaml');
 */
export async function watchedPaths(manifest: string): Promise<string[]> {
  return (await import('./watched.js')).watchedPaths(manifest);
}

/**
 * A commented manifest for the recordings in a folder and those in it.
 * @example
 * const yaml = await starterManifest('.');
 * yaml.includes('outputs:'); // => true
 */
export async function starterManifest(folder: string): Promise<string> {
  return (await import('./starter.js')).starterManifest(folder);
}
