// The way from a name to a recording: source.ts finds the bytes, read.ts understands them.
import type { Cast } from './cast.js';
import { type ReadOptions, readCast } from './read.js';
import { openSource, type SourceOptions } from './source.js';

export interface LoadOptions extends SourceOptions, Pick<ReadOptions, 'warn'> {}

/**
 * Reads the recording at a path, a URL, or "-" for standard input.
 * @throws CastError as openSource and readCast do
 */
export async function loadCast(input: string, { warn = () => {}, ...options }: LoadOptions = {}): Promise<Cast> {
  const { bytes, name } = await openSource(input, options);
  return readCast(bytes, { name, warn, lenient: options.lenient ?? false });
}
