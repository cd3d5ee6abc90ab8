// The markup of an item: grounds as thick strokes; marks as text, shapes, symbols and lines.
import { decorationPolygons } from '../fonts/decor.js';
import type { Decoration } from '../fonts/glyph.js';
import type { Appearance } from './appearance.js';
import type { Canvas } from './canvas.js';
import { type Mark, NONE, type Pen, spanOf } from './cell-row.js';
import { type Drawing, type Drawings, opacity } from './drawings.js';
import { type LineStyle, textLine } from './line.js';
import { decimal, numbers } from './markup.js';
import type { PaintId, Paints } from './paints.js';
import { asRect, mergeRects, polygonData, type Rect, rectData } from './path.js';
import { joinPieces, type Piece, placeOf } from './piece.js';
import type { TextCell } from './runs.js';
import type { Symbols } from './symbols.js';

/** Where an item is drawn: rows and columns of cells lie so much further down and right. */
export interface Offset {
  readonly x: number;
  readonly rows: number;
}

export type Content = (cells: Int32Array, offset: Offset) => Piece[];

/** Strokes as thick as a row is high, to be drawn in a group that is moved down by half a row. */
export function groundContent(canvas: Canvas, paints: Paints): Content {
  const { cellWidth, cellHeight } = canvas;
  return (cells, { x, rows }) => {
    const paths = new Map<PaintId, { data: string; row: number; end: number }>();
    for (let at = 0, next = 0; at < cells.length; at = next) {
      const [row, col, paint] = [cells[at]!, cells[at + 1]!, cells[at + 2]!];
      let length = 0;
      while (cells[next] === row && cells[next + 1] === col + length && cells[next + 2] === paint) {
        length++;
        next += 3;
      }
      const path = paths.get(paint) ?? { data: '', row: Number.NaN, end: 0 };
      path.data +=
        path.row === row
          ? `m${(col - path.end) * cellWidth} 0`
          : `M${col * cellWidth + x} ${(row + rows) * cellHeight}`;
      path.data += `h${length * cellWidth}`;
      paths.set(paint, Object.assign(path, { row, end: col + length }));
    }
    return Array.from(paths, ([paint, { data }]) => ({
      attributes: ` stroke="${paints.use('stroke', paint)}"`,
      tag: 'path',
      rest: ` d="${data}"`,
      body: '',
    }));
  };
}

export interface MarkTools {
  readonly canvas: Canvas;
  readonly appearance: Appearance;
  readonly drawings: Drawings;
  readonly symbols: Symbols;
  readonly paints: Paints;
  readonly line: LineStyle;
  /** Class of what blinks, or ''. */
  readonly blink: string;
}

/** Values of LineSize. */
const DOUBLE_WIDTH = 1;
const BOTTOM_HALF = 3;

/** Rectangles and other path data that share their attributes. */
interface Area {
  rects: Rect[];
  data: string;
}

interface PlacedMark {
  readonly row: number;
  readonly col: number;
  readonly mark: Mark;
  readonly pen: Pen;
  readonly drawing: Drawing;
}

export function markContent(tools: MarkTools): Content {
  const { appearance, drawings, blink } = tools;
  return (cells, offset) => {
    const steady: PlacedMark[] = [];
    const blinking: PlacedMark[] = [];
    for (let at = 0; at < cells.length; at += 3) {
      const mark = appearance.marks[cells[at + 2]!]!;
      const pen = appearance.pens[mark.pen]!;
      const placed = { row: cells[at]!, col: cells[at + 1]!, mark, pen, drawing: drawings.of(mark, pen) };
      (pen.blink ? blinking : steady).push(placed);
    }
    const pieces = linePieces(steady, offset, tools);
    if (blinking.length === 0) return pieces;
    const rest = blink === '' ? '' : ` class="${blink}"`;
    return [...pieces, { attributes: '', tag: 'g', rest, body: joinPieces(linePieces(blinking, offset, tools)) }];
  };
}

/** Lines are drawn under text and over it; those of large text are as thin as others. */
function linePieces(placed: readonly PlacedMark[], offset: Offset, tools: MarkTools): Piece[] {
  const normal = placed.filter(({ mark }) => mark.size === 0);
  return [
    ...decorationPieces(placed, offset, tools, (kind) => kind !== 'strike'),
    ...letterPieces(normal, offset, tools),
    ...(normal.length === placed.length ? [] : largePieces(placed, offset, tools)),
    ...decorationPieces(placed, offset, tools, (kind) => kind === 'strike'),
  ];
}

const letterPieces = (placed: readonly PlacedMark[], offset: Offset, tools: MarkTools): Piece[] => [
  ...textPieces(placed, offset, tools),
  ...shapePieces(placed, offset, tools),
  ...symbolPieces(placed, offset, tools),
];

/** Letters of lines of double width and height: those of a normal line, enlarged; of double height their upper or lower half. */
function largePieces(placed: readonly PlacedMark[], { x, rows }: Offset, tools: MarkTools): Piece[] {
  const { canvas, symbols } = tools;
  const lines = new Map<number, PlacedMark[]>();
  for (const part of placed) {
    if (part.mark.size !== 0) lines.set(part.row, [...(lines.get(part.row) ?? []), part]);
  }
  return Array.from(lines, ([row, line]) => {
    const { size } = line[0]!.mark;
    const letters = line.map((part) => ({ ...part, row: 0, col: part.col / 2 }));
    const y = (row + rows - (size === BOTTOM_HALF ? 1 : 0)) * canvas.cellHeight;
    const half = size === DOUBLE_WIDTH ? '' : ` clip-path="url(#${symbols.half(size === BOTTOM_HALF)})"`;
    const scale = size === DOUBLE_WIDTH ? 'scale(2 1)' : 'scale(2)';
    const rest = ` transform="translate(${decimal(x)} ${decimal(y)})${scale}"${half}`;
    return { attributes: '', tag: 'g', rest, body: joinPieces(letterPieces(letters, { x: 0, rows: 0 }, tools)) };
  });
}

function textPieces(placed: readonly PlacedMark[], { x, rows }: Offset, { canvas, line }: MarkTools): Piece[] {
  const pieces: Piece[] = [];
  let row = NONE;
  let cells: TextCell[] = [];
  const flush = () => {
    const y = (row + rows) * canvas.cellHeight + canvas.baseline;
    const [first] = cells;
    if (first) pieces.push({ ...textLine(cells, x, y, line), place: placeOf(row, first.col) });
    cells = [];
  };
  for (const { row: at, col, mark, pen, drawing } of placed) {
    if (drawing.kind !== 'text' && drawing.kind !== 'symbol') continue;
    if (at !== row) flush();
    row = at;
    cells.push({ col, cells: mark.cells, text: mark.text, fit: drawing.kind === 'text' ? drawing.fit : 'unseen', pen });
  }
  flush();
  return pieces;
}

function shapePieces(placed: readonly PlacedMark[], offset: Offset, { canvas, paints }: MarkTools): Piece[] {
  const areas = new Map<string, Area>();
  const uses: Piece[] = [];
  for (const { row, col, pen, drawing } of placed) {
    if (drawing.kind !== 'shape') continue;
    const { x, y } = cornerOf(row, col, offset, canvas);
    for (const { alpha, rects, symbol, data } of drawing.layers) {
      const attributes = fill(paints, pen.asked) + opacity(alpha);
      if (symbol !== undefined) {
        uses.push({ attributes, tag: 'use', rest: useRest(symbol, x, y), body: '' });
        continue;
      }
      const area = areaOf(areas, attributes + (drawing.crisp ? ' shape-rendering="crispEdges"' : ''));
      for (const rect of rects) area.rects.push({ ...rect, x: rect.x + x, y: rect.y + y });
      area.data += data(x, y);
    }
  }
  return [...areaPieces(areas), ...uses.sort((a, b) => compare(a.attributes, b.attributes))];
}

function symbolPieces(placed: readonly PlacedMark[], offset: Offset, { canvas, paints }: MarkTools): Piece[] {
  return placed.flatMap(({ row, col, pen, drawing }) => {
    if (drawing.kind !== 'symbol') return [];
    const { x, y } = cornerOf(row, col, offset, canvas);
    return [{ attributes: fill(paints, pen.paint), tag: 'use', rest: useRest(drawing.id, x, y), body: '' }];
  });
}

function decorationPieces(
  placed: readonly PlacedMark[],
  offset: Offset,
  { canvas, paints, symbols }: MarkTools,
  wanted: (kind: Decoration) => boolean,
): Piece[] {
  const areas = new Map<string, Area>();
  const uses: Piece[] = [];
  const { metrics, scale } = canvas;
  for (const { row, col, mark, pen } of placed) {
    for (const kind of pen.decorations) {
      if (!wanted(kind)) continue;
      const textual = kind === 'strike' || kind === 'overline';
      const attributes = fill(paints, textual ? pen.paint : pen.underline);
      for (let cell = col; cell < col + spanOf(mark); cell++) {
        const { x, y } = cornerOf(row, cell, offset, canvas);
        const polygons = decorationPolygons(kind, metrics, canvas.left / scale + cell * metrics.width);
        for (const points of polygons) {
          const rect = asRect(points);
          if (rect) areaOf(areas, attributes).rects.push(placedRect(rect, scale, x, y));
          else {
            const symbol = symbols.ofPath(polygonData(points, scale));
            uses.push({ attributes, tag: 'use', rest: useRest(symbol, x, y), body: '' });
          }
        }
      }
    }
  }
  return [...areaPieces(areas), ...uses];
}

const placedRect = ({ x, y, width, height }: Rect, scale: number, dx: number, dy: number): Rect => ({
  x: x * scale + dx,
  y: y * scale + dy,
  width: width * scale,
  height: height * scale,
});

const cornerOf = (row: number, col: number, { x, rows }: Offset, { cellWidth, cellHeight }: Canvas) => ({
  x: col * cellWidth + x,
  y: (row + rows) * cellHeight,
});

const fill = (paints: Paints, paint: PaintId): string => ` fill="${paints.use('fill', paint)}"`;

function useRest(symbol: string, x: number, y: number): string {
  const position = numbers(x, y) === '0 0' ? '' : ` x="${decimal(x)}" y="${decimal(y)}"`;
  return ` href="#${symbol}"${position}`;
}

function areaOf(areas: Map<string, Area>, attributes: string): Area {
  const known = areas.get(attributes);
  if (known) return known;
  const area: Area = { rects: [], data: '' };
  areas.set(attributes, area);
  return area;
}

const areaPieces = (areas: ReadonlyMap<string, Area>): Piece[] =>
  Array.from(areas, ([attributes, { rects, data }]) => ({
    attributes,
    tag: 'path',
    rest: ` d="${mergeRects(rects).map(rectData).join('')}${data}"`,
    body: '',
  }));

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
