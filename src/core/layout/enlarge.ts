// How large a font makes a screen that is smaller than the canvas as large as the canvas allows (--resize scale).
import type { CellMetrics } from '../fonts/glyph.js';

/** Steps in which the font's size is tried, in pixels. */
const STEP = 0.25;

export interface CellCount {
  readonly cols: number;
  readonly rows: number;
}

/**
 * What `made` gives for the largest font size at which a screen has room; undefined where that is no larger than the canvas has it.
 * @param cell of the canvas
 */
export function enlarged<T extends { readonly metrics: CellMetrics }>(
  { cols, rows }: CellCount,
  canvas: CellCount,
  { width, height, size }: CellMetrics,
  made: (size: number) => T,
): T | undefined {
  if (cols === 0 || rows === 0) return undefined;
  const [right, bottom] = [canvas.cols * width, canvas.rows * height];
  const ideal = size * Math.min(canvas.cols / cols, canvas.rows / rows);
  // Cells are rounded to pixels: one less may have been in the way.
  const most = Math.ceil((ideal + size / width) / STEP) * STEP;
  for (let tried = most; tried > size; tried -= STEP) {
    const larger = made(tried);
    if (larger.metrics.width <= width) return undefined;
    if (larger.metrics.width * cols <= right && larger.metrics.height * rows <= bottom) return larger;
  }
  return undefined;
}
