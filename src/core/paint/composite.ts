// Cells of more than two colours: layers of ink over a ground become a mask of their own and a ramp of the colours that came out.
import { cutColours } from '../raster/cut.js';
import { mix, type Weights, weightsFor } from './ramp.js';

/** Ink of one colour: coverage 0..255 for each pixel of the cell; of a shade it is the very share of the colour. */
export interface Layer {
  coverage: Uint8Array;
  colour: number;
  shade?: boolean | undefined;
}

/** values[i] is an index into colours (0xRRGGBB). */
export interface Indexed {
  values: Uint8Array;
  colours: Uint32Array;
}

/** Paints layers over pixels (0xRRGGBB, changed in place), first one lowest, each with its coverage rounded to an antialiasing level. */
export function paintLayers(pixels: Uint32Array, layers: readonly Layer[], weights: Weights): void {
  const levels = weights.dark.length;
  for (const { coverage, colour, shade } of layers) {
    for (let i = 0; i < pixels.length; i++) {
      const level = Math.round((coverage[i]! * (levels - 1)) / 255);
      if (shade) pixels[i] = mix(pixels[i]!, colour, coverage[i]! / 255);
      else if (level > 0) pixels[i] = mix(pixels[i]!, colour, weightsFor(pixels[i]!, colour, weights)[level]!);
    }
  }
}

/** Straight-alpha RGBA over a ground: 0xRRGGBB a pixel. */
export function overGround(rgba: Uint8Array, ground: number): Uint32Array {
  return Uint32Array.from({ length: rgba.length / 4 }, (_, i) => {
    const colour = (rgba[4 * i]! << 16) | (rgba[4 * i + 1]! << 8) | rgba[4 * i + 2]!;
    return mix(ground, colour, rgba[4 * i + 3]! / 255);
  });
}

/** Numbers the colours in order of appearance, `most` of them where there are more. */
export function indexed(colours: Uint32Array, most = 256): Indexed {
  const names = new Map<number, number>();
  for (const colour of colours) if (!names.has(colour)) names.set(colour, names.size);
  if (names.size > most) return indexed(withFewer(colours, most), most);
  return { values: Uint8Array.from(colours, (colour) => names.get(colour)!), colours: Uint32Array.from(names.keys()) };
}

/** The most used colours stay, among them those of the ground, so that it shows no edge, and of text; others, of emoji, become alike. */
function withFewer(colours: Uint32Array, most: number): Uint32Array {
  const use = new Map<number, number>();
  for (const colour of colours) use.set(colour, (use.get(colour) ?? 0) + 1);
  const others = [...use.keys()].sort((a, b) => use.get(b)! - use.get(a)! || a - b).slice(most >> 1);
  const pixels = others.map((colour) => use.get(colour)!);
  const { palette, groups } = cutColours(others, pixels, most - (most >> 1), 0);
  const becomes = new Map(others.map((colour, i) => [colour, palette[groups[i]!]!]));
  return colours.map((colour) => becomes.get(colour) ?? colour);
}
