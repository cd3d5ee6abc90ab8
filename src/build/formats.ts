// What a build can write: what recordings are shown in, and recordings. Which file gets which format is the manifest's.

import { gif, gifOptions } from '../core/animation/gif.js';
import type { OptionSet } from '../core/options/option.js';
import { writeCast } from '../core/recording/write.js';
import { formatsByEnding, type Format as Shown, formats as shown } from '../core/render/formats.js';

export type Format = Omit<Shown, 'shared'>;

/** How the work is done is not what a manifest is about. */
function withoutJobs({ jobs: _, ...options }: typeof gifOptions): OptionSet {
  return options;
}

const recording = (version?: 1 | 2 | 3): Format => ({
  extension: 'cast',
  noun: 'a recording',
  options: {},
  binary: false,
  weight: 0.1,
  render: (cast, _, { warn = () => {} }) => writeCast(cast, { warn, ...(version && { version }) }),
});

const FORMATS = {
  ...shown,
  apng: { ...shown.apng, extension: 'png' },
  gif: {
    ...shown.gif,
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
