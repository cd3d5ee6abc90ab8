// Polygons as path data.
import type { Polygon } from '../fonts/shapes/polygon.js';
import { decimal, numbers } from './markup.js';

export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

const rounded = (value: number): number => Math.round(value * 100) / 100;

/** The rectangle that a polygon is, if it is one that turns clockwise. */
export function asRect(points: Polygon): Rect | undefined {
  const [x = 0, y = 0, right = 0, y1, right1, bottom = 0, x2, bottom2] = points;
  const upright = points.length === 8 && y1 === y && right1 === right && x2 === x && bottom2 === bottom;
  return upright && right > x && bottom > y ? { x, y, width: right - x, height: bottom - y } : undefined;
}

/** Points of a disc as fonts/shapes/polygon.ts makes it. */
const DISC = 96;

/** Path data of a polygon, moved and scaled. */
export function polygonData(points: Polygon, scale = 1, dx = 0, dy = 0): string {
  if (points.length === DISC) return discData(points, scale, dx, dy);
  let x = rounded(points[0]! * scale + dx);
  let y = rounded(points[1]! * scale + dy);
  let data = `M${numbers(x, y)}`;
  for (let i = 2; i < points.length; i += 2) {
    const nextX = rounded(points[i]! * scale + dx);
    const nextY = rounded(points[i + 1]! * scale + dy);
    data += step(nextX - x, nextY - y);
    x = nextX;
    y = nextY;
  }
  return `${data}z`;
}

function step(dx: number, dy: number): string {
  if (Math.abs(dy) < 0.005) return Math.abs(dx) < 0.005 ? '' : `h${decimal(dx)}`;
  return Math.abs(dx) < 0.005 ? `v${decimal(dy)}` : `l${numbers(dx, dy)}`;
}

function discData(points: Polygon, scale: number, dx: number, dy: number): string {
  const left = Math.min(...points.filter((_, i) => i % 2 === 0));
  const right = Math.max(...points.filter((_, i) => i % 2 === 0));
  const middle = points[1]!;
  const radius = ((right - left) / 2) * scale;
  const arc = (across: number): string =>
    `a${numbers(radius, radius)} 0 1 1${numbers(across, 0).replace(/^(?!-)/, ' ')}`;
  return `M${numbers(left * scale + dx, middle * scale + dy)}${arc(2 * radius)}${arc(-2 * radius)}z`;
}

export const rectData = ({ x, y, width, height }: Rect): string =>
  `M${numbers(x, y)}h${decimal(width)}v${decimal(height)}h${decimal(-width)}z`;

/** The same area with fewer rectangles: neighbours of one height, then of one width, become one. */
export function mergeRects(rects: readonly Rect[]): Rect[] {
  const rows = [...rects].sort((a, b) => a.y - b.y || a.height - b.height || a.x - b.x);
  const wide = joined(
    rows,
    (a, b) => a.y === b.y && a.height === b.height && b.x <= a.x + a.width,
    (a, b) => {
      a.width = Math.max(a.width, b.x + b.width - a.x);
    },
  );
  const columns = wide.sort((a, b) => a.x - b.x || a.width - b.width || a.y - b.y);
  const merged = joined(
    columns,
    (a, b) => a.x === b.x && a.width === b.width && b.y <= a.y + a.height,
    (a, b) => {
      a.height = Math.max(a.height, b.y + b.height - a.y);
    },
  );
  return merged.sort((a, b) => a.y - b.y || a.x - b.x);
}

function joined(
  sorted: readonly Rect[],
  touch: (a: Rect, b: Rect) => boolean,
  grow: (a: Rect, b: Rect) => void,
): Rect[] {
  const result: Rect[] = [];
  for (const rect of sorted) {
    const last = result.at(-1);
    if (last && touch(last, rect)) grow(last, rect);
    else result.push({ ...rect });
  }
  return result;
}
