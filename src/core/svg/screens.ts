// Frames in, lifetimes out. Rows lie in one of two layers: the fixed one, or the moving one, which goes up when the screen scrolls.
import type { Micros } from '../recording/cast.js';
import type { Frame } from '../replay/frame.js';
import type { Screen } from '../terminal/screen.js';
import type { Appearance } from './appearance.js';
import { blankRow, type CellRow, NONE, sameCells } from './cell-row.js';
import { CursorLog } from './cursor.js';
import { type LayerLifetimes, LayerRow, Lifetimes, layerLifetimes } from './lifetimes.js';
import { PaddingLog } from './padding.js';
import { scrollDistance } from './scroll.js';
import { Spans } from './spans.js';

/** Fewer changed rows than this are not worth a look for a scroll. */
const FEWEST_ROWS = 3;

export class ScreenLog {
  readonly fixed: LayerLifetimes = layerLifetimes();
  readonly moving: LayerLifetimes = layerLifetimes();
  readonly cursor = new CursorLog();
  /** The marks that show through a cursor which blinks. */
  readonly through = new Lifetimes();
  /** Colour of the canvas, where it is not the theme's. */
  readonly borders = new Spans<number>();
  /** The padding, where it is not of that colour. */
  readonly padding: PaddingLog;
  /** The title that the program set; undefined until then. */
  readonly titles = new Spans<string>();
  /** How far the moving layer is up, in rows. */
  readonly scrolls: { frame: number; rows: number }[] = [{ frame: 0, rows: 0 }];
  readonly times: Micros[];
  readonly #blank: CellRow;
  readonly #fixedRows: LayerRow[];
  #movingRows: LayerRow[];
  readonly #inMoving: Uint8Array;
  #screen: CellRow[];
  #cursorRow = -1;
  #inCursor: { since: number; row: number; col: number; mark: number } | undefined;
  #shown = false;
  #border: number | undefined;
  #firstBorder: number | undefined;

  /** @param times of frames in which it showed nothing */
  constructor(
    readonly cols: number,
    readonly rows: number,
    private readonly appearance: Appearance,
    private readonly cursorBlinks = false,
    times: readonly Micros[] = [],
  ) {
    this.times = [...times];
    this.padding = new PaddingLog({ cols, rows }, appearance);
    this.#blank = blankRow(cols);
    this.#fixedRows = Array.from({ length: rows }, () => new LayerRow(this.#blank, 0));
    this.#movingRows = Array.from({ length: rows }, () => new LayerRow(this.#blank, 0));
    this.#inMoving = new Uint8Array(rows);
    this.#screen = Array.from({ length: rows }, () => this.#blank);
  }

  /** Colour around the first screen. */
  get base(): number {
    return this.#firstBorder ?? NONE;
  }

  /** @param shown or else nothing is to be seen of the screen, but for the title and the ground of all */
  see({ time, screen, changes }: Frame, shown = true): void {
    const frame = this.times.push(time) - 1;
    this.appearance.look(screen, changes.all);
    const everything = frame === 0 || changes.all || shown !== this.#shown || this.appearance.border !== this.#border;
    this.#shown = shown;
    this.#seeBorder(frame);
    this.padding.see(shown && this.appearance.paddingFollows ? screen : undefined, everything ? undefined : changes);
    this.titles.change(frame, screen.title === '' ? undefined : screen.title);
    const next = this.#screen.slice();
    for (let row = 0; row < this.rows; row++) {
      const changed = everything || (row < screen.rows && changes.from[row]! < changes.to[row]!);
      if (changed) next[row] = this.#row(screen, row);
    }
    this.#scroll(frame, next);
    this.#showRows(frame, screen, next);
    this.#screen = next;
  }

  /** Ends all lifetimes at `end`, in which padding that shows for less than `settled` is not followed. */
  finish(end: Micros, settled: Micros): void {
    const frame = this.times.length;
    for (let row = 0; row < this.rows; row++) {
      this.#show(0, row, this.#blank, this.#blank.marks, frame);
      this.#show(1, row, this.#blank, this.#blank.marks, frame);
    }
    this.cursor.finish(frame);
    this.#seeThrough(frame, undefined);
    this.borders.finish(frame);
    this.padding.finish(this.times, end, settled);
    this.titles.finish(frame);
  }

  get #scrolled(): number {
    return this.scrolls.at(-1)!.rows;
  }

  #row(screen: Screen, row: number): CellRow {
    if (!this.#shown) return this.#blank;
    const read = this.appearance.row(screen, row, this.cols);
    return sameCells(read, this.#screen[row]!) ? this.#screen[row]! : read;
  }

  #seeBorder(frame: number): void {
    this.#border = this.appearance.border;
    this.#firstBorder ??= this.#border;
    this.borders.change(frame, this.#border === this.#firstBorder ? undefined : this.#border);
  }

  #scroll(frame: number, next: readonly CellRow[]): void {
    const before = this.#screen;
    if (next.filter((row, y) => row !== before[y]).length < FEWEST_ROWS) return;
    const cost = next.reduce((sum, row, y) => (row === before[y] ? sum : sum + changedInk(before[y]!, row)), 0);
    const distance = scrollDistance({ before, after: next, moving: this.#inMoving, cost });
    if (distance > 0) this.#moveUp(distance, frame, next);
  }

  #moveUp(distance: number, frame: number, next: readonly CellRow[]): void {
    for (let row = 0; row < distance; row++) this.#show(1, row, this.#blank, this.#blank.marks, frame);
    this.#movingRows = [
      ...this.#movingRows.slice(distance),
      ...Array.from({ length: distance }, () => new LayerRow(this.#blank, frame)),
    ];
    this.scrolls.push({ frame, rows: this.#scrolled + distance });
    const wasMoving = this.#inMoving.slice();
    next.forEach((row, y) => {
      const stays = wasMoving[y] === 0 && row.ink > 0 && sameCells(this.#fixedRows[y]!.content, row);
      const moved = sameCells(this.#movingRows[y]!.content, row);
      const unchanged = row === this.#screen[y] && row.ink > 0;
      const layer = stays || (!moved && unchanged) ? 0 : 1;
      this.#inMoving[y] = layer;
      this.#show(0, y, layer === 0 ? row : this.#blank, layer === 0 ? row.marks : this.#blank.marks, frame);
      this.#show(1, y, layer === 1 ? row : this.#blank, layer === 1 ? row.marks : this.#blank.marks, frame);
    });
  }

  #showRows(frame: number, screen: Screen, next: readonly CellRow[]): void {
    const { visible, row: cursorRow } = screen.cursor;
    const at = this.#shown && visible && cursorRow < this.rows ? cursorRow : -1;
    next.forEach((row, y) => {
      if (y === at) this.#show(this.#inMoving[y]!, y, row, this.#underCursor(frame, screen, row), frame);
      else if (row !== this.#screen[y] || y === this.#cursorRow) {
        this.#show(this.#inMoving[y]!, y, row, row.marks, frame);
      }
    });
    if (at < 0) this.#hideCursor(frame);
    this.#cursorRow = at;
  }

  #hideCursor(frame: number): void {
    this.cursor.hide(frame);
    this.#seeThrough(frame, undefined);
  }

  /** The marks of the cursor's row. */
  #underCursor(frame: number, screen: Screen, row: CellRow): Int32Array {
    const { row: y } = screen.cursor;
    const col = this.appearance.cursorColumn(screen, row);
    const cursor = col < this.cols ? this.appearance.cursor(screen, row.marks[col]!) : undefined;
    if (!cursor) {
      this.#hideCursor(frame);
      return row.marks;
    }
    const { look, under, through } = cursor;
    this.cursor.show(frame, look, col, y);
    const lies = this.cursorBlinks ? under : through;
    this.#seeThrough(frame, through === lies ? undefined : { row: y, col, mark: through });
    if (lies === row.marks[col]) return row.marks;
    const marks = row.marks.slice();
    marks[col] = lies;
    return marks;
  }

  #seeThrough(frame: number, now: { row: number; col: number; mark: number } | undefined): void {
    const before = this.#inCursor;
    if (before && before.row === now?.row && before.col === now.col && before.mark === now.mark) return;
    if (before) this.through.add(before.since, frame, before.row, before.col, before.mark);
    this.#inCursor = now && { since: frame, ...now };
  }

  #show(layer: number, y: number, row: CellRow, marks: Int32Array, frame: number): void {
    const { marks: known } = this.appearance;
    if (layer === 0) this.#fixedRows[y]!.show(row, marks, frame, y, this.fixed, known);
    else this.#movingRows[y]!.show(row, marks, frame, y + this.#scrolled, this.moving, known);
  }
}

function changedInk(before: CellRow, after: CellRow): number {
  let cells = 0;
  for (let col = 0; col < after.marks.length; col++) {
    const blank = after.marks[col] === NONE && after.grounds[col] === NONE;
    if (!blank && (before.marks[col] !== after.marks[col] || before.grounds[col] !== after.grounds[col])) cells++;
  }
  return cells;
}
