// What each frame puts on top of the one before, in true colour: for animations of formats that have transparency.

import { borderAt } from '../../raster/border.js';
import type { Rectangle } from '../../raster/rectangle.js';
import { RgbaCanvas } from '../../raster/rgba.js';
import { type Grid, makePairs, type PaintLog, type TileBook } from '../../raster/tiles.js';
import { MERGED, schedule } from './delays.js';

/** The word of a pixel that stays as it is. All others are R, G, B, A, R in the lowest byte; A is 255 but where a backdrop sees through. */
export const THROUGH = 0;

export interface Patch extends Rectangle {
  /** Centiseconds. */
  readonly start: number;
  /** width * height words, valid until the next patch. */
  readonly pixels: Uint32Array;
}

/** The times are those of the GIF of the same recording. */
export function patchTimes(log: PaintLog): { count: number; end: number } {
  const { starts, end } = schedule(log.times, log.end);
  return { count: starts.reduce((count, start) => count + (start === MERGED ? 0 : 1), 0), end };
}

/**
 * A patch for each of the frames that show, one pixel of THROUGH where nothing changed. The first is the whole canvas.
 * @param align left and top edges are multiples of it
 */
export function* patches(book: TileBook, grid: Grid, log: PaintLog, align: 1 | 2 = 1): Generator<Patch> {
  const canvas = new RgbaCanvas(book, grid);
  const shown = new ShownPixels(canvas, grid);
  const pairs = makePairs(grid);
  const { starts } = schedule(log.times, log.end);
  for (let frame = 0; frame < log.frameCount; frame++) {
    canvas.fillBorder(borderAt(log, frame));
    canvas.draw(pairs, log.cells.read(frame, pairs));
    const start = starts[frame]!;
    if (start !== MERGED) yield { start, ...shown.take(align) };
  }
}

/** Owns the picture as it was shown last. */
class ShownPixels {
  readonly #now: Uint32Array;
  readonly #before: Uint32Array;
  readonly #patch: Uint32Array;
  #first = true;

  constructor(
    private readonly canvas: RgbaCanvas,
    private readonly grid: Grid,
  ) {
    this.#now = new Uint32Array(canvas.pixels.buffer);
    this.#before = new Uint32Array(this.#now.length);
    this.#patch = new Uint32Array(this.#now.length);
  }

  take(align: number): Omit<Patch, 'start'> {
    const changed = this.canvas.takeChanged();
    const whole = { x: 0, y: 0, width: this.grid.canvasWidth, height: this.grid.canvasHeight };
    const area = this.#first ? whole : changed && this.#differing(changed, align);
    this.#first = false;
    if (!area) return { x: 0, y: 0, width: 1, height: 1, pixels: this.#patch.subarray(0, 1).fill(THROUGH) };
    return { ...area, pixels: this.#copy(area) };
  }

  /** The smallest part of an area that holds all pixels that differ. */
  #differing({ x, y, width, height }: Rectangle, align: number): Rectangle | undefined {
    const stride = this.grid.canvasWidth;
    let [left, top, right, bottom] = [x + width, -1, x, y];
    for (let row = y; row < y + height; row++) {
      const start = row * stride;
      let first = x;
      while (first < x + width && this.#now[start + first] === this.#before[start + first]) first++;
      if (first === x + width) continue;
      let end = x + width;
      while (this.#now[start + end - 1] === this.#before[start + end - 1]) end--;
      if (top < 0) top = row;
      bottom = row + 1;
      left = Math.min(left, first);
      right = Math.max(right, end);
    }
    if (top < 0) return undefined;
    left -= left % align;
    top -= top % align;
    return { x: left, y: top, width: right - left, height: bottom - top };
  }

  #copy({ x, y, width, height }: Rectangle): Uint32Array {
    let to = 0;
    for (let row = y; row < y + height; row++) {
      const from = row * this.grid.canvasWidth + x;
      for (let at = from; at < from + width; at++) {
        const word = this.#now[at]!;
        this.#patch[to++] = word === this.#before[at] ? THROUGH : word;
        this.#before[at] = word;
      }
    }
    return this.#patch.subarray(0, to);
  }
}
