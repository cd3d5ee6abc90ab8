// How large a terminal a recording may ask for. A limit, not a fault: leniency does not get over it.

import { CastError, type SourcePlace } from '../errors.js';
import { optionName } from '../options/option-name.js';

/** Most columns, and most rows, unless told otherwise. */
export const MOST_CELLS_A_SIDE = 1000;
/** Most cells that a replay may touch, unless told otherwise: a minute of work or two. */
export const MOST_WORK = 10_000_000_000;
/** Most bytes of one event, unless told otherwise. */
export const LONGEST_EVENT = 64_000_000;
/** Most cells of a terminal, whatever its sides: each costs memory many times over, and changes count them in 20 bits. */
const MOST_CELLS = 1_000_000;

/**
 * How large the terminal of a recording may be.
 * @example
 * const limit: SizeLimit = { maxCols: 300, maxRows: 100 };
 */
export interface SizeLimit {
  /** Most columns and rows that the recording's terminal may have; 1000 each unless told otherwise. */
  maxCols?: number | undefined;
  maxRows?: number | undefined;
  /** Most bytes of one event, as it stands in the file; 64 million unless told otherwise. */
  maxEvent?: number | undefined;
}

/** @throws CastError for a size beyond the limit */
export function limitSize(size: { cols: number; rows: number }, limit: SizeLimit, place: SourcePlace): void {
  const words = beyond(size, limit);
  if (words !== undefined) throw new CastError(place, words);
}

/** What is wrong with a size beyond the limit, in words. */
export function beyond(
  { cols, rows }: { cols: number; rows: number },
  { maxCols = MOST_CELLS_A_SIDE, maxRows = MOST_CELLS_A_SIDE }: SizeLimit,
): string | undefined {
  if (cols > maxCols) return `expected at most ${maxCols} columns (${optionName('maxCols')}), found ${cols}`;
  if (rows > maxRows) return `expected at most ${maxRows} rows (${optionName('maxRows')}), found ${rows}`;
  if (cols * rows <= MOST_CELLS) return undefined;
  return `expected a terminal of at most ${MOST_CELLS} cells, found one of ${cols}x${rows}`;
}
