// A true-colour picture with alpha that shapes are drawn on, one over the other, with smooth edges. For what is drawn once: exact
// rather than fast. Only + - * / and sqrt decide pixels.
import type { Rectangle } from '../raster/rectangle.js';
import { mix } from './ramp.js';

/** Coverage of a pixel, 0 to 1. */
export type Shape = (x: number, y: number) => number;

export class Surface {
  /** R, G, B, A from the lowest byte up, not premultiplied. */
  readonly pixels: Uint32Array;
  /** The same, signed: opaque words are small integers to the engine then, and it makes no object of each. */
  readonly #signed: Int32Array;

  constructor(
    readonly width: number,
    readonly height: number,
  ) {
    this.pixels = new Uint32Array(width * height);
    this.#signed = new Int32Array(this.pixels.buffer);
  }

  /** Puts a colour over the pixel. */
  blend(x: number, y: number, colour: number, share: number): void {
    if (share <= 0) return;
    const at = y * this.width + x;
    this.pixels[at] = over(this.pixels[at]!, colour, share);
  }

  /** Fills the part of a shape that lies in a box. */
  fill(box: Rectangle, colour: number, shape: Shape = () => 1, opacity = 1): void {
    const [right, bottom] = [Math.min(this.width, box.x + box.width), Math.min(this.height, box.y + box.height)];
    for (let y = Math.max(0, box.y); y < bottom; y++) {
      for (let x = Math.max(0, box.x); x < right; x++) this.blend(x, y, colour, shape(x, y) * opacity);
    }
  }

  /**
   * Puts black over some boxes.
   * @param levels how dark the pixels of a row are from `left` on, 0 to `most`, which is `opacity`
   */
  darken(
    boxes: readonly Rectangle[],
    levels: (y: number) => Uint8Array,
    left: number,
    most: number,
    opacity: number,
  ): void {
    const table = darknessTable(most, opacity);
    for (const { x, y, width, height } of boxes) {
      for (let row = y; row < y + height; row++) {
        const at = row * this.width;
        this.#darkenRow(
          levels(row).subarray(x - left, x - left + width),
          at + x,
          table,
          (step) => (opacity * step) / most,
        );
      }
    }
  }

  #darkenRow(levels: Uint8Array, start: number, table: Uint8Array, share: (step: number) => number): void {
    const pixels = this.#signed;
    let word = 0;
    let step = 0;
    let result = 0;
    for (let i = 0, at = start; i < levels.length; i++, at++) {
      const below = pixels[at]!;
      if (below !== word || levels[i] !== step) {
        word = below;
        step = levels[i]!;
        result = word >>> 24 === 255 ? darker(word, table, step << 8) : step === 0 ? word : over(word, 0, share(step));
      }
      pixels[at] = result;
    }
  }

  /** Fills the part of a box with round corners that lies in another. */
  fillRounded(box: Rectangle, radius: number, colour: number, part: Rectangle = box): void {
    const shape = roundedBox(box, radius);
    const word = wordOf(colour, 1);
    const [start, end] = [part.x, part.x + part.width];
    const [left, right] = [Math.max(start, box.x + radius), Math.min(end, box.x + box.width - radius)];
    const corner = (y: number, from: number, to: number) => {
      for (let x = from; x < to; x++) this.blend(x, y, colour, shape(x, y));
    };
    for (let y = part.y; y < part.y + part.height; y++) {
      const row = y * this.width;
      const straight = y >= box.y + radius && y < box.y + box.height - radius;
      if (straight) this.pixels.fill(word, row + start, row + end);
      else {
        corner(y, start, Math.min(left, end));
        if (left < right) this.pixels.fill(word, row + left, row + right);
        corner(y, Math.max(right, start), end);
      }
    }
  }

  /** Puts a picture of straight-alpha RGBA over the surface. */
  place({ width, rgba }: Rgba, left: number, top: number, opacity = 1): void {
    for (let i = 0; i < rgba.length; i += 4) {
      const x = left + ((i >> 2) % width);
      const y = top + Math.floor((i >> 2) / width);
      if (x < 0 || y < 0 || x >= this.width || y >= this.height) continue;
      this.blend(x, y, (rgba[i]! << 16) | (rgba[i + 1]! << 8) | rgba[i + 2]!, (rgba[i + 3]! / 255) * opacity);
    }
  }
}

/** A pixel with a colour over it, of which `share` is above 0. */
function over(below: number, colour: number, share: number): number {
  const alphaBelow = below >>> 24;
  if (share >= 1 || alphaBelow === 0) return wordOf(colour, share);
  if (alphaBelow === 255) return wordOf(mix(colourOf(below), colour, share), 1);
  const alpha = share + (alphaBelow / 255) * (1 - share);
  return wordOf(mix(colourOf(below), colour, share / alpha), alpha);
}

/** What each value of a channel becomes under black, 256 of them for each step. */
function darknessTable(most: number, opacity: number): Uint8Array {
  const table = new Uint8Array((most + 1) << 8);
  for (let step = 0, at = 0; step <= most; step++) {
    const left = 1 - (opacity * step) / most;
    for (let value = 0; value < 256; value++) table[at++] = Math.round(value * left);
  }
  return table;
}

const darker = (word: number, table: Uint8Array, row: number): number =>
  0xff00_0000 |
  (table[row + ((word >> 16) & 255)]! << 16) |
  (table[row + ((word >> 8) & 255)]! << 8) |
  table[row + (word & 255)]!;

/** Straight-alpha RGBA, 4 bytes a pixel. */
export interface Rgba {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8Array;
}

export const wordOf = (colour: number, alpha: number): number =>
  ((Math.round(alpha * 255) << 24) | ((colour & 255) << 16) | (colour & 0xff00) | (colour >> 16)) >>> 0;

export const colourOf = (word: number): number => ((word & 255) << 16) | (word & 0xff00) | ((word >> 16) & 255);

const clamp = (value: number): number => (value < 0 ? 0 : value > 1 ? 1 : value);

/** Distance of a pixel's middle from the edge of a box with round corners; negative inside. */
function distanceFrom({ x, y, width, height }: Rectangle, radius: number): Shape {
  const r = Math.min(radius, width / 2, height / 2);
  const [middleX, middleY] = [x + width / 2, y + height / 2];
  const [reachX, reachY] = [width / 2 - r, height / 2 - r];
  return (px, py) => {
    const dx = Math.abs(px + 0.5 - middleX) - reachX;
    const dy = Math.abs(py + 0.5 - middleY) - reachY;
    if (dx <= 0 || dy <= 0) return Math.max(dx, dy) - r;
    return Math.sqrt(dx * dx + dy * dy) - r;
  };
}

export function roundedBox(box: Rectangle, radius: number): Shape {
  const distance = distanceFrom(box, radius);
  return (x, y) => clamp(0.5 - distance(x, y));
}

/** A line with square ends that are cut off. */
export function stroke(x0: number, y0: number, x1: number, y1: number, width: number): Shape {
  const [dx, dy] = [x1 - x0, y1 - y0];
  const length = Math.sqrt(dx * dx + dy * dy);
  return (px, py) => {
    const [x, y] = [px + 0.5 - x0, py + 0.5 - y0];
    const along = (x * dx + y * dy) / length;
    const aside = Math.abs(x * dy - y * dx) / length;
    return clamp(width / 2 + 0.5 - aside) * clamp(along + 0.5) * clamp(length - along + 0.5);
  };
}

/** A blurred box, moved down, and how dark it is at its darkest, from 0 to 1. */
interface BlurredLayer {
  readonly blur: number;
  readonly drop: number;
  readonly strength: number;
}

/**
 * Darkness of layers over one another around a box, 0 to `steps`, which is `darkest`.
 * @returns the levels of a row, from `reach` left of the box to as much right of it; valid until the next call
 */
export function layeredRows(
  box: Rectangle,
  radius: number,
  layers: readonly BlurredLayer[],
  { reach, steps }: { reach: number; steps: number },
): { levels: (y: number) => Uint8Array; darkest: number } {
  const darkest = 1 - layers.reduce((left, { strength }) => left * (1 - strength), 1);
  const blurred = layers.map((layer) => ({ ...layer, rows: blurredRows(box, radius, layer) }));
  const light = new Float64Array(box.width + 2 * reach);
  const row = new Uint8Array(light.length);
  let known = '';
  const levels = (y: number) => {
    const wanted = blurred.map(({ rows }) => rows.like(y)).join();
    if (wanted === known) return row;
    known = wanted;
    light.fill(1);
    for (const { blur, strength, rows } of blurred) {
      for (const [i, share] of rows.at(y).entries()) light[i + reach - blur]! *= 1 - strength * share;
    }
    for (let i = 0; i < row.length; i++) row[i] = Math.round((steps * (1 - light[i]!)) / darkest);
    return row;
  };
  return { levels, darkest };
}

interface BlurredRows {
  /** The same for rows that are alike. */
  like(y: number): number;
  /** The shares of a row, from `blur` left of the box to as much right of it; valid until the next call. */
  at(y: number): Float64Array;
}

/** Darkness around a box, 0 to 1: all of it well inside, none `blur` away. */
function blurredRows(box: Rectangle, radius: number, { blur, drop }: BlurredLayer): BlurredRows {
  // What is blurred has round corners; sharp ones would show a crease.
  const r = Math.min(Math.max(radius, blur), box.width / 2, box.height / 2);
  const [middle, reach] = [box.y + drop + box.height / 2 - 0.5, box.height / 2 - r];
  const row = new Float64Array(box.width + 2 * blur);
  const corner = Math.min(Math.ceil(r + blur), row.length >> 1);
  const share = (away: number) => {
    if (away >= blur) return 0;
    const t = away <= -blur ? 1 : 0.5 - away / (2 * blur);
    return t * t * (3 - 2 * t);
  };
  const like = (y: number) => Math.max(0, Math.abs(y - middle) - reach);
  return {
    like,
    at(y) {
      const dy = like(y);
      row.fill(share(dy - r), corner, row.length - corner);
      for (let i = 0; i < corner; i++) {
        const dx = Math.max(0, r + blur - 0.5 - i);
        row[i] = row[row.length - 1 - i] = share((dx === 0 || dy === 0 ? dx + dy : Math.sqrt(dx * dx + dy * dy)) - r);
      }
      return row;
    },
  };
}
