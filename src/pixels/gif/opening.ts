// The first image of a GIF with a backdrop: the one image that shows it. What cells, slots and border draw keeps its colours; the
// backdrop gets what entries they leave in the table, exactly if it has no more colours than that, else quantised. No dithering.
// Later images leave the backdrop alone: its pixels are 0, see-through, in all planes.
import type { IndexedCanvas } from '../indexed-canvas.js';
import { matted } from '../opaque.js';
import { MOST_COLOURS, TRANSPARENT } from '../palette.js';
import { type Backdrop, Ground } from '../tiles.js';
import type { Image } from './container.js';
import { quantise } from './reduce.js';

/** Entries that a backdrop of many colours is given at least. */
const LEAST_SHARE = 64;
/** Flat parts of a backdrop, a window's frame say, keep their colours exactly: the most used ones, up to this many. */
const MOST_FLAT = 24;

export class Opening {
  /** All colours of the backdrop, the most used first, 0xRRGGBB. */
  readonly colours: readonly number[];
  readonly #use: Map<number, number>;

  constructor(private readonly backdrop: Backdrop) {
    this.#use = measure(backdrop);
    this.colours = [...this.#use.keys()];
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
    const { colours, indexes, translate } = this.#makeTable(table, this.#usedIndexes(drawn));
    this.#compose(drawn, translate, indexes, into);
    const local = colours === table ? undefined : colours;
    return { ...region, table: local, transparent: this.backdrop.seesThrough, data: canvas.compress(region) };
  }

  #usedIndexes(drawn: Uint8Array): number[] {
    const used = new Uint8Array(256);
    const { ground } = this.backdrop;
    for (let i = 0; i < drawn.length; i++) if (ground[i] !== Ground.backdrop) used[drawn[i]!] = 1;
    return [...used.keys()].filter((index) => used[index] === 1);
  }

  /** The table of the image, what each index of a plane is in it, and each colour of the backdrop. */
  #makeTable(table: Uint32Array, used: number[]) {
    const known = new Map(Array.from(table.subarray(1), (colour, i) => [colour, i + 1]));
    if (this.colours.every((colour) => known.has(colour))) return { colours: table, indexes: known };
    const translate = new Uint8Array(256);
    const kept = used.filter((index) => index !== TRANSPARENT);
    for (const [i, index] of kept.entries()) translate[index] = i + 1;
    const { palette, nearest } = this.#reduce(MOST_COLOURS - kept.length);
    const colours = Uint32Array.of(0, ...kept.map((index) => table[index]!), ...palette);
    const indexes = new Map(this.colours.map((colour, id) => [colour, 1 + kept.length + nearest.get(id)!]));
    return { colours, indexes, translate };
  }

  #reduce(room: number): { palette: Iterable<number>; nearest: Map<number, number> } {
    const ids = [...this.colours.keys()];
    if (ids.length <= room) return { palette: this.colours, nearest: new Map(ids.map((id) => [id, id])) };
    const use = { ids, pixels: (id: number) => this.#use.get(this.colours[id]!)! };
    return quantise(use, this.colours, ids.slice(0, Math.min(MOST_FLAT, room >> 1)), room);
  }

  #compose(drawn: Uint8Array, translate: Uint8Array | undefined, indexes: Map<number, number>, into: Uint8Array): void {
    const { ground, pixels, matte } = this.backdrop;
    if (translate) for (let i = 0; i < into.length; i++) into[i] = translate[drawn[i]!]!;
    else into.set(drawn);
    let [word, index] = [0, TRANSPARENT];
    for (let i = 0; i < into.length; i++) {
      if (ground[i] !== Ground.backdrop) continue;
      if (pixels[i] !== word) {
        word = pixels[i]!;
        index = isSeen(word) ? indexes.get(matted(word, matte))! : TRANSPARENT;
      }
      into[i] = index;
    }
  }
}

/** A GIF's pixels are there or not: at least half opaque is there, in front of the matte. */
const isSeen = (word: number): boolean => word >>> 24 >= 128;

function measure({ pixels, ground, matte }: Backdrop): Map<number, number> {
  const use = new Map<number, number>();
  let [word, run] = [0, 0];
  const add = () => {
    const colour = matted(word, matte);
    if (run > 0 && isSeen(word)) use.set(colour, (use.get(colour) ?? 0) + run);
    run = 0;
  };
  for (let i = 0; i < pixels.length; i++) {
    if (ground[i] !== Ground.backdrop) continue;
    if (pixels[i] !== word) {
      add();
      word = pixels[i]!;
    }
    run++;
  }
  add();
  return new Map([...use].sort(([a, usedA], [b, usedB]) => usedB - usedA || a - b));
}
