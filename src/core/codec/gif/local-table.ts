// The colour table of one image, and what each level of a ramp is in it.
import { TRANSPARENT } from '../../raster/palette.js';
import type { ColourCensus } from './census.js';
import { quantise } from './reduce.js';

export interface LocalTable {
  /** 0xRRGGBB, entry 0 the transparent one. */
  readonly colours: Uint32Array;
  /** TRANSPARENT for a colour that is not in the table. */
  index(ramp: number, level: number): number;
  /** Index of a colour by its id. */
  indexOf(id: number): number;
}

/** A table of the colours with these ids, at most 255, the most used first. `colours`: by id. */
export function exactTable(census: ColourCensus, colours: readonly number[], ids: Iterable<number>): LocalTable {
  const sorted = [...ids].sort((a, b) => census.pixels(b) - census.pixels(a) || a - b);
  const indexes = new Map(sorted.map((id, i) => [id, i + 1]));
  const indexOf = (id: number) => indexes.get(id) ?? TRANSPARENT;
  return {
    colours: Uint32Array.of(0, ...sorted.map((id) => colours[id]!)),
    index: (ramp, level) => indexOf(census.id(ramp, level)),
    indexOf,
  };
}

/** As exactTable, but a level that is not in it takes the index of the nearest one that is. */
export function fewerLevelsTable(census: ColourCensus, colours: readonly number[], kept: Iterable<number>): LocalTable {
  const exact = exactTable(census, colours, kept);
  const index = (ramp: number, level: number) => {
    const levels = census.levels(ramp);
    for (let step = 0; step < levels; step++) {
      const near = [level - step, level + step].find(
        (l) => l >= 0 && l < levels && exact.index(ramp, l) !== TRANSPARENT,
      );
      if (near !== undefined) return exact.index(ramp, near);
    }
    return TRANSPARENT;
  };
  return { ...exact, index };
}

/** A table of at most `most` colours that comes near all colours of the census; the pinned ones are exact. */
export function quantisedTable(
  census: ColourCensus,
  colours: readonly number[],
  pinned: readonly number[],
  most: number,
): LocalTable {
  const { palette, nearest } = quantise(census, colours, pinned, most);
  const indexOf = (id: number) => {
    const entry = nearest.get(id);
    return entry === undefined ? TRANSPARENT : entry + 1;
  };
  return {
    colours: Uint32Array.of(0, ...palette),
    index: (ramp, level) => indexOf(census.id(ramp, level)),
    indexOf,
  };
}
