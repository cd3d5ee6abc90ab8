// Tiles and the log of their changes in, a GIF out, chunk by chunk. One screen: what is done to a frame, and when it shows.

import { UsageError } from '../../errors.js';
import type { Grid, PaintLog, TileBook } from '../../raster/tiles.js';
import { PAUSE, pausing } from '../../yielder.js';
import { chooseCoder } from './choose-coder.js';
import { GifContainer } from './container.js';
import { MERGED, schedule } from './delays.js';
import { isWorthThread, SecondThread } from './second-thread.js';

/** What a GIF can say of a side (GIF89a section 18). */
export const LONGEST_SIDE = 65535;
/** Pixels drawn in all below which a second thread costs more than it saves. */
const BIG_JOB = 40_000_000;

export interface GifOptions {
  /** Times the animation plays: undefined = for ever, 0 = no loop block (once), N = N times over. */
  readonly loop?: number | undefined;
  /** Threads that may be used; 1 never starts another. The bytes are the same. */
  readonly jobs?: number | undefined;
  /** Pixels drawn in all from which a second thread is started. */
  readonly bigJob?: number | undefined;
  /** Called before each frame, with its number. */
  readonly onFrame?: ((frame: number) => void) | undefined;
  /** Called for each image that is written: what shows equally or not at all has none. */
  readonly onImage?: (() => void) | undefined;
  /** Runs the work of a stage (palette, draw, compress): for who measures it. */
  readonly time?: (<T>(stage: string, work: () => T) => T) | undefined;
}

/**
 * Encodes a recording as GIF89a, in chunks of 256 KB and more, with pauses (empty ones) between them; memory does not grow with
 * the output. The composited picture
 * of each frame is exact wherever it has at most 255 colours. Throws UsageError if a side is over 65535 pixels.
 */
export function* encodeGif(book: TileBook, grid: Grid, log: PaintLog, options: GifOptions = {}): Generator<Uint8Array> {
  checkSize(grid);
  const { jobs = 1, bigJob = BIG_JOB } = options;
  const second = jobs > 1 && isWorthThread(book, log, bigJob) ? SecondThread.start(book, grid, log) : undefined;
  try {
    yield* encodeFrames(book, grid, log, options, second);
  } finally {
    second?.stop();
  }
}

function* encodeFrames(
  book: TileBook,
  grid: Grid,
  log: PaintLog,
  { loop, onFrame, onImage, time = (_, work) => work() }: GifOptions,
  second: SecondThread | undefined,
): Generator<Uint8Array> {
  const choosing = chooseCoder(book, grid, log);
  const coder = yield* pausing({ next: () => time('palette', () => choosing.next()) });
  const { starts, end } = schedule(log.times, log.end);
  const gif = new GifContainer();
  gif.begin(grid.canvasWidth, grid.canvasHeight, coder.table, loopCount(loop));
  let shownSince = -1;
  for (let frame = 0; frame < log.frameCount; frame++) {
    yield PAUSE;
    onFrame?.(frame);
    time('draw', () => coder.draw(frame));
    const start = starts[frame]!;
    if (start === MERGED) continue;
    const image = time('compress', () => (second === undefined ? coder.code() : second.code(frame, coder)));
    if (image === undefined) continue;
    if (shownSince >= 0) gif.delay(start - shownSince);
    shownSince = start;
    const chunk = gif.take();
    if (chunk !== undefined) yield chunk;
    gif.image(image);
    onImage?.();
  }
  if (shownSince >= 0) gif.delay(end - shownSince);
  gif.end();
  const chunk = gif.take(true);
  if (chunk !== undefined) yield chunk;
}

function checkSize({ canvasWidth, canvasHeight }: Grid): void {
  if (canvasWidth <= LONGEST_SIDE && canvasHeight <= LONGEST_SIDE) return;
  const received = `${canvasWidth}x${canvasHeight}`;
  throw new UsageError('gif', { expected: `at most ${LONGEST_SIDE} pixels a side`, received });
}

function loopCount(times: number | undefined): number | undefined {
  if (times === undefined) return 0;
  return times === 0 ? undefined : Math.min(times, LONGEST_SIDE);
}
