// Pieces of large integrals and brackets U+2320-2321, U+239B-23AF, scan lines U+23B8-23BD, U+23BF, and light diagonals U+1FBA0-1FBAE.
import { arcBand, type Layer, line, middle, type Point, type Polygon, rect, type ShapeCell, solid } from './polygon.js';

export function technicalPiece(codePoint: number, cell: ShapeCell): Layer[] | undefined {
  if (codePoint === 0x2320 || codePoint === 0x2321) return solid(integralHalf(codePoint === 0x2320, cell));
  if (codePoint >= 0x239b && codePoint <= 0x23af) return solid(bracketPiece(codePoint, cell));
  if (codePoint >= 0x23b8 && codePoint <= 0x23bd) return solid([scanLine(codePoint, cell)]);
  if (codePoint === 0x23bf) return solid(footedLine(cell));
  if (codePoint >= 0x1fba0 && codePoint <= 0x1fbae) return solid(lightDiagonals(codePoint, cell));
  return undefined;
}

/** Upper, middle and lower pieces in the order left parenthesis, right, left square bracket, right. */
function bracketPiece(codePoint: number, cell: ShapeCell): Polygon[] {
  if (codePoint >= 0x23a7) return curlyPiece(codePoint, cell);
  const { width: w, height: h, light } = cell;
  const kind = Math.floor((codePoint - 0x239b) / 3);
  const piece = (codePoint - 0x239b) % 3;
  const opens = kind % 2 === 0;
  const x = opens ? Math.round(w * 0.25) : w - Math.round(w * 0.25) - light;
  const stem = rect(x, 0, x + light, h);
  if (piece === 1) return [stem];
  const upper = piece === 0;
  if (kind >= 2) {
    const y = upper ? 0 : h - light;
    return [stem, opens ? rect(x, y, w, y + light) : rect(0, y, x + light, y + light)];
  }
  // A parenthesis: a quarter of an ellipse over half the cell, then the stem.
  const reach = opens ? w - x : x + light;
  const half = Math.round(h / 2);
  const cx = opens ? w : 0;
  const step = opens ? (upper ? 24 : 12) : upper ? 36 : 0;
  return [
    arcBand(
      cx,
      half,
      [reach, upper ? half : h - half],
      [reach - light, (upper ? half : h - half) - light],
      step,
      step + 12,
    ),
    upper ? rect(x, half, x + light, h) : rect(x, 0, x + light, half),
  ];
}

/** Bends to the right at the top or to the left at the bottom, and meets the extension U+23AE. */
function integralHalf(upper: boolean, { width: w, height: h, light }: ShapeCell): Polygon[] {
  const x = middle(w, light);
  const outer = Math.min(w - x, h) / 2;
  const cy = upper ? h * 0.15 + outer : h * 0.85 - outer;
  const cx = upper ? x + outer : x + light - outer;
  const step = upper ? 24 : 0;
  return [
    arcBand(cx, cy, [outer, outer], [outer - light, outer - light], step, step + 18),
    upper ? rect(x, cy, x + light, h) : rect(x, 0, x + light, cy),
  ];
}

/** Hooks and middles of braces meet the extension U+23AA, which lies in the middle of the cell. */
function curlyPiece(codePoint: number, { width: w, height: h, light }: ShapeCell): Polygon[] {
  const x = middle(w, light);
  const y = middle(h, light);
  const down = rect(x, y, x + light, h);
  const up = rect(x, 0, x + light, y + light);
  const hook = (right: boolean, below: boolean): Polygon[] => {
    const cx = x + light / 2;
    const cy = y + light / 2;
    const radius = Math.min(cx, w - cx, cy, h - cy);
    const turnX = right ? cx + radius : cx - radius;
    const turnY = below ? cy + radius : cy - radius;
    const step = right ? (below ? 24 : 12) : below ? 36 : 0;
    const outer = radius + light / 2;
    const band = arcBand(turnX, turnY, [outer, outer], [outer - light, outer - light], step, step + 12);
    const foot = right ? rect(turnX, y, w, y + light) : rect(0, y, turnX, y + light);
    return [band, foot, below ? rect(x, turnY, x + light, h) : rect(x, 0, x + light, turnY)];
  };
  switch (codePoint) {
    case 0x23a7:
      return hook(true, true);
    case 0x23a8: // the point of a left brace: both curves turn to the left
      return [...hook(false, true), ...hook(false, false)];
    case 0x23a9:
      return hook(true, false);
    case 0x23ab:
      return hook(false, true);
    case 0x23ac:
      return [...hook(true, true), ...hook(true, false)];
    case 0x23ad:
      return hook(false, false);
    case 0x23af:
      return [rect(0, y, w, y + light)];
    default: // 23AA and 23AE, extensions of brace and integral
      return [up, down];
  }
}

/** Vertical lines at the left and right border, then horizontal scan lines 1, 3, 7 and 9 of 9. */
function scanLine(codePoint: number, { width: w, height: h, light }: ShapeCell): Polygon {
  if (codePoint === 0x23b8) return rect(0, 0, light, h);
  if (codePoint === 0x23b9) return rect(w - light, 0, w, h);
  const top = Math.round(((h - light) * [0, 2, 6, 8][codePoint - 0x23ba]!) / 8);
  return rect(0, top, w, top + light);
}

/** Drawn as a line that comes from the row above and turns to the right: programs hang results from it. */
function footedLine({ width: w, height: h, light }: ShapeCell): Polygon[] {
  const x = middle(w, light);
  const y = Math.round(h * 0.62);
  return [rect(x, 0, x + light, y), rect(x, y, w, y + light)];
}

/** Which of the four lines between the middles of neighbouring sides: 1 upper left, 2 upper right, 4 lower left, 8 lower right. */
const DIAGONALS = [1, 2, 4, 8, 5, 10, 12, 3, 9, 6, 14, 13, 11, 7, 15];

function lightDiagonals(codePoint: number, { width: w, height: h, light }: ShapeCell): Polygon[] {
  const x = middle(w, light) + light / 2;
  const y = middle(h, light) + light / 2;
  const up: Point = [x, 0];
  const right: Point = [w, y];
  const down: Point = [x, h];
  const left: Point = [0, y];
  const bits = DIAGONALS[codePoint - 0x1fba0]!;
  const lines: readonly (readonly [Point, Point])[] = [
    [up, left],
    [up, right],
    [left, down],
    [right, down],
  ];
  return lines.filter((_, i) => (bits >> i) & 1).map(([from, to]) => line(from, to, light));
}
