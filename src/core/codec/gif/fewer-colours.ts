// The same tiles in fewer colours, for pictures that have to be small. What each frame draws stays as it is.

import { measureColours, measureMasks } from '../../raster/palette.js';
import type { Grid, PaintLog, TileBook } from '../../raster/tiles.js';
import { quantise } from './reduce.js';

/**
 * The book with its colours replaced by the nearest of the `most` that suit the recording best, by pixels drawn. No
 * dithering. Pauses (yields) now and then.
 */
export function* withFewerColours(book: TileBook, grid: Grid, log: PaintLog, most: number): Generator<void, TileBook> {
  const use = yield* measureColours(book, grid, log, measureMasks(book));
  if (use.size <= most) return book;
  const colours = [...use.keys()];
  const pixels = [...use.values()];
  const { palette, nearest } = quantise({ ids: [...colours.keys()], pixels: (id) => pixels[id]! }, colours, [], most);
  const replaced = new Map(colours.map((colour, id) => [colour, palette[nearest.get(id)!]!]));
  return {
    cellWidth: book.cellWidth,
    cellHeight: book.cellHeight,
    maskCount: book.maskCount,
    masks: book.masks,
    rampCount: book.rampCount,
    rampStart: book.rampStart,
    rampColours: book.rampColours.map((colour) => replaced.get(colour) ?? colour),
    tileCount: book.tileCount,
    tileMask: book.tileMask,
    tileRamp: book.tileRamp,
    ...(book.pictures && { pictures: book.pictures }),
  };
}
