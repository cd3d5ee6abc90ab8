// What a build calls while it runs.
import type { Warn } from '../core/errors.js';
import type { BuildProgress } from './report.js';

/**
 * Functions that `build` calls while it runs, and a signal that ends it.
 * @example
 * const stop = new AbortController();
 * const hooks: BuildHooks = { signal: stop.signal, warn: console.error, onProgress: ({ share }) => console.log(share) };
 */
export interface BuildHooks {
  warn?: Warn | undefined;
  /** Ends the build; its reason is thrown, and nothing half-made stays. Aborting works at once, in the exit of a process too. */
  signal?: AbortSignal | undefined;
  /** Reports also tell what recordings ask for and castkit does not show. Reads each once more. */
  unshown?: boolean | undefined;
  onProgress?: ((progress: BuildProgress) => void) | undefined;
}
