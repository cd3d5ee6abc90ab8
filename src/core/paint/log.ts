// The record of what each frame changes.
import { PackedCells } from '../raster/packed-cells.js';
import type { PaintLog } from '../raster/tiles.js';

export class PaintRecorder {
  readonly #cells = new PackedCells();
  readonly #times: number[] = [];
  readonly #border: number[] = [];

  get frameCount(): number {
    return this.#times.length;
  }

  /** Adds a frame: `count` pairs of position and tile, positions ascending. */
  add(time: number, border: number, pairs: Uint32Array, count: number): void {
    this.#cells.add(pairs, count);
    this.#times.push(time);
    this.#border.push(border);
  }

  timeOf(frame: number): number {
    return this.#times[frame]!;
  }

  borderOf(frame: number): number {
    return this.#border[frame]!;
  }

  /** As PackedCells reads it. */
  read(frame: number, into: Uint32Array): number {
    return this.#cells.read(frame, into);
  }

  finish(end: number): PaintLog {
    return {
      frameCount: this.frameCount,
      times: Float64Array.from(this.#times),
      end,
      border: Uint32Array.from(this.#border),
      cells: this.#cells,
    };
  }
}
