// The canvas in true colour, without kernels: for stills and formats that have no palette, and the reference that GIFs are tested against.
import { type BorderLook, borderZones, changedZones, type Zone } from './border.js';
import type { Rectangle } from './rectangle.js';
import { Slots } from './slots.js';
import type { Grid, TileBook } from './tiles.js';

const OPAQUE = 0xff00_0000;

export class RgbaCanvas {
  /** R, G, B, A of each pixel, row by row; A is 255 but where a backdrop sees through. The canvas' own: valid, and changing, throughout. */
  readonly pixels: Uint8Array;
  readonly #words: Uint32Array;
  readonly #slots: Slots;
  #border: BorderLook | undefined;
  readonly #zones: readonly Zone[];
  #left = Number.POSITIVE_INFINITY;
  #top = Number.POSITIVE_INFINITY;
  #right = 0;
  #bottom = 0;

  constructor(
    private readonly book: TileBook,
    private readonly grid: Grid,
  ) {
    this.#words = new Uint32Array(grid.canvasWidth * grid.canvasHeight).fill(rgbaWord(0));
    if (grid.backdrop) this.#words.set(grid.backdrop.pixels);
    this.pixels = new Uint8Array(this.#words.buffer);
    this.#slots = new Slots(book, grid);
    this.#zones = borderZones(book, grid);
  }

  /** Draws the first `count` (position, tile) pairs. */
  draw(pairs: Uint32Array, count: number): void {
    const cells = this.#slots.cellsAmong(pairs, count);
    for (let i = 0; i < 2 * cells; i += 2) this.#drawCell(pairs[i]!, pairs[i + 1]!);
    for (let i = 2 * cells; i < 2 * count; i += 2) this.#drawSlot(pairs[i]!, pairs[i + 1]!);
  }

  /** Fills everything outside the grid, but not backdrop and slots. */
  fillBorder(look: BorderLook): void {
    for (const zone of changedZones(this.#border, look)) {
      const { runs, area, box } = this.#zones[zone]!;
      const word = rgbaWord(look[zone]!);
      for (let i = 0; i < runs.length; i += 2) this.#words.fill(word, runs[i], runs[i + 1]);
      if (area > 0) this.#spread(box.x, box.y, box.x + box.width, box.y + box.height);
    }
    this.#border = look;
  }

  /** What changed since the last call: the smallest rectangle around the cells and the border that did, `undefined` if none. */
  takeChanged(): Rectangle | undefined {
    if (this.#left >= this.#right) return undefined;
    const changed = {
      x: this.#left,
      y: this.#top,
      width: this.#right - this.#left,
      height: this.#bottom - this.#top,
    };
    this.#left = this.#top = Number.POSITIVE_INFINITY;
    this.#right = this.#bottom = 0;
    return changed;
  }

  #drawCell(position: number, tile: number): void {
    const { cellWidth, cellHeight, masks, rampColours } = this.book;
    const { cols, left, top, canvasWidth } = this.grid;
    const ramp = this.book.rampStart[this.book.tileRamp[tile]!]!;
    const x = left + (position % cols) * cellWidth;
    const y = top + Math.floor(position / cols) * cellHeight;
    let from = this.book.tileMask[tile]! * cellWidth * cellHeight;
    let changed = false;
    for (let row = y; row < y + cellHeight; row++) {
      for (let to = row * canvasWidth + x, end = to + cellWidth; to < end; to++) {
        const word = rgbaWord(rampColours[ramp + masks[from++]!]!);
        changed ||= this.#words[to] !== word;
        this.#words[to] = word;
      }
    }
    if (changed) this.#spread(x, y, x + cellWidth, y + cellHeight);
  }

  #drawSlot(position: number, id: number): void {
    const changed = this.#slots.show(position, id);
    if (!changed) return;
    const { x, y, width } = this.#slots.slot(position);
    const { values, ramp, height } = this.book.pictures![id]!;
    const first = this.book.rampStart[ramp]!;
    for (let row = 0, from = 0; row < height; row++) {
      const to = (y + row) * this.grid.canvasWidth + x;
      for (let i = 0; i < width; i++) this.#words[to + i] = rgbaWord(this.book.rampColours[first + values[from++]!]!);
    }
    this.#spread(changed.x, changed.y, changed.x + changed.width, changed.y + changed.height);
  }

  #spread(left: number, top: number, right: number, bottom: number): void {
    this.#left = Math.min(this.#left, left);
    this.#top = Math.min(this.#top, top);
    this.#right = Math.max(this.#right, right);
    this.#bottom = Math.max(this.#bottom, bottom);
  }
}

/** 0xRRGGBB as the word whose bytes are R, G, B, 255 on a little-endian machine, as all that Node runs on but s390x are. */
function rgbaWord(colour: number): number {
  return (OPAQUE | ((colour & 255) << 16) | (colour & 0xff00) | (colour >> 16)) >>> 0;
}
