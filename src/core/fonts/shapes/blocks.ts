// Block elements U+2580-259F and the eighths, shades and hatches of Symbols for Legacy Computing. Filled edges lie on pixels.
import { mosaic } from './mosaics.js';
import { type Layer, type Polygon, polygon, rect, type ShapeCell, solid } from './polygon.js';

/** U+2596 and on, as bits: 1 top left, 2 top right, 4 bottom left, 8 bottom right. */
const QUADRANTS = [4, 8, 1, 13, 9, 7, 11, 2, 6, 14];
/** Eighths of U+1FB82-1FB86 (from above) and U+1FB87-1FB8B (from the right). */
const FURTHER_EIGHTHS = [2, 3, 5, 6, 7];
const MEDIUM = 0.5;

/** Where the n-th eighth from the left or from above ends: blocks that fill each other's rest share this edge. */
const eighth = (n: number, length: number): number => Math.round((length * n) / 8);
const thin = (length: number): number => Math.max(1, eighth(1, length));

export function blockElement(codePoint: number, cell: ShapeCell): Layer[] | undefined {
  const { width: w, height: h } = cell;
  if (codePoint < 0x2580 || codePoint > 0x259f) return undefined;
  if (codePoint === 0x2580) return solid([rect(0, 0, w, eighth(4, h))]);
  if (codePoint <= 0x2588) return solid([rect(0, Math.min(h - 1, eighth(0x2588 - codePoint, h)), w, h)]);
  if (codePoint <= 0x258f) return solid([rect(0, 0, Math.max(1, eighth(0x2590 - codePoint, w)), h)]);
  if (codePoint === 0x2590) return solid([rect(eighth(4, w), 0, w, h)]);
  if (codePoint <= 0x2593) return [{ polygons: [rect(0, 0, w, h)], alpha: (codePoint - 0x2590) / 4 }];
  if (codePoint === 0x2594) return solid([rect(0, 0, w, thin(h))]);
  if (codePoint === 0x2595) return solid([rect(w - thin(w), 0, w, h)]);
  return solid(mosaic(cell, 2, 2, QUADRANTS[codePoint - 0x2596]!));
}

export function legacyBlock(codePoint: number, cell: ShapeCell): Layer[] | undefined {
  if (codePoint >= 0x1fb70 && codePoint <= 0x1fb8b) return solid(eighthBlock(codePoint, cell));
  if (codePoint >= 0x1fb8c && codePoint <= 0x1fb94 && codePoint !== 0x1fb93) return shadedHalves(codePoint, cell);
  if (codePoint >= 0x1fb95 && codePoint <= 0x1fb99) return solid(hatch(codePoint, cell));
  return undefined;
}

function eighthBlock(codePoint: number, { width: w, height: h }: ShapeCell): Polygon[] {
  const left = rect(0, 0, thin(w), h);
  const right = rect(w - thin(w), 0, w, h);
  const upper = rect(0, 0, w, thin(h));
  const lower = rect(0, h - thin(h), w, h);
  const row = (n: number): Polygon => rect(0, eighth(n, h), w, Math.max(eighth(n, h) + 1, eighth(n + 1, h)));
  if (codePoint <= 0x1fb75) {
    const x = eighth(codePoint - 0x1fb6f, w);
    return [rect(x, 0, Math.max(x + 1, eighth(codePoint - 0x1fb6e, w)), h)];
  }
  if (codePoint <= 0x1fb7b) return [row(codePoint - 0x1fb75)];
  if (codePoint <= 0x1fb7f) {
    const pairs = [
      [left, lower],
      [left, upper],
      [right, upper],
      [right, lower],
    ];
    return pairs[codePoint - 0x1fb7c]!;
  }
  if (codePoint === 0x1fb80) return [upper, lower];
  if (codePoint === 0x1fb81) return [row(0), row(2), row(4), row(7)];
  if (codePoint <= 0x1fb86) return [rect(0, 0, w, eighth(FURTHER_EIGHTHS[codePoint - 0x1fb82]!, h))];
  return [rect(eighth(8 - FURTHER_EIGHTHS[codePoint - 0x1fb87]!, w), 0, w, h)];
}

/** Inverse medium shade is as grey as medium shade: shades are flat here. */
function shadedHalves(codePoint: number, { width: w, height: h }: ShapeCell): Layer[] {
  const x = eighth(4, w);
  const y = eighth(4, h);
  const left = [rect(0, 0, x, h)];
  const right = [rect(x, 0, w, h)];
  const upper = [rect(0, 0, w, y)];
  const lower = [rect(0, y, w, h)];
  const shade = (polygons: Polygon[]): Layer => ({ polygons, alpha: MEDIUM });
  switch (codePoint) {
    case 0x1fb8c:
      return [shade(left)];
    case 0x1fb8d:
      return [shade(right)];
    case 0x1fb8e:
      return [shade(upper)];
    case 0x1fb8f:
      return [shade(lower)];
    case 0x1fb90:
      return [shade([rect(0, 0, w, h)])];
    case 0x1fb91:
      return [...solid(upper), shade(lower)];
    case 0x1fb92:
      return [shade(upper), ...solid(lower)];
    default:
      return [shade(left), ...solid(right)];
  }
}

/** Checker boards of 4 by 4 (1FB95, and 1FB96 its inverse), horizontal bars (1FB97), diagonal hatches down (98) and up (99). */
function hatch(codePoint: number, cell: ShapeCell): Polygon[] {
  const { width: w, height: h } = cell;
  if (codePoint <= 0x1fb96) return mosaic(cell, 4, 4, codePoint === 0x1fb95 ? 0xa5a5 : 0x5a5a);
  if (codePoint === 0x1fb97) {
    return [rect(0, eighth(2, h), w, eighth(4, h)), rect(0, eighth(6, h), w, h)];
  }
  // Three lines a cell width, two phases a cell height, so that both borders continue the pattern.
  const polygons: Polygon[] = [];
  const step = w / 3;
  for (let x = -w; x < w; x += step) {
    const points = [
      [x, 0],
      [x + step / 2, 0],
      [x + step / 2 + w, h],
      [x + w, h],
    ] as const;
    polygons.push(polygon(codePoint === 0x1fb98 ? points : points.map(([px, py]) => [px, h - py] as const)));
  }
  return polygons;
}
