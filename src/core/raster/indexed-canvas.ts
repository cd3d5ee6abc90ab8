// The canvas in the kernels' memory: planes of one byte a pixel, the tiles and their colour tables. Owns that memory; which
// index means which colour is up to the caller.
import { borderZones, type Zone } from './border.js';
import { type Kernels, loadKernels } from './kernels.js';
import type { Rectangle } from './rectangle.js';
import { around } from './rectangle.js';
import { Slots } from './slots.js';
import type { Grid, TileBook } from './tiles.js';

/** Pixels of one image, in the kernels' memory: valid until the next call. */
export interface Region {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Where its width * height indexes are. */
  readonly address: number;
}

/** Entries of a table that one swizzle reads. */
const SMALL_TABLE = 16;
const BIG_TABLE = 256;
/** What kernels/draw.ts calls WIDE. */
const BIG_FLAG = 1;
/** What kernels/draw.ts does about changes. */
const Tracking = { none: 0, cells: 1, pixels: 2 };
/** Stores of 16 bytes reach past the end of a row. */
const SLACK = 16;

export class IndexedCanvas {
  /** Cells to draw, as the log gives them: (position, tile) pairs. */
  readonly cells: Uint32Array;
  /** All of the memory. Tables are written through it. */
  readonly bytes: Uint8Array;
  /** Address of each plane: grid.canvasWidth * grid.canvasHeight indexes. */
  readonly planes: readonly number[];
  private readonly kernels: Kernels;
  readonly #cells: number;
  readonly #pixels: number;
  readonly #data: number;
  readonly #rampTables: Uint32Array;
  readonly #bigRamps: Uint8Array;
  readonly #slots: Slots;
  readonly #zones: readonly Zone[];
  /** Where an image is put together whose changes lie in cells and beside them; 0 where nothing changes there. */
  readonly #joined: number;
  /** Parts of slots, and zones of the border, that changed. */
  #slotChanges: Rectangle[] = [];
  #tracking: number = Tracking.cells;

  /** `planeCount` planes, each of them with a table of its own per ramp. `joins` where the border changes. */
  constructor(
    private readonly book: TileBook,
    private readonly grid: Grid,
    readonly planeCount: number,
    joins = false,
  ) {
    this.kernels = loadKernels();
    const { cols, rows, canvasWidth, canvasHeight, slots = [] } = grid;
    const area = canvasWidth * canvasHeight;
    const bitStride = 8 * (((cols * book.cellWidth + 63) >> 6) + 1);
    const maskSize = padded(book.cellWidth, 16) * book.cellHeight;
    this.#bigRamps = findBigRamps(book);
    let top = this.kernels.heapBase();
    const reserve = (size: number): number => {
      const address = top;
      top = padded(top + size + SLACK, 64);
      return address;
    };
    this.planes = Array.from({ length: planeCount }, () => reserve(area));
    const bits = reserve(bitStride * (rows * book.cellHeight + 1));
    const masks = reserve(book.maskCount * maskSize);
    const tileMasks = reserve(4 * book.tileCount);
    const tileTables = reserve(4 * book.tileCount);
    this.#rampTables = placeTables(this.#bigRamps, planeCount, reserve);
    const positions = cols * rows + slots.length;
    this.#cells = reserve(8 * positions);
    this.#pixels = reserve(area);
    this.#joined = slots.length > 0 || joins ? reserve(area) : 0;
    this.#data = reserve(2 * area + 8192);
    growTo(this.kernels.memory, top);
    const { buffer } = this.kernels.memory;
    this.bytes = new Uint8Array(buffer);
    this.cells = new Uint32Array(buffer, this.#cells, 2 * positions);
    this.#slots = new Slots(book, grid);
    this.#zones = borderZones(book, grid);
    copyMasks(book, this.bytes, masks, maskSize);
    const [maskOf, tableOf] = [tileMasks, tileTables].map((at) => new Uint32Array(buffer, at, book.tileCount));
    this.#pointTiles(maskOf!, tableOf!, (mask) => masks + mask * maskSize);
    const origin = grid.top * canvasWidth + grid.left;
    this.kernels.configure(
      ...([cols, rows, book.cellWidth, book.cellHeight, origin, canvasWidth] as const),
      ...([tileMasks, tileTables, bits, bitStride] as const),
    );
  }

  /** Address in `bytes` of the table of a ramp for a plane: one index for each colour of the ramp. */
  table(ramp: number, plane: number): number {
    return this.#rampTables[ramp]! + plane * (this.#bigRamps[ramp] ? BIG_TABLE : SMALL_TABLE);
  }

  #pointTiles(maskOf: Uint32Array, tableOf: Uint32Array, addressOf: (mask: number) => number): void {
    for (let tile = 0; tile < maskOf.length; tile++) {
      const ramp = this.book.tileRamp[tile]!;
      maskOf[tile] = addressOf(this.book.tileMask[tile]!);
      tableOf[tile] = this.#rampTables[ramp]! | (this.#bigRamps[ramp] ? BIG_FLAG : 0);
    }
  }

  /** Draws the first `count` of `cells`, and marks what changes unless told otherwise. */
  draw(plane: number, count: number, marks = true): void {
    const tracking = marks ? this.#tracking : Tracking.none;
    const cells = this.#slots.cellsAmong(this.cells, count);
    this.kernels.draw(this.planes[plane]!, plane, this.#cells, cells, tracking);
    for (let i = 2 * cells; i < 2 * count; i += 2) {
      const changed = this.#slots.show(this.cells[i]!, this.cells[i + 1]!);
      if (changed && marks) this.#slotChanges.push(changed);
    }
    if (cells < count) this.drawSlots(plane);
  }

  /** Draws all slots as they stand. */
  drawSlots(plane: number): void {
    const { canvasWidth } = this.grid;
    for (const { slot, picture } of this.#slots.all()) {
      const table = this.table(picture.ramp, plane);
      for (let row = 0, from = 0; row < slot.height; row++) {
        const to = this.planes[plane]! + (slot.y + row) * canvasWidth + slot.x;
        for (let x = 0; x < slot.width; x++) this.bytes[to + x] = this.bytes[table + picture.values[from++]!]!;
      }
    }
  }

  get slotsChanged(): boolean {
    return this.#slotChanges.length > 0;
  }

  /** Ramps of what the slots show. */
  slotRamps(): Set<number> {
    return new Set(Array.from(this.#slots.all(), ({ picture }) => picture.ramp));
  }

  /** Marks the first `count` of `cells` as changed. */
  mark(count: number): void {
    this.kernels.markCells(this.#cells, count, this.#tracking);
  }

  forgetChanges(): void {
    this.kernels.forgetChanges();
    this.#slotChanges = [];
  }

  /** Fills a plane with 0. */
  clear(plane: number): void {
    const { canvasWidth, canvasHeight } = this.grid;
    this.bytes.fill(0, this.planes[plane]!, this.planes[plane]! + canvasWidth * canvasHeight);
  }

  /** Fills a zone of what lies outside the grid, but for backdrop and slots. */
  fillZone(plane: number, zone: number, index: number): void {
    const { runs } = this.#zones[zone]!;
    const address = this.planes[plane]!;
    for (let i = 0; i < runs.length; i += 2) this.bytes.fill(index, address + runs[i]!, address + runs[i + 1]!);
  }

  /** Marks a zone as changed. */
  markZone(zone: number): void {
    if (this.#zones[zone]!.area > 0) this.#slotChanges.push(this.#zones[zone]!.box);
  }

  /** Pixels of a zone. */
  zoneArea(zone: number): number {
    return this.#zones[zone]!.area;
  }

  get changed(): boolean {
    return this.slotsChanged || this.kernels.isChanged() !== 0;
  }

  /** Tracks changes by pixel, or else by cell and pixel row, from here on. Takes effect only while nothing has changed. */
  trackPixels(pixelwise: boolean): void {
    if (this.kernels.isChanged() === 0) this.#tracking = pixelwise ? Tracking.pixels : Tracking.cells;
  }

  /** The rectangle that changed since the last time, 0 where it stays as it is. `undefined` if nothing changed. */
  extract(plane: number): Region | undefined {
    const { kernels } = this;
    const keepBelow = this.#tracking === Tracking.pixels ? this.book.cellWidth : 1;
    const count = kernels.extract(this.planes[plane]!, this.#pixels, keepBelow, this.#tracking);
    if (count === 0) return this.#join(plane, undefined);
    const [x, y] = [kernels.regionX.value, kernels.regionY.value];
    const cells = { x, y, width: kernels.regionWidth.value, height: kernels.regionHeight.value, address: this.#pixels };
    return this.#join(plane, cells);
  }

  /** One region of the cells and the slots that changed, transparent between them. */
  #join(plane: number, cells: Region | undefined): Region | undefined {
    if (!this.slotsChanged) return cells;
    const stride = this.grid.canvasWidth;
    const parts = this.#slotChanges.map((part) => ({
      ...part,
      from: this.planes[plane]! + part.y * stride + part.x,
      step: stride,
    }));
    if (cells) parts.push({ ...cells, from: cells.address, step: cells.width });
    this.#slotChanges = [];
    const region = { ...around(parts), address: this.#joined };
    this.bytes.fill(0, this.#joined, this.#joined + region.width * region.height);
    for (const { x, y, width, height, from, step } of parts) {
      const to = this.#joined + (y - region.y) * region.width + x - region.x;
      for (let row = 0; row < height; row++) {
        this.bytes.copyWithin(to + row * region.width, from + row * step, from + row * step + width);
      }
    }
    return region;
  }

  /** The whole canvas, all of it opaque. */
  whole(plane: number): Region {
    this.forgetChanges();
    const { canvasWidth, canvasHeight } = this.grid;
    return { x: 0, y: 0, width: canvasWidth, height: canvasHeight, address: this.planes[plane]! };
  }

  /** A region of the whole canvas for the caller to write the indexes of. */
  blank(): Region {
    const { canvasWidth, canvasHeight } = this.grid;
    return { x: 0, y: 0, width: canvasWidth, height: canvasHeight, address: this.#pixels };
  }

  /** Image data of a region (GIF89a section 22): a view that is valid until the next call. */
  compress({ address, width, height }: Region): Uint8Array {
    const count = width * height;
    const largest = this.kernels.largest(address, count);
    const length = this.kernels.compress(address, count, Math.max(2, 32 - Math.clz32(largest)), this.#data);
    return this.bytes.subarray(this.#data, this.#data + length);
  }
}

function padded(size: number, to: number): number {
  return Math.ceil(size / to) * to;
}

function growTo(memory: Kernels['memory'], size: number): void {
  const missing = size - memory.buffer.byteLength;
  if (missing > 0) memory.grow(Math.ceil(missing / 65536));
}

function findBigRamps({ rampCount, rampStart }: TileBook): Uint8Array {
  return Uint8Array.from({ length: rampCount }, (_, r) => (rampStart[r + 1]! - rampStart[r]! > SMALL_TABLE ? 1 : 0));
}

/** Gives each ramp its tables, one after the other for the planes. */
function placeTables(bigRamps: Uint8Array, planeCount: number, reserve: (size: number) => number): Uint32Array {
  const size = (ramp: number): number => planeCount * (bigRamps[ramp] ? BIG_TABLE : SMALL_TABLE);
  const places = new Uint32Array(bigRamps.length);
  let total = 0;
  for (let ramp = 0; ramp < places.length; ramp++) {
    places[ramp] = total;
    total += size(ramp);
  }
  const base = reserve(total);
  for (let ramp = 0; ramp < places.length; ramp++) places[ramp]! += base;
  return places;
}

/** Masks with rows padded to a multiple of 16. */
function copyMasks({ maskCount, masks, cellWidth, cellHeight }: TileBook, bytes: Uint8Array, at: number, size: number) {
  const stride = size / cellHeight;
  for (let row = 0, from = 0; row < maskCount * cellHeight; row++, at += stride) {
    for (let x = 0; x < cellWidth; x++) bytes[at + x] = masks[from++]!;
  }
}
