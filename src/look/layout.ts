// Where things lie on the canvas, in pixels. One layout for every renderer.
import type { CellMetrics } from '../glyphs/glyph.js';
import type { Grid } from '../pixels/tiles.js';

/** The default padding of agg: one cell left and right, half a row above and below. */
export function layoutGrid(cols: number, rows: number, metrics: CellMetrics): Grid {
  const left = metrics.width;
  const top = Math.floor(metrics.height / 2);
  return {
    cols,
    rows,
    left,
    top,
    canvasWidth: cols * metrics.width + 2 * left,
    canvasHeight: (rows + 1) * metrics.height,
  };
}
