// The way from a name to a recording: source.ts finds the bytes, read.ts understands them.
import { unlessAborted } from '../../core/abort.js';
import type { Cast } from '../../core/recording/cast.js';
import { expectName } from '../../core/recording/given-cast.js';
import { checkedOutput } from '../../core/recording/output-check.js';
import { type ReadOptions, readText } from '../../core/recording/read.js';
import { inMemory } from '../../core/recording/text.js';
import { openLong, openSource, type SourceOptions } from './source.js';

/**
 * How loadCast reads.
 * @example
 * const options: LoadOptions = { lenient: true, maxText: 10_000_000, warn: console.error };
 * const cast = await loadCast('demo.cast', options);
 */
export interface LoadOptions extends SourceOptions, Pick<ReadOptions, 'warn' | 'onProblem' | 'replaced'> {
  /** How wide text is when the recording is replayed; as in the terminal that its header names, else grapheme clusters. */
  unicode?: Cast['unicode'] | undefined;
  /** Cells of characters of ambiguous width; 1 unless told otherwise. */
  ambiguousWidth?: Cast['ambiguousWidth'] | undefined;
  /** Warn, where all of its events are read, that there is no output, or that it goes beyond the terminal. Replays do so anyhow. */
  checkOutput?: boolean;
  /** Most cells that a replay of it may touch: what sequences erase, move and fill, and what is looked at. */
  maxWork?: number | undefined;
}

/**
 * Reads the recording at a path, a URL, or "-" for standard input. A large file is not kept in memory, and must not
 * change until the events have been iterated.
 * @throws CastError where there is nothing to read, where the header is wrong, or more is asked for than the limits
 * allow; while iterating, for events that are wrong. UsageError for "-" on a terminal
 * @example
 * const cast = await loadCast('demo.cast');
 * cast.header.cols; // => 80
 */
export async function loadCast(input: string, given: LoadOptions = {}): Promise<Cast> {
  const { unicode, ambiguousWidth, maxWork, checkOutput = false, ...options } = given;
  expectName(input);
  options.signal?.throwIfAborted();
  const read = await unlessAborted(load(input, options), options.signal);
  const cast = checkOutput && options.warn ? checkedOutput(read, options.warn) : read;
  return {
    ...cast,
    ...(unicode && { unicode }),
    ...(ambiguousWidth && { ambiguousWidth }),
    ...(maxWork !== undefined && { maxWork }),
  };
}

async function load(input: string, { warn = () => {}, onProblem, replaced, ...options }: LoadOptions): Promise<Cast> {
  const { inputFormat, cols, rows, newline, pace, maxEvent, timing, maxCols, maxRows } = options;
  const how = {
    warn,
    lenient: options.lenient ?? false,
    cols,
    rows,
    newline,
    pace,
    maxEvent,
    maxCols,
    maxRows,
    replaced,
    ...(onProblem && { onProblem }),
  };
  const source = await openLong(input, options);
  const times =
    timing === undefined ? undefined : (await openSource(timing, { ...options, noun: 'a timing file' })).bytes;
  const text = 'text' in source ? source.text : inMemory(source.bytes);
  return readText(text, { ...how, name: source.name, inputFormat, timing: times });
}
