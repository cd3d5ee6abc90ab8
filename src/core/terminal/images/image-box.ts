// An image as a terminal without images can show it: a box of its size, with a label, printed at the cursor as a program would.
import type { ImageRequest, Length } from './image-size.js';
import type { PixelSize } from './picture-header.js';

/** Where the box is to stand; 0-based. */
export interface Place {
  readonly cols: number;
  readonly rows: number;
  readonly col: number;
  readonly row: number;
}

/** Pixels of a cell: no recording tells them. */
const CELL = { width: 10, height: 20 };
/** Cells of an image that does not tell its size. */
const UNKNOWN = { width: 20, height: 4 };

interface Box {
  readonly width: number;
  readonly height: number;
}

/** The output that draws the box. It scrolls the screen where the image would, is no larger than it, and never wraps. */
export function imageBox(image: ImageRequest, place: Place): string {
  const box = boxOf(image, place);
  const to = `\x1b[${box.col + 1}G`;
  const down = image.cursor === 'stays' ? '\x1b[B' : '\x1bD';
  const drawn = `${to}${boxRows(box, labelOf(image)).join(`${to}${down}`)}`;
  if (image.cursor === 'left') return `${drawn}${to}`;
  if (image.cursor === 'right') return drawn;
  return `${drawn}${to}${box.height > 1 ? `\x1b[${box.height - 1}A` : ''}`;
}

/** Its size, and the column that it begins in. */
export function boxOf(image: ImageRequest, place: Place): Box & { col: number } {
  const wanted = cellsOf(image, place);
  const col = Math.min(place.col, place.cols - 1);
  const height = image.cursor === 'stays' ? place.rows - place.row : place.rows;
  return { col, width: clamped(wanted.width, place.cols - col), height: clamped(wanted.height, height) };
}

const clamped = (length: number, most: number): number => Math.max(1, Math.min(Math.round(length), most));

const labelOf = ({ pixels }: ImageRequest): string => (pixels ? `image ${pixels.width}x${pixels.height}` : 'image');

/** A side that is not given follows from the other one and the shape of the image. */
function cellsOf({ pixels, width, height }: ImageRequest, { cols, rows }: Place): Box {
  const natural = pixels ? inCells(pixels) : UNKNOWN;
  const across = width && cellsAlong(width, CELL.width, cols);
  const down = height && cellsAlong(height, CELL.height, rows);
  return {
    width: across ?? (down === undefined ? natural.width : (down * natural.width) / natural.height),
    height: down ?? (across === undefined ? natural.height : (across * natural.height) / natural.width),
  };
}

const inCells = ({ width, height }: PixelSize): Box => ({
  width: Math.ceil(width / CELL.width),
  height: Math.ceil(height / CELL.height),
});

function cellsAlong({ value, unit }: Length, cell: number, screen: number): number {
  if (unit === 'cells') return value;
  return unit === 'pixels' ? Math.ceil(value / cell) : (value * screen) / 100;
}

function boxRows({ width, height }: Box, label: string): string[] {
  if (width < 2 || height < 2) {
    const text = label.length <= width ? label : '';
    return Array.from({ length: height }, (_, row) => (row === 0 ? centred(text, width, '▒') : '▒'.repeat(width)));
  }
  const inner = width - 2;
  const text = [`${label}`, 'image'].find(({ length }) => length <= inner) ?? '';
  const middle = (height - 1) >> 1;
  return Array.from({ length: height }, (_, row) => {
    const [left, line, right] = row === 0 ? '┌─┐' : row === height - 1 ? '└─┘' : '│ │';
    return `${left}${centred(row === middle ? text : '', inner, line!)}${right}`;
  });
}

function centred(text: string, width: number, around: string): string {
  const before = (width - text.length) >> 1;
  return around.repeat(before) + text + around.repeat(width - text.length - before);
}
