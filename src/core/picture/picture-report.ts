// What is told of a picture when it is made.

import type { RenderReport } from '../hooks.js';
import type { Painting } from './painting.js';

/** `stages` in milliseconds. */
export function reportOf(
  { book, grid, metrics, theme, fontsUsed }: Pick<Painting, 'book' | 'grid' | 'metrics' | 'theme' | 'fontsUsed'>,
  { frames, duration }: Pick<RenderReport, 'frames' | 'duration'>,
  stages: Record<string, number>,
): RenderReport {
  return {
    width: grid.canvasWidth,
    height: grid.canvasHeight,
    frames,
    duration,
    theme: theme.name,
    cell: { width: metrics.width, height: metrics.height },
    colours: new Set(book.rampColours.subarray(0, book.rampStart[book.rampCount])).size,
    fonts: fontsUsed.families,
    stages,
  };
}
