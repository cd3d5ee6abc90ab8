// Screens that are smaller than the canvas, painted as large as it allows (--resize scale). A painter of their own size paints
// them; what it changes is put together in pixels and cut into the cells of the canvas.

import { latin1 } from '../bytes.js';
import type { GlyphSource } from '../fonts/glyph.js';
import { enlarged } from '../layout/enlarge.js';
import { layoutGrid } from '../layout/layout.js';
import { MIDDLE, plainBorder } from '../raster/border.js';
import type { Grid, PaintLog, TileBook } from '../raster/tiles.js';
import type { Micros } from '../recording/cast.js';
import type { Frame } from '../replay/frame.js';
import type { Screen } from '../terminal/screen.js';
import { indexed } from './composite.js';
import { memo } from './memo.js';
import { Painter, type PaintStyle } from './painter.js';

/** Where frames are painted. */
export type FramePainter = Pick<Painter, 'paint' | 'finish' | 'book' | 'frameCount' | 'lastTime'>;

export interface Scaling {
  readonly grid: Grid;
  readonly style: PaintStyle;
  /** Of the canvas, and of a font size. */
  readonly glyphs: GlyphSource;
  glyphsOf(size: number): GlyphSource;
}

export class Scaler implements FramePainter {
  readonly #tiles = new Map<string, number>();
  readonly #sources = new Map<string, GlyphSource | undefined>();
  #enlarged: Enlarged | undefined;

  constructor(
    private readonly canvas: Painter,
    private readonly scaling: Scaling,
  ) {}

  get book(): TileBook {
    return this.canvas.book;
  }

  get frameCount(): number {
    return this.canvas.frameCount;
  }

  get lastTime(): Micros {
    return this.canvas.lastTime;
  }

  paint(frame: Frame): void {
    const { screen, time, changes } = frame;
    const glyphs = this.#glyphsFor(screen);
    if (glyphs && this.#enlarged?.fits(screen)) {
      this.#enlarged.paint(frame);
      this.#show(time, screen);
      return;
    }
    this.#leave(time);
    const anew = { ...frame, changes: { ...changes, all: true } };
    if (glyphs) {
      this.#enlarged = new Enlarged(screen, glyphs, this.scaling);
      this.#enlarged.paint(anew);
      this.#show(time, screen);
    } else this.canvas.paint(anew);
  }

  finish(end: Micros, settled?: Micros): PaintLog {
    this.#leave(end);
    return this.canvas.finish(end, settled);
  }

  /** What blinked since the last frame is shown still. */
  #leave(time: Micros): void {
    if (!this.#enlarged) return;
    this.#enlarged.finish(time);
    this.#show(time);
    this.#enlarged = undefined;
  }

  /** Shows what the enlarged screen has recorded; a frame in which nothing of it changed may change what is beside it. */
  #show(time: Micros, screen?: Screen): void {
    let last = -1;
    for (const change of this.#enlarged!.changes()) {
      last = change.time;
      this.canvas.paintCells(last, plainBorder(change.base), this.#cut(change), last === time ? screen : undefined);
    }
    if (screen && last !== time) this.canvas.paintCells(time, plainBorder(this.#enlarged!.base), [], screen);
  }

  *#cut({ cells }: Change): Generator<[position: number, tile: number]> {
    for (const cell of cells) yield [cell, this.#tileOf(this.#enlarged!.pixels(cell))];
  }

  #tileOf(pixels: Uint32Array): number {
    const { bank } = this.canvas;
    const key = latin1(new Uint8Array(pixels.buffer));
    return memo(this.#tiles, key, () => bank.picture(indexed(pixels)));
  }

  /** Glyphs of the largest size at which a screen has room; undefined where that is no larger than the canvas has them. */
  #glyphsFor(screen: Screen): GlyphSource | undefined {
    const { grid, glyphs, glyphsOf } = this.scaling;
    const key = `${screen.cols}x${screen.rows}`;
    if (!this.#sources.has(key)) this.#sources.set(key, enlarged(screen, grid, glyphs.metrics, glyphsOf));
    return this.#sources.get(key);
  }
}

interface Change {
  readonly time: Micros;
  /** Ground of what is beside the screen. */
  readonly base: number;
  /** Cells of the canvas, ascending. */
  readonly cells: Iterable<number>;
}

/** The cells of the canvas as pixels, with a screen of larger cells in their top left corner. */
class Enlarged {
  base = -1;
  readonly #painter: Painter;
  readonly #cols: number;
  readonly #rows: number;
  readonly #pixels: Uint32Array;
  readonly #width: number;
  #seen = 0;

  constructor(
    { cols, rows }: Screen,
    private readonly glyphs: GlyphSource,
    private readonly scaling: Scaling,
  ) {
    const { grid } = scaling;
    const { width, height } = scaling.glyphs.metrics;
    this.#cols = cols;
    this.#rows = rows;
    this.#width = grid.cols * width;
    this.#pixels = new Uint32Array(this.#width * grid.rows * height);
    this.#painter = new Painter(glyphs, layoutGrid(cols, rows, glyphs.metrics), scaling.style);
  }

  fits({ cols, rows }: Screen): boolean {
    return cols === this.#cols && rows === this.#rows;
  }

  paint(frame: Frame): void {
    this.#painter.paint(frame);
  }

  finish(time: Micros): void {
    this.#painter.finish(time);
  }

  /** Takes in what was recorded, frame by frame. */
  *changes(): Generator<Change> {
    const pairs = new Uint32Array(2 * this.#cols * this.#rows);
    for (; this.#seen < this.#painter.frameCount; this.#seen++) {
      const { time, border, count } = this.#painter.recorded(this.#seen, pairs);
      const touched = new Set<number>();
      const base = border[MIDDLE]!;
      if (base !== this.base) this.#fill(base, touched);
      for (let i = 0; i < count; i++) this.#draw(pairs[2 * i]!, pairs[2 * i + 1]!, touched);
      yield { time, base, cells: [...touched].sort((a, b) => a - b) };
    }
  }

  /** Pixels of a cell of the canvas. */
  pixels(cell: number): Uint32Array {
    const { grid, glyphs } = this.scaling;
    const { width, height } = glyphs.metrics;
    const pixels = new Uint32Array(width * height);
    const start = Math.floor(cell / grid.cols) * height * this.#width + (cell % grid.cols) * width;
    for (let y = 0; y < height; y++) {
      const from = start + y * this.#width;
      pixels.set(this.#pixels.subarray(from, from + width), y * width);
    }
    return pixels;
  }

  /** A new ground: beyond the screen too. What is on the screen is drawn again anyway where its ground changed. */
  #fill(base: number, touched: Set<number>): void {
    const { width, height } = this.glyphs.metrics;
    const [right, bottom] = [this.#cols * width, this.#rows * height];
    for (let at = 0; at < this.#pixels.length; at++) {
      if (this.base < 0 || at % this.#width >= right || at >= bottom * this.#width) this.#pixels[at] = base;
    }
    const { cols, rows } = this.scaling.grid;
    for (let cell = 0; cell < cols * rows; cell++) touched.add(cell);
    this.base = base;
  }

  #draw(position: number, tile: number, touched: Set<number>): void {
    const { width, height } = this.glyphs.metrics;
    const [left, top] = [(position % this.#cols) * width, Math.floor(position / this.#cols) * height];
    const colours = this.#painter.bank.pixels(tile);
    for (let y = 0; y < height; y++) {
      this.#pixels.set(colours.subarray(y * width, (y + 1) * width), (top + y) * this.#width + left);
    }
    const cell = this.scaling.glyphs.metrics;
    for (let row = Math.floor(top / cell.height); row * cell.height < top + height; row++) {
      for (let col = Math.floor(left / cell.width); col * cell.width < left + width; col++) {
        touched.add(row * this.scaling.grid.cols + col);
      }
    }
  }
}
