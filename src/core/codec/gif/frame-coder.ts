// How the encoder sees the two ways to code frames: with all colours in one global table, or with colours chosen frame by frame.
import type { Image } from './container.js';

export interface FrameCoder {
  /** Global colour table, 0xRRGGBB; entry 0 is the transparent one. */
  readonly table: Uint32Array;
  /** Draws a frame over the one before. Frames come in order, each once. */
  draw(frame: number): void;
  /** What changed since the last call, `undefined` if nothing; the first is the whole canvas. Its data is valid until the next call of anything. */
  code(): Image | undefined;
  /** As `code`, for when somebody else codes this image: does only what later images depend on. Gives whether there is one. */
  skip(): boolean;
}

/** Frames that change at most this share of the cells are tracked by pixel: smaller, and on more than that not worth the time. */
const SPARSE = 0.34;

export function isSparse(changedCells: number, cells: number): boolean {
  return changedCells <= cells * SPARSE;
}
