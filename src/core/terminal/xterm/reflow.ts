// Wraps the rows of the normal screen anew when its width changes, the line of the cursor too, as VTE, kitty and alacritty do.
// xterm.js leaves out that line, cuts it, and puts the cursor in another row when lines below it wrap.
import type { RawScreenBuffer } from './internals.js';
import { lineSizeOf } from './line-sizes.js';
import { gather, type LogicalLine, lineEnds, type ReflowBuffer, type ReflowLine, takeBack } from './logical-line.js';

/** A place in the rows, the row counted from the top of the scrollback. A column as large as the width waits to wrap. */
interface Place {
  row: number;
  col: number;
}

export function repairReflow(given: RawScreenBuffer): void {
  const buffer = given as Partial<ReflowBuffer> as ReflowBuffer;
  if (typeof buffer._reflow !== 'function' || typeof buffer.getBlankLine !== 'function') return;
  const resize = buffer.resize.bind(buffer);
  let columns = { x: 0, savedX: 0 };
  buffer._reflow = (cols, rows) => {
    if (buffer._cols !== cols) layOut(buffer, { cols, rows }, columns);
  };
  buffer.resize = (cols, rows) => {
    columns = { x: buffer.x, savedX: buffer.savedX };
    const same = buffer._cols === cols;
    resize(cols, rows);
    // Only other widths take back that the cursor waits to wrap.
    if (same) Object.assign(buffer, columns);
  };
}

function layOut(buffer: ReflowBuffer, size: { cols: number; rows: number }, from: { x: number; savedX: number }): void {
  const { ybase, y, savedY } = buffer;
  const places = [
    { row: ybase + y, col: from.x },
    { row: savedY, col: from.savedX },
  ] as const;
  const { rows, moved } = wrapAnew(buffer, size.cols, places);
  const [cursor, saved] = moved as [Place, Place];
  const top = topRow(buffer, rows, cursor, size.rows);
  while (rows.length < top + size.rows) rows.push(buffer.getBlankLine(undefined, false));
  const gone = replaceRows(buffer, rows);
  buffer.ybase = buffer.ydisp = top - gone;
  buffer.x = cursor.col;
  buffer.y = Math.max(0, cursor.row - top);
  buffer.savedX = saved.col;
  buffer.savedWait &&= saved.col === size.cols;
  buffer.savedY = Math.min(Math.max(saved.row, top), top + size.rows - 1) - gone;
}

/** All rows in the new width, and where places in them have gone. */
function wrapAnew(buffer: ReflowBuffer, cols: number, places: readonly Place[]) {
  const rows: ReflowLine[] = [];
  const moved: Place[] = places.map((place) => ({ ...place, col: Math.min(place.col, cols - 1) }));
  for (let start = 0; start < buffer.lines.length; ) {
    const line = gather(buffer, start);
    const ends = lineEnds(line, cols);
    const end = start + line.rows.length;
    for (const [at, { row, col }] of places.entries()) {
      if (row < start || row >= end) continue;
      const place = placeIn(line, ends, cols, line.starts[row - start]! + col);
      moved[at] = { row: rows.length + place.row, col: place.col };
    }
    rows.push(...rewrapped(buffer, line, ends, cols));
    start = end;
  }
  return { rows, moved };
}

/** Where a cell of a line has gone. Beyond its text a cursor stays in the last row; right after it, it may wait to wrap. */
function placeIn({ length }: LogicalLine, ends: readonly number[], cols: number, offset: number): Place {
  const found = ends.findIndex((end) => offset < end);
  const row = found < 0 ? ends.length - 1 : found;
  const start = row > 0 ? ends[row - 1]! : 0;
  const waits = offset === length && length > 0 && offset - start === cols;
  return { row, col: Math.min(offset - start, waits ? cols : cols - 1) };
}

/** The rows of a line: those that it had, as far as they go. Rows that need no change keep all that is known of them. */
function rewrapped(buffer: ReflowBuffer, line: LogicalLine, ends: readonly number[], cols: number): ReflowLine[] {
  const { rows } = line;
  if (rows.length === 1 && ends.length === 1) return [...rows];
  return ends.map((end, at) => {
    const row = rows[at] ?? buffer.getBlankLine(undefined, true);
    row.resize(cols, buffer.getNullCell());
    row.fill(buffer.getNullCell());
    if (at > 0) row.isWrapped = true;
    takeBack(line, row, at > 0 ? ends[at - 1]! : 0, end);
    return row;
  });
}

/**
 * The row at the top of the screen. The bottom stays where it is; blank rows there go first where nothing has scrolled out yet, or
 * where the cursor would leave the screen.
 */
function topRow({ ybase }: ReflowBuffer, rows: ReflowLine[], cursor: Place, height: number): number {
  const blank = (line: ReflowLine): boolean => line.getTrimmedLength() === 0 && lineSizeOf(line) === 0;
  const tooMany = () => rows.length > height && (ybase === 0 || cursor.row < rows.length - height);
  while (tooMany() && cursor.row < rows.length - 1 && blank(rows.at(-1)!)) rows.pop();
  return Math.max(0, rows.length - height);
}

/** Puts the rows in, and gives how many at the top there was no room for. */
function replaceRows({ lines }: ReflowBuffer, rows: readonly ReflowLine[]): number {
  const most = lines.maxLength;
  const gone = Math.max(0, rows.length - most);
  lines.maxLength = Math.max(most, rows.length);
  lines.length = rows.length;
  for (const [at, row] of rows.entries()) lines.set(at, row);
  if (gone > 0) lines.trimStart(gone);
  lines.maxLength = most;
  return gone;
}
