// Codes frames of a recording whose colours all fit in one global table: the canvas holds indexes into it.
import { type BorderLook, borderAt, borderChanges, changedZones } from '../../raster/border.js';
import { IndexedCanvas } from '../../raster/indexed-canvas.js';
import { TRANSPARENT } from '../../raster/palette.js';
import type { Grid, PaintLog, TileBook } from '../../raster/tiles.js';
import type { Image } from './container.js';
import { type FrameCoder, isSparse } from './frame-coder.js';
import type { Opening } from './opening.js';

const PLANE = 0;

export class ExactCoder implements FrameCoder {
  readonly table: Uint32Array;
  readonly #canvas: IndexedCanvas;
  readonly #indexes: Map<number, number>;
  #border: BorderLook | undefined;
  /** Whether the next image has to cover the whole canvas. */
  #whole = true;

  /**
   * `colours`: at most 255, the most used first; with the opening's too, if there is room for all of them.
   * `opening`: what codes the first image where there is a backdrop.
   */
  constructor(
    book: TileBook,
    private readonly grid: Grid,
    private readonly log: PaintLog,
    colours: Iterable<number>,
    private opening?: Opening,
  ) {
    this.table = Uint32Array.of(0, ...colours);
    this.#indexes = new Map(Array.from(this.table.subarray(1), (colour, i) => [colour, i + 1]));
    this.#canvas = new IndexedCanvas(book, grid, 1, borderChanges(log));
    for (let ramp = 0; ramp < book.rampCount; ramp++) {
      const first = book.rampStart[ramp]!;
      const at = this.#canvas.table(ramp, PLANE);
      for (let i = first; i < book.rampStart[ramp + 1]!; i++) {
        this.#canvas.bytes[at + i - first] = this.#indexes.get(book.rampColours[i]!) ?? TRANSPARENT;
      }
    }
  }

  draw(frame: number): void {
    const canvas = this.#canvas;
    const count = this.log.cells.read(frame, canvas.cells);
    canvas.trackPixels(isSparse(count, this.grid.cols * this.grid.rows));
    canvas.draw(PLANE, count);
    this.#drawBorder(borderAt(this.log, frame));
  }

  #drawBorder(look: BorderLook): void {
    for (const zone of changedZones(this.#border, look)) {
      const index = this.#indexes.get(look[zone]!);
      if (index === undefined) continue; // of a zone without pixels
      this.#canvas.fillZone(PLANE, zone, index);
      this.#canvas.markZone(zone);
    }
    this.#border = look;
  }

  code(): Image | undefined {
    const whole = this.#whole;
    const region = whole ? this.#canvas.whole(PLANE) : this.#canvas.extract(PLANE);
    this.#whole = false;
    const { opening } = this;
    this.opening = undefined;
    if (opening) return opening.code(this.#canvas, PLANE, this.table);
    const transparent = !whole || this.grid.backdrop !== undefined;
    return region && { ...region, transparent, data: this.#canvas.compress(region) };
  }

  skip(): boolean {
    const changed = this.#whole || this.#canvas.changed;
    if (changed) this.#canvas.forgetChanges();
    this.#whole = false;
    this.opening = undefined;
    return changed;
  }
}
