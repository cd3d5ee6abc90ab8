// Powerline separators U+E0B0-E0BF, E0D2, E0D4, and the progress bar U+EE00-EE05 and spinner U+EE06-EE0B of Fira Code.
import { diagonal } from './lines.js';
import {
  arcBand,
  arcPoints,
  type Layer,
  type Point,
  type Polygon,
  polygon,
  rect,
  type ShapeCell,
  solid,
} from './polygon.js';

export function powerline(codePoint: number, cell: ShapeCell): Layer[] | undefined {
  const draw = SEPARATORS[codePoint];
  return draw && solid(draw(cell));
}

const mirrored = (cell: ShapeCell, polygons: readonly Polygon[]): Polygon[] =>
  polygons.map((points) => {
    const corners: Point[] = [];
    for (let i = 0; i < points.length; i += 2) corners.push([cell.width - points[i]!, points[i + 1]!]);
    return polygon(corners);
  });

const SEPARATORS: Readonly<Record<number, (cell: ShapeCell) => Polygon[]>> = {
  57520: arrow,
  57521: chevron,
  57522: (cell) => mirrored(cell, arrow(cell)),
  57523: (cell) => mirrored(cell, chevron(cell)),
  57524: halfEllipse,
  57525: halfEllipseLine,
  57526: (cell) => mirrored(cell, halfEllipse(cell)),
  57527: (cell) => mirrored(cell, halfEllipseLine(cell)),
  57528: ({ width: w, height: h }) => [
    polygon([
      [0, 0],
      [w, h],
      [0, h],
    ]),
  ],
  57529: (cell) => [diagonal(cell, false)],
  57530: ({ width: w, height: h }) => [
    polygon([
      [w, 0],
      [w, h],
      [0, h],
    ]),
  ],
  57531: (cell) => [diagonal(cell, true)],
  57532: ({ width: w, height: h }) => [
    polygon([
      [0, 0],
      [w, 0],
      [0, h],
    ]),
  ],
  57533: (cell) => [diagonal(cell, true)],
  57534: ({ width: w, height: h }) => [
    polygon([
      [0, 0],
      [w, 0],
      [w, h],
    ]),
  ],
  57535: (cell) => [diagonal(cell, false)],
  57554: trapezoids,
  57556: (cell) => mirrored(cell, trapezoids(cell)),
};

function arrow({ width: w, height: h }: ShapeCell): Polygon[] {
  return [
    polygon([
      [0, 0],
      [w, h / 2],
      [0, h],
    ]),
  ];
}

/** A line of even thickness along the inside of the arrow's edge. */
function chevron({ width: w, height: h, light }: ShapeCell): Polygon[] {
  const half = h / 2;
  const across = (light * Math.sqrt(w * w + half * half)) / half;
  const down = (across * half) / w;
  return [
    polygon([
      [0, 0],
      [w, half],
      [0, h],
      [0, h - down],
      [w - across, half],
      [0, down],
    ]),
  ];
}

function halfEllipse({ width: w, height: h }: ShapeCell): Polygon[] {
  return [polygon(arcPoints(0, h / 2, w, h / 2, 36, 60))];
}

function halfEllipseLine({ width: w, height: h, light }: ShapeCell): Polygon[] {
  return [arcBand(0, h / 2, [w, h / 2], [w - light, h / 2 - light], 36, 60)];
}

function trapezoids({ width: w, height: h, light }: ShapeCell): Polygon[] {
  const gap = light / 2;
  return [
    polygon([
      [0, 0],
      [w, 0],
      [w / 2, h / 2 - gap],
      [0, h / 2 - gap],
    ]),
    polygon([
      [0, h],
      [w, h],
      [w / 2, h / 2 + gap],
      [0, h / 2 + gap],
    ]),
  ];
}

export function progress(codePoint: number, cell: ShapeCell): Layer[] | undefined {
  if (codePoint < 0xee00 || codePoint > 0xee0b) return undefined;
  return solid(codePoint < 0xee06 ? progressBar(codePoint - 0xee00, cell) : spinner(codePoint - 0xee06, cell));
}

/** Left end, middle and right end of an empty bar, then of a full one. */
function progressBar(index: number, { width, height, light }: ShapeCell): Polygon[] {
  const top = Math.round(height * 0.2);
  const bottom = height - top;
  const inset = Math.round(width * 0.2);
  const opens = index % 3 === 0;
  const closes = index % 3 === 2;
  const left = opens ? inset : 0;
  const right = closes ? width - inset : width;
  const bar = [rect(left, top, right, top + light), rect(left, bottom - light, right, bottom)];
  if (opens) bar.push(rect(left, top + light, left + light, bottom - light));
  if (closes) bar.push(rect(right - light, top + light, right, bottom - light));
  if (index >= 3) {
    const gap = 2 * light;
    bar.push(rect(opens ? left + gap : 0, top + gap, closes ? right - gap : width, bottom - gap));
  }
  return bar;
}

/** A third of a ring, turned by 60 degrees from one to the next. */
function spinner(index: number, { width, height, light }: ShapeCell): Polygon[] {
  const outer = Math.min(width, height) / 2;
  const inner = outer - light * 1.5;
  const start = 36 + 8 * index;
  return [arcBand(width / 2, height / 2, [outer, outer], [inner, inner], start, start + 16)];
}
