// Box drawing U+2500-257F: straight arms, dashes, rounded corners, diagonals. All lines of one weight meet at cell borders.
import {
  arcBand,
  type Layer,
  middle,
  type Point,
  type Polygon,
  polygon,
  rect,
  type ShapeCell,
  solid,
} from './polygon.js';

/** 0 none, 1 light, 2 heavy, 3 double. */
type Weight = number;
type Span = readonly [start: number, end: number];

/** Weights of the arms up, right, down, left of each character from U+2500; '....' is not made of arms. */
const ARMS = (
  '0101 0202 1010 2020 .... .... .... .... .... .... .... .... 0110 0210 0120 0220 ' +
  '0011 0012 0021 0022 1100 1200 2100 2200 1001 1002 2001 2002 1110 1210 2110 1120 ' +
  '2120 2210 1220 2220 1011 1012 2011 1021 2021 2012 1022 2022 0111 0112 0211 0212 ' +
  '0121 0122 0221 0222 1101 1102 1201 1202 2101 2102 2201 2202 1111 1112 1211 1212 ' +
  '2111 1121 2121 2112 2211 1122 1221 2212 1222 2122 2221 2222 .... .... .... .... ' +
  '0303 3030 0310 0130 0330 0013 0031 0033 1300 3100 3300 1003 3001 3003 1310 3130 ' +
  '3330 1013 3031 3033 0313 0131 0333 1303 3101 3303 1313 3131 3333 .... .... .... ' +
  '.... .... .... .... 0001 1000 0100 0010 0002 2000 0200 0020 0201 1020 0102 2010'
).split(' ');

/** Dashes in a cell, weight, and whether they run down. */
const DASHES: Readonly<Record<number, readonly [pieces: number, weight: Weight, vertical: boolean]>> = {
  9476: [3, 1, false],
  9477: [3, 2, false],
  9478: [3, 1, true],
  9479: [3, 2, true],
  9480: [4, 1, false],
  9481: [4, 2, false],
  9482: [4, 1, true],
  9483: [4, 2, true],
  9548: [2, 1, false],
  9549: [2, 2, false],
  9550: [2, 1, true],
  9551: [2, 2, true],
};

export function boxDrawing(codePoint: number, cell: ShapeCell): Layer[] | undefined {
  if (codePoint < 0x2500 || codePoint > 0x257f) return undefined;
  const dash = DASHES[codePoint];
  if (dash) return solid(dashes(cell, ...dash));
  if (codePoint >= 0x256d && codePoint <= 0x2570) return solid(roundedCorner(codePoint, cell));
  if (codePoint === 0x2571) return solid([diagonal(cell, true)]);
  if (codePoint === 0x2572) return solid([diagonal(cell, false)]);
  if (codePoint === 0x2573) return solid([diagonal(cell, true), diagonal(cell, false)]);
  return solid(arms(ARMS[codePoint - 0x2500]!, cell));
}

function arms(word: string, cell: ShapeCell): Polygon[] {
  const [up = 0, right = 0, down = 0, left = 0] = Array.from(word, Number);
  const polygons: Polygon[] = [];
  const vertical = (start: Span, end: Span) => polygons.push(rect(start[0], end[0], start[1], end[1]));
  const horizontal = (start: Span, end: Span) => polygons.push(rect(end[0], start[0], end[1], start[1]));
  arm({ weight: up, opposite: down, crossing: [left, right], after: false }, cell.width, cell.height, cell, vertical);
  arm({ weight: down, opposite: up, crossing: [left, right], after: true }, cell.width, cell.height, cell, vertical);
  arm({ weight: left, opposite: right, crossing: [up, down], after: false }, cell.height, cell.width, cell, horizontal);
  arm({ weight: right, opposite: left, crossing: [up, down], after: true }, cell.height, cell.width, cell, horizontal);
  return polygons;
}

interface Arm {
  readonly weight: Weight;
  /** The arm across the middle. */
  readonly opposite: Weight;
  /** The arms it meets at its first (left, top) and second (right, bottom) side. */
  readonly crossing: readonly [Weight, Weight];
  /** It lies after the middle: right or down. */
  readonly after: boolean;
}

/** Draws an arm from its side of the cell to where it meets the others; `across` and `along` are the cell's lengths. */
function arm(
  { weight, opposite, crossing, after }: Arm,
  across: number,
  along: number,
  cell: ShapeCell,
  draw: (across: Span, along: Span) => void,
): void {
  if (weight === 0) return;
  const met = crossing.filter((other) => other > 0);
  const spans = (met.length > 0 ? met : [weight === 3 ? 1 : weight]).flatMap((other) => strokes(along, other, cell));
  const far = after ? Math.min(...spans.map(([start]) => start)) : Math.max(...spans.map(([, end]) => end));
  const [firstRail, secondRail] = strokes(along, 3, cell) as [Span, Span];
  const nearRail = after ? secondRail[0] : firstRail[1];
  const teesIntoDouble = weight !== 3 && opposite === 0 && crossing[0] === 3 && crossing[1] === 3;
  strokes(across, weight, cell).forEach((stroke, rail) => {
    const turns = weight === 3 && crossing[rail] === 3;
    const end = turns || teesIntoDouble ? nearRail : far;
    draw(stroke, after ? [end, along] : [0, end]);
  });
}

/** Where the lines of a weight lie across a length: one span, or two rails with a gap of one line between. */
function strokes(length: number, weight: Weight, { light, heavy }: ShapeCell): Span[] {
  const thickness = weight === 2 ? heavy : light;
  if (weight !== 3) {
    const start = middle(length, thickness);
    return [[start, start + thickness]];
  }
  const start = middle(length, 3 * light);
  return [
    [start, start + light],
    [start + 2 * light, start + 3 * light],
  ];
}

/** Half a gap at both ends, so that the rhythm goes on in the next cell. */
function dashes(cell: ShapeCell, pieces: number, weight: Weight, vertical: boolean): Polygon[] {
  const length = vertical ? cell.height : cell.width;
  const [stroke] = strokes(vertical ? cell.width : cell.height, weight, cell) as [Span];
  const gap = Math.max(1, Math.round((length / pieces) * 0.3));
  return Array.from({ length: pieces }, (_, i) => {
    const start = Math.round((length * i) / pieces) + (gap >> 1);
    const end = Math.round((length * (i + 1)) / pieces) - (gap - (gap >> 1));
    return vertical ? rect(stroke[0], start, stroke[1], end) : rect(start, stroke[0], end, stroke[1]);
  });
}

/** First step of the quarter turn of each corner from U+256D, and the way from the line's middle to its sides. */
const CORNERS: readonly (readonly [step: number, right: boolean, down: boolean])[] = [
  [24, true, true],
  [36, false, true],
  [0, false, false],
  [12, true, false],
];

function roundedCorner(codePoint: number, { width, height, light }: ShapeCell): Polygon[] {
  const [step, right, down] = CORNERS[codePoint - 0x256d]!;
  const x = middle(width, light);
  const y = middle(height, light);
  const cx = x + light / 2;
  const cy = y + light / 2;
  const radius = Math.min(cx, width - cx, cy, height - cy);
  const turnX = right ? cx + radius : cx - radius;
  const turnY = down ? cy + radius : cy - radius;
  const outer = radius + light / 2;
  const inner = radius - light / 2;
  return [
    arcBand(turnX, turnY, [outer, outer], [inner, inner], step, step + 12),
    right ? rect(turnX, y, width, y + light) : rect(0, y, turnX, y + light),
    down ? rect(x, turnY, x + light, height) : rect(x, 0, x + light, turnY),
  ];
}

/** A line from corner to corner, cut off by the cell. */
export function diagonal(cell: ShapeCell, rising: boolean, thickness = cell.light * 1.1): Polygon {
  const { width, height } = cell;
  const half = thickness / 2;
  const side = (half * height) / width;
  const points: Point[] = [
    [0, 0],
    [half, 0],
    [width, height - side],
    [width, height],
    [width - half, height],
    [0, side],
  ];
  return polygon(rising ? points.map(([x, y]) => [x, height - y] as const) : points);
}
