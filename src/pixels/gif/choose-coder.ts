// Picks the way to code a recording by the number of its colours.
import { MOST_COLOURS, measureColours, measureMasks } from '../palette.js';
import type { Grid, PaintLog, TileBook } from '../tiles.js';
import { AdaptiveCoder } from './adaptive.js';
import { ExactCoder } from './exact.js';
import type { FrameCoder } from './frame-coder.js';

export function chooseCoder(book: TileBook, grid: Grid, log: PaintLog): FrameCoder {
  const masks = measureMasks(book);
  const colours = measureColours(book, grid, log, masks);
  if (colours.size <= MOST_COLOURS) return new ExactCoder(book, grid, log, colours.keys());
  return new AdaptiveCoder(book, grid, log, masks, [...colours.keys()]);
}
