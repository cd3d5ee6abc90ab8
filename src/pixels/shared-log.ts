// Tiles and log in shared memory, for a second thread: the log packed as runs of neighbouring cells, about a word a cell.
import { type CellChanges, type Grid, makePairs, type PaintLog, type TileBook } from './tiles.js';

/** Everything that a worker is sent: plain values, and arrays on shared memory. */
export interface SharedRecording {
  readonly book: TileBook;
  readonly grid: Grid;
  readonly log: Omit<PaintLog, 'cells'>;
  /** Frame f is the words [starts[f], starts[f + 1]): runs of (position, length, tile ...). */
  readonly starts: Uint32Array;
  readonly words: Uint32Array;
  readonly total: number;
}

export function shareRecording(book: TileBook, grid: Grid, log: PaintLog): SharedRecording {
  const pairs = makePairs(grid);
  const starts = new Uint32Array(new SharedArrayBuffer(4 * (log.frameCount + 1)));
  for (let frame = 0; frame < log.frameCount; frame++) {
    const count = log.cells.read(frame, pairs);
    starts[frame + 1] = starts[frame]! + count + 2 * countRuns(pairs, count);
  }
  const words = new Uint32Array(new SharedArrayBuffer(4 * starts[log.frameCount]!));
  for (let frame = 0; frame < log.frameCount; frame++) {
    packRuns(pairs, log.cells.read(frame, pairs), words, starts[frame]!);
  }
  const { frameCount, times, end, border } = log;
  return {
    book: shareBook(book),
    grid,
    log: { frameCount, times, end, border },
    starts,
    words,
    total: log.cells.total,
  };
}

export function openLog({ log, starts, words, total }: SharedRecording): PaintLog {
  const cells: CellChanges = {
    total,
    read(frame, into) {
      let out = 0;
      for (let i = starts[frame]!; i < starts[frame + 1]!; ) {
        let position = words[i++]!;
        for (const end = position + words[i++]!; position < end; position++) {
          into[out++] = position;
          into[out++] = words[i++]!;
        }
      }
      return out / 2;
    },
  };
  return { ...log, cells };
}

function startsRun(pairs: Uint32Array, i: number): boolean {
  return i === 0 || pairs[2 * i]! !== pairs[2 * i - 2]! + 1;
}

function countRuns(pairs: Uint32Array, count: number): number {
  let runs = 0;
  for (let i = 0; i < count; i++) if (startsRun(pairs, i)) runs++;
  return runs;
}

function packRuns(pairs: Uint32Array, count: number, words: Uint32Array, at: number): void {
  let length = 0;
  for (let i = 0; i < count; i++) {
    if (startsRun(pairs, i)) {
      words[at++] = pairs[2 * i]!;
      length = at++;
    }
    words[length]!++;
    words[at++] = pairs[2 * i + 1]!;
  }
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
  const shared = new Uint8Array(new SharedArrayBuffer(bytes.length));
  shared.set(bytes);
  return shared;
}

function shareWords(words: Uint32Array): Uint32Array {
  const shared = new Uint32Array(new SharedArrayBuffer(4 * words.length));
  shared.set(words);
  return shared;
}
