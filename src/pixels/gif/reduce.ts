// For an image that needs more colours than a table holds: fewer antialiasing levels where they are rarest, and if that is not
// enough, quantising. No dithering: it costs bytes and looks like noise on text.
import { createRequire } from 'node:module';
import { MOST_COLOURS } from '../palette.js';
import type { ColourCensus, RampUse } from './census.js';

/** Levels that a text ramp is cut to, step by step: its ends always stay. */
const STEPS = [4, 3, 2];
/** Ramps that are longer are pictures, not antialiasing. */
const MOST_LEVELS = 16;

/**
 * Takes antialiasing levels away, the rarest ramps first, step by step, until at most 255 colours are left. Gives the ids of those, or
 * `undefined` if there is no such way. Draw each other colour as the level of its ramp that is nearest and left.
 */
export function fewerLevels(census: ColourCensus, pinned: readonly number[]): Set<number> | undefined {
  const ramps = census.ramps().filter(({ levels }) => levels.length <= MOST_LEVELS);
  const total = new Map(ramps.map((use) => [use, use.levels.reduce((a, b) => a + b)]));
  ramps.sort((a, b) => total.get(a)! - total.get(b)! || a.ramp - b.ramp);
  const uses = countUses(census, pinned);
  const kept = new Map(ramps.map((use) => [use, usedLevels(use)]));
  for (const step of STEPS) {
    for (const use of ramps) {
      if (uses.size <= MOST_COLOURS) return new Set(uses.keys());
      const levels = kept.get(use)!;
      if (levels.length <= step) continue;
      const fewer = spread(usedLevels(use), step);
      for (const level of levels) change(uses, census.id(use.ramp, level), -1);
      for (const level of fewer) change(uses, census.id(use.ramp, level), 1);
      kept.set(use, fewer);
    }
  }
  return uses.size <= MOST_COLOURS ? new Set(uses.keys()) : undefined;
}

/** How many ramps, and others, use each colour. */
function countUses(census: ColourCensus, pinned: readonly number[]): Map<number, number> {
  const uses = new Map<number, number>();
  for (const id of pinned) change(uses, id, 1);
  for (const use of census.ramps()) for (const level of usedLevels(use)) change(uses, census.id(use.ramp, level), 1);
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

/** Chooses at most 255 colours for those of the census. The pinned ones stay exact. `colours`: by id. */
export function quantise(census: ColourCensus, colours: readonly number[], pinned: readonly number[]): Quantised {
  const free = census.ids.filter((id) => !pinned.includes(id));
  const format = free.length > MANY ? 'rgb444' : 'rgb565';
  const chosen = loadGifenc().quantize(sample(census, free, colours), MOST_COLOURS - pinned.length, { format });
  const palette = [...pinned.map((id) => colours[id]!), ...chosen.map(([r, g, b]) => (r << 16) | (g << 8) | b)];
  fillUp(palette, census, free, colours);
  const nearest = new Map(census.ids.map((id) => [id, findNearest(colours[id]!, palette).index]));
  return { palette: Uint32Array.from(palette), nearest };
}

interface Gifenc {
  /** RGBA bytes in, at most `most` [r, g, b] out. */
  quantize(rgba: Uint8Array, most: number, options: { format: 'rgb565' | 'rgb444' }): [number, number, number][];
}

/** Loaded when it is needed, which is seldom; and by require, as bundlers and Node disagree on what its default export is. */
function loadGifenc(): Gifenc {
  return createRequire(import.meta.url)('gifenc');
}

/** RGBA pixels in which each colour has its share, and at least one. */
function sample(census: ColourCensus, ids: readonly number[], colours: readonly number[]): Uint8Array {
  const total = ids.reduce((sum, id) => sum + census.pixels(id), 0);
  const counts = ids.map((id) => Math.max(1, Math.round((census.pixels(id) / total) * SAMPLES)));
  const pixels = new Uint8Array(4 * counts.reduce((a, b) => a + b));
  let at = 0;
  for (const [i, id] of ids.entries()) {
    const colour = colours[id]!;
    for (let n = counts[i]!; n > 0; n--, at += 4)
      pixels.set([colour >> 16, (colour >> 8) & 255, colour & 255, 255], at);
  }
  return pixels;
}

/** gifenc joins colours that share a bin even where the palette has room: what is off the most gets the entries that are left. */
function fillUp(palette: number[], census: ColourCensus, ids: readonly number[], colours: readonly number[]): void {
  const room = MOST_COLOURS - palette.length;
  if (room <= 0) return;
  const off = ids.map((id) => ({ id, error: findNearest(colours[id]!, palette).error * census.pixels(id) }));
  off.sort((a, b) => b.error - a.error || a.id - b.id);
  for (const { id, error } of off.slice(0, room)) if (error > 0) palette.push(colours[id]!);
}

function findNearest(colour: number, palette: readonly number[]): { index: number; error: number } {
  let index = 0;
  let error = Number.POSITIVE_INFINITY;
  for (let i = 0; i < palette.length; i++) {
    const other = palette[i]!;
    const r = (colour >> 16) - (other >> 16);
    const g = ((colour >> 8) & 255) - ((other >> 8) & 255);
    const b = (colour & 255) - (other & 255);
    const distance = r * r + g * g + b * b;
    if (distance >= error) continue;
    index = i;
    error = distance;
  }
  return { index, error };
}
