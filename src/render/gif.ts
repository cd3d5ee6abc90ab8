// A recording as an animated GIF.
import type { Cast } from '../cast/cast.js';
import { CastError } from '../errors.js';
import { type Given, number, resolveOptions, toggle } from '../options/option.js';
import { encodeGif } from '../pixels/encode.js';
import type { Grid } from '../pixels/tiles.js';
import type { RenderHooks } from './hooks.js';
import { type Painting, paintCast, paintingOptions } from './painting.js';

export const gifOptions = {
  ...paintingOptions,
  loop: number({
    flag: 'loop',
    group: 'Output',
    help: 'how often the animation plays; 0 is for ever',
    placeholder: 'TIMES',
    min: 0,
    max: 65535,
    integer: true,
    default: 0,
    defaultText: 'for ever',
  }),
  noLoop: toggle({ flag: 'no-loop', group: 'Output', help: 'play the animation once', default: false }),
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

/**
 * Renders a recording: chunks of a GIF89a file.
 * @throws UsageError for wrong options; CastError for a recording that cannot be read, is over a limit, or makes a canvas
 * of more than 65535 pixels a side
 */
export async function* gif(
  cast: Cast,
  given: Given<typeof gifOptions> = {},
  hooks: RenderHooks = {},
): AsyncGenerator<Uint8Array> {
  const { loop, noLoop, jobs, ...options } = resolveOptions(gifOptions, given);
  const started = performance.now();
  const painting = await paintCast(cast, options, hooks);
  const painted = performance.now();
  limitSides(cast, painting.grid);
  yield* encodeGif(painting.book, painting.grid, painting.log, {
    loop: noLoop || loop === 1 ? 0 : loop === 0 ? undefined : loop - 1,
    jobs,
  });
  hooks.onReport?.(reportOf(painting, { replay: painted - started, encode: performance.now() - painted }));
}

/** What a GIF can say of a side (GIF89a section 18). */
const LONGEST_SIDE = 65_535;

function limitSides({ name }: Cast, { canvasWidth, canvasHeight }: Grid): void {
  if (Math.max(canvasWidth, canvasHeight) <= LONGEST_SIDE) return;
  const found = `${canvasWidth}x${canvasHeight}`;
  throw new CastError({ file: name }, `expected a GIF of at most ${LONGEST_SIDE} pixels a side, found ${found}`);
}

function reportOf({ book, grid, log, metrics, theme }: Painting, stages: Record<string, number>) {
  return {
    width: grid.canvasWidth,
    height: grid.canvasHeight,
    frames: log.frameCount,
    duration: log.end,
    theme: theme.name,
    cell: { width: metrics.width, height: metrics.height },
    colours: new Set(book.rampColours.subarray(0, book.rampStart[book.rampCount])).size,
    fonts: ['JetBrains Mono'],
    stages,
  };
}
