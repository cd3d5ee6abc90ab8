// The way from a name to a recording: source.ts finds the bytes, read.ts understands them.
import type { Cast } from './cast.js';
import { looksForeign } from './foreign.js';
import { inputOptions } from './input-options.js';
import { openLargeFile } from './large-file.js';
import { type ReadOptions, readCast, readText } from './read.js';
import { openSource, type SourceOptions } from './source.js';

export interface LoadOptions extends SourceOptions, Pick<ReadOptions, 'warn' | 'onProblem'> {
  /** How wide text is when the recording is replayed; grapheme clusters unless told otherwise. */
  unicode?: Cast['unicode'] | undefined;
  /** Most cells that a replay of it may touch: what sequences erase, move and fill, and what is looked at. */
  maxWork?: number | undefined;
}

/**
 * Reads the recording at a path, a URL, or "-" for standard input. A large file is not kept in memory, and must not change
 * until the events have been iterated.
 * @throws CastError as openSource and readCast do
 */
export async function loadCast(input: string, { unicode, maxWork, ...options }: LoadOptions = {}): Promise<Cast> {
  const cast = await load(input, options);
  return { ...cast, ...(unicode && { unicode }), ...(maxWork !== undefined && { maxWork }) };
}

async function load(input: string, { warn = () => {}, onProblem, ...options }: LoadOptions): Promise<Cast> {
  const { inputFormat, cols, rows, timing, maxCols, maxRows } = options;
  const how = { warn, lenient: options.lenient ?? false, maxCols, maxRows, ...(onProblem && { onProblem }) };
  if (timing === undefined && (inputFormat ?? 'asciicast') === 'asciicast') {
    const large = openLargeFile(input, options.maxText ?? inputOptions.maxText.default);
    if (large && (inputFormat || !looksForeign(large.head))) return readText(large, { ...how, name: input });
  }
  const { bytes, name } = await openSource(input, options);
  const times = timing === undefined ? undefined : (await openSource(timing, options)).bytes;
  return readCast(bytes, { ...how, name, inputFormat, cols, rows, timing: times });
}
