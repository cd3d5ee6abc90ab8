// Draws a grapheme from outlines: a base, marks over it, all inside the cells it has. Fonts are chosen by fonts.ts.
import { fitBars, fitPosts } from './fit.js';
import type { FoundGlyph } from './fonts.js';
import type { CellMetrics } from './glyph.js';
import { type Extent, extentOf, mapOutline, type Outline } from './outline.js';
import { intoCells } from './place.js';
import { Coverage } from './raster.js';

/** A character of a cluster with its glyph. */
export interface ClusterPart extends FoundGlyph {
  /** Drawn over what is before it, without an advance of its own. */
  readonly mark: boolean;
}

/** Slant of a synthetic italic; the horizontal reach of a synthetic bold, as a share of the coverage before it. */
const SLANT = 0.2;
const EMBOLDEN = 0.6;
/** Air between a letter and a mark that had to make way, as a share of the font's size. */
const MARK_GAP = 0.06;
/** A wide character's em, as a share of two cells or of the row. */
const WIDE_EM = 0.95;

/** Coverage of a cluster over `cells` cells, row by row. The first part decides how it is put into the cells. */
export function drawCluster(parts: readonly ClusterPart[], metrics: CellMetrics, cells: number): Uint8Array {
  const base = parts[0]!;
  const width = cells * metrics.width;
  const embolden = parts.some((part) => part.embolden);
  const { outlines, advance } = layOut(parts, metrics, cells);
  // A synthetic bold runs into the pixel to the right.
  const place = intoCells(extentOf(...outlines), advance, base, metrics, embolden ? width - 1 : width);
  const coverage = new Coverage(width, metrics.height);
  for (const outline of outlines) {
    coverage.outline(mapOutline(outline, place.x, (y) => metrics.baseline - place.y(y)));
  }
  const mask = coverage.mask();
  return embolden ? smear(mask, width) : mask;
}

interface LaidOut {
  /** In pixels, y up from the baseline, x from the cluster's origin. */
  readonly outlines: Outline[];
  readonly advance: number;
}

function layOut(parts: readonly ClusterPart[], metrics: CellMetrics, cells: number): LaidOut {
  const outlines: Outline[] = [];
  let advance = 0;
  let origin = 0;
  for (const part of parts) {
    const { outline, advance: own } = pixelOutline(part, metrics, cells);
    if (part.mark && outlines.length > 0) {
      outlines.push(setMark(outline, extentOf(...outlines), origin, advance, part, metrics));
      continue;
    }
    origin = advance;
    outlines.push(shifted(outline, advance, 0));
    advance += own;
  }
  return { outlines, advance };
}

const shifted = (outline: Outline, dx: number, dy: number): Outline =>
  dx === 0 && dy === 0
    ? outline
    : mapOutline(
        outline,
        (x) => x + dx,
        (y) => y + dy,
      );

interface SizedGlyph {
  readonly outline: Outline;
  readonly advance: number;
}

/** A glyph at its size in pixels, fitted to the grid if its font is fixed. */
export function pixelOutline(part: Omit<FoundGlyph, 'embolden'>, metrics: CellMetrics, cells: number): SizedGlyph {
  const { from, role, glyph, slant } = part;
  const { font } = from;
  const outline = font.outline(glyph);
  if (role !== 'fixed') {
    const em =
      role === 'wide' && cells === 2
        ? WIDE_EM * Math.min((2 * metrics.width) / (metrics.stretch ?? 1), metrics.height)
        : metrics.size;
    const scale = em / font.unitsPerEm;
    const across = scale * (metrics.stretch ?? 1);
    const natural = mapOutline(
      outline,
      (x) => x * across,
      (y) => y * scale,
    );
    return { outline: slant ? slanted(natural) : natural, advance: font.advance(glyph) * across };
  }
  const cellAdvance = font.advance(font.glyph(0x4d));
  const scaleX = metrics.width / cellAdvance;
  const scaleY = metrics.size / font.unitsPerEm;
  const upright = !from.italic && !slant;
  const fitted = mapOutline(
    outline,
    upright ? fitPosts(outline, from.fit, scaleX) : (x) => x * scaleX,
    fitBars(outline, from.fit, scaleY),
  );
  return { outline: slant ? slanted(fitted) : fitted, advance: font.advance(glyph) * scaleX };
}

const slanted = (outline: Outline): Outline => ({
  ...outline,
  xs: outline.xs.map((x, i) => x + SLANT * outline.ys[i]!),
});

/** Marks of fixed fonts are drawn over the cell of their letter, others after its advance. Tall letters push them away. */
function setMark(
  mark: Outline,
  base: Extent,
  origin: number,
  advance: number,
  { from, role }: ClusterPart,
  metrics: CellMetrics,
): Outline {
  const ink = extentOf(mark);
  const dx = ink.left < 0 ? advance : origin;
  let dy = 0;
  if (role === 'fixed') {
    const gap = MARK_GAP * metrics.size;
    const xHeight = (from.font.xHeight * metrics.size) / from.font.unitsPerEm;
    if (ink.bottom >= xHeight) dy = Math.max(0, Math.round(base.top + gap - ink.bottom));
    else if (ink.top <= 0) dy = Math.min(0, Math.round(base.bottom - gap - ink.top));
  }
  return shifted(mark, dx, dy);
}

export function smear(mask: Uint8Array, width: number): Uint8Array {
  const bold = new Uint8Array(mask.length);
  for (let i = 0; i < mask.length; i++) {
    const before = i % width === 0 ? 0 : mask[i - 1]!;
    bold[i] = Math.min(255, Math.round(mask[i]! + EMBOLDEN * before));
  }
  return bold;
}
