// What the tests of cast/ share: recordings from text, and where the corpus is.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CastError } from '../../src/core/errors.js';
import type { Cast, CastEvent } from '../../src/core/recording/cast.js';
import { type ReadOptions, readCast } from '../../src/core/recording/read.js';

export const fixtures = fileURLToPath(new URL('../../fixtures/reader/', import.meta.url));
export const corpus = fileURLToPath(new URL('../../../shared/corpus/', import.meta.url));
export const hasCorpus = existsSync(corpus);

export const V2 = '{"version": 2, "width": 80, "height": 24}';
export const V3 = '{"version": 3, "term": {"cols": 80, "rows": 24}}';

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

export interface ReadResult {
  cast: Cast;
  events: CastEvent[];
  warnings: string[];
}

/** Reads everything; the warnings are those of reading and one iteration. */
export function read(source: string | Uint8Array, options: ReadOptions = {}): ReadResult {
  const warnings: string[] = [];
  const warn = (warning: string) => warnings.push(warning);
  const bytes = typeof source === 'string' ? bytesOf(source) : source;
  const cast = readCast(bytes, { name: 'demo.cast', warn, ...options });
  return { cast, events: [...cast.events], warnings };
}

/** The error that reading everything ends in. */
export function errorOf(source: string | Uint8Array, options: ReadOptions = {}): CastError {
  try {
    read(source, options);
  } catch (error) {
    if (error instanceof CastError) return error;
    throw error;
  }
  throw new Error('it was read without an error');
}
