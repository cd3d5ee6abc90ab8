// The colours between a ground and a text colour, one per antialiasing level.
import { lightness } from '../theme/colours.js';

/** Cube root by Newton's method: the same bits everywhere, which Math.cbrt does not promise. */
function cubeRoot(x: number): number {
  if (x === 0) return 0;
  let root = 1;
  for (let i = 0; i < 40; i++) root = (2 * root + x / (root * root)) / 3;
  return root;
}

/** a to the power of 5/6: light text on a dark ground looks thin without it (GLYPHS.md, "Blending"). */
function lifted(a: number): number {
  const sixth = cubeRoot(Math.sqrt(a));
  return sixth * sixth * sixth * sixth * sixth;
}

/** Share of the text colour at each level, for text darker than its ground and for text lighter than it. */
export interface Weights {
  readonly dark: Float64Array;
  readonly light: Float64Array;
}

export function rampWeights(levels: number): Weights {
  const even = Float64Array.from({ length: levels }, (_, level) => level / (levels - 1));
  return { dark: even, light: even.map(lifted) };
}

/** A colour `share` of the way from ground to text, in sRGB; 0xRRGGBB. */
export function mix(ground: number, text: number, share: number): number {
  const channel = (shift: number) => {
    const from = (ground >> shift) & 255;
    return Math.round(from + (((text >> shift) & 255) - from) * share) << shift;
  };
  return channel(16) | channel(8) | channel(0);
}

/** The weights that suit a pair of colours. */
export function weightsFor(ground: number, text: number, weights: Weights): Float64Array {
  return lightness(text) > lightness(ground) ? weights.light : weights.dark;
}
