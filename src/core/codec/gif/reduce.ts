// For an image that needs more colours than a table holds: fewer antialiasing levels where they are rarest, and if that is not
// enough, quantising. No dithering: it costs bytes and looks like noise on text.
import * as gifenc from 'gifenc';
import { MOST_COLOURS } from '../../raster/palette.js';
import type { ColourCensus, RampUse } from './census.js';

/** Levels that a text ramp is cut to, step by step: its ends always stay. */
const STEPS = [4, 3, 2];
/** Ramps that are longer are pictures, not antialiasing. */
const MOST_LEVELS = 16;

/**
 * Takes antialiasing levels away, the rarest ramps first, step by step, until at most `most` colours are left. Gives the ids of those, or
 * `undefined` if there is no such way. Draw each other colour as the level of its ramp that is nearest and left.
 */
export function fewerLevels(
  census: ColourCensus,
  pinned: readonly number[],
  most: number = MOST_COLOURS,
): Set<number> | undefined {
  const all = census.ramps();
  if (needsMore(census, all, pinned, most)) return undefined;
  const ramps = all.filter(isAntialiasing);
  const total = new Map(ramps.map((use) => [use, use.levels.reduce((a, b) => a + b)]));
  ramps.sort((a, b) => total.get(a)! - total.get(b)! || a.ramp - b.ramp);
  const uses = countUses(census, all, pinned);
  const kept = new Map(ramps.map((use) => [use, usedLevels(use)]));
  for (const step of STEPS) {
    for (const use of ramps) {
      if (uses.size <= most) return new Set(uses.keys());
      const levels = kept.get(use)!;
      if (levels.length <= step) continue;
      const fewer = spread(usedLevels(use), step);
      for (const level of levels) change(uses, census.id(use.ramp, level), -1);
      for (const level of fewer) change(uses, census.id(use.ramp, level), 1);
      kept.set(use, fewer);
    }
  }
  return uses.size <= most ? new Set(uses.keys()) : undefined;
}

function isAntialiasing({ levels }: RampUse): boolean {
  return levels.length <= MOST_LEVELS;
}

/** Whether more than `most` colours are left at the very least: the ends of text ramps, all of pictures. */
function needsMore(census: ColourCensus, ramps: readonly RampUse[], pinned: readonly number[], most: number): boolean {
  const left = new Set(pinned);
  for (const use of ramps) {
    const levels = usedLevels(use);
    for (const level of isAntialiasing(use) ? [levels[0]!, levels.at(-1)!] : levels)
      left.add(census.id(use.ramp, level));
    if (left.size > most) return true;
  }
  return left.size > most;
}

/** How many ramps, and others, use each colour. */
function countUses(census: ColourCensus, ramps: readonly RampUse[], pinned: readonly number[]): Map<number, number> {
  const uses = new Map<number, number>();
  for (const id of pinned) change(uses, id, 1);
  for (const use of ramps) for (const level of usedLevels(use)) change(uses, census.id(use.ramp, level), 1);
  return uses;
}

function change(uses: Map<number, number>, id: number, by: number): void {
  const count = (uses.get(id) ?? 0) + by;
  if (count > 0) uses.set(id, count);
  else uses.delete(id);
}

function usedLevels({ levels }: RampUse): number[] {
  return [...levels.keys()].filter((level) => levels[level]! > 0);
}

/** `count` of the values, evenly spaced, both ends among them. */
function spread(values: readonly number[], count: number): number[] {
  return Array.from({ length: count }, (_, i) => values[Math.round((i * (values.length - 1)) / (count - 1))]!);
}

/** A palette, and which of its entries each colour of the census becomes. */
export interface Quantised {
  readonly palette: Uint32Array;
  /** By colour id. */
  readonly nearest: Map<number, number>;
}

/** Pixels that stand in for an image when it is quantised, shared out by use. */
const SAMPLES = 1 << 15;
/** Colours over which gifenc's finer bins would take it over 100 ms. */
const MANY = 6000;

/** Colours by id, and the pixels each of them has. */
export type ColourUse = Pick<ColourCensus, 'ids' | 'pixels'>;

/** Chooses at most `most` colours for those of the census. The pinned ones stay exact. `colours`: by id. */
export function quantise(
  census: ColourUse,
  colours: readonly number[],
  pinned: readonly number[],
  most: number = MOST_COLOURS,
): Quantised {
  const free = census.ids.filter((id) => !pinned.includes(id));
  const format = free.length > MANY ? 'rgb444' : 'rgb565';
  const chosen = loadGifenc().quantize(sample(census, free, colours), Math.max(1, most - pinned.length), { format });
  const palette = [...pinned.map((id) => colours[id]!), ...chosen.map(([r, g, b]) => (r << 16) | (g << 8) | b)];
  const matches = new Matches(Uint32Array.from(census.ids, (id) => colours[id]!));
  matches.add(palette);
  const added = worst(matches, census, most - palette.length).map((id) => colours[id]!);
  matches.add(added);
  const nearest = new Map(census.ids.map((id, i) => [id, matches.nearest[i]!]));
  return { palette: Uint32Array.of(...palette, ...added), nearest };
}

/** It is CommonJS for Node, whose functions are all in the default export, and a module for bundlers, whose default is none of them. */
function loadGifenc(): typeof gifenc {
  return 'quantize' in gifenc ? gifenc : (gifenc as { default: typeof gifenc }).default;
}

/** RGBA pixels in which each colour has its share, and at least one. */
function sample(census: ColourUse, ids: readonly number[], colours: readonly number[]): Uint8Array {
  const total = ids.reduce((sum, id) => sum + census.pixels(id), 0);
  const counts = ids.map((id) => Math.max(1, Math.round((census.pixels(id) / total) * SAMPLES)));
  const pixels = new Uint32Array(counts.reduce((a, b) => a + b));
  let at = 0;
  for (const [i, id] of ids.entries()) {
    const colour = colours[id]!;
    const word = (255 << 24) | ((colour & 255) << 16) | (colour & 0xff00) | (colour >> 16);
    pixels.fill(word, at, at + counts[i]!);
    at += counts[i]!;
  }
  return new Uint8Array(pixels.buffer);
}

/** gifenc joins colours that share a bin even where the palette has room: what is off the most gets the entries that are left. */
function worst(matches: Matches, census: ColourUse, room: number): number[] {
  const off = census.ids.map((id, i) => ({ id, error: matches.errors[i]! * census.pixels(id) }));
  off.sort((a, b) => b.error - a.error || a.id - b.id);
  return off
    .slice(0, Math.max(0, room))
    .filter(({ error }) => error > 0)
    .map(({ id }) => id);
}

/** The nearest entry of a growing palette for each of some colours. */
class Matches {
  readonly nearest: Uint8Array;
  /** Squared distances. */
  readonly errors: Float64Array;
  #size = 0;

  constructor(private readonly colours: Uint32Array) {
    this.nearest = new Uint8Array(colours.length);
    this.errors = new Float64Array(colours.length).fill(Number.POSITIVE_INFINITY);
  }

  /** Looks at the entries from a colour's own green on, up and down, until green alone is further off than the nearest so far. */
  add(entries: readonly number[]): void {
    const order = Uint8Array.from(entries.keys()).sort((a, b) => green(entries[a]!) - green(entries[b]!) || a - b);
    const sorted = Int32Array.from(order, (entry) => entries[entry]!);
    const starts = Int32Array.from({ length: 256 }, (_, g) => countBelow(sorted, g));
    for (let c = 0; c < this.colours.length; c++) {
      const colour = this.colours[c]!;
      const start = starts[green(colour)]!;
      this.#look(c, sorted, order, start, 1);
      this.#look(c, sorted, order, start - 1, -1);
    }
    this.#size += entries.length;
  }

  #look(c: number, sorted: Int32Array, order: Uint8Array, start: number, step: 1 | -1): void {
    const colour = this.colours[c]!;
    const [r, g, b] = [colour >> 16, (colour >> 8) & 255, colour & 255];
    let least = this.errors[c]!;
    let found = -1;
    for (let i = start; i >= 0 && i < sorted.length; i += step) {
      const entry = sorted[i]!;
      const dg = g - ((entry >> 8) & 255);
      if (dg * dg >= least) break;
      const [dr, db] = [r - (entry >> 16), b - (entry & 255)];
      const distance = dr * dr + dg * dg + db * db;
      if (distance >= least) continue;
      least = distance;
      found = order[i]!;
    }
    if (found < 0) return;
    this.errors[c] = least;
    this.nearest[c] = this.#size + found;
  }
}

const green = (colour: number): number => (colour >> 8) & 255;

/** How many of the colours, which are sorted by green, have less of it. */
function countBelow(sorted: Int32Array, level: number): number {
  const at = sorted.findIndex((colour) => green(colour) >= level);
  return at < 0 ? sorted.length : at;
}
