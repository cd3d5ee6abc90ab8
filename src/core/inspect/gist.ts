// A number for all that can be seen of a screen, the same for equal screens of different recordings. Ids of clusters and
// styles differ from replay to replay, so what they stand for is counted in their place.

import { type Changes, FIRST_CLUSTER, type Screen } from '../terminal/screen.js';
import { styleValue } from '../text/screen-json.js';

const SEED_LOW = 0x811c_9dc5;
const SEED_HIGH = 0x9e37_79b9;
const PRIME_LOW = 0x0100_0193;
const PRIME_HIGH = 0x85eb_ca6b;

/** FNV-1a twice, with different primes: 53 bits together. */
class Hash {
  #low = SEED_LOW;
  #high = SEED_HIGH;

  add(value: number): void {
    this.#low = Math.imul(this.#low ^ value, PRIME_LOW);
    this.#low ^= this.#low >>> 15;
    this.#high = Math.imul(this.#high ^ value, PRIME_HIGH);
    this.#high ^= this.#high >>> 13;
  }

  get value(): number {
    return (this.#high >>> 0) * 0x20_0000 + (this.#low >>> 11);
  }
}

function hashText(text: string): number {
  const hash = new Hash();
  for (let at = 0; at < text.length; at++) hash.add(text.charCodeAt(at));
  return hash.value | 0;
}

/** Owns the gist of each row, so that only rows that changed are gone through again. */
export class GistReader {
  #rows: number[] = [];
  readonly #clusters = new Map<number, number>();
  readonly #styles = new Map<number, number>();

  /** @param ignoreStyle leaves out colours, attributes, line sizes and the shape of the cursor */
  constructor(readonly ignoreStyle: boolean) {}

  read(screen: Screen, { all, from, to }: Changes): number {
    this.#rows.length = screen.rows;
    for (let row = 0; row < screen.rows; row++) {
      if (all || from[row]! < to[row]!) this.#rows[row] = this.#rowGist(screen, row);
    }
    const hash = new Hash();
    for (const row of this.#rows) {
      hash.add(row | 0);
      hash.add((row / 0x20_0000) | 0);
    }
    hash.add(screen.cols);
    hash.add(hashText(JSON.stringify(lookOf(screen, this.ignoreStyle))));
    return hash.value;
  }

  #rowGist(screen: Screen, row: number): number {
    const hash = new Hash();
    const end = (row + 1) * screen.cols;
    for (let cell = row * screen.cols; cell < end; cell++) {
      hash.add(this.#glyph(screen, screen.glyphs[cell]!));
      if (!this.ignoreStyle) hash.add(this.#style(screen, screen.styles[cell]!));
    }
    return hash.value;
  }

  #glyph(screen: Screen, glyph: number): number {
    if (glyph < FIRST_CLUSTER) return glyph;
    const known = this.#clusters.get(glyph);
    if (known !== undefined) return known;
    const hash = hashText(screen.text(glyph));
    this.#clusters.set(glyph, hash);
    return hash;
  }

  #style(screen: Screen, style: number): number {
    const known = this.#styles.get(style);
    if (known !== undefined) return known;
    const hash = hashText(JSON.stringify(styleValue(screen.style(style))));
    this.#styles.set(style, hash);
    return hash;
  }
}

/** What there is to a screen besides its cells and its size; an invisible cursor has no place. */
export function lookOf({ cursor, colours, reverse, lineSizes }: Screen, ignoreStyle: boolean): unknown {
  const { col, row, visible, shape, blink } = cursor;
  const place = visible ? { col, row } : null;
  if (ignoreStyle) return { place };
  const palette = [...colours.palette].sort(([a], [b]) => a - b);
  const look = { reverse, colours: { ...colours, palette }, lineSizes: [...lineSizes] };
  return visible ? { place, shape, blink, ...look } : { place, ...look };
}
