// What a build can write: each format's options and the function that makes it. Which file gets which format is the manifest's.
import type { Cast } from '../cast/cast.js';
import { writeCast } from '../cast/write.js';
import type { OptionSet } from '../options/option.js';
import { apng, apngOptions } from '../render/animation/apng.js';
import { gif, gifOptions } from '../render/animation/gif.js';
import { mp4, mp4Options, webm, webmOptions } from '../render/animation/video.js';
import { stillGiven, webp, webpOptions } from '../render/animation/webp.js';
import type { RenderHooks } from '../render/hooks.js';
import type { StillFormat } from '../render/still/still-formats.js';
import { avifOptions, jpegOptions, pngOptions, stills } from '../render/still/stills.js';
import { svg, svgOptions, svgStills } from '../render/svg/svg.js';
import { ansi, ansiOptions } from '../render/text/ansi.js';
import { html, htmlOptions } from '../render/text/html.js';
import { json, jsonOptions } from '../render/text/json.js';
import { txt, txtOptions } from '../render/text/text.js';

export type Chunks = AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>;
type Given = Readonly<Record<string, unknown>>;

export interface LabelledChunks {
  readonly label: string;
  readonly chunks: Chunks;
}

export interface Format {
  /** Without a dot. */
  readonly extension: string;
  readonly options: OptionSet;
  /** How much work a byte of a recording is, against a GIF: only the order and the sharing out of jobs follow from it. */
  readonly weight: number;
  /** Makes the moments that `at` names, a file each. */
  readonly stills?: (cast: Cast, given: Given, hooks: RenderHooks) => AsyncIterable<LabelledChunks>;
  /** One theme is all that a file can have. */
  readonly oneTheme?: boolean;
  /** Absent where all that it makes are stills. `path` is where a program may write instead of giving chunks. */
  readonly render?: (cast: Cast, given: Given, hooks: RenderHooks, path: string) => Chunks;
}

async function* whole(text: Promise<string>): AsyncGenerator<string> {
  yield await text;
}

/** How the work is done is not what a manifest is about. */
function withoutJobs({ jobs: _, ...options }: typeof gifOptions): OptionSet {
  return options;
}

const recording = (version?: 1 | 2 | 3): Format => ({
  extension: 'cast',
  options: {},
  weight: 0.1,
  render: (cast, _, { warn = () => {} }) => writeCast(cast, { warn, ...(version && { version }) }),
});

const stillsAs = (format: StillFormat): NonNullable<Format['stills']> =>
  async function* (cast, given, hooks) {
    for await (const { label, bytes } of stills(cast, format, given, hooks)) yield { label, chunks: [bytes] };
  };

const still = (format: StillFormat, extension: string, options: OptionSet): Format => ({
  extension,
  options,
  weight: 0.6,
  stills: stillsAs(format),
  oneTheme: true,
});

async function* stillsAsSvg(cast: Cast, given: Given, hooks: RenderHooks): AsyncGenerator<LabelledChunks> {
  for await (const { label, text } of svgStills(cast, given, hooks)) yield { label, chunks: text };
}

const FORMATS = {
  gif: {
    extension: 'gif',
    options: withoutJobs(gifOptions),
    weight: 1,
    oneTheme: true,
    // The cores are shared out among jobs; the bytes are the same.
    render: (cast, given, hooks) => gif(cast, { ...given, jobs: 1 }, hooks),
  },
  svg: { extension: 'svg', options: svgOptions, weight: 1, render: svg, stills: stillsAsSvg },
  png: still('png', 'png', pngOptions),
  apng: { extension: 'png', options: apngOptions, weight: 3, oneTheme: true, render: apng },
  webp: {
    extension: 'webp',
    options: webpOptions,
    weight: 6,
    oneTheme: true,
    render: webp,
    stills: (cast, given, hooks) => stillsAs('webp')(cast, stillGiven(given), hooks),
  },
  avif: still('avif', 'avif', avifOptions),
  jpeg: still('jpeg', 'jpg', jpegOptions),
  mp4: { extension: 'mp4', options: mp4Options, weight: 10, oneTheme: true, render: mp4 },
  webm: { extension: 'webm', options: webmOptions, weight: 20, oneTheme: true, render: webm },
  txt: {
    extension: 'txt',
    options: txtOptions,
    weight: 0.3,
    render: (cast, given, hooks) => whole(txt(cast, given, hooks)),
  },
  ansi: {
    extension: 'ansi',
    options: ansiOptions,
    weight: 0.3,
    render: (cast, given, hooks) => whole(ansi(cast, given, hooks)),
  },
  html: {
    extension: 'html',
    options: htmlOptions,
    weight: 0.3,
    oneTheme: true,
    render: (cast, given, hooks) => whole(html(cast, given, hooks)),
  },
  json: {
    extension: 'json',
    options: jsonOptions,
    weight: 0.3,
    render: (cast, given, hooks) => whole(json(cast, given, hooks)),
  },
  cast: recording(),
  v1: recording(1),
  v2: recording(2),
  v3: recording(3),
} satisfies Record<string, Format>;

export type FormatName = keyof typeof FORMATS;
export const formats: Readonly<Record<FormatName, Format>> = FORMATS;
export const formatNames = Object.keys(FORMATS) as FormatName[];

const EXTENSIONS: Readonly<Record<string, FormatName>> = {
  ...(Object.fromEntries(formatNames.map((name) => [name, name])) as Record<string, FormatName>),
  jpg: 'jpeg',
  htm: 'html',
};
/** Names of formats that no file is named after. */
const NO_EXTENSION = new Set(['v1', 'v2', 'v3']);

/** The format that a file's name tells; undefined where it tells none. */
export function formatOfName(file: string): FormatName | undefined {
  const extension = /\.([a-z0-9]+)$/i.exec(file)?.[1]?.toLowerCase() ?? '';
  return Object.hasOwn(EXTENSIONS, extension) && !NO_EXTENSION.has(extension) ? EXTENSIONS[extension] : undefined;
}

export const isFormat = (name: string): name is FormatName => Object.hasOwn(FORMATS, name);
