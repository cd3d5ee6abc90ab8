// What a social card shows of a screen: the part where something happens, in type that can be read where cards are small.

import { layoutFor } from '../picture/decorate.js';
import type { LookValues } from '../picture/paint-setup.js';
import { cellOf } from '../picture/paint-setup.js';
import type { Cast } from '../recording/cast.js';
import { type Crop, UsedCells } from '../replay/crop.js';
import { BLANK, type Screen } from '../terminal/screen.js';

/** Pixels an em that the text of a card has at least, wherever the screen's own text allows a part of it. */
const READABLE = 18;
/** Fewer columns would be larger type than anybody needs. */
const FEWEST_COLS = 44;
/** So much taller than the card a part may be, or the window would leave too much of the card empty. */
const TALLER = 1.1;

interface Cells {
  readonly cols: number;
  readonly rows: number;
}

/** The most cells that a picture of a size has room for, in type that can be read. */
export function roomFor(options: LookValues, { width, height }: { width: number; height: number }): Cells {
  const metrics = cellOf({ ...options, fontSize: READABLE });
  const { grid, cells } = layoutFor({ options, size: { cols: FEWEST_COLS, rows: 1 } }, metrics);
  const around = { width: grid.canvasWidth - cells.width, height: grid.canvasHeight - cells.height };
  return {
    cols: Math.max(1, Math.floor((width - around.width) / metrics.width)),
    rows: Math.max(1, Math.floor((height - around.height) / metrics.height)),
  };
}

/** What is used of a screen, made as wide for its height as the card is, so that the window fills it. */
export function cardCrop(screen: Screen, room: Cells): Crop {
  const used = usedOf(screen);
  const ratio = room.rows / room.cols;
  const wide = Math.max(used.cols, Math.ceil(used.rows / ratio), FEWEST_COLS);
  const cols = Math.min(wide, room.cols, screen.cols);
  const alike = cols * ratio;
  const rows = Math.min(Math.max(used.rows, Math.round(alike)), Math.floor(alike * TALLER), room.rows, screen.rows);
  return placed(screen, used, { cols, rows });
}

function usedOf(screen: Screen): Crop {
  const used = new UsedCells(screen);
  used.add(screen);
  return used.crop ?? { col: 0, row: 0, cols: screen.cols, rows: screen.rows };
}

/** All that is used where it fits; else the part with the most ink, which a cursor draws towards itself. */
function placed(screen: Screen, used: Crop, { cols, rows }: Cells): Crop {
  const col = cols >= used.cols ? around(used.col, used.cols, cols, screen.cols) : busiest(inkOfCols(screen), cols);
  const cut = { col, cols: Math.min(cols, screen.cols - col) };
  const row =
    rows >= used.rows ? around(used.row, used.rows, rows, screen.rows) : busiest(inkOfRows(screen, cut), rows);
  return { ...cut, row, rows };
}

/** Where a part of `size` begins that holds what is used from `start` on: there, but for the screen's end. */
const around = (start: number, used: number, size: number, end: number): number =>
  size >= used ? Math.max(0, Math.min(start, end - size)) : start;

/** The start of the stretch of `size` that holds the most; of equal ones the first. */
function busiest(ink: readonly number[], size: number): number {
  let [best, most] = [0, -1];
  let sum = 0;
  for (const [i, amount] of ink.entries()) {
    sum += amount - (ink[i - size] ?? 0);
    if (i >= size - 1 && sum > most) [best, most] = [i - size + 1, sum];
  }
  return best;
}

const inkAt = (screen: Screen, at: number): number => (screen.glyphs[at] === BLANK ? 0 : 1);

/** By column. Text begins at the left: a column counts the less the further right it is, so that lines keep their beginnings. */
function inkOfCols(screen: Screen): number[] {
  const ink = Array<number>(screen.cols).fill(0);
  for (let at = 0; at < screen.cols * screen.rows; at++) ink[at % screen.cols]! += inkAt(screen, at);
  return ink.map((amount, col) => amount * (2 - col / screen.cols));
}

/** By row, within the columns that are shown; the row of the cursor counts as if it were full, three times. */
function inkOfRows(screen: Screen, { col, cols }: Pick<Crop, 'col' | 'cols'>): number[] {
  const { cursor } = screen;
  return Array.from({ length: screen.rows }, (_, row) => {
    let ink = cursor.visible && cursor.row === row ? 3 * cols : 0;
    for (let x = col; x < col + cols; x++) ink += inkAt(screen, row * screen.cols + x);
    return ink;
  });
}

/** The title of a card: the program's, else the recording's, its command, or its file's name. */
export function cardTitle({ header, name }: Cast, screen: Screen | undefined): string {
  const file = name
    .replace(/^.*[/\\]/, '')
    .replace(/\.(gz|zst)$/i, '')
    .replace(/\.[^.]+$/, '');
  const found = [header.title, screen?.title, header.command, file];
  return found.find((title) => title !== undefined && title.trim() !== '') ?? '';
}
