// Where the pill of pressed keys lies, how large it is and when it fades: whole cells that it covers, and a round box in them.
import type { CellMetrics } from '../fonts/glyph.js';
import type { Rectangle } from '../raster/rectangle.js';
import type { PlaceOn } from './decor.js';
import { cellsOf, fitTextEnd, printable } from './fit-text.js';
import { type KeyText, PAUSE } from './key-groups.js';
import { wholePixels } from './whole.js';

/** After the last key: when it fades, and how opaque it is then. */
const FADES: readonly (readonly [after: number, opacity: number])[] = [
  [PAUSE, 0.6],
  [PAUSE + 80_000, 0.25],
  [PAUSE + 160_000, 0],
];
const MOST_CELLS = 28;
const ROWS = 2;

/** How opaque a pill is from a time on, in microseconds. */
export interface PillStep {
  readonly time: number;
  readonly opacity: number;
}

/** The steps of each text, until the next one takes its place. */
export const pillSteps = ({ time }: KeyText, until: number): PillStep[] => [
  { time, opacity: 1 },
  ...FADES.map(([after, opacity]) => ({ time: time + after, opacity })).filter((step) => step.time < until),
];

export interface Pill {
  /** What of the text fits. */
  readonly text: string;
  /** The cells that it covers. */
  readonly left: number;
  readonly top: number;
  readonly cols: number;
  readonly rows: number;
  /** In pixels from the corner of these cells; so is the text's. */
  readonly box: Rectangle;
  readonly radius: number;
  readonly textX: number;
  readonly textY: number;
}

export interface PillRoom {
  readonly grid: { readonly cols: number; readonly rows: number };
  readonly metrics: Pick<CellMetrics, 'size' | 'width' | 'height' | 'scale'>;
  readonly place: PlaceOn;
}

export function placePill(keys: string, { grid, metrics, place }: PillRoom): Pill {
  const rows = Math.min(ROWS, grid.rows);
  const whole = (length: number) => wholePixels(length, 1, metrics.scale);
  const padding = whole(metrics.size * 0.6);
  const room = Math.min(MOST_CELLS, grid.cols) * metrics.width - 2 * padding;
  const text = fitTextEnd(keys, Math.floor(room / metrics.width));
  const width = cellsOf(printable(text)) * metrics.width + 2 * padding;
  const cols = Math.min(grid.cols, Math.ceil(width / metrics.width));
  const covered = { width: cols * metrics.width, height: rows * metrics.height };
  const height = Math.min(covered.height, whole(metrics.height * 1.35));
  const spare = covered.width - width;
  const x = place.endsWith('right') ? spare : place.endsWith('left') ? 0 : whole(spare / 2);
  const y = whole((covered.height - height) / 2);
  return {
    text,
    left: along(cols, grid.cols, place.endsWith('left'), place.endsWith('right')),
    top: along(rows, grid.rows, place.startsWith('top'), place.startsWith('bottom')),
    cols,
    rows,
    box: { x, y, width, height },
    radius: whole(height * 0.28),
    textX: x + padding,
    textY: y + whole((height - metrics.height) / 2),
  };
}

/** One cell from the edges, if there is room. */
function along(size: number, all: number, low: boolean, high: boolean): number {
  const room = all - size;
  const inset = Math.min(1, room);
  return low ? inset : high ? room - inset : room >> 1;
}
