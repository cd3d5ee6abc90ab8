// A recording as a WebP: animated, or one moment of it. The images of the frames are sharp's, one changed rectangle at a time,
// so that no more than a few of them are in memory; the container is ours.

import { unlessAborted } from '../abort.js';
import { patches, patchTimes } from '../codec/gif/patches.js';
import { losslessImage, type WebpFrame, webpFile } from '../codec/webp/container.js';
import { UsageError } from '../errors.js';
import type { RenderHooks } from '../hooks.js';
import { momentsOptions } from '../moments/moments.js';
import { type Given, knownTo, resolveOptions, type Values } from '../options/option.js';
import { optionName } from '../options/option-name.js';
import { loopOffsetOptions, loopOptions, playsOf } from '../picture/loop.js';
import { looped, type Painting, paintCast, paintingOptions } from '../picture/painting.js';
import { reportOf } from '../picture/picture-report.js';
import { encodedShare } from '../picture/progress.js';
import { scaled, sizingOptions } from '../picture/sizing.js';
import { platform } from '../platform.js';
import type { Cast } from '../recording/cast.js';
import { givenCast } from '../recording/given-cast.js';
import { Stages } from '../stages.js';
import { checkSides, qualityOptions } from '../still/still-formats.js';
import { oneStill, type StillGiven, stillOptions } from '../still/stills.js';
import { animation, shownFrames } from './apng.js';

/**
 * Option declarations of `webp`: names, checks, defaults.
 * @example
 * webpOptions.speed.default; // => 1
 */
export const webpOptions = {
  ...paintingOptions,
  ...sizingOptions,
  ...loopOptions,
  ...loopOffsetOptions,
  ...qualityOptions.webp,
  at: { ...momentsOptions.at, help: `no animation, but ${momentsOptions.at.help}`, defaultText: 'an animation' },
};

/** What only a still takes. */
const STILL_ONLY = ['width', 'height', 'quality'] as const;

/**
 * Renders a recording as a WebP, in pieces: animated and without loss, or with `at` a single picture.
 * @throws UsageError for wrong options; CastError for a recording that cannot be read or is over a limit, a side of
 * more than 16383 pixels, or where sharp is not installed
 * @example
 * await writeFile('demo.webp', webp(cast, { end: 2 }));
 */
export async function* webp(
  recording: Cast,
  given: Given<typeof webpOptions> = {},
  hooks: RenderHooks = {},
): AsyncGenerator<Uint8Array> {
  const cast = givenCast(recording, hooks);
  const values = resolveOptions(webpOptions, given);
  if (values.at !== undefined) yield await oneStill(cast, 'webp', stillGiven(given), hooks);
  else yield* animated(cast, forAnimation(values), hooks);
}

function forAnimation(values: Values<typeof webpOptions>): Values<typeof webpOptions> {
  const wrong = STILL_ONLY.find((key) => values[key] !== undefined);
  if (wrong)
    throw new UsageError(
      optionName(wrong),
      `${optionName(wrong)}: needs ${optionName('at')}, for it is for a single picture`,
    );
  return values;
}

/**
 * Those of the options of `webp` that a still takes; the others say how an animation is timed.
 * @example
 * stillGiven({ at: 'end', loop: 2 }); // => { at: 'end' }
 */
export function stillGiven(given: Given<typeof webpOptions>): StillGiven {
  return knownTo({ ...stillOptions, ...qualityOptions.webp }, given);
}

async function* animated(
  cast: Cast,
  { at: _, width: _w, height: _h, quality: _q, loop, noLoop, scale, ...options }: Values<typeof webpOptions>,
  hooks: RenderHooks,
): AsyncGenerator<Uint8Array> {
  const stages = new Stages();
  const painting = looped(await paintCast(cast, scaled(options, scale), { ...hooks, encoding: 'webp' }, stages));
  yield* webpOf(painting, playsOf({ loop, noLoop }), hooks);
  stages.end('encode');
  hooks.onReport?.(reportOf(painting, animation(painting, shownFrames(painting)), stages.milliseconds));
}

/** Pictures that are being compressed at the same time. */
const AT_ONCE = 4;

/** What is already painted, encoded. */
export async function* webpOf(painting: Painting, plays: number, hooks: RenderHooks = {}): AsyncGenerator<Uint8Array> {
  const { book, grid, log } = painting;
  const size = { width: grid.canvasWidth, height: grid.canvasHeight };
  checkSides('webp', size);
  const { count, end } = patchTimes(log);
  const starts: number[] = [];
  const made: Promise<Omit<WebpFrame, 'milliseconds'>>[] = [];
  for (const { start, x, y, width, height, pixels } of patches(book, grid, log, 2)) {
    starts.push(start);
    const image = codeImage(pixels.slice(), { x, y, width, height });
    image.catch(() => undefined); // told below, where it is waited for
    made.push(image);
    await unlessAborted(Promise.resolve(made.at(-AT_ONCE)), hooks.signal);
    hooks.onProgress?.({ share: encodedShare(painting, made.length / count), frames: made.length });
  }
  const images = await unlessAborted(Promise.all(made), hooks.signal);
  const frames = images.map((image, i) => ({ ...image, milliseconds: 10 * ((starts[i + 1] ?? end) - starts[i]!) }));
  yield* webpFile(size, frames, plays);
}

async function codeImage(
  pixels: Uint32Array,
  place: { x: number; y: number; width: number; height: number },
): Promise<Omit<WebpFrame, 'milliseconds'>> {
  const { width, height } = place;
  const picture = { pixels: new Uint8Array(pixels.buffer), width, height };
  return { ...place, image: losslessImage(await platform().encodeImage(picture, { format: 'webp', effort: 3 })) };
}
