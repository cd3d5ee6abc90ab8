// A recording as an animated PNG.

import { patchTimes } from '../codec/gif/patches.js';
import { encodeApng } from '../codec/png/apng.js';
import type { RenderHooks } from '../hooks.js';
import { type Given, resolveOptions } from '../options/option.js';
import { loopOffsetOptions, loopOptions, playsOf } from '../picture/loop.js';
import { looped, type Painting, paintCast, paintingOptions } from '../picture/painting.js';
import { reportOf } from '../picture/picture-report.js';
import { encodedShare } from '../picture/progress.js';
import { scaled, scaleOptions } from '../picture/sizing.js';
import type { Cast } from '../recording/cast.js';
import { givenCast } from '../recording/given-cast.js';
import { Stages } from '../stages.js';
import { chunksYielding } from '../yielder.js';

/**
 * Option declarations of `apng`: names, checks, defaults.
 * @example
 * apngOptions.fpsCap.default; // => 30
 */
export const apngOptions = { ...paintingOptions, ...scaleOptions, ...loopOptions, ...loopOffsetOptions };

/**
 * Renders a recording as an animated PNG, in pieces. Every frame's colours are exact.
 * @throws UsageError for wrong options; CastError for a recording that cannot be read or is over a limit
 * @example
 * await writeFile('demo.png', apng(cast, { end: 2 }));
 */
export async function* apng(
  recording: Cast,
  given: Given<typeof apngOptions> = {},
  hooks: RenderHooks = {},
): AsyncGenerator<Uint8Array> {
  const cast = givenCast(recording, hooks);
  const { loop, noLoop, scale, ...options } = resolveOptions(apngOptions, given);
  const stages = new Stages();
  const painting = looped(await paintCast(cast, scaled(options, scale), { ...hooks, encoding: 'apng' }, stages));
  yield* apngOf(painting, playsOf({ loop, noLoop }), hooks);
  stages.end('encode');
  hooks.onReport?.(reportOf(painting, animation(painting, shownFrames(painting)), stages.milliseconds));
}

/** What is already painted, encoded. */
export function apngOf(
  painting: Painting,
  plays: number,
  { onProgress, signal }: RenderHooks = {},
): AsyncGenerator<Uint8Array> {
  const { book, grid, log } = painting;
  const count = shownFrames(painting);
  const onFrame = (frames: number) => onProgress?.({ share: encodedShare(painting, frames / count), frames });
  return chunksYielding(encodeApng(book, grid, log, { plays, onFrame }), signal);
}

/** How many frames an APNG or a WebP has: those of a centisecond are one. */
export const shownFrames = ({ log }: Painting): number => patchTimes(log).count;

/** Frames and duration, for the report. `frames`: what a decoder counts, where that is not all that were painted. */
export const animation = ({ log }: Painting, frames = log.frameCount): { frames: number; duration: number } => ({
  frames,
  duration: log.end,
});
