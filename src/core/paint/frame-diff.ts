// What shows in each cell and slot, and what of it differs from what was recorded last. Cells have two layers: what the terminal
// shows, and what overlays put over that.

import type { Grid } from '../raster/tiles.js';
import type { Micros } from '../recording/cast.js';
import type { CellOverlays } from './cell-overlays.js';
import type { PaintRecorder } from './log.js';

const NOTHING_YET = 0xffff_ffff;
const NO_OVERLAY = 0;

export class FrameDiff {
  #border = -1;
  /** Per cell: its tile, what lies over it, and what was recorded last. Slots come after the cells, and have nothing over them. */
  readonly #under: Uint32Array;
  readonly #over: readonly [Uint32Array, Uint32Array];
  readonly #recorded: Uint32Array;
  readonly #touched: Uint32Array;
  #count = 0;
  #last = -1;
  #sorted = true;
  /** Whether there ever was an overlay. */
  #overlaid = false;
  readonly #pairs: Uint32Array;
  readonly #cells: number;

  constructor(
    grid: Grid,
    private readonly recorder: PaintRecorder,
    private readonly cellOverlays: CellOverlays,
  ) {
    this.#cells = grid.cols * grid.rows;
    const positions = this.#cells + (grid.slots?.length ?? 0);
    this.#under = new Uint32Array(positions).fill(NOTHING_YET);
    this.#over = [new Uint32Array(positions), new Uint32Array(positions)];
    this.#recorded = new Uint32Array(positions).fill(NOTHING_YET);
    this.#touched = new Uint32Array(positions);
    this.#pairs = new Uint32Array(2 * positions);
  }

  /** Sets the tile of a cell. */
  put(position: number, tile: number): void {
    if (this.#under[position] !== tile) {
      this.#under[position] = tile;
      this.#touch(position);
    }
  }

  /** Puts an overlay over a cell, on one of two layers; takes it off for `undefined`. */
  cover(position: number, overlay: number | undefined, layer: 0 | 1 = 1): void {
    const over = overlay === undefined ? NO_OVERLAY : overlay + 1;
    if (this.#over[layer][position] === over) return;
    this.#over[layer][position] = over;
    this.#overlaid = true;
    this.#touch(position);
  }

  /** Sets the picture of a slot. */
  show(slot: number, picture: number): void {
    this.put(this.#cells + slot, picture);
  }

  /** Records what changed as a frame, if anything did. */
  commit(time: Micros, border: number): void {
    const count = this.#collect();
    if (count > 0 || border !== this.#border) this.recorder.add(time, border, this.#pairs, count);
    this.#border = border;
  }

  get border(): number {
    return this.#border;
  }

  /** A cell that is touched twice is in the list twice; what is recorded the second time is no change. */
  #touch(position: number): void {
    if (this.#count === this.#touched.length) this.#compact();
    if (position <= this.#last) this.#sorted = false;
    this.#last = position;
    this.#touched[this.#count++] = position;
  }

  #compact(): void {
    const distinct = Uint32Array.from(new Set(this.#touched.subarray(0, this.#count))).sort();
    this.#touched.set(distinct);
    this.#count = distinct.length;
    this.#last = distinct.at(-1) ?? -1;
    this.#sorted = true;
  }

  #collect(): number {
    if (!this.#sorted) this.#compact();
    let out = 0;
    for (let i = 0; i < this.#count; i++) {
      const position = this.#touched[i]!;
      const shown = this.#overlaid ? this.#shown(position) : this.#under[position]!;
      if (this.#recorded[position] === shown) continue;
      this.#recorded[position] = shown;
      this.#pairs[2 * out] = position;
      this.#pairs[2 * out++ + 1] = shown;
    }
    this.#count = 0;
    this.#last = -1;
    return out;
  }

  #shown(position: number): number {
    let shown = this.#under[position]!;
    if (shown === NOTHING_YET) return shown;
    for (const layer of this.#over) {
      const overlay = layer[position]!;
      if (overlay !== NO_OVERLAY) shown = this.cellOverlays.compose(shown, overlay - 1);
    }
    return shown;
  }
}
