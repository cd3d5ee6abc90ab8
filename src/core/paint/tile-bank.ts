// Collects the masks, ramps and tiles of a recording, each once. Append-only; the TileBook of pixels/ is its finished form.
import type { Picture, TileBook } from '../raster/tiles.js';
import { type Indexed, indexed } from './composite.js';
import { memo } from './memo.js';
import { mix, rampWeights, type Weights, weightsFor } from './ramp.js';
import { colourOf, type Surface } from './surface.js';

/** Slots keep their colours in every image of a GIF: a title full of emoji must leave room for the rest. */
const MOST_SLOT_COLOURS = 40;

function grown<A extends Uint8Array | Uint32Array>(array: A, length: number): A {
  if (length <= array.length) return array;
  const wider = new (array.constructor as new (n: number) => A)(Math.max(length, 2 * array.length));
  wider.set(array);
  return wider;
}

export class TileBank implements TileBook {
  maskCount = 0;
  rampCount = 0;
  tileCount = 0;
  masks: Uint8Array;
  rampStart: Uint32Array = new Uint32Array(256);
  rampColours: Uint32Array = new Uint32Array(2048);
  tileMask: Uint32Array = new Uint32Array(1024);
  tileRamp: Uint32Array = new Uint32Array(1024);
  readonly pictures: Picture[] = [];
  readonly #weights: Weights;
  readonly #tiles = new Map<number, number>();
  readonly #ramps = new Map<number, number>();
  readonly #solids = new Map<number, number>();
  /** Mask 0 is empty: the ground alone. */
  static readonly EMPTY_MASK = 0;

  constructor(
    readonly cellWidth: number,
    readonly cellHeight: number,
    readonly levels: number,
  ) {
    this.#weights = rampWeights(levels);
    this.masks = new Uint8Array(64 * cellWidth * cellHeight);
    this.addMask(new Uint8Array(cellWidth * cellHeight));
  }

  /** Adds a mask of cellWidth * cellHeight ramp indexes; the caller sees to it that none is added twice. */
  addMask(values: Uint8Array): number {
    const size = this.cellWidth * this.cellHeight;
    this.masks = grown(this.masks, (this.maskCount + 1) * size);
    this.masks.set(values, this.maskCount * size);
    return this.maskCount++;
  }

  /** Coverage 0..255 rounded to the nearest of the even levels. */
  quantise(coverage: Uint8Array): Uint8Array {
    const top = this.levels - 1;
    return coverage.map((value) => Math.round((value * top) / 255));
  }

  /** The ramp from a ground to a text colour; of one colour where both are equal. */
  ramp(ground: number, text: number): number {
    const key = ground * 0x100_0000 + text;
    return memo(this.#ramps, key, () => {
      const weights = weightsFor(ground, text, this.#weights);
      return this.addRamp(Uint32Array.from({ length: this.levels }, (_, level) => mix(ground, text, weights[level]!)));
    });
  }

  addRamp(colours: Uint32Array): number {
    const start = this.rampStart[this.rampCount]!;
    this.rampColours = grown(this.rampColours, start + colours.length);
    this.rampColours.set(colours, start);
    this.rampStart = grown(this.rampStart, this.rampCount + 2);
    this.rampStart[this.rampCount + 1] = start + colours.length;
    return this.rampCount++;
  }

  /** The tile of one colour. */
  solid(colour: number): number {
    return memo(this.#solids, colour, () => this.#addTile(TileBank.EMPTY_MASK, this.addRamp(Uint32Array.of(colour))));
  }

  tile(mask: number, ramp: number): number {
    const key = mask * 0x800_0000 + ramp;
    return memo(this.#tiles, key, () => this.#addTile(mask, ramp));
  }

  /** A tile of its own. */
  picture({ values, colours }: Indexed): number {
    if (colours.length === 1) return this.solid(colours[0]!);
    return this.tile(this.addMask(values), this.addRamp(colours));
  }

  /** The colours of a tile's pixels. */
  pixels(tile: number): Uint32Array {
    const size = this.cellWidth * this.cellHeight;
    const ramp = this.rampStart[this.tileRamp[tile]!]!;
    const mask = this.masks.subarray(this.tileMask[tile]! * size, (this.tileMask[tile]! + 1) * size);
    return Uint32Array.from(mask, (value) => this.rampColours[ramp + value]!);
  }

  /** A picture for slots; what is see-through in it counts as opaque. */
  slotPicture({ width, height, pixels }: Surface): number {
    const { values, colours } = indexed(pixels.map(colourOf), MOST_SLOT_COLOURS);
    return this.pictures.push({ width, height, values, ramp: this.addRamp(colours) }) - 1;
  }

  #addTile(mask: number, ramp: number): number {
    const id = this.tileCount++;
    this.tileMask = grown(this.tileMask, id + 1);
    this.tileRamp = grown(this.tileRamp, id + 1);
    this.tileMask[id] = mask;
    this.tileRamp[id] = ramp;
    return id;
  }
}
