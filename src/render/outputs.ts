// One recording as several files: `render -o a.gif -o a.webp -o a.txt`. What formats share is made once, the painted replay
// of the animations above all.
import type { Cast } from '../cast/cast.js';
import { UsageError } from '../errors.js';
import { byTheme } from '../look/theme-pair.js';
import { nearest } from '../options/nearest.js';
import { type Given, type OptionSet, resolveOptions, type Values } from '../options/option.js';
import { encodeGif } from '../pixels/encode.js';
import { animation, apngOf } from './animation/apng.js';
import { limitSides } from './animation/gif.js';
import { loopOptions, playsOf, repeatsOf } from './animation/loop.js';
import { evenSided, type VideoFormat, videoOf } from './animation/video.js';
import { webpOf } from './animation/webp.js';
import type { RenderHooks, RenderReport } from './hooks.js';
import { momentsOptions } from './moments.js';
import { type Painting, paintCast, paintingOptions } from './picture/painting.js';
import { reportOf } from './picture/picture-report.js';
import { scaled, scaleOptions } from './picture/sizing.js';
import { Stages } from './stages.js';
import type { StillFormat } from './still/still-formats.js';
import { oneStill, stillOptions } from './still/stills.js';
import { svg, svgOptions } from './svg/svg.js';
import { ansi, ansiOptions } from './text/ansi.js';
import { html, htmlOptions } from './text/html.js';
import { json, jsonOptions } from './text/json.js';
import { txt, txtOptions } from './text/text.js';
import { vtt } from './text/vtt.js';

/**
 * Option declarations of `render`: names, checks, defaults.
 * @example
 * renderOptions.speed.default; // => 1
 */
export const renderOptions = {
  ...paintingOptions,
  ...scaleOptions,
  ...loopOptions,
  at: {
    ...momentsOptions.at,
    help: `of stills and texts, ${momentsOptions.at.help}`,
    defaultText: "each format's own",
  },
};

type RenderGiven = Given<typeof renderOptions>;

/** What every format is made from. */
interface Source {
  readonly cast: Cast;
  readonly given: RenderGiven;
  readonly values: Values<typeof renderOptions>;
  readonly hooks: RenderHooks;
  /** The painted replay: made when it is first asked for, then shared. */
  painting(): Promise<Painting>;
}

type Chunks = AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>;

interface Output {
  /** Bytes that a terminal cannot show. */
  readonly binary: boolean;
  /** One theme is all that a file can have. */
  readonly oneTheme?: boolean;
  /** `path`: a file that another program may write in place of giving chunks. */
  render(source: Source, path: string | undefined): Chunks;
}

/** The part of what was given that a format knows. */
const knownTo = <S extends OptionSet>(options: S, given: RenderGiven): Given<S> =>
  Object.fromEntries(Object.entries(given).filter(([key]) => Object.hasOwn(options, key))) as Given<S>;

function animated(
  encode: (painting: Painting, source: Source, path: string | undefined) => Chunks,
  told = (report: RenderReport) => report,
): Output {
  return {
    binary: true,
    oneTheme: true,
    async *render(source, path) {
      const stages = new Stages();
      const painting = await source.painting();
      stages.end('replay');
      yield* encode(painting, source, path);
      stages.end('encode');
      source.hooks.onReport?.(told(reportOf(painting, animation(painting), stages.milliseconds)));
    },
  };
}

function still(format: StillFormat): Output {
  return {
    binary: true,
    oneTheme: true,
    async *render({ cast, given, hooks }) {
      yield await oneStill(cast, format, knownTo(stillOptions, given), hooks);
    },
  };
}

function text<S extends OptionSet>(
  options: S,
  make: (cast: Cast, given: Given<S>, hooks: RenderHooks) => Promise<string>,
): Output {
  return {
    binary: false,
    oneTheme: Object.hasOwn(options, 'theme'),
    async *render({ cast, given, hooks }) {
      yield await make(cast, knownTo(options, given), hooks);
    },
  };
}

const video = (format: VideoFormat): Output =>
  animated((painting, { values, hooks }, path) => videoOf(painting, format, values, hooks, path), evenSided);

const gifOutput = animated((painting, { cast, values }) => {
  limitSides(cast, painting.grid);
  return encodeGif(painting.book, painting.grid, painting.log, { loop: repeatsOf(values) });
});

const svgOutput: Output = {
  binary: false,
  render({ cast, given, hooks }) {
    const { at: _, ...options } = given; // moves, whatever moment the stills show
    return svg(cast, knownTo(svgOptions, options), hooks);
  },
};

const vttOutput: Output = { binary: false, render: ({ cast }) => [vtt(cast)] };

const OUTPUTS: Readonly<Record<string, Output>> = {
  gif: gifOutput,
  svg: svgOutput,
  apng: animated((painting, { values }) => apngOf(painting, playsOf(values))),
  webp: animated((painting, { values, hooks }) => webpOf(painting, playsOf(values), hooks)),
  mp4: video('mp4'),
  webm: video('webm'),
  png: still('png'),
  avif: still('avif'),
  jpg: still('jpeg'),
  jpeg: still('jpeg'),
  txt: text(txtOptions, txt),
  ansi: text(ansiOptions, ansi),
  html: text(htmlOptions, html),
  json: text(jsonOptions, json),
  vtt: vttOutput,
};

/**
 * The extensions, without the dot, that name a format of `render`.
 * @example
 * outputFormats.includes('webp'); // => true
 */
export const outputFormats: readonly string[] = Object.keys(OUTPUTS);

/**
 * Whether a format is one that a terminal cannot show.
 * @throws UsageError for an extension that no format has
 * @example
 * [isBinary('gif'), isBinary('svg')]; // => [true, false]
 */
export const isBinary = (extension: string): boolean => findOutput(extension).binary;

function findOutput(extension: string): Output {
  const output = Object.hasOwn(OUTPUTS, extension.toLowerCase()) ? OUTPUTS[extension.toLowerCase()] : undefined;
  if (output) return output;
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
  cast: Cast,
  extensions: readonly string[],
  given: RenderGiven = {},
  hooks: RenderHooks = {},
): Rendered[] {
  const whole = sourceOf(cast, given, hooks);
  const pages = byTheme(given).map(({ page, given }) => ({
    page,
    source: page ? sourceOf(cast, given, hooks) : whole,
  }));
  return extensions.flatMap((extension, index) => {
    const output = findOutput(extension);
    const files = output.oneTheme ? pages : [{ page: undefined, source: whole }];
    return files.map(({ page, source }) => ({
      ...{ extension, index, page },
      chunks: (path?: string) => output.render(source, path),
    }));
  });
}

function sourceOf(cast: Cast, given: RenderGiven, hooks: RenderHooks): Source {
  const values = resolveOptions(renderOptions, given);
  const { scale, loop: _l, noLoop: _n, at: _a, ...options } = values;
  let painting: Promise<Painting> | undefined;
  const paint = () => paintCast(cast, scaled(options, scale), hooks);
  return { cast, given, values, hooks, painting: () => (painting ??= paint()) };
}
