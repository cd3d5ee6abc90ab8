// Mosaics: quadrants, sextants, octants, wedges and triangles of Symbols for Legacy Computing (Unicode 16, chapter 22.7).
import { complement, type Layer, type Point, type Polygon, polygon, rect, type ShapeCell, solid } from './polygon.js';

/** The 26 octant patterns that are characters elsewhere; the other 230 follow U+1CD00 in numeric order. */
const OCTANTS_ELSEWHERE = new Set([
  0x00, 0x01, 0x02, 0x03, 0x05, 0x0a, 0x0f, 0x14, 0x28, 0x3f, 0x40, 0x50, 0x55, 0x5a, 0x5f, 0x80, 0xa0, 0xa5, 0xaa,
  0xaf, 0xc0, 0xf0, 0xf5, 0xfa, 0xfc, 0xff,
]);
const OCTANTS = Array.from({ length: 256 }, (_, bits) => bits).filter((bits) => !OCTANTS_ELSEWHERE.has(bits));

/** U+1FB3C-1FB51: corners on a grid of halves across and thirds down, as two digits each. The next 22 are their complements. */
const WEDGES = [
  '02 13 03',
  '02 23 03',
  '01 13 03',
  '01 23 03',
  '00 13 03',
  '01 10 20 23 03',
  '01 20 23 03',
  '02 10 20 23 03',
  '02 20 23 03',
  '03 10 20 23',
  '02 21 23 03',
  '13 22 23',
  '03 22 23',
  '13 21 23',
  '03 21 23',
  '13 20 23',
  '00 10 21 23 03',
  '00 21 23 03',
  '00 10 22 23 03',
  '00 22 23 03',
  '00 10 23 03',
  '01 22 23 03',
];

/** Fields of a grid of columns and rows; bit i is the i-th field in reading order. Borders lie on pixels. */
export function mosaic({ width, height }: ShapeCell, columns: number, rows: number, bits: number): Polygon[] {
  const x = (column: number): number => Math.round((width * column) / columns);
  const y = (row: number): number => Math.round((height * row) / rows);
  const polygons: Polygon[] = [];
  for (let i = 0; i < columns * rows; i++) {
    if (!((bits >> i) & 1)) continue;
    const column = i % columns;
    const row = Math.floor(i / columns);
    polygons.push(rect(x(column), y(row), x(column + 1), y(row + 1)));
  }
  return polygons;
}

export function mosaicCharacter(codePoint: number, cell: ShapeCell): Layer[] | undefined {
  if (codePoint >= 0x1cd00 && codePoint <= 0x1cde5) return solid(mosaic(cell, 2, 4, OCTANTS[codePoint - 0x1cd00]!));
  if (codePoint >= 0x1fb00 && codePoint <= 0x1fb3b) return solid(mosaic(cell, 2, 3, sextantBits(codePoint)));
  if (codePoint >= 0x1fb3c && codePoint <= 0x1fb51) return solid([wedge(codePoint - 0x1fb3c, cell)]);
  if (codePoint >= 0x1fb52 && codePoint <= 0x1fb67) return solid(complement(cell, [wedge(codePoint - 0x1fb52, cell)]));
  if (codePoint >= 0x1fb68 && codePoint <= 0x1fb6b)
    return solid(complement(cell, [triangle(codePoint - 0x1fb68, cell)]));
  if (codePoint >= 0x1fb6c && codePoint <= 0x1fb6f) return solid([triangle(codePoint - 0x1fb6c, cell)]);
  if (codePoint >= 0x1fb9a && codePoint <= 0x1fb9b) return solid(hourglass(codePoint === 0x1fb9a, cell));
  if (codePoint >= 0x1fb9c && codePoint <= 0x1fb9f) {
    return [{ polygons: [halfTriangle(codePoint - 0x1fb9c, cell)], alpha: 0.5 }];
  }
  return undefined;
}

/** Left out of the numbering because they are U+258C and U+2590: patterns 21 and 42. */
function sextantBits(codePoint: number): number {
  const n = codePoint - 0x1fb00 + 1;
  if (n < 21) return n;
  return n < 41 ? n + 1 : n + 2;
}

function wedge(index: number, { width, height }: ShapeCell): Polygon {
  const corner = (digits: string): Point => [
    (Number(digits[0]) * width) / 2,
    Math.round((Number(digits[1]) * height) / 3),
  ];
  return polygon(WEDGES[index]!.split(' ').map(corner));
}

/** The quarter of the cell that lies at its left, upper, right or lower side. */
function triangle(side: number, { width: w, height: h }: ShapeCell): Polygon {
  const sides: readonly (readonly [Point, Point])[] = [
    [
      [0, 0],
      [0, h],
    ],
    [
      [0, 0],
      [w, 0],
    ],
    [
      [w, 0],
      [w, h],
    ],
    [
      [0, h],
      [w, h],
    ],
  ];
  return polygon([...sides[side]!, [w / 2, h / 2]]);
}

/** Upper and lower (1FB9A) or left and right (1FB9B) quarters. */
const hourglass = (upright: boolean, cell: ShapeCell): Polygon[] =>
  upright ? [triangle(1, cell), triangle(3, cell)] : [triangle(0, cell), triangle(2, cell)];

/** The half at the upper left, upper right, lower right or lower left corner. */
function halfTriangle(corner: number, { width: w, height: h }: ShapeCell): Polygon {
  const corners: Point[] = [
    [0, 0],
    [w, 0],
    [w, h],
    [0, h],
  ];
  return polygon(corners.filter((_, i) => i !== (corner + 2) % 4));
}
