// Ligatures of text in cells of one width. What substitutions make of a run is cut into cells, so that painters need no
// pictures larger than a cell. Which cells make a run is the painter's.
import { pixelOutline, smear } from './cluster.js';
import type { FoundGlyph, LoadedFont } from './fonts.js';
import type { CellMetrics, Drawn, Face, LigatureSource } from './glyph.js';
import { Substitution } from './opentype/substitution.js';
import { extentOf, mapOutline } from './outline.js';
import { towardsBaseline } from './place.js';
import { Coverage } from './raster.js';

/** A glyph of a cell's picture; `offset` is how many cells its origin lies to the right of the cell. */
interface Ink {
  readonly found: FoundGlyph;
  readonly offset: number;
}

/** A character of a run with what draws it alone. */
interface Letter {
  readonly text: string;
  readonly found: FoundGlyph;
}

/** A glyph at its place in a stretch, in cells. */
interface Placed {
  readonly found: FoundGlyph;
  readonly cell: number;
  readonly changed: boolean;
}

/** Ink that reaches no further into a cell than this, in cells, leaves alone a letter that did not change. */
const OVERHANG = 0.1;
/** Advances may be off by this, in cells. */
const SLACK = 0.02;
/** So many runs that cannot be read make a font go without ligatures. */
const MOST_BROKEN = 20;

/** Runs remembered at a time: recordings of a million different words must not keep them all. */
const MOST_RUNS = 50_000;

export interface LigatureTools {
  readonly metrics: CellMetrics;
  /** What draws a character that is text; undefined for what is geometry or an emoji. */
  find(text: string, face: Face): FoundGlyph | undefined;
  tell(drawn: Drawn): void;
}

export function createLigatures({ metrics, find, tell }: LigatureTools): LigatureSource {
  const substitutions = new Substitutions();
  const runs = new Map<string, Uint32Array | undefined>();
  const numbers = new Map<string, number>();
  const pictures: (readonly Ink[])[] = [];
  const fontIds = new Map<LoadedFont, number>();

  const numberOf = (inks: readonly Ink[]): number => {
    const key = inks
      .map(({ found: { from, glyph, embolden, slant }, offset }) => {
        if (!fontIds.has(from)) fontIds.set(from, fontIds.size);
        return [fontIds.get(from), glyph, offset, embolden, slant].join();
      })
      .join(';');
    const known = numbers.get(key) ?? pictures.push(inks);
    numbers.set(key, known);
    return known;
  };

  const shapeStretch = (letters: readonly Letter[], face: Face, first: number, into: Uint32Array): void => {
    const cells = inksByCell(substitutions.place(letters));
    cells.forEach((inks, cell) => {
      if (!inks) return;
      const { text, found } = letters[cell]!;
      into[first + cell] = numberOf(inks);
      tell({ text, face, fonts: [found.from], missing: false });
    });
  };

  const shapeRun = (run: string, face: Face): Uint32Array | undefined => {
    const letters = Array.from(run, (text) => {
      const found = find(text, face);
      return found?.role === 'fixed' ? { text, found } : undefined;
    });
    const shaped = new Uint32Array(letters.length);
    for (let from = 0, to = 0; from < letters.length; from = Math.max(to, from + 1)) {
      const font = letters[from]?.found.from;
      if (font === undefined) continue;
      for (to = from; letters[to]?.found.from === font; to++);
      shapeStretch(letters.slice(from, to) as Letter[], face, from, shaped);
    }
    return shaped.some((number) => number > 0) ? shaped : undefined;
  };

  return {
    shape(run, face) {
      const key = `${face.bold ? 'b' : ''}${face.italic ? 'i' : ''} ${run}`;
      if (!runs.has(key)) {
        if (runs.size === MOST_RUNS) runs.clear();
        runs.set(key, shapeRun(run, face));
      }
      return runs.get(key);
    },
    picture: (number) => drawInks(pictures[number - 1]!, metrics),
  };
}

/** The substitutions of fonts, each opened once. */
class Substitutions {
  readonly #opened = new Map<LoadedFont, Substitution | undefined>();
  readonly #broken = new Map<LoadedFont, number>();

  /** The glyphs of a stretch of one font at their places; none where nothing changes or it does not fit into the cells. */
  place(letters: readonly Letter[]): Placed[] {
    const font = letters[0]!.found.from;
    const substitution = this.#of(font);
    const glyphs = letters.map(({ found }) => found.glyph);
    const made = substitution && this.#attempt(font, () => substitution.apply(glyphs));
    if (!made || (made.glyphs.length === glyphs.length && made.glyphs.every((glyph, i) => glyph === glyphs[i])))
      return [];
    const advances = made.glyphs.map((glyph) => cellsOf(font, font.font.advance(glyph)));
    const places = [0];
    for (const advance of advances) places.push(places.at(-1)! + advance);
    if (!places.every((place) => Math.abs(place - Math.round(place)) < SLACK)) return [];
    if (Math.round(places.at(-1)!) !== letters.length) return [];
    return made.glyphs.map((glyph, i) => {
      const cell = Math.round(places[i]!);
      const { found } = letters[made.cells[i]!]!;
      return { found: { ...found, glyph }, cell, changed: cell !== made.cells[i] || glyph !== found.glyph };
    });
  }

  #of(font: LoadedFont): Substitution | undefined {
    const { gsub } = font.font;
    if (!this.#opened.has(font)) {
      this.#opened.set(font, gsub && this.#attempt(font, () => new Substitution(gsub.view, gsub.start)));
    }
    return (this.#broken.get(font) ?? 0) > MOST_BROKEN ? undefined : this.#opened.get(font);
  }

  #attempt<T>(font: LoadedFont, work: () => T): T | undefined {
    try {
      return work();
    } catch {
      this.#broken.set(font, (this.#broken.get(font) ?? 0) + 1);
      return undefined;
    }
  }
}

const cellsOf = ({ font }: LoadedFont, units: number): number => units / font.advance(font.glyph(0x4d));

/** What each cell shows; undefined for those that show their letter as ever. */
function inksByCell(placed: readonly Placed[]): (Ink[] | undefined)[] {
  const count = placed.reduce((most, { cell }) => Math.max(most, cell + 1), 0);
  const cells = Array.from({ length: count }, (): Ink[] | undefined => undefined);
  const own = placed.filter(({ changed }) => !changed);
  for (const { cell, changed } of placed) if (changed) cells[cell] = [];
  const kept = new Set(own.map(({ cell }) => cell));
  for (const { found, cell, changed } of placed) {
    if (!changed) continue;
    const { left, right } = extentOf(found.from.font.outline(found.glyph));
    const [start, end] = [cell + cellsOf(found.from, left), cell + cellsOf(found.from, right)];
    for (let at = Math.max(0, Math.floor(start)); at < Math.min(count, end); at++) {
      const reach = Math.min(end, at + 1) - Math.max(start, at);
      if (kept.has(at) && reach < OVERHANG) continue;
      cells[at] ??= [];
      cells[at]!.push({ found, offset: cell - at });
    }
  }
  for (const { found, cell } of own) cells[cell]?.push({ found, offset: 0 });
  return cells;
}

/** Drawn with a column more on the left, from where a synthetic bold runs in. */
function drawInks(inks: readonly Ink[], metrics: CellMetrics): Uint8Array {
  const { width, height, baseline } = metrics;
  const coverage = new Coverage(width + 1, height);
  for (const { found, offset } of inks) {
    const { outline } = pixelOutline(found, metrics, 1);
    const { bottom, top } = extentOf(outline);
    const y = towardsBaseline(bottom, top, baseline - height, baseline);
    coverage.outline(
      mapOutline(
        outline,
        (x) => x + offset * width + 1,
        (value) => baseline - y(value),
      ),
    );
  }
  const mask = inks.some(({ found }) => found.embolden) ? smear(coverage.mask(), width + 1) : coverage.mask();
  const cell = new Uint8Array(width * height);
  for (let row = 0; row < height; row++) {
    const from = row * (width + 1) + 1;
    cell.set(mask.subarray(from, from + width), row * width);
  }
  return cell;
}
