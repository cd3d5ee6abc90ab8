// The record of what each frame changes.
import { type BorderLook, ZONES } from '../raster/border.js';
import { PackedCells } from '../raster/packed-cells.js';
import type { PaintLog } from '../raster/tiles.js';
import { memo } from './memo.js';
import { settle } from './settle.js';

export class PaintRecorder {
  readonly #cells = new PackedCells();
  readonly #times: number[] = [];
  readonly #border: number[] = [];
  readonly #looks: BorderLook[] = [];
  readonly #lookIds = new Map<string, number>();

  get frameCount(): number {
    return this.#times.length;
  }

  /** The number of a look; equal looks have equal numbers. */
  borderId(look: BorderLook): number {
    return memo(this.#lookIds, look.join(), () => this.#looks.push(look) - 1);
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

  borderOf(frame: number): BorderLook {
    return this.#looks[this.#border[frame]!]!;
  }

  /** As PackedCells reads it. */
  read(frame: number, into: Uint32Array): number {
    return this.#cells.read(frame, into);
  }

  /** @param settled microseconds that a look of the border has to last, or it is not followed */
  finish(end: number, settled: number): PaintLog {
    const borderLooks = new Uint32Array(ZONES * this.#looks.length);
    for (const [id, look] of this.#looks.entries()) borderLooks.set(look, ZONES * id);
    return {
      frameCount: this.frameCount,
      times: Float64Array.from(this.#times),
      end,
      border: settle(Uint32Array.from(this.#border), this.#times, end, settled),
      borderLooks,
      cells: this.#cells,
    };
  }
}
