// Shares the coding of frames with a worker. Both draw all frames, which is a tenth of the work, and code them by turns of some
// megapixels: so both run throughout, images come out in order, and no more than a ring of bytes waits between them.
import { createRequire } from 'node:module';
import type { Worker } from 'node:worker_threads';
import { isBundled } from '../../../node/bundled.js';
import type { Grid, PaintLog, TileBook } from '../../raster/tiles.js';
import { makeRing, RingReader } from './byte-ring.js';
import type { Image } from './container.js';
import type { WorkerTask } from './encode-worker.js';
import type { FrameCoder } from './frame-coder.js';
import { ImageReceiver } from './image-pipe.js';
import { shareRecording } from './shared-log.js';

/** Beside this file in dist/pixels, and beside all that is bundled in dist/bundle; not in the sources. */
const WORKER = new URL('./encode-worker.js', import.meta.url);
const RING_BYTES = 1 << 22;
/** Heap of the worker for what is short-lived: with more it is as fast, and holds on to memory. */
const YOUNG_MB = 8;
/** Pixels drawn in one turn. */
const TURN = 8_000_000;

export class SecondThread {
  readonly #worker: Worker;
  readonly #images: ImageReceiver;
  readonly #turns: Uint8Array;
  #lost = false;

  constructor(book: TileBook, grid: Grid, log: PaintLog) {
    const recording = shareRecording(book, grid, log);
    this.#turns = takeTurns(log, book.cellWidth * book.cellHeight);
    const ring = makeRing(RING_BYTES);
    this.#images = new ImageReceiver(new RingReader(ring));
    const task: WorkerTask = { recording, ring, turns: this.#turns };
    const threads: typeof import('node:worker_threads') = createRequire(import.meta.url)('node:worker_threads');
    this.#worker = new threads.Worker(WORKER, {
      workerData: task,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    });
    this.#worker.on('error', () => undefined);
    this.#worker.unref();
  }

  /** The image of the frame just drawn, coded here or there. */
  code(frame: number, coder: FrameCoder): Image | undefined {
    if (this.#lost || this.#turns[frame] === 0) return coder.code();
    const image = this.#images.next();
    if (image === 'lost') {
      this.#lost = true;
      this.stop();
      return coder.code();
    }
    coder.skip();
    return image;
  }

  stop(): void {
    void this.#worker.terminate();
  }
}

/** Whether a recording draws so much that a second thread pays, and can have one. */
export function isWorthThread(book: TileBook, log: PaintLog, pixels: number): boolean {
  return log.cells.total * book.cellWidth * book.cellHeight >= pixels && isBundled(WORKER);
}

/** 0, 0, 0, 1, 1, 0, 0, ...: turns of about as many pixels, the first one here, as the worker takes its time to start. */
function takeTurns({ frameCount, cells }: PaintLog, cellPixels: number): Uint8Array {
  const turns = new Uint8Array(new SharedArrayBuffer(frameCount));
  let turn = 0;
  let drawn = 0;
  for (let frame = 0; frame < turns.length; frame++) {
    turns[frame] = turn;
    drawn += cells.wordsOf(frame) * cellPixels;
    if (drawn < TURN) continue;
    turn = 1 - turn;
    drawn = 0;
  }
  return turns;
}
