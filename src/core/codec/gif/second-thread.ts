// Shares the coding of frames with a worker. Both draw all frames, which is a tenth of the work, and code them by turns of some
// megapixels: so both run throughout, images come out in order, and no more than a ring of bytes waits between them.
import { sharedBuffer } from '../../bytes.js';
import { platform } from '../../platform.js';
import type { Grid, PaintLog, TileBook } from '../../raster/tiles.js';
import { makeRing, RingReader } from './byte-ring.js';
import type { Image } from './container.js';
import type { EncodeTask } from './encode-turns.js';
import type { FrameCoder } from './frame-coder.js';
import { ImageReceiver } from './image-pipe.js';
import { shareRecording } from './shared-log.js';

const RING_BYTES = 1 << 22;
/** Pixels drawn in one turn. */
const TURN = 8_000_000;

export class SecondThread {
  readonly #thread: { stop(): void };
  readonly #images: ImageReceiver;
  readonly #turns: Uint8Array;
  #lost = false;

  private constructor(thread: { stop(): void }, { ring, turns }: EncodeTask) {
    this.#thread = thread;
    this.#images = new ImageReceiver(new RingReader(ring));
    this.#turns = turns;
  }

  /** Undefined where there is none to be had. */
  static start(book: TileBook, grid: Grid, log: PaintLog): SecondThread | undefined {
    const recording = shareRecording(book, grid, log);
    const turns = takeTurns(log, book.cellWidth * book.cellHeight);
    const task: EncodeTask = { recording, ring: makeRing(RING_BYTES), turns };
    const thread = platform().encodeThread(task);
    return thread && new SecondThread(thread, task);
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
    this.#thread.stop();
  }
}

/** Whether a recording draws so much that a second thread pays. */
export function isWorthThread(book: TileBook, log: PaintLog, pixels: number): boolean {
  return log.cells.total * book.cellWidth * book.cellHeight >= pixels;
}

/** 0, 0, 0, 1, 1, 0, 0, ...: turns of about as many pixels, the first one here, as the worker takes its time to start. */
function takeTurns({ frameCount, cells }: PaintLog, cellPixels: number): Uint8Array {
  const turns = new Uint8Array(sharedBuffer(frameCount));
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
