// Outlines of fonts as path data: lines, quadratic curves (TrueType), cubic curves (CFF).
import type { Outline } from '../fonts/outline.js';
import { decimal, numbers } from './markup.js';

interface Point {
  x: number;
  y: number;
  on: boolean;
}

export function outlineData(outline: Outline): string {
  let data = '';
  let start = 0;
  for (const end of outline.ends) {
    const points: Point[] = [];
    for (let i = start; i < end; i++) {
      points.push({ x: rounded(outline.xs[i]!), y: rounded(outline.ys[i]!), on: outline.on[i]! });
    }
    if (points.length > 1) data += outline.cubic ? cubicContour(points) : quadraticContour(points);
    start = end;
  }
  return data;
}

const rounded = (value: number): number => Math.round(value * 100) / 100;

const halfway = (a: Point, b: Point): Point => ({ x: rounded((a.x + b.x) / 2), y: rounded((a.y + b.y) / 2), on: true });

/** Between two points off the curve one on it is implied. */
function quadraticContour(points: readonly Point[]): string {
  const first = points.findIndex(({ on }) => on);
  const origin = first < 0 ? halfway(points.at(-1)!, points[0]!) : points[first]!;
  const turned = [...points.slice(first + 1), ...points.slice(0, first + 1)];
  if (first < 0) turned.push(origin);
  let data = `M${numbers(origin.x, origin.y)}`;
  let pen = origin;
  turned.forEach((point, i) => {
    if (point.on) {
      if (turned[i - 1]?.on !== false) data += line(pen, point);
      else data += curve('q', pen, [turned[i - 1]!, point]);
      pen = point;
    } else if (turned[i - 1]?.on === false) {
      const implied = halfway(turned[i - 1]!, point);
      data += curve('q', pen, [turned[i - 1]!, implied]);
      pen = implied;
    }
  });
  return `${data}z`;
}

/** Points off the curve come in pairs. */
function cubicContour(points: readonly Point[]): string {
  const origin = points[0]!;
  let data = `M${numbers(origin.x, origin.y)}`;
  let pen = origin;
  for (let i = 1; i < points.length; i++) {
    const point = points[i]!;
    if (point.on) {
      data += line(pen, point);
      pen = point;
      continue;
    }
    const end = points[i + 2] ?? origin;
    data += curve('c', pen, [point, points[i + 1] ?? end, end]);
    pen = end;
    i += 2;
  }
  return `${data}z`;
}

function line(from: Point, to: Point): string {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  if (dx === 0 && dy === 0) return '';
  if (dy === 0) return `h${decimal(dx)}`;
  return dx === 0 ? `v${decimal(dy)}` : `l${numbers(dx, dy)}`;
}

const curve = (command: string, from: Point, points: readonly Point[]): string =>
  command + numbers(...points.flatMap(({ x, y }) => [x - from.x, y - from.y]));
