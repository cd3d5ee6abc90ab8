// What geometry is made of: polygons in the pixels of a cell, y down. Rasterised by raster.ts; the same points serve as path data.

/** x0, y0, x1, y1 ... closed. Ink is where the winding is not zero; a polygon that turns the other way cuts a hole. */
export type Polygon = readonly number[];

/** Polygons painted with one opacity, 0 to 1. */
export interface Layer {
  readonly polygons: readonly Polygon[];
  readonly alpha: number;
}

/** The cell a shape is drawn for, in pixels. */
export interface ShapeCell {
  readonly width: number;
  readonly height: number;
  /** Thickness of light and heavy lines. */
  readonly light: number;
  readonly heavy: number;
}

export type Point = readonly [x: number, y: number];

export function shapeCell(width: number, height: number, size: number): ShapeCell {
  // From 18 pixels an em on, a line of one pixel is thinner than the strokes of letters.
  const light = size < 18 ? 1 : Math.max(2, Math.round(size / 14));
  return { width, height, light, heavy: 2 * light };
}

export const solid = (polygons: readonly Polygon[]): Layer[] => [{ polygons, alpha: 1 }];

export const rect = (left: number, top: number, right: number, bottom: number): Polygon => [
  left,
  top,
  right,
  top,
  right,
  bottom,
  left,
  bottom,
];

/** The polygon, turned clockwise on the screen, so that overlapping ones add up. */
export function polygon(points: readonly Point[]): Polygon {
  let area = 0;
  for (let i = 0; i < points.length; i++) {
    const [x, y] = points[i]!;
    const [nextX, nextY] = points[(i + 1) % points.length]!;
    area += x * nextY - nextX * y;
  }
  return (area < 0 ? points.toReversed() : points).flat();
}

/** The cell without these polygons, which must not overlap each other. */
export const complement = ({ width, height }: ShapeCell, polygons: readonly Polygon[]): Polygon[] => [
  rect(0, 0, width, height),
  ...polygons.map(reversed),
];

function reversed(points: Polygon): Polygon {
  const turned: number[] = [];
  for (let i = points.length - 2; i >= 0; i -= 2) turned.push(points[i]!, points[i + 1]!);
  return turned;
}

// Cosines of 0, 7.5, 15 ... 90 degrees. Literal, because Math.cos may differ in its last digit from one engine to the next.
const COSINES = [
  1,
  0.9914448613738104,
  0.9659258262890683,
  0.9238795325112867,
  0.8660254037844387,
  0.7933533402912352,
  Math.SQRT1_2,
  0.6087614290087207,
  0.5,
  0.3826834323650898,
  0.25881904510252074,
  0.13052619222005157,
  0,
];
const QUARTER = 12;

/** A point of the unit circle, `step` times 7.5 degrees from the right, clockwise on the screen. */
export function circlePoint(step: number): Point {
  const turn = ((step % 48) + 48) % 48;
  const within = turn % QUARTER;
  const near = COSINES[within]!;
  const far = COSINES[QUARTER - within]!;
  if (turn < 12) return [near, far];
  if (turn < 24) return [-far, near];
  if (turn < 36) return [-near, -far];
  return [far, -near];
}

/** Points of an ellipse from one step to a later one. */
export function arcPoints(cx: number, cy: number, rx: number, ry: number, from: number, to: number): Point[] {
  const points: Point[] = [];
  for (let step = from; step <= to; step++) {
    const [x, y] = circlePoint(step);
    points.push([cx + rx * x, cy + ry * y]);
  }
  return points;
}

/** A band along an arc, `inside` to `outside` its radii. */
export function arcBand(cx: number, cy: number, outside: Point, inside: Point, from: number, to: number): Polygon {
  return polygon([
    ...arcPoints(cx, cy, outside[0], outside[1], from, to),
    ...arcPoints(cx, cy, inside[0], inside[1], from, to).reverse(),
  ]);
}

export const disc = (cx: number, cy: number, radius: number): Polygon =>
  polygon(arcPoints(cx, cy, radius, radius, 0, 47));

/** A straight line of this thickness between two points, with flat ends. */
export function line([x0, y0]: Point, [x1, y1]: Point, thickness: number): Polygon {
  const length = Math.sqrt((x1 - x0) * (x1 - x0) + (y1 - y0) * (y1 - y0)) || 1;
  const dx = (((y1 - y0) / length) * thickness) / 2;
  const dy = ((-(x1 - x0) / length) * thickness) / 2;
  return polygon([
    [x0 + dx, y0 + dy],
    [x1 + dx, y1 + dy],
    [x1 - dx, y1 - dy],
    [x0 - dx, y0 - dy],
  ]);
}

/** First pixel of a line of this thickness in the middle of a length: where every centred line of a cell lies. */
export const middle = (length: number, thickness: number): number => Math.floor((length - thickness) / 2);
