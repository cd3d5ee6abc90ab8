// Pictures that lie over cells, part of an overlay each: what is see-through in them shows the cell. Made once for each tile that
// comes to lie under them.
import { indexed } from './composite.js';
import { memo } from './memo.js';
import { mix } from './ramp.js';
import type { Surface } from './surface.js';
import { colourOf } from './surface.js';
import type { TileBank } from './tile-bank.js';

interface CellOverlay {
  readonly pixels: Uint32Array;
  /** Nothing of the cell below shows. */
  readonly opaque: boolean;
}

export class CellOverlays {
  readonly #overlays: CellOverlay[] = [];
  /** Ids of overlays by a hash of their pixels. */
  readonly #byHash = new Map<number, number[]>();
  readonly #composed = new Map<number, number>();

  constructor(private readonly bank: TileBank) {}

  /** The overlay of the part of a surface that begins at (x, y); undefined where that is empty. */
  cut(surface: Surface, x: number, y: number): number | undefined {
    const { cellWidth, cellHeight } = this.bank;
    const pixels = new Uint32Array(cellWidth * cellHeight);
    for (let row = 0; row < cellHeight; row++) {
      const from = (y + row) * surface.width + x;
      pixels.set(surface.pixels.subarray(from, from + cellWidth), row * cellWidth);
    }
    return pixels.every((pixel) => pixel >>> 24 === 0) ? undefined : this.#intern(pixels);
  }

  /** The tile that shows a tile under an overlay. */
  compose(tile: number, overlay: number): number {
    const { pixels, opaque } = this.#overlays[overlay]!;
    return memo(this.#composed, overlay * 0x400_0000 + (opaque ? 0 : tile), () => {
      const shown = this.bank.pixels(tile).map((below, i) => {
        const alpha = pixels[i]! >>> 24;
        return alpha === 0 ? below : mix(below, colourOf(pixels[i]!), alpha / 255);
      });
      return this.bank.picture(indexed(shown));
    });
  }

  #intern(pixels: Uint32Array): number {
    const alike = memo(this.#byHash, hashOf(pixels), () => []);
    const known = alike.find((id) => this.#overlays[id]!.pixels.every((pixel, i) => pixel === pixels[i]));
    if (known !== undefined) return known;
    const opaque = pixels.every((pixel) => pixel >>> 24 === 255);
    const id = this.#overlays.push({ pixels, opaque }) - 1;
    alike.push(id);
    return id;
  }
}

/** FNV-1a over words. */
function hashOf(pixels: Uint32Array): number {
  let hash = 0x811c_9dc5;
  for (const pixel of pixels) hash = Math.imul(hash ^ pixel, 0x0100_0193) ^ (hash >>> 15);
  return hash >>> 0;
}
