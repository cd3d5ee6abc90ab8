// Counts the colours of some cells, by tiles rather than by pixels. Colours have ids, dense and in the order of their use over the
// whole recording, so that a low id is a common colour.
import type { MaskUse } from '../../raster/palette.js';
import type { TileBook } from '../../raster/tiles.js';

/** Pixels that one ramp draws, by level. */
export interface RampUse {
  readonly ramp: number;
  readonly levels: Float64Array;
}

const UNUSED = 0xffff_ffff;

export class ColourCensus {
  /** Id of each of the book's ramp colours; UNUSED where it is never drawn. */
  readonly #ids: Uint32Array;
  /** Pixels of each colour in the cells counted, and those that have any. */
  readonly #pixels: Float64Array;
  readonly #seen: number[] = [];
  readonly #cells: Uint32Array;
  readonly #tiles: number[] = [];
  /** How many of #tiles are in #pixels. */
  #settled = 0;

  /** `colours`: all that are drawn, the most used first: a colour's id is its place there. */
  constructor(
    private readonly book: TileBook,
    private readonly masks: MaskUse,
    colours: readonly number[],
  ) {
    const idOf = new Map<number, number>();
    for (let id = 0; id < colours.length; id++) idOf.set(colours[id]!, id);
    this.#ids = new Uint32Array(book.rampStart[book.rampCount]!);
    for (let i = 0; i < this.#ids.length; i++) this.#ids[i] = idOf.get(book.rampColours[i]!) ?? UNUSED;
    this.#pixels = new Float64Array(colours.length);
    this.#cells = new Uint32Array(book.tileCount);
  }

  clear(): void {
    for (const id of this.#seen) this.#pixels[id] = 0;
    for (const tile of this.#tiles) this.#cells[tile] = 0;
    this.#seen.length = this.#tiles.length = this.#settled = 0;
  }

  addCell(tile: number): void {
    if (this.#cells[tile] === 0) this.#tiles.push(tile);
    this.#cells[tile]!++;
  }

  addColour(id: number, pixels: number): void {
    if (this.#pixels[id] === 0) this.#seen.push(id);
    this.#pixels[id]! += pixels;
  }

  /** Ids of the colours counted. Cells that are added later weigh what they weigh only where their tile is new. */
  get ids(): readonly number[] {
    for (; this.#settled < this.#tiles.length; this.#settled++) this.#addTile(this.#tiles[this.#settled]!);
    return this.#seen;
  }

  /** Pixels of a colour. */
  pixels(id: number): number {
    return this.#pixels[id]!;
  }

  /** Id of the colour at `level` of a ramp. */
  id(ramp: number, level: number): number {
    return this.#ids[this.book.rampStart[ramp]! + level]!;
  }

  levels(ramp: number): number {
    return this.book.rampStart[ramp + 1]! - this.book.rampStart[ramp]!;
  }

  /** Whether all colours of a tile are among these. */
  isWithin(tile: number, ids: ReadonlySet<number>): boolean {
    const { starts, values } = this.masks;
    const first = this.book.rampStart[this.book.tileRamp[tile]!]!;
    const mask = this.book.tileMask[tile]!;
    for (let i = starts[mask]!; i < starts[mask + 1]!; i++) if (!ids.has(this.#ids[first + values[i]!]!)) return false;
    return true;
  }

  /** The ramps of the cells counted. */
  ramps(): RampUse[] {
    const uses = new Map<number, RampUse>();
    for (const tile of this.#tiles) {
      const ramp = this.book.tileRamp[tile]!;
      let use = uses.get(ramp);
      if (use === undefined) {
        use = { ramp, levels: new Float64Array(this.levels(ramp)) };
        uses.set(ramp, use);
      }
      const { starts, values, counts } = this.masks;
      const mask = this.book.tileMask[tile]!;
      for (let i = starts[mask]!; i < starts[mask + 1]!; i++) {
        use.levels[values[i]!]! += this.#cells[tile]! * counts[i]!;
      }
    }
    return [...uses.values()];
  }

  #addTile(tile: number): void {
    const { starts, values, counts } = this.masks;
    const first = this.book.rampStart[this.book.tileRamp[tile]!]!;
    const mask = this.book.tileMask[tile]!;
    for (let i = starts[mask]!; i < starts[mask + 1]!; i++) {
      this.addColour(this.#ids[first + values[i]!]!, this.#cells[tile]! * counts[i]!);
    }
  }
}
