// Frames in, a log of changed tiles out. Owns the grid of tiles as it stands; which picture a cell has is cells.ts and cell-tiles.ts.
import type { Micros } from '../cast/cast.js';
import type { Frame } from '../frames/frame.js';
import type { GlyphSource } from '../glyphs/glyph.js';
import { type ColourContext, defaultColours } from '../look/colours.js';
import type { Theme } from '../look/theme.js';
import type { Grid, PaintLog, TileBook } from '../pixels/tiles.js';
import type { Changes, CursorShape, Screen } from '../terminal/screen.js';
import { Blinker } from './blinker.js';
import { CellTiles } from './cell-tiles.js';
import { cellAt, doubleCellAt, isSpecial, type RowCursor } from './cells.js';
import { PaintRecorder } from './log.js';

const NOTHING_YET = 0xffff_ffff;
const NO_CURSOR: RowCursor = { col: -1, shape: 'block' };

export interface PaintStyle {
  theme: Theme;
  /** Levels of antialiasing, 2 to 16. */
  levels: number;
  boldIsBright: boolean;
  /** Instead of what the program set. */
  cursor?: CursorShape | 'none' | undefined;
  cursorBlink?: boolean | undefined;
}

export class Painter {
  /** Time of the latest frame seen. */
  lastTime: Micros = 0;
  readonly #tiles: CellTiles;
  readonly #recorder = new PaintRecorder();
  readonly #current: Uint32Array;
  readonly #pairs: Uint32Array;
  readonly #blinker: Blinker | undefined;
  #border = -1;
  /** Row of the cursor in the frame before, or -1. */
  #cursorRow = -1;

  constructor(
    private readonly glyphs: GlyphSource,
    private readonly grid: Grid,
    private readonly style: PaintStyle,
  ) {
    this.#tiles = new CellTiles(glyphs, style.levels);
    this.#current = new Uint32Array(grid.cols * grid.rows).fill(NOTHING_YET);
    this.#pairs = new Uint32Array(2 * grid.cols * grid.rows);
    this.#blinker = style.cursorBlink ? new Blinker(this.#recorder) : undefined;
  }

  get book(): TileBook {
    return this.#tiles.bank;
  }

  get frameCount(): number {
    return this.#recorder.frameCount;
  }

  /** Records what a frame changes; a frame that looks like the one before is dropped. */
  paint({ time, screen, changes }: Frame): void {
    this.lastTime = time;
    const context: ColourContext = { theme: this.style.theme, screen, boldIsBright: this.style.boldIsBright };
    const border = defaultColours(context).background;
    const first = this.#recorder.frameCount === 0;
    if (changes.all && !first) this.#tiles.recolour();
    const cursorLost = this.#blink(time);
    const everything = first || changes.all || border !== this.#border;
    const count = this.#collect(screen, everything ? undefined : changes, context, cursorLost);
    if (count > 0 || border !== this.#border) this.#recorder.add(time, border, this.#pairs, count);
    this.#border = border;
    this.#blinker?.restart(time, this.#cursorFaces(screen, context));
  }

  finish(end: Micros): PaintLog {
    this.#blinker?.until(end, this.#border);
    return this.#recorder.finish(end);
  }

  /** Lets the cursor blink up to `time`. True if it is hidden then: its row has to be painted again. */
  #blink(time: Micros): boolean {
    const hidden = this.#blinker?.until(time, this.#border) ?? [];
    for (let i = 0; i < hidden.length; i += 2) this.#current[hidden[i]!] = hidden[i + 1]!;
    return hidden.length > 0;
  }

  #cursorIn(screen: Screen, row: number): RowCursor {
    const { cursor } = screen;
    const shape = this.style.cursor ?? cursor.shape;
    return cursor.visible && cursor.row === row && shape !== 'none' ? { col: cursor.col, shape } : NO_CURSOR;
  }

  /** Writes the pairs of the cells whose tile differs and gives their number. Without `changes` every cell is looked at. */
  #collect(screen: Screen, changes: Changes | undefined, context: ColourContext, cursorLost: boolean): number {
    const { cols, rows } = this.grid;
    const cursorRow = screen.cursor.visible ? screen.cursor.row : -1;
    let count = 0;
    for (let row = 0; row < rows; row++) {
      if (row >= screen.rows) {
        if (!changes) count = this.#void(row, 0, context, count);
        continue;
      }
      const touched = !changes || changes.from[row]! < changes.to[row]!;
      // The cursor's row is looked at whole: cheaper than to reason about which of its cells the cursor left.
      const cursorMoved = (changes?.cursor || cursorLost) && (row === cursorRow || row === this.#cursorRow);
      if (screen.lineSizes[row] !== 0) {
        if (touched || cursorMoved) count = this.#doubleRow(screen, row, context, count);
      } else if (!changes || cursorMoved) {
        count = this.#row(screen, row, 0, Math.min(cols, screen.cols), context, count);
      } else if (touched) {
        const to = Math.min(screen.cols, cols, changes.to[row]! + 1);
        count = this.#row(screen, row, Math.max(0, changes.from[row]! - 1), to, context, count);
      }
      if (!changes && screen.cols < cols) count = this.#void(row, screen.cols, context, count);
    }
    this.#cursorRow = cursorRow;
    return count;
  }

  #row(screen: Screen, row: number, from: number, to: number, context: ColourContext, count: number): number {
    const { glyphs, styles, cols } = screen;
    const cursor = this.#cursorIn(screen, row);
    for (let col = from; col < to; col++) {
      const at = row * cols + col;
      const x = this.#x(col);
      const nearCursor = cursor.col >= col - 1 && cursor.col <= col + 1;
      const tile =
        nearCursor || isSpecial(screen, at, col)
          ? this.#tiles.tile(cellAt(screen, row, col, cursor, x), screen, context)
          : this.#tiles.plain(glyphs[at]!, styles[at]!, x, screen, context);
      count = this.#put(row * this.grid.cols + col, tile, count);
    }
    return count;
  }

  #doubleRow(screen: Screen, row: number, context: ColourContext, count: number): number {
    const cursor = this.#cursorIn(screen, row);
    for (let col = 0; col < Math.min(screen.cols, this.grid.cols); col++) {
      const tile = this.#tiles.tile(doubleCellAt(screen, row, col, cursor, this.#x(col)), screen, context);
      count = this.#put(row * this.grid.cols + col, tile, count);
    }
    return count;
  }

  #x(col: number): number {
    return this.grid.left + col * this.glyphs.metrics.width;
  }

  /** The cells under the cursor as they look with it and without it: (position, tile) pairs. */
  #cursorFaces(screen: Screen, context: ColourContext): { shown: number[]; hidden: number[] } {
    const { row, col } = screen.cursor;
    const cursor = this.#cursorIn(screen, row);
    const shown: number[] = [];
    const hidden: number[] = [];
    if (cursor.col < 0 || row >= this.grid.rows) return { shown, hidden };
    const double = screen.lineSizes[row] !== 0;
    const at = double ? doubleCellAt : cellAt;
    const near = double
      ? [2 * col - 2, 2 * col - 1, 2 * col, 2 * col + 1, 2 * col + 2, 2 * col + 3]
      : [col - 1, col, col + 1];
    for (const visual of near) {
      if (visual < 0 || visual >= Math.min(screen.cols, this.grid.cols)) continue;
      const position = row * this.grid.cols + visual;
      const cell = at(screen, row, visual, cursor, this.#x(visual));
      if (!cell.cursor) continue;
      shown.push(position, this.#tiles.tile(cell, screen, context));
      hidden.push(position, this.#tiles.tile({ ...cell, cursor: undefined }, screen, context));
    }
    return { shown, hidden };
  }

  /** Cells of the canvas that the terminal does not have at its present size. */
  #void(row: number, from: number, context: ColourContext, count: number): number {
    const tile = this.#tiles.bank.solid(defaultColours(context).background);
    for (let col = from; col < this.grid.cols; col++) count = this.#put(row * this.grid.cols + col, tile, count);
    return count;
  }

  #put(position: number, tile: number, count: number): number {
    if (this.#current[position] === tile) return count;
    this.#current[position] = tile;
    this.#pairs[2 * count] = position;
    this.#pairs[2 * count + 1] = tile;
    return count + 1;
  }
}
