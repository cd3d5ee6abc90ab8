// Frames in, a log of changed tiles out. Owns the grid of tiles as it stands; which picture a cell has is cells.ts and cell-tiles.ts.

import type { GlyphSource } from '../fonts/glyph.js';
import { type BorderLook, plainBorder } from '../raster/border.js';
import type { Grid, PaintLog, TileBook } from '../raster/tiles.js';
import type { Micros } from '../recording/cast.js';
import type { Frame } from '../replay/frame.js';
import type { Changes, CursorShape, Screen } from '../terminal/screen.js';
import { type ColourContext, defaultColours } from '../theme/colours.js';
import type { Theme } from '../theme/theme.js';
import { Blinker, type Faces } from './blinker.js';
import { CellOverlays } from './cell-overlays.js';
import { CellTiles, FIRST_LIGATURE } from './cell-tiles.js';
import { cellAt, doubleCellAt, isSpecial, type RowCursor } from './cells.js';
import { Edges } from './edges.js';
import { FrameDiff } from './frame-diff.js';
import { LigatureRows } from './ligature-rows.js';
import { PaintRecorder } from './log.js';
import { type Cue, mergeCues, type Overlay, type OverlayMaker } from './overlay.js';
import type { TileBank } from './tile-bank.js';

/** What shows for less is not followed by the padding. */
const SETTLED: Micros = 500_000;
const NO_CURSOR: RowCursor = { col: -1, shape: 'block' };

export type PaddingFill = 'program' | 'theme';

export interface PaintStyle {
  theme: Theme;
  /** Levels of antialiasing, 2 to 16. */
  levels: number;
  boldIsBright: boolean;
  /** Least contrast of text, 1 to 21; see theme/contrast.ts. */
  minContrast?: number | undefined;
  /** Instead of what the program set. */
  cursor?: CursorShape | 'none' | undefined;
  cursorBlink?: boolean | undefined;
  /** Lets text blink that is set to. */
  blink?: boolean | undefined;
  /** What padding takes its colour from: the program's ground beside it where that has one, or always the theme's. */
  paddingFill?: PaddingFill | undefined;
}

export class Painter {
  /** Time of the latest frame seen. */
  lastTime: Micros = 0;
  readonly #tiles: CellTiles;
  readonly #ligatures: LigatureRows | undefined;
  readonly #recorder = new PaintRecorder();
  readonly #diff: FrameDiff;
  readonly #cursorBlinker: Blinker;
  readonly #textBlinker: Blinker;
  readonly #overlays: readonly Overlay[];
  readonly #cues: readonly Cue[];
  #nextCue = 0;
  readonly #edges: Edges;
  /** Ground of cells that no program has written to, in the frame before. */
  #base = -1;
  /** Row of the cursor in the frame before, or -1. */
  #cursorRow = -1;

  constructor(
    private readonly glyphs: GlyphSource,
    private readonly grid: Grid,
    private readonly style: PaintStyle,
    overlays: readonly OverlayMaker[] = [],
  ) {
    this.#tiles = new CellTiles(glyphs, style.levels);
    this.#edges = new Edges(grid);
    this.#ligatures = glyphs.ligatures && new LigatureRows(glyphs.ligatures);
    const { bank } = this.#tiles;
    const cellOverlays = new CellOverlays(bank);
    this.#diff = new FrameDiff(grid, this.#recorder, cellOverlays);
    this.#cursorBlinker = new Blinker(this.#diff);
    this.#textBlinker = new Blinker(this.#diff);
    this.#overlays = overlays.map((make) => make({ bank, cellOverlays, grid, metrics: glyphs.metrics }));
    this.#cues = mergeCues(this.#overlays);
  }

  get book(): TileBook {
    return this.#tiles.bank;
  }

  get bank(): TileBank {
    return this.#tiles.bank;
  }

  get frameCount(): number {
    return this.#recorder.frameCount;
  }

  /** Records what a frame changes; a frame that looks like the one before is dropped. */
  paint({ time, screen, changes }: Frame): void {
    const { theme, boldIsBright, minContrast, cursorBlink, blink } = this.style;
    const context: ColourContext = { theme, screen, boldIsBright, minContrast };
    const base = defaultColours(context).background;
    const first = this.#recorder.frameCount === 0;
    this.#goOn(time);
    this.lastTime = time;
    this.#cursorBlinker.end();
    this.#textBlinker.end();
    if (changes.all && !first) this.#tiles.recolour();
    const everything = first || changes.all || base !== this.#base;
    this.#base = base;
    const changed = everything ? undefined : changes;
    this.#draw(screen, changed, context);
    if (blink) this.#textBlinker.begin(time, this.#blinkingText(screen, context), 0);
    if (cursorBlink) this.#cursorBlinker.begin(time, this.#cursorFaces(screen, context), time);
    for (const overlay of this.#overlays) overlay.frame?.(screen, this.#diff);
    this.#act(time);
    this.#diff.commit(time, this.#recorder.borderId(this.#border(screen, changed, context)));
  }

  #border(screen: Screen, changes: Changes | undefined, context: ColourContext): BorderLook {
    if (this.style.paddingFill === 'theme') return plainBorder(this.#base);
    return this.#edges.look(screen, changes, this.#base, (style) => this.#tiles.ground(style, screen, context));
  }

  /** Records a frame whose cells were painted elsewhere; `screen` is what they show, if that is new. */
  paintCells(time: Micros, border: BorderLook, cells: Iterable<readonly [number, number]>, screen?: Screen): void {
    this.#goOn(time);
    this.lastTime = time;
    this.#cursorBlinker.end();
    this.#textBlinker.end();
    for (const [position, tile] of cells) this.#diff.put(position, tile);
    if (screen) for (const overlay of this.#overlays) overlay.frame?.(screen, this.#diff);
    this.#act(time);
    this.#diff.commit(time, this.#recorder.borderId(border));
  }

  /** A frame as it was recorded: pairs of position and tile. */
  recorded(frame: number, pairs: Uint32Array): { time: Micros; border: BorderLook; count: number } {
    const recorder = this.#recorder;
    return { time: recorder.timeOf(frame), border: recorder.borderOf(frame), count: recorder.read(frame, pairs) };
  }

  /** @param settled microseconds that padding has to look the same, or its colours are not followed */
  finish(end: Micros, settled: Micros = SETTLED): PaintLog {
    this.#goOn(end);
    return this.#recorder.finish(end, settled);
  }

  /** Records what happens before `time` without the terminal's doing: blinking, and cues of overlays. */
  #goOn(time: Micros): void {
    const blinkers = [this.#cursorBlinker, this.#textBlinker];
    for (;;) {
      const cue = this.#cues[this.#nextCue]?.time ?? Infinity;
      const next = Math.min(cue, ...blinkers.map((blinker) => blinker.next));
      if (next >= time) return;
      for (const blinker of blinkers) if (blinker.next === next) blinker.toggle();
      this.#act(next);
      if (this.frameCount > 0) this.#diff.commit(next, this.#diff.border);
    }
  }

  #act(time: Micros): void {
    for (; (this.#cues[this.#nextCue]?.time ?? Infinity) <= time; this.#nextCue++) {
      this.#cues[this.#nextCue]!.act(this.#diff);
    }
  }

  #cursorIn(screen: Screen, row: number): RowCursor {
    const { cursor } = screen;
    const shape = this.style.cursor ?? cursor.shape;
    return cursor.visible && cursor.row === row && shape !== 'none' ? { col: cursor.col, shape } : NO_CURSOR;
  }

  /** Puts the tiles of what changed into the frame. Without `changes` every cell is looked at. */
  #draw(screen: Screen, changes: Changes | undefined, context: ColourContext): void {
    const { cols, rows } = this.grid;
    const cursorRow = screen.cursor.visible ? screen.cursor.row : -1;
    for (let row = 0; row < rows; row++) {
      if (row >= screen.rows) {
        if (!changes) this.#void(row, 0, context);
        continue;
      }
      const touched = !changes || changes.from[row]! < changes.to[row]!;
      // The cursor's row is looked at whole: cheaper than to reason about which of its cells the cursor left.
      const cursorMoved = changes?.cursor && (row === cursorRow || row === this.#cursorRow);
      if (screen.lineSizes[row] !== 0) {
        if (touched || cursorMoved) this.#doubleRow(screen, row, context);
      } else if (!changes || cursorMoved || (touched && this.#ligatures)) {
        this.#row(screen, row, 0, Math.min(cols, screen.cols), context);
      } else if (touched) {
        const to = Math.min(screen.cols, cols, changes.to[row]! + 1);
        this.#row(screen, row, Math.max(0, changes.from[row]! - 1), to, context);
      }
      if (!changes && screen.cols < cols) this.#void(row, screen.cols, context);
    }
    this.#cursorRow = cursorRow;
  }

  #row(screen: Screen, row: number, from: number, to: number, context: ColourContext): void {
    const { glyphs, styles, cols } = screen;
    const cursor = this.#cursorIn(screen, row);
    const ligatures = this.#ligatures?.of(screen, row, cursor.col);
    for (let col = from; col < to; col++) {
      const at = row * cols + col;
      const x = this.#x(col);
      const nearCursor = cursor.col >= col - 1 && cursor.col <= col + 1;
      const part = ligatures ? ligatures[col]! : 0;
      const tile =
        part > 0
          ? this.#tiles.plain(FIRST_LIGATURE + part, styles[at]!, x, screen, context)
          : nearCursor || isSpecial(screen, at, col)
            ? this.#tiles.tile(cellAt(screen, row, col, cursor, x), screen, context)
            : this.#tiles.plain(glyphs[at]!, styles[at]!, x, screen, context);
      this.#diff.put(row * this.grid.cols + col, tile);
    }
  }

  #doubleRow(screen: Screen, row: number, context: ColourContext): void {
    const cursor = this.#cursorIn(screen, row);
    for (let col = 0; col < Math.min(screen.cols, this.grid.cols); col++) {
      const tile = this.#tiles.tile(doubleCellAt(screen, row, col, cursor, this.#x(col)), screen, context);
      this.#diff.put(row * this.grid.cols + col, tile);
    }
  }

  #x(col: number): number {
    return this.grid.left + col * this.glyphs.metrics.width;
  }

  /** The cells under the cursor as they look with it and without it: (position, tile) pairs. */
  #cursorFaces(screen: Screen, context: ColourContext): Faces {
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

  /** The cells with text that blinks, but not those under the cursor. */
  #blinkingText(screen: Screen, context: ColourContext): Faces {
    const faces = { shown: [] as number[], hidden: [] as number[] };
    for (let row = 0; row < Math.min(screen.rows, this.grid.rows); row++) {
      const cursor = this.#cursorIn(screen, row);
      const at = screen.lineSizes[row] === 0 ? cellAt : doubleCellAt;
      for (let col = 0; col < Math.min(screen.cols, this.grid.cols); col++) {
        const source = screen.lineSizes[row] === 0 ? col : col >> 1;
        if (!this.#tiles.blinks(screen.styles[row * screen.cols + source]!, screen)) continue;
        const cell = at(screen, row, col, cursor, this.#x(col));
        if (cell.cursor) continue;
        const position = row * this.grid.cols + col;
        faces.shown.push(position, this.#tiles.tile(cell, screen, context));
        faces.hidden.push(position, this.#tiles.tile({ ...cell, hidden: true }, screen, context));
      }
    }
    return faces;
  }

  /** Cells of the canvas that the terminal does not have at its present size. */
  #void(row: number, from: number, context: ColourContext): void {
    const tile = this.#tiles.bank.solid(defaultColours(context).background);
    for (let col = from; col < this.grid.cols; col++) this.#diff.put(row * this.grid.cols + col, tile);
  }
}
