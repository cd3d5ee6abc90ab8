// Whole-pixel geometry of a cell, from the text font's own proportions.
import type { CellMetrics, DoubleSize } from './glyph.js';
import { extentOf, type OutlineFont } from './outline.js';

/** Cell of a fixed-width font at `size` pixels an em; the row is size * lineHeight high, `spacing` is between letters. */
export function cellMetrics(font: OutlineFont, size: number, lineHeight: number, spacing = 0): CellMetrics {
  const pixels = (units: number): number => Math.round((units * size) / font.unitsPerEm);
  const width = Math.max(1, pixels(font.advance(font.glyph(0x4d))) + spacing);
  const height = Math.max(1, Math.round(size * lineHeight));
  const cap = pixels(font.capHeight);
  const descent = pixels(-extentOf(font.outline(font.glyph(0x70))).bottom);
  // Capitals stand in the middle of the row, unless the tails of p and g would leave it.
  const baseline = Math.max(cap, Math.min(Math.round((height + cap) / 2), height - descent));
  const line = Math.max(1, Math.round(size / 16));
  const gap = Math.max(1, pixels(-font.underlinePosition) - (line > 1 ? 1 : 0));
  return {
    size,
    width,
    height,
    baseline,
    line,
    underline: Math.min(baseline + gap, height - line),
    strike: baseline - Math.round(pixels(font.xHeight) / 2) - (line >> 1),
  };
}

/** A cell with all its lines so many times as large: two cells of scale 1 fill exactly one of scale 2. */
export function magnified(metrics: CellMetrics, scale: number): CellMetrics {
  if (scale === 1) return metrics;
  const times = (length: number): number => Math.round(length * scale);
  return {
    size: metrics.size * scale,
    width: times(metrics.width),
    height: times(metrics.height),
    baseline: times(metrics.baseline),
    line: Math.max(1, times(metrics.line)),
    underline: times(metrics.underline),
    strike: times(metrics.strike),
    scale,
  };
}

/** The cell of lines of double width, or of double width and height. */
export function doubled(metrics: CellMetrics, size: DoubleSize): CellMetrics {
  const width = 2 * metrics.width;
  if (size === 'wide') return { ...metrics, width, stretch: 2 * (metrics.stretch ?? 1) };
  return {
    size: 2 * metrics.size,
    width,
    height: 2 * metrics.height,
    baseline: 2 * metrics.baseline,
    line: 2 * metrics.line,
    underline: 2 * metrics.underline,
    strike: 2 * metrics.strike,
  };
}
