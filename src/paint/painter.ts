// Frames in, a log of changed tiles out. Owns the grid of tiles as it stands; the pictures themselves are cell-tiles.ts.
import type { Micros } from '../cast/cast.js';
import type { Frame } from '../frames/frame.js';
import type { GlyphSource } from '../glyphs/glyph.js';
import { type ColourContext, defaultColours } from '../look/colours.js';
import type { Theme } from '../look/theme.js';
import type { Grid, PaintLog, TileBook } from '../pixels/tiles.js';
import { BLANK, type Changes, type CursorShape, type Screen, TAIL } from '../terminal/screen.js';
import { CellTiles } from './cell-tiles.js';
import { PaintRecorder } from './log.js';

const NOTHING_YET = 0xffff_ffff;

export interface PaintStyle {
  theme: Theme;
  levels: number;
  boldIsBright: boolean;
}

export class Painter {
  readonly #tiles: CellTiles;
  readonly #recorder = new PaintRecorder();
  readonly #current: Uint32Array;
  readonly #pairs: Uint32Array;
  /** Time of the latest frame seen. */
  lastTime: Micros = 0;
  #border = -1;
  /** Cell of the cursor in the frame before, or -1. */
  #cursorRow = -1;

  constructor(
    private readonly glyphs: GlyphSource,
    private readonly grid: Grid,
    private readonly style: PaintStyle,
  ) {
    this.#tiles = new CellTiles(glyphs, style.levels);
    this.#current = new Uint32Array(grid.cols * grid.rows).fill(NOTHING_YET);
    this.#pairs = new Uint32Array(2 * grid.cols * grid.rows);
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
    const everything = first || changes.all || border !== this.#border;
    const count = this.#collect(screen, everything ? undefined : changes, context);
    if (count > 0 || border !== this.#border) this.#recorder.add(time, border, this.#pairs, count);
    this.#border = border;
  }

  finish(end: Micros): PaintLog {
    return this.#recorder.finish(end);
  }

  /** Writes the pairs of the cells whose tile differs and gives their number. Without `changes` every cell is looked at. */
  #collect(screen: Screen, changes: Changes | undefined, context: ColourContext): number {
    const { cols, rows } = this.grid;
    const cursorRow = screen.cursor.visible ? screen.cursor.row : -1;
    let count = 0;
    for (let row = 0; row < rows; row++) {
      if (row >= screen.rows) {
        if (!changes) count = this.#void(row, 0, context, count);
        continue;
      }
      // The cursor's row is looked at whole: cheaper than to reason about which of its cells the cursor left.
      const whole = !changes || (changes.cursor && (row === cursorRow || row === this.#cursorRow));
      const from = whole ? 0 : Math.max(0, changes.from[row]! - 1);
      const to = whole ? Math.min(cols, screen.cols) : Math.min(screen.cols, cols, changes.to[row]! + 1);
      if (whole || changes.from[row]! < changes.to[row]!) count = this.#row(screen, row, from, to, context, count);
      if (!changes && screen.cols < cols) count = this.#void(row, screen.cols, context, count);
    }
    this.#cursorRow = cursorRow;
    return count;
  }

  #row(screen: Screen, row: number, from: number, to: number, context: ColourContext, count: number): number {
    const { glyphs, styles, cols } = screen;
    const { width } = this.glyphs.metrics;
    const cursor = screen.cursor.visible && screen.cursor.row === row ? screen.cursor.col : -2;
    for (let col = from; col < to; col++) {
      const at = row * cols + col;
      const glyph = glyphs[at]!;
      const x = this.grid.left + col * width;
      const wide = glyph === TAIL || (glyph !== BLANK && glyph > 127 && col + 1 < cols && glyphs[at + 1] === TAIL);
      const tile =
        wide || col === cursor
          ? this.#special(screen, at, col, wide, cursor, x, context)
          : this.#tiles.plain(glyph, styles[at]!, x, screen, context);
      count = this.#put(row * this.grid.cols + col, tile, count);
    }
    return count;
  }

  /** A wide grapheme's half, or the cell under the cursor; the cursor covers both halves. */
  #special(
    screen: Screen,
    at: number,
    col: number,
    wide: boolean,
    cursor: number,
    x: number,
    context: ColourContext,
  ): number {
    const half = screen.glyphs[at] === TAIL && col > 0 ? 1 : 0;
    const lead = at - half;
    const covered = col - half === cursor || (wide && col - half + 1 === cursor);
    const shape: CursorShape | undefined = covered ? screen.cursor.shape : undefined;
    const glyph = screen.glyphs[lead]!;
    const cell = {
      glyph: glyph === TAIL ? BLANK : glyph,
      style: screen.styles[lead]!,
      span: wide ? 2 : 1,
      half,
      cursor: shape,
      x,
    } as const;
    return this.#tiles.tile(cell, screen, context);
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
