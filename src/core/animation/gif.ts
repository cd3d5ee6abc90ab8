// A recording as an animated GIF.

import { encodeGif, LONGEST_SIDE } from '../codec/gif/encode.js';
import { withFewerColours } from '../codec/gif/fewer-colours.js';
import { CastError } from '../errors.js';
import type { RenderHooks, RenderReport } from '../hooks.js';
import { MOST_LEVELS } from '../layout/options.js';
import { byteSize } from '../options/byte-size.js';
import { type Given, number, resolveOptions, type Values } from '../options/option.js';
import { optionName } from '../options/option-name.js';
import { loopOffsetOptions, loopOptions, repeatsOf } from '../picture/loop.js';
import { looped, paintCast, paintingOptions } from '../picture/painting.js';
import { reportOf } from '../picture/picture-report.js';
import { encodedShare } from '../picture/progress.js';
import { scaled, scaleOptions } from '../picture/sizing.js';
import type { Grid } from '../raster/tiles.js';
import type { Cast } from '../recording/cast.js';
import { givenCast } from '../recording/given-cast.js';
import { Stages } from '../stages.js';
import { chunksYielding, runYielding } from '../yielder.js';
import { animation } from './apng.js';
import { fitSize, givenUp, type Settings } from './fit-size.js';

/**
 * Option declarations of `gif`: names, checks, defaults.
 * @example
 * gifOptions.fontSize.default; // => 16
 */
export const gifOptions = {
  ...paintingOptions,
  ...scaleOptions,
  ...loopOptions,
  ...loopOffsetOptions,
  maxSize: byteSize({
    flag: 'max-size',
    group: 'Output',
    help: 'give up what it takes to stay under a size: 5MB, 500k',
    default: undefined,
    defaultText: 'any',
  }),
  jobs: number({
    flag: 'jobs',
    group: 'Output',
    help: 'threads to use; 1 never starts another',
    min: 1,
    max: 64,
    integer: true,
    default: 2,
  }),
};

type GifValues = Values<typeof gifOptions>;

/**
 * Renders a recording as a GIF, in pieces.
 * @throws UsageError for wrong options; CastError for a recording that cannot be read, is over a limit, cannot be
 * made as small as `maxSize`, or is more than 65535 pixels wide or high
 * @example
 * await writeFile('demo.gif', gif(cast, { theme: 'nord', speed: 2 }));
 */
export async function* gif(
  recording: Cast,
  given: Given<typeof gifOptions> = {},
  hooks: RenderHooks = {},
): AsyncGenerator<Uint8Array> {
  const cast = givenCast(recording, hooks);
  const options = resolveOptions(gifOptions, given);
  if (options.maxSize === undefined) yield* renderGif(cast, options, hooks);
  else yield* renderUnder(options.maxSize, cast, options, hooks);
}

/** One rendering. `colours`: at most so many in the whole GIF. */
async function* renderGif(
  cast: Cast,
  { loop, noLoop, jobs, maxSize, ...options }: GifValues,
  hooks: RenderHooks,
  colours = Number.POSITIVE_INFINITY,
): AsyncGenerator<Uint8Array> {
  const stages = new Stages();
  const painting = looped(await paintCast(cast, scaled(options, options.scale), { ...hooks, encoding: 'gif' }, stages));
  const { grid, log } = painting;
  limitSides(cast, grid);
  const book = Number.isFinite(colours)
    ? await runYielding(withFewerColours(painting.book, grid, log, colours), hooks.signal)
    : painting.book;
  let images = 0;
  const chunks = encodeGif(book, grid, log, {
    loop: repeatsOf({ loop, noLoop }),
    jobs,
    time: stages.time,
    onImage: () => void images++,
    onFrame: (frame) => hooks.onProgress?.({ share: encodedShare(painting, frame / log.frameCount), frames: frame }),
  });
  yield* chunksYielding(chunks, hooks.signal);
  stages.end('write');
  hooks.onReport?.(reportOf(painting, animation(painting, images), stages.milliseconds));
}

/** The best rendering of at most `limit` bytes. Warns of what it gave up. */
async function* renderUnder(
  limit: number,
  cast: Cast,
  options: GifValues,
  hooks: RenderHooks,
): AsyncGenerator<Uint8Array> {
  const warnings = new Set<string>();
  let report: RenderReport | undefined;
  const quiet: RenderHooks = {
    signal: hooks.signal,
    warn: (warning) => warnings.add(warning),
    onReport: (made) => {
      report = made;
    },
  };
  const levels = Math.min(options.fontAntialiasing, MOST_LEVELS);
  const asked: Settings = { levels, fps: options.fpsCap, colours: 256, fontSize: options.fontSize };
  const found = await fitSize(limit, asked, ({ levels: fontAntialiasing, fps: fpsCap, colours, fontSize }) =>
    renderGif(
      cast,
      { ...options, fontAntialiasing, fpsCap, fontSize },
      quiet,
      colours < 256 ? colours : Number.POSITIVE_INFINITY,
    ),
  );
  if ('smallest' in found) {
    const sentence = `expected a GIF of at most ${limit} bytes (${optionName('maxSize')}), the smallest that could be made has ${found.smallest}. A part of it (${optionName('select')}), shorter pauses (${optionName('idleTimeLimit')}) or a higher ${optionName('speed')} would be smaller`;
    throw new CastError({ file: cast.name }, sentence);
  }
  for (const warning of warnings) hooks.warn?.(warning);
  const lost = givenUp(asked, found.settings);
  if (lost.length > 0) hooks.warn?.(`to stay under ${limit} bytes: ${lost.join(', ')}`);
  yield* found.chunks;
  if (report) hooks.onReport?.(report);
}

/** @throws CastError for a canvas that no GIF can have */
export function limitSides({ name }: Cast, { canvasWidth, canvasHeight }: Grid): void {
  if (Math.max(canvasWidth, canvasHeight) <= LONGEST_SIDE) return;
  const found = `${canvasWidth}x${canvasHeight}`;
  throw new CastError({ file: name }, `expected a GIF of at most ${LONGEST_SIDE} pixels a side, found ${found}`);
}
