// Every format that recordings are shown in: its options, and the function that makes it. Several of one recording, which share
// work: outputs.ts; what else a build writes, recordings: build/formats.ts.

import { apng, apngOf, apngOptions, shownFrames } from '../animation/apng.js';
import { gif, gifOptions, limitSides } from '../animation/gif.js';
import {
  evenSided,
  mp4,
  mp4Options,
  type VideoFormat,
  videoFrames,
  videoOf,
  webm,
  webmOptions,
} from '../animation/video.js';
import { stillGiven, webp, webpOf, webpOptions } from '../animation/webp.js';
import { type CommandName, catalogue, type FormatFacts } from '../catalogue.js';
import { encodeGif } from '../codec/gif/encode.js';
import type { RenderHooks, RenderReport } from '../hooks.js';
import type { OptionSet } from '../options/option.js';
import { player, playerOptions } from '../page/player.js';
import { playsOf, repeatsOf } from '../picture/loop.js';
import { looped, type Painting } from '../picture/painting.js';
import type { Cast } from '../recording/cast.js';
import type { StillFormat } from '../still/still-formats.js';
import { avifOptions, jpegOptions, oneStill, pngOptions, stills } from '../still/stills.js';
import { svg, svgOptions, svgStills } from '../svg/svg.js';
import { ansi, ansiOptions } from '../text/ansi.js';
import { html, htmlOptions } from '../text/html.js';
import { json, jsonOptions } from '../text/json.js';
import { txt, txtOptions } from '../text/text.js';
import { vtt } from '../text/vtt.js';
import { chunksYielding } from '../yielder.js';

/**
 * What a file is made of, in order; text is written as UTF-8.
 * @example
 * const save = (file: string, chunks: Chunks) => writeFile(file, chunks);
 */
export type Chunks = AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>;
type Given = Readonly<Record<string, unknown>>;

export interface LabelledChunks {
  readonly label: string;
  readonly chunks: Chunks;
}

/** A format that recordings are shown in: what its files are, its options, and what makes it. */
export interface Format extends FormatFacts, Making {}

/** How it is made; what its files are is the catalogue's. */
export interface Making {
  readonly options: OptionSet;
  /** Moves, unless `at` asks for moments. */
  readonly animated?: boolean;
  /** One theme is all that a file can have. */
  readonly oneTheme?: boolean;
  /** `path` is where another program may write in place of giving chunks. */
  readonly render: (cast: Cast, given: Given, hooks: RenderHooks, path?: string) => Chunks;
  /** Makes the moments that `at` names, a file each. */
  readonly stills?: (cast: Cast, given: Given, hooks: RenderHooks) => AsyncIterable<LabelledChunks>;
  readonly shared?: SharedReplay;
}

/** How an animation is made of a replay that is painted already, for other animations too. */
export interface SharedReplay {
  encode(painting: Painting, request: AnimationRequest): Chunks;
  /** What is told of it, from what is told of the painting. */
  told(report: RenderReport): RenderReport;
}

export interface AnimationRequest {
  readonly cast: Cast;
  readonly values: { loop: number; noLoop: boolean; fpsCap: number };
  readonly hooks: RenderHooks;
  readonly path: string | undefined;
  /** Told of the number of frames that a decoder counts, where that is not all that were painted. */
  readonly onFrames: (frames: number) => void;
}

const animation = (encode: SharedReplay['encode'], told: SharedReplay['told'] = (report) => report) =>
  ({ animated: true, oneTheme: true, shared: { encode, told } }) as const;

/** One that begins again, perhaps with another frame than the recording's first. */
const loop = (encode: SharedReplay['encode']) => animation((painting, request) => encode(looped(painting), request));

const video = (format: VideoFormat) =>
  animation((painting, { values, hooks, path, onFrames }) => {
    onFrames(videoFrames(painting, values.fpsCap));
    return videoOf(painting, format, values, hooks, path);
  }, evenSided);

/** A file that is made in one piece. */
const whole = (
  make: (cast: Cast, given: Given, hooks: RenderHooks) => Promise<Uint8Array | string>,
): Format['render'] =>
  async function* (cast, given, hooks) {
    yield await make(cast, given, hooks);
  };

const stillsAs = (format: StillFormat): NonNullable<Format['stills']> =>
  async function* (cast, given, hooks) {
    for await (const { label, bytes } of stills(cast, format, given, hooks)) yield { label, chunks: [bytes] };
  };

const still = (format: StillFormat) =>
  ({
    oneTheme: true,
    render: whole((cast, given, hooks) => oneStill(cast, format, given, hooks)),
    stills: stillsAs(format),
  }) as const;

async function* stillsAsSvg(cast: Cast, given: Given, hooks: RenderHooks): AsyncGenerator<LabelledChunks> {
  for await (const { label, text } of svgStills(cast, given, hooks)) yield { label, chunks: text };
}

const text = (make: Parameters<typeof whole>[0]) => ({ render: whole(make) }) as const;

const FORMATS = {
  gif: {
    ...loop((painting, { cast, values, hooks, onFrames }) => {
      limitSides(cast, painting.grid);
      let images = 0;
      const onImage = () => onFrames(++images);
      return chunksYielding(
        encodeGif(painting.book, painting.grid, painting.log, { loop: repeatsOf(values), onImage }),
        hooks.signal,
      );
    }),
    options: gifOptions,
    render: gif,
  },
  svg: { options: svgOptions, animated: true, render: svg, stills: stillsAsSvg },
  png: { ...still('png'), options: pngOptions },
  apng: {
    ...loop((painting, { values, hooks, onFrames }) => {
      onFrames(shownFrames(painting));
      return apngOf(painting, playsOf(values), hooks);
    }),
    options: apngOptions,
    render: apng,
  },
  webp: {
    ...loop((painting, { values, hooks, onFrames }) => {
      onFrames(shownFrames(painting));
      return webpOf(painting, playsOf(values), hooks);
    }),
    options: webpOptions,
    render: webp,
    stills: (cast, given, hooks) => stillsAs('webp')(cast, stillGiven(given), hooks),
  },
  avif: { ...still('avif'), options: avifOptions },
  jpeg: { ...still('jpeg'), options: jpegOptions },
  mp4: { ...video('mp4'), options: mp4Options, render: mp4 },
  webm: { ...video('webm'), options: webmOptions, render: webm },
  txt: { ...text(txt), options: txtOptions },
  ansi: { ...text(ansi), options: ansiOptions },
  html: { ...text(html), options: htmlOptions, oneTheme: true },
  json: { ...text(json), options: jsonOptions },
  player: { ...text(player), options: playerOptions },
  vtt: { options: {}, render: (cast) => [vtt(cast)] },
} satisfies Partial<Record<CommandName, Making>>;

export type FormatName = keyof typeof FORMATS;

export const formats: Readonly<Record<FormatName, Format>> = Object.fromEntries(
  Object.entries(FORMATS).map(([name, making]) => [name, { ...catalogue[name as FormatName].format, ...making }]),
) as unknown as Record<FormatName, Format>;

/** The formats by what names of their files end in, without the dot; where two end alike, by whose own that is. */
export const formatsByEnding: ReadonlyMap<string, FormatName> = new Map(
  (Object.entries(formats) as [FormatName, Format][])
    .filter(([, { endsAsAnother }]) => !endsAsAnother)
    .flatMap(([name, { extension, endings = [] }]): [string, FormatName, number][] => [
      [name, name, 2],
      [extension, name, 1],
      ...endings.map((ending): [string, FormatName, number] => [ending, name, 0]),
    ])
    .sort(([, , a], [, , b]) => a - b)
    .map(([ending, name]) => [ending, name]),
);

/**
 * What makes the files of a format.
 * @example
 * const takesTheme = ({ options }: FormatRenderer) => Object.hasOwn(options, 'theme');
 */
export interface FormatRenderer {
  readonly options: OptionSet;
  /** Bytes that a terminal cannot show. */
  readonly binary: boolean;
  /** Whether `at` may name several moments, a file each. */
  readonly stills: boolean;
  /** @param path where another program may write in place of giving chunks; see mp4 */
  render(cast: Cast, given: Readonly<Record<string, unknown>>, hooks?: RenderHooks, path?: string): Chunks;
}

/**
 * The renderer of a format by its name, which is that of its command; undefined where there is none.
 * @example
 * formatRenderer('txt')?.binary; // => false
 */
export function formatRenderer(name: string): FormatRenderer | undefined {
  const format = Object.hasOwn(formats, name) ? formats[name as FormatName] : undefined;
  if (!format) return undefined;
  const { options, binary, stills, render } = format;
  return {
    options,
    binary,
    stills: stills !== undefined,
    render: (cast, given, hooks = {}, path) => render(cast, given, hooks, path),
  };
}
