// Every frame of a recording as a PNG of its own, and a list of their times.

import { encodePng } from '../codec/png/png.js';
import type { RenderHooks } from '../hooks.js';
import { type Given, resolveOptions } from '../options/option.js';
import { paintCast, paintingOptions } from '../picture/painting.js';
import { reportOf } from '../picture/picture-report.js';
import { encodedShare } from '../picture/progress.js';
import { scaled, scaleOptions } from '../picture/sizing.js';
import { borderAt } from '../raster/border.js';
import { RgbaCanvas } from '../raster/rgba.js';
import { makePairs } from '../raster/tiles.js';
import type { Cast } from '../recording/cast.js';
import { givenCast } from '../recording/given-cast.js';
import { Stages } from '../stages.js';
import { toSeconds } from '../time.js';
import { animation } from './apng.js';

/**
 * Option declarations of `frameImages`: names, checks, defaults.
 * @example
 * framesOptions.fpsCap.default; // => 30
 */
export const framesOptions = { ...paintingOptions, ...scaleOptions };

/**
 * A frame as a PNG file. All but the bytes stands in frames.json: times in seconds, sizes in pixels.
 * @example
 * const save = ({ file, bytes }: FrameImage) => writeFile(file, bytes);
 */
export interface FrameImage {
  /** frame-0001.png */
  file: string;
  /** Seconds at which it appears, and that it shows. */
  time: number;
  duration: number;
  width: number;
  height: number;
  bytes: Uint8Array;
}

/** Digits of the numbers, so that the names sort. */
const LEAST_DIGITS = 4;

/**
 * The frames of an animation in order, each as a PNG.
 * @throws UsageError for wrong options; CastError for a recording that cannot be read or is over a limit
 * @example
 * for await (const { file, bytes } of frameImages(cast, { end: 1 })) await writeFile(file, bytes);
 */
export async function* frameImages(
  recording: Cast,
  given: Given<typeof framesOptions> = {},
  hooks: RenderHooks = {},
): AsyncGenerator<FrameImage> {
  const cast = givenCast(recording, hooks);
  const { scale, ...options } = resolveOptions(framesOptions, given);
  const stages = new Stages();
  const painting = await paintCast(cast, scaled(options, scale), { ...hooks, encoding: 'frames' }, stages);
  const { book, grid, log } = painting;
  const canvas = new RgbaCanvas(book, grid);
  const pairs = makePairs(grid);
  const [width, height] = [grid.canvasWidth, grid.canvasHeight];
  const digits = Math.max(LEAST_DIGITS, String(log.frameCount).length);
  for (let frame = 0; frame < log.frameCount; frame++) {
    canvas.fillBorder(borderAt(log, frame));
    canvas.draw(pairs, log.cells.read(frame, pairs));
    const time = log.times[frame]!;
    const until = log.times[frame + 1] ?? log.end;
    const file = `frame-${String(frame + 1).padStart(digits, '0')}.png`;
    const bytes = encodePng({ pixels: canvas.pixels, width, height });
    yield { file, time: toSeconds(time), duration: toSeconds(until - time), width, height, bytes };
    hooks.signal?.throwIfAborted();
    hooks.onProgress?.({ share: encodedShare(painting, (frame + 1) / log.frameCount), frames: frame + 1 });
  }
  stages.end('encode');
  hooks.onReport?.(reportOf(painting, animation(painting), stages.milliseconds));
}

/**
 * The text of frames.json: sizes in pixels, times in seconds, a frame a line.
 * @example
 * framesJson([{ file: 'frame-0001.png', time: 0, duration: 3, width: 820, height: 582 }]).includes('0001'); // => true
 */
export function framesJson(frames: readonly Omit<FrameImage, 'bytes'>[]): string {
  const { width, height } = frames[0] ?? { width: 0, height: 0 };
  const lines = frames.map(({ file, time, duration }) => JSON.stringify({ file, time, duration }));
  return `{"width":${width},"height":${height},"frames":[\n${lines.join(',\n')}\n]}\n`;
}
