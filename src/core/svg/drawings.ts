// How the text of a cell gets into an SVG: as text where the viewer's fonts can be expected to have it, else as shapes or symbols.
import { isPrivate } from '../fonts/bundled-fonts.js';
import type { Face } from '../fonts/glyph.js';
import { shapePolygons } from '../fonts/shapes/shapes.js';
import type { Canvas } from './canvas.js';
import type { Mark, Pen } from './cell-row.js';
import { decimal } from './markup.js';
import { asRect, polygonData, type Rect } from './path.js';
import type { Fit } from './runs.js';
import type { Symbols } from './symbols.js';

/** A part of a shape in one opacity: rectangles to be merged with their neighbours', or a symbol. */
export interface ShapeLayer {
  readonly alpha: number;
  readonly rects: readonly Rect[];
  readonly symbol: string | undefined;
  /** Path data of simple polygons, for a cell at the given place. */
  data(x: number, y: number): string;
}

export type Drawing =
  | { readonly kind: 'text'; readonly fit: Fit }
  /** `crisp`: its edges are those of cells and eighths of them. */
  | { readonly kind: 'shape'; readonly crisp: boolean; readonly layers: readonly ShapeLayer[] }
  | { readonly kind: 'symbol'; readonly id: string }
  | { readonly kind: 'nothing' };

/** Latin, Greek, Cyrillic and the punctuation that every monospaced font has (WGL4). */
const PLAIN =
  /^[!-~\u00a1-\u00ac\u00ae-\u024f\u0386\u0388-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce\u0400-\u045f\u2010-\u2026\u2030\u2039\u203a\u20ac\u2122]$/;
/** Of the symbols: those of WGL4 that no viewer shows as emoji. */
const COMMON =
  /^[\u2190-\u2193\u2202\u2206\u220f\u2211\u2212\u2215\u2219\u221a\u221e\u2229\u222b\u2248\u2260\u2261\u2264\u2265\u25a0\u25a1\u25b2\u25ba\u25bc\u25c4\u25ca\u25cb\u25cf]$/;
/** Viewers have a font for each script, which shapes and joins its letters; of letters of no script they may not. */
const OF_SCRIPT = /^[\p{L}\p{M}\p{Nd}]/u;
const OF_NO_SCRIPT = /^\p{Script=Common}/u;
/** Alone, or asked for as text. */
const ONE = /^.\ufe0e?$/u;
const PICTOGRAPH = /^[\u{1f000}-\u{1faff}]/u;

/** Icons of private use, pictographs and other symbols, which the monospaced fonts of viewers lack, or show in other widths. */
function isRare(text: string, cells: 1 | 2): boolean {
  if (!ONE.test(text)) return false;
  if (isPrivate(text.codePointAt(0) ?? 0) || PICTOGRAPH.test(text)) return true;
  return cells === 1 && !COMMON.test(text) && (OF_NO_SCRIPT.test(text) || !OF_SCRIPT.test(text));
}

/** Points of polygons up to which path data is shorter than the use of a symbol. */
const FEW_NUMBERS = 12;

/** Where a grapheme stands: in cells, with room for an icon, in a face. */
interface Setting {
  readonly cells: 1 | 2;
  readonly room: 1 | 2;
  readonly face: Face;
}

export class Drawings {
  readonly #known = new Map<string, Drawing>();

  constructor(
    private readonly canvas: Canvas,
    private readonly symbols: Symbols,
  ) {}

  of({ text, cells, reaches }: Mark, { bold, italic }: Pen): Drawing {
    const key = `${cells}${reaches}${bold}${italic}${text}`;
    const known = this.#known.get(key);
    if (known) return known;
    const drawing = this.#make(text, { cells, room: reaches ? 2 : cells, face: { bold, italic } });
    this.#known.set(key, drawing);
    return drawing;
  }

  #make(text: string, { cells, room, face }: Setting): Drawing {
    if (text === ' ' || text === '') return { kind: 'nothing' };
    if (cells === 1 && PLAIN.test(text)) return { kind: 'text', fit: 'plain' };
    const shape = this.#shape(text, cells);
    if (shape) return shape;
    const symbol =
      this.symbols.ofEmoji(text, room) ?? (isRare(text, cells) ? this.symbols.ofIcon(text, room, face) : undefined);
    if (symbol !== undefined) return { kind: 'symbol', id: symbol };
    return { kind: 'text', fit: cells === 2 ? 'wide' : 'loose' };
  }

  #shape(text: string, cells: number): Drawing | undefined {
    const codePoint = text.codePointAt(0) ?? 0;
    if (String.fromCodePoint(codePoint) !== text) return undefined;
    const { metrics } = this.canvas;
    const layers = shapePolygons(codePoint, cells * metrics.width, metrics.height, metrics.size);
    return layers && { kind: 'shape', crisp: fillsCells(codePoint), layers: layers.map((layer) => this.#layer(layer)) };
  }

  #layer({
    polygons,
    alpha,
  }: {
    readonly polygons: readonly (readonly number[])[];
    readonly alpha: number;
  }): ShapeLayer {
    const { scale } = this.canvas;
    const layer = { alpha, rects: [], symbol: undefined, data: () => '' };
    const rects = polygons.map(asRect);
    if (rects.every((rect) => rect !== undefined)) return { ...layer, rects: rects.map((rect) => scaled(rect, scale)) };
    const data = (x: number, y: number): string => polygons.map((points) => polygonData(points, scale, x, y)).join('');
    if (polygons.reduce((sum, { length }) => sum + length, 0) <= FEW_NUMBERS) return { ...layer, data };
    return { ...layer, symbol: this.symbols.ofPath(data(0, 0)) };
  }
}

const scaled = ({ x, y, width, height }: Rect, by: number): Rect => ({
  x: x * by,
  y: y * by,
  width: width * by,
  height: height * by,
});

/** Blocks and mosaics, which meet over whole edges; lines look better with soft ones at odd sizes. */
const fillsCells = (codePoint: number): boolean =>
  (codePoint >= 0x2580 && codePoint <= 0x259f) ||
  (codePoint >= 0x1fb00 && codePoint <= 0x1fb3b) ||
  (codePoint >= 0x1cd00 && codePoint <= 0x1cde5);

export const opacity = (alpha: number): string => (alpha === 1 ? '' : ` fill-opacity="${decimal(alpha)}"`);
