// How large a terminal a recording may ask for. A limit, not a fault: leniency does not get over it.
import { CastError, type SourcePlace } from '../errors.js';

/** Most columns, and most rows, unless told otherwise. */
export const MOST_CELLS_A_SIDE = 1000;
/** Most cells that a replay may touch, unless told otherwise: a minute of work or two. */
export const MOST_WORK = 10_000_000_000;
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
}

/** @throws CastError for a size beyond the limit */
export function limitSize(
  { cols, rows }: { cols: number; rows: number },
  { maxCols = MOST_CELLS_A_SIDE, maxRows = MOST_CELLS_A_SIDE }: SizeLimit,
  place: SourcePlace,
): void {
  if (cols > maxCols) throw new CastError(place, `expected at most ${maxCols} columns (--max-cols), found ${cols}`);
  if (rows > maxRows) throw new CastError(place, `expected at most ${maxRows} rows (--max-rows), found ${rows}`);
  if (cols * rows <= MOST_CELLS) return;
  throw new CastError(place, `expected a terminal of at most ${MOST_CELLS} cells, found one of ${cols}x${rows}`);
}
