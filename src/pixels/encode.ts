// Tiles and the log of their changes in, a GIF out, chunk by chunk. One screen: what is done to a frame, and when it shows.
import { UsageError } from '../errors.js';
import { AdaptiveCoder } from './gif/adaptive.js';
import { GifContainer } from './gif/container.js';
import { MERGED, schedule } from './gif/delays.js';
import { ExactCoder } from './gif/exact.js';
import type { FrameCoder } from './gif/frame-coder.js';
import { MOST_COLOURS, measureColours, measureMasks } from './palette.js';
import type { Grid, PaintLog, TileBook } from './tiles.js';

/** What a GIF can say of a side (GIF89a section 18). */
const LONGEST_SIDE = 65535;

export interface GifOptions {
  /** Times the animation plays: undefined = for ever, 0 = no loop block (once), N = N times over. */
  readonly loop?: number | undefined;
}

/**
 * Encodes a recording as GIF89a, in chunks of about 64 KB to 1 MB; memory does not grow with the output. The composited picture
 * of each frame is exact wherever it has at most 255 colours. Throws UsageError if a side is over 65535 pixels.
 */
export function* encodeGif(book: TileBook, grid: Grid, log: PaintLog, options: GifOptions = {}): Generator<Uint8Array> {
  checkSize(grid);
  const coder = chooseCoder(book, grid, log);
  const { starts, end } = schedule(log.times, log.end);
  const gif = new GifContainer();
  gif.begin(grid.canvasWidth, grid.canvasHeight, coder.table, loopCount(options.loop));
  let shownSince = -1;
  for (let frame = 0; frame < log.frameCount; frame++) {
    coder.draw(frame);
    const start = starts[frame]!;
    const image = start === MERGED ? undefined : coder.code();
    if (image === undefined) continue;
    if (shownSince >= 0) gif.delay(start - shownSince);
    shownSince = start;
    const chunk = gif.take();
    if (chunk !== undefined) yield chunk;
    gif.image(image);
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

function chooseCoder(book: TileBook, grid: Grid, log: PaintLog): FrameCoder {
  const masks = measureMasks(book);
  const colours = measureColours(book, grid, log, masks);
  if (colours.size <= MOST_COLOURS) return new ExactCoder(book, grid, log, colours.keys());
  return new AdaptiveCoder(book, grid, log, masks, [...colours.keys()]);
}

function loopCount(times: number | undefined): number | undefined {
  if (times === undefined) return 0;
  return times === 0 ? undefined : Math.min(times, LONGEST_SIDE);
}
