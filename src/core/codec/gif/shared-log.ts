// Tiles and log for a second thread: plain values, and arrays in shared memory.
import { sharedBuffer } from '../../bytes.js';
import { PackedCells, type SharedCells } from '../../raster/packed-cells.js';
import type { Grid, PaintLog, TileBook } from '../../raster/tiles.js';

/** Everything that a worker is sent. */
export interface SharedRecording {
  readonly book: TileBook;
  readonly grid: Grid;
  readonly log: Omit<PaintLog, 'cells'>;
  readonly cells: SharedCells;
}

export function shareRecording(book: TileBook, grid: Grid, log: PaintLog): SharedRecording {
  const { cells, ...rest } = log;
  return { book: shareBook(book), grid, log: rest, cells: cells.shared };
}

export function openLog({ log, cells }: SharedRecording): PaintLog {
  return { ...log, cells: PackedCells.open(cells) };
}

function shareBook(book: TileBook): TileBook {
  return {
    cellWidth: book.cellWidth,
    cellHeight: book.cellHeight,
    maskCount: book.maskCount,
    masks: shareBytes(book.masks.subarray(0, book.maskCount * book.cellWidth * book.cellHeight)),
    rampCount: book.rampCount,
    rampStart: shareWords(book.rampStart.subarray(0, book.rampCount + 1)),
    rampColours: shareWords(book.rampColours.subarray(0, book.rampStart[book.rampCount]!)),
    tileCount: book.tileCount,
    tileMask: shareWords(book.tileMask.subarray(0, book.tileCount)),
    tileRamp: shareWords(book.tileRamp.subarray(0, book.tileCount)),
    pictures: book.pictures ?? [],
  };
}

function shareBytes(bytes: Uint8Array): Uint8Array {
  const shared = new Uint8Array(sharedBuffer(bytes.length));
  shared.set(bytes);
  return shared;
}

function shareWords(words: Uint32Array): Uint32Array {
  const shared = new Uint32Array(sharedBuffer(4 * words.length));
  shared.set(words);
  return shared;
}
