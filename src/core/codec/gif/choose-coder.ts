// Picks the way to code a recording by the number of its colours.
import { MOST_COLOURS, measureColours, measureMasks } from '../../raster/palette.js';
import type { Grid, PaintLog, TileBook } from '../../raster/tiles.js';
import { AdaptiveCoder } from './adaptive.js';
import { ExactCoder } from './exact.js';
import type { FrameCoder } from './frame-coder.js';
import { Opening } from './opening.js';

/** Pauses (yields) now and then: there may be millions of colours. */
export function* chooseCoder(book: TileBook, grid: Grid, log: PaintLog): Generator<void, FrameCoder> {
  const masks = measureMasks(book);
  const colours = yield* measureColours(book, grid, log, masks);
  const all = [...colours.keys()];
  const opening = grid.backdrop && new Opening(grid.backdrop);
  const share = opening?.share ?? 0;
  if (all.length + share > MOST_COLOURS) {
    yield;
    return new AdaptiveCoder(book, grid, log, masks, all, opening);
  }
  const missing = opening ? opening.colours.filter((colour) => !colours.has(colour)) : [];
  const fits = all.length + missing.length <= MOST_COLOURS;
  return new ExactCoder(book, grid, log, fits ? [...all, ...missing] : all, opening);
}
