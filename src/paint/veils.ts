// Pictures that lie over cells, part of an overlay each: what is see-through in them shows the cell. Made once for each tile that
// comes to lie under them.
import { indexed } from './composite.js';
import { memo } from './memo.js';
import { mix } from './ramp.js';
import type { Surface } from './surface.js';
import { colourOf } from './surface.js';
import type { TileBank } from './tile-bank.js';

export class Veils {
  readonly #veils: Uint32Array[] = [];
  readonly #known = new Map<string, number>();
  readonly #composed = new Map<number, number>();

  constructor(private readonly bank: TileBank) {}

  /** The veil of the part of a surface that begins at (x, y); undefined where that is empty. */
  cut(surface: Surface, x: number, y: number): number | undefined {
    const { cellWidth, cellHeight } = this.bank;
    const pixels = new Uint32Array(cellWidth * cellHeight);
    for (let row = 0; row < cellHeight; row++) {
      const from = (y + row) * surface.width + x;
      pixels.set(surface.pixels.subarray(from, from + cellWidth), row * cellWidth);
    }
    if (pixels.every((pixel) => pixel >>> 24 === 0)) return undefined;
    return memo(this.#known, pixels.join(), () => this.#veils.push(pixels) - 1);
  }

  /** The tile that shows a tile under a veil. */
  compose(tile: number, veil: number): number {
    return memo(this.#composed, veil * 0x400_0000 + tile, () => {
      const over = this.#veils[veil]!;
      const pixels = this.bank.pixels(tile).map((below, i) => {
        const alpha = over[i]! >>> 24;
        return alpha === 0 ? below : mix(below, colourOf(over[i]!), alpha / 255);
      });
      return this.bank.picture(indexed(pixels));
    });
  }
}
