// The first image of a GIF with a backdrop: the one image that shows it. What cells, slots and border draw keeps its colours; the
// backdrop gets what entries they leave in the table, exactly if it has no more colours than that, else quantised. No dithering.
// Later images leave the backdrop alone: its pixels are 0, see-through, in all planes.

import { cutColours } from '../../raster/cut.js';
import { areaOf } from '../../raster/ground.js';
import type { IndexedCanvas } from '../../raster/indexed-canvas.js';
import { matted } from '../../raster/opaque.js';
import { TRANSPARENT } from '../../raster/palette.js';
import type { Backdrop } from '../../raster/tiles.js';
import { countWords, type WordRuns } from '../../raster/word-counts.js';
import type { Image } from './container.js';

/** Entries that a backdrop of many colours is given at least. */
const LEAST_SHARE = 64;
/** Flat parts of a backdrop, a window's title bar say, keep their colours exactly: colours of this share of it, up to so many. */
const FLAT = 0.02;
const MOST_FLAT = 24;
/** Where not all colours fit: those that differ by no more than this in a channel are one. */
const ALIKE = 3;

export class Opening {
  /** All colours of the backdrop, the most used first, 0xRRGGBB. */
  readonly colours: readonly number[];
  readonly #runs: WordRuns;
  readonly #pixels: ReadonlyMap<number, number>;

  constructor(private readonly backdrop: Backdrop) {
    this.#runs = countWords(backdrop);
    this.#pixels = coloursOf(this.#runs, backdrop.matte);
    this.colours = [...this.#pixels.keys()];
  }

  /** Entries of the first image's table that must be left for the backdrop. */
  get share(): number {
    return Math.min(LEAST_SHARE, this.colours.length);
  }

  /** Codes the picture of a plane whose indexes are those of `table`, at most MOST_COLOURS - share of them, with the backdrop around it. */
  code(canvas: IndexedCanvas, plane: number, table: Uint32Array): Image {
    const region = canvas.blank();
    const drawn = canvas.bytes.subarray(canvas.planes[plane], canvas.planes[plane]! + region.width * region.height);
    const into = canvas.bytes.subarray(region.address, region.address + drawn.length);
    const { colours, indexes } = this.#makeTable(table, drawn);
    into.set(drawn);
    this.#compose(indexes, into);
    const local = colours === table ? undefined : colours;
    return { ...region, table: local, transparent: this.backdrop.seesThrough, data: canvas.compress(region) };
  }

  /** The table of the image, in which all indexes of the plane keep their colours, and the index of each colour of the backdrop. */
  #makeTable(table: Uint32Array, drawn: Uint8Array) {
    const known = new Map(Array.from(table.subarray(1), (colour, i) => [colour, i + 1]));
    if (this.colours.every((colour) => known.has(colour))) return { colours: table, indexes: known };
    const used = usedIndexes(drawn);
    used[TRANSPARENT] = 1;
    const free = [...used.keys()].filter((index) => used[index] === 0);
    const { palette, groups } = this.#reduce(free.length);
    for (let i = 0; i < palette.length; i++) used[free[i]!] = 1;
    const colours = new Uint32Array(used.lastIndexOf(1) + 1);
    colours.set(table.subarray(0, colours.length));
    for (const [i, colour] of palette.entries()) colours[free[i]!] = colour;
    const indexes = new Map(this.colours.map((colour, i) => [colour, free[groups[i]!]!]));
    return { colours, indexes };
  }

  /** At most `room` colours, and which of them each of the backdrop's becomes. */
  #reduce(room: number): { palette: readonly number[]; groups: ArrayLike<number> } {
    const { colours } = this;
    if (colours.length <= room) return { palette: colours, groups: [...colours.keys()] };
    const flat = Math.min(MOST_FLAT, room >> 1, this.#flatColours());
    const [exact, others] = [colours.slice(0, flat), colours.slice(flat)];
    const pixels = others.map((colour) => weightOf(this.#pixels.get(colour)!));
    const { palette, groups } = cutColours(others, pixels, room - flat, ALIKE);
    return { palette: [...exact, ...palette], groups: [...exact.keys(), ...groups.map((group) => flat + group)] };
  }

  /** How many colours fill a good part of the backdrop each; a step of a long gradient does not, or its neighbours would stand out. */
  #flatColours(): number {
    const least = FLAT * areaOf(this.backdrop.shown);
    return this.colours.filter((colour) => this.#pixels.get(colour)! >= least).length;
  }

  /** Writes the indexes of all that the backdrop shows. */
  #compose(indexes: ReadonlyMap<number, number>, into: Uint8Array): void {
    const { shown, matte } = this.backdrop;
    const { words, ids, ends } = this.#runs;
    const indexOf = Uint8Array.from(words, (word) => (isSeen(word) ? indexes.get(matted(word, matte))! : TRANSPARENT));
    for (let i = 0, run = 0; i < shown.length; i += 2) {
      for (let at = shown[i]!; at < shown[i + 1]!; at = ends[run++]!) into.fill(indexOf[ids[run]!]!, at, ends[run]);
    }
  }
}

/** By less than their number, so that small parts are not left to the worst colours: to the power of three quarters. */
const weightOf = (pixels: number): number => Math.sqrt(pixels) * Math.sqrt(Math.sqrt(pixels));

/** A GIF's pixels are there or not: at least half opaque is there, in front of the matte. */
const isSeen = (word: number): boolean => word >>> 24 >= 128;

/** What is seen of some words, and how many pixels have it; the most used first. */
function coloursOf({ words, counts }: WordRuns, matte: number): Map<number, number> {
  const use = new Map<number, number>();
  for (const [id, word] of words.entries()) {
    if (!isSeen(word)) continue;
    const colour = matted(word, matte);
    use.set(colour, (use.get(colour) ?? 0) + counts[id]!);
  }
  // Numbers alone are sorted much faster than pairs.
  const keys = Float64Array.from(use, ([colour, pixels]) => colour - pixels * 0x100_0000).sort();
  return new Map(
    Array.from(keys, (key) => {
      const pixels = -Math.floor(key / 0x100_0000);
      return [key + pixels * 0x100_0000, pixels];
    }),
  );
}

/** 1 for each index that occurs in a plane; what the backdrop shows is see-through there. */
function usedIndexes(plane: Uint8Array): Uint8Array {
  const used = new Uint8Array(256);
  // Four pixels at once, as long as nothing changes: most of a picture is its background.
  const quads = new Int32Array(plane.buffer, plane.byteOffset, plane.length >> 2);
  for (let i = 0, last = 0; i < quads.length; i++) {
    const quad = quads[i]!;
    if (quad === last) continue;
    last = quad;
    used[quad & 255] = used[(quad >> 8) & 255] = used[(quad >> 16) & 255] = used[quad >>> 24] = 1;
  }
  for (let i = 4 * quads.length; i < plane.length; i++) used[plane[i]!] = 1;
  return used;
}
