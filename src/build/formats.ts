// What a build can write: what recordings are shown in, and recordings. Which file gets which format is the manifest's.

import { gif, gifOptions } from '../core/animation/gif.js';
import type { OptionSet } from '../core/options/option.js';
import { writeCast } from '../core/recording/write.js';
import {
  formatsByEnding,
  type Format as Shown,
  type FormatName as ShownName,
  formats as shown,
} from '../core/render/formats.js';

export interface Format extends Omit<Shown, 'shared'> {
  /** How much work a byte of a recording is, against a GIF: only the order and the sharing out of jobs follow from it. */
  readonly weight: number;
}

const WEIGHTS: Readonly<Record<ShownName, number>> = {
  gif: 1,
  svg: 1,
  png: 0.6,
  apng: 3,
  webp: 6,
  avif: 0.6,
  jpeg: 0.6,
  mp4: 10,
  webm: 20,
  txt: 0.3,
  ansi: 0.3,
  html: 0.3,
  json: 0.3,
  vtt: 0.1,
};

const weighed = Object.fromEntries(
  Object.entries(WEIGHTS).map(([name, weight]) => [name, { ...shown[name as ShownName], weight }]),
) as Record<ShownName, Format>;

/** How the work is done is not what a manifest is about. */
function withoutJobs({ jobs: _, ...options }: typeof gifOptions): OptionSet {
  return options;
}

const recording = (version?: 1 | 2 | 3): Format => ({
  extension: 'cast',
  options: {},
  binary: false,
  weight: 0.1,
  render: (cast, _, { warn = () => {} }) => writeCast(cast, { warn, ...(version && { version }) }),
});

const FORMATS = {
  ...weighed,
  gif: {
    ...weighed.gif,
    options: withoutJobs(gifOptions),
    // The cores are shared out among jobs; the bytes are the same.
    render: (cast, given, hooks) => gif(cast, { ...given, jobs: 1 }, hooks),
  },
  cast: recording(),
  v1: recording(1),
  v2: recording(2),
  v3: recording(3),
} satisfies Record<string, Format>;

export type FormatName = keyof typeof FORMATS;
export const formats: Readonly<Record<FormatName, Format>> = FORMATS;
export const formatNames = Object.keys(FORMATS) as FormatName[];

/** The format that a file's name tells; undefined where it tells none. */
export function formatOfName(file: string): FormatName | undefined {
  const ending = /\.([a-z0-9]+)$/i.exec(file)?.[1]?.toLowerCase() ?? '';
  return ending === 'cast' ? ending : formatsByEnding.get(ending);
}

export const isFormat = (name: string): name is FormatName => Object.hasOwn(FORMATS, name);
