// One recording as several files: `render -o a.gif -o a.webp -o a.txt`. What formats share is made once, the painted replay
// of the animations above all.

import { animation } from '../animation/apng.js';
import { UsageError } from '../errors.js';
import type { RenderHooks } from '../hooks.js';
import { momentsOptions } from '../moments/moments.js';
import { nearest } from '../options/nearest.js';
import { type Given, knownTo, resolveOptions, type Values } from '../options/option.js';
import { loopOffsetOptions, loopOptions } from '../picture/loop.js';
import { type Painting, paintCast, paintingOptions } from '../picture/painting.js';
import { reportOf } from '../picture/picture-report.js';
import { scaled, scaleOptions } from '../picture/sizing.js';
import type { Cast } from '../recording/cast.js';
import { givenCast } from '../recording/given-cast.js';
import { Stages } from '../stages.js';
import { byTheme } from '../theme/theme-pair.js';
import { type Chunks, type Format, formats, formatsByEnding } from './formats.js';

/**
 * Option declarations of `render`: names, checks, defaults.
 * @example
 * renderOptions.speed.default; // => 1
 */
export const renderOptions = {
  ...paintingOptions,
  ...scaleOptions,
  ...loopOptions,
  ...loopOffsetOptions,
  at: {
    ...momentsOptions.at,
    help: `of stills and texts, ${momentsOptions.at.help}`,
    defaultText: "each format's own",
  },
};

/** What every format is made from. */
interface Source {
  readonly cast: Cast;
  readonly given: Given<typeof renderOptions>;
  readonly values: Values<typeof renderOptions>;
  readonly hooks: RenderHooks;
  /** The painted replay: made when it is first asked for, then shared. */
  painting(): Promise<Painting>;
}

/** A format of one file, of the work that others may share. */
function chunksOf({ animated, options, shared, render }: Format, source: Source, path: string | undefined): Chunks {
  if (shared) return ofPainting(shared, source, path);
  const { cast, given, hooks } = source;
  const { at: _, ...moving } = given; // moves, whatever moment the stills show
  return render(cast, knownTo(options, animated ? moving : given), hooks, path);
}

async function* ofPainting(
  { encode, told }: NonNullable<Format['shared']>,
  source: Source,
  path: string | undefined,
): AsyncGenerator<Uint8Array | string> {
  const { cast, values, hooks } = source;
  const stages = new Stages();
  const painting = await source.painting();
  stages.end('replay');
  let frames = painting.log.frameCount;
  const onFrames = (count: number): void => {
    frames = count;
  };
  yield* encode(painting, { cast, values, hooks, path, onFrames });
  stages.end('encode');
  hooks.onReport?.(told(reportOf(painting, animation(painting, frames), stages.milliseconds)));
}

/**
 * The extensions, without the dot, that name a format of `render`.
 * @example
 * outputFormats.includes('webp'); // => true
 */
export const outputFormats: readonly string[] = [
  ...new Set([
    ...Object.values(formats).flatMap(({ extension, endings = [] }: Format) => [extension, ...endings]),
    ...formatsByEnding.keys(),
  ]),
];

/**
 * Whether a format is one that a terminal cannot show.
 * @throws UsageError for an extension that no format has
 * @example
 * [isBinary('gif'), isBinary('svg')]; // => [true, false]
 */
export const isBinary = (extension: string): boolean => findFormat(extension).binary;

function findFormat(extension: string): Format {
  const name = formatsByEnding.get(extension.toLowerCase());
  if (name) return formats[name];
  const close = nearest(extension, outputFormats);
  throw new UsageError('output', {
    expected: `a name ending in one of ${outputFormats.map((known) => `.${known}`).join(', ')}`,
    received: extension === '' ? 'a name without an extension' : JSON.stringify(`.${extension}`),
    ...(close ? { hint: `Did you mean .${close}?` } : {}),
  });
}

/**
 * One of the formats that `render` makes, to be written out before the next one is asked for.
 * @example
 * const save = ({ extension, chunks }: Rendered) => writeFile(`demo.${extension}`, chunks());
 */
export interface Rendered {
  extension: string;
  /** Which of the extensions asked for. */
  index: number;
  /** Which of the two files that a light and a dark theme make of a format that holds one. */
  page: 'light' | 'dark' | undefined;
  /** @param path a file that another program may write in place of giving chunks; see mp4 */
  chunks(path?: string): Chunks;
}

/**
 * The recording in several formats, in the order asked for; animations share one replay. With `light=X,dark=Y` as
 * theme, formats that hold one theme are there twice.
 * @param extensions of outputFormats, without the dot
 * @throws UsageError for a format that does not exist, or wrong options; else as the format's own function
 * @example
 * for (const { extension, chunks } of render(cast, ['gif', 'svg'], { end: 2 }))
 *   await writeFile(`demo.${extension}`, chunks());
 */
export function render(
  recording: Cast,
  extensions: readonly string[],
  given: Given<typeof renderOptions> = {},
  hooks: RenderHooks = {},
): Rendered[] {
  const cast = givenCast(recording, hooks);
  const whole = sourceOf(cast, given, hooks);
  const pages = byTheme(given).map(({ page, given }) => ({
    page,
    source: page ? sourceOf(cast, given, hooks) : whole,
  }));
  return extensions.flatMap((extension, index) => {
    const format = findFormat(extension);
    const files = format.oneTheme ? pages : [{ page: undefined, source: whole }];
    return files.map(({ page, source }) => ({
      ...{ extension, index, page },
      chunks: (path?: string) => chunksOf(format, source, path),
    }));
  });
}

function sourceOf(cast: Cast, given: Given<typeof renderOptions>, hooks: RenderHooks): Source {
  const values = resolveOptions(renderOptions, given);
  const { scale, loop: _l, noLoop: _n, at: _a, ...options } = values;
  let painting: Promise<Painting> | undefined;
  const paint = () => paintCast(cast, scaled(options, scale), hooks);
  return { cast, given, values, hooks, painting: () => (painting ??= paint()) };
}
