// Underlines, overline and strike over one cell, as geometry. They go on into the next cell without a step.
import type { CellMetrics, Decoration } from './glyph.js';
import { circlePoint, type Point, type Polygon, polygon, rect } from './shapes/polygon.js';

/** Polygons of a decoration in a cell whose left edge is at pixel x of the canvas. */
export function decorationPolygons(kind: Decoration, metrics: CellMetrics, x: number): Polygon[] {
  const { width, height, line, underline, strike } = metrics;
  const across = (top: number): Polygon => rect(0, top, width, top + line);
  switch (kind) {
    case 'single':
      return [across(underline)];
    case 'double': {
      const top = Math.max(0, Math.min(underline, height - 3 * line));
      return [across(top), across(top + 2 * line)];
    }
    case 'dashed': {
      const dash = Math.max(2, Math.round(width * 0.6));
      const left = (width - dash) >> 1;
      return [rect(left, underline, left + dash, underline + line)];
    }
    case 'dotted':
      return dots(metrics, x);
    case 'curly':
      return [wave(metrics)];
    case 'overline':
      return [across(0)];
    case 'strike':
      return [across(strike)];
  }
}

/** A line's thickness on, the same off, in step with the canvas. */
function dots({ width, line, underline }: CellMetrics, x: number): Polygon[] {
  const period = 2 * line;
  const polygons: Polygon[] = [];
  for (let left = -(((x % period) + period) % period); left < width; left += period) {
    const from = Math.max(0, left);
    const to = Math.min(width, left + line);
    if (to > from) polygons.push(rect(from, underline, to, underline + line));
  }
  return polygons;
}

const TWO_PI = 6.283185307179586;

/** One period of a cosine, as a band of even thickness; its height gives way to the room below the baseline. */
function wave({ width, height, baseline, line, underline }: CellMetrics): Polygon {
  const room = height - baseline - 1;
  const amplitude = Math.max(1, Math.min(room - line, Math.round(width / 4))) / 2;
  const centre = Math.min(underline + line / 2 + amplitude / 2, height - amplitude - line / 2);
  const upper: Point[] = [];
  const lower: Point[] = [];
  for (let step = 0; step <= 48; step++) {
    const [cosine, sine] = circlePoint(step);
    const slope = (amplitude * TWO_PI * sine) / width;
    const half = (line * 1.15 * Math.sqrt(1 + slope * slope)) / 2;
    const x = (width * step) / 48;
    const y = centre - amplitude * cosine;
    upper.push([x, Math.max(0, y - half)]);
    lower.push([x, Math.min(height, y + half)]);
  }
  return polygon([...upper, ...lower.reverse()]);
}
