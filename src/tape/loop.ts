// A run's recording as animations show it: VHS's LoopOffset, a recording that begins somewhere else and ends there, and how long the
// last screen shows.
import { concat } from '../core/edit/concat.js';
import { trim } from '../core/edit/trim.js';
import type { Given } from '../core/options/option.js';
import type { Cast } from '../core/recording/cast.js';
import { renderOptions } from '../core/render/outputs.js';
import type { TapeRun } from './results.js';

/**
 * A recording to animate, and how.
 * @example
 * const moves = ({ cast }: TapeAnimation) => [...cast.events].length > 1;
 */
export interface TapeAnimation {
  cast: Cast;
  looks: Given<typeof renderOptions>;
}

/**
 * What animations of a run are made from; options that are asked for come before the tape's own.
 * @throws CastError for a recording that cannot be read
 * @example
 * const save = async (run: TapeRun) => {
 *   const { cast, looks } = await tapeAnimation(run);
 *   for (const { chunks } of render(cast, ['gif'], looks)) await writeFile('demo.gif', chunks());
 * };
 */
export async function tapeAnimation(run: TapeRun, asked: Given<typeof renderOptions> = {}): Promise<TapeAnimation> {
  const looks = { ...run.looks, ...asked };
  const cast = await loopedFrom(run.cast, run.loopOffset ?? 0);
  return { cast, looks: { lastFrameDuration: lastFrame(cast, looks), ...looks } };
}

async function loopedFrom(cast: Cast, percent: number): Promise<Cast> {
  const end = [...cast.events].at(-1)?.time ?? 0;
  const at = ((percent % 100) / 100) * (end / 1e6);
  if (at === 0) return cast;
  const [last, first] = [await trim({ start: String(at) })(cast), await trim({ end: String(at) })(cast)];
  return concat([first])(last);
}

/** The last screen shows until the tape ends; with castkit's own look at least as long as it does there. */
function lastFrame({ events }: Cast, { speed = 1, paddingFill }: Given<typeof renderOptions>): number {
  const all = [...events];
  const shown = all.findLast((event) => event.type === 'output' && event.data !== '')?.time ?? 0;
  const rest = ((all.at(-1)?.time ?? 0) - shown) / 1e6 / speed;
  const least = paddingFill === 'theme' ? 0.02 : renderOptions.lastFrameDuration.default;
  return Math.min(3600, Math.max(least, rest));
}
