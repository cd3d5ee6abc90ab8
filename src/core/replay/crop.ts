// A part of the screen in place of all of it.

import { CastError } from '../errors.js';
import { optionName } from '../options/option-name.js';
import { BLANK, type Changes, type Screen } from '../terminal/screen.js';
import type { Frame } from './frame.js';
import { play } from './play.js';
import type { Script } from './script.js';

/** In cells; may reach beyond a screen. */
export interface Crop {
  readonly col: number;
  readonly row: number;
  readonly cols: number;
  readonly rows: number;
}

/** What a `--crop` value other than `auto` names: COLSxROWS, or COLSxROWS+COL+ROW. */
export function parseCrop(text: string): Crop | undefined {
  const found = /^([1-9]\d{0,3})x([1-9]\d{0,3})(?:\+(\d{1,3})\+(\d{1,3}))?$/.exec(text);
  if (!found) return undefined;
  const [cols = 1, rows = 1, col = 0, row = 0] = found.slice(1).map((number) => Number(number ?? 0));
  return { col, row, cols, rows };
}

/** The smallest part that holds all that these screens ever show, the cursor too; undefined if they show nothing. */
export class UsedCells {
  #left = Infinity;
  #top = Infinity;
  #right = -1;
  #bottom = -1;

  /** `canvas` is all that is ever shown of a screen. */
  constructor(private readonly canvas: { readonly cols: number; readonly rows: number }) {}

  add(screen: Screen): void {
    const { glyphs, styles, cursor } = screen;
    const [cols, rows] = [Math.min(screen.cols, this.canvas.cols), Math.min(screen.rows, this.canvas.rows)];
    for (let row = 0; row < rows; row++) {
      for (let col = 0, at = row * screen.cols; col < cols; col++, at++) {
        if (glyphs[at] !== BLANK || styles[at] !== 0) this.#include(col, row);
      }
    }
    if (cursor.visible && cursor.col < cols && cursor.row < rows) this.#include(cursor.col, cursor.row);
  }

  get crop(): Crop | undefined {
    if (this.#right < 0) return undefined;
    const [col, row] = [this.#left, this.#top];
    return { col, row, cols: this.#right - col + 1, rows: this.#bottom - row + 1 };
  }

  #include(col: number, row: number): void {
    this.#left = Math.min(this.#left, col);
    this.#top = Math.min(this.#top, row);
    this.#right = Math.max(this.#right, col);
    this.#bottom = Math.max(this.#bottom, row);
  }
}

type Shown = Script & { readonly cols: number; readonly rows: number };

/**
 * The part that `--crop` names, of an animation and of a still of it alike; undefined for all of the screen. What it reaches beyond
 * the screen is left out, so that one value serves recordings of several sizes.
 * @throws CastError if nothing of it is on the screen
 */
export async function cropOf(script: Shown, { crop }: { crop?: string | undefined }): Promise<Crop | undefined> {
  if (crop === undefined) return undefined;
  const named = parseCrop(crop);
  return named ? onScreen(named, script) : usedCells(script);
}

function onScreen({ col, row, cols, rows }: Crop, { name, ...screen }: Shown): Crop {
  if (col >= screen.cols || row >= screen.rows) {
    const beginning = `${optionName('crop')} to begin on the screen of ${screen.cols}x${screen.rows} cells`;
    throw new CastError({ file: name }, `expected ${beginning}, found column ${col}, row ${row} (counted from 0)`);
  }
  return { col, row, cols: Math.min(cols, screen.cols - col), rows: Math.min(rows, screen.rows - row) };
}

/** The part of all frames of a script that is ever used: plays it once. */
async function usedCells(script: Shown): Promise<Crop | undefined> {
  const used = new UsedCells(script);
  for await (const _ of play(script, ({ screen }) => used.add(screen))) {
    // nothing to pass on
  }
  return used.crop;
}

/** The frame as if the terminal had been only that large. Shares nothing with the replay that the next frame changes. */
export function cropFrame(frame: Frame, crop: Crop): Frame {
  return { ...frame, screen: cropScreen(frame.screen, crop), changes: cropChanges(frame.changes, crop, frame.screen) };
}

export function cropScreen(screen: Screen, crop: Crop): Screen {
  const cols = Math.max(0, Math.min(crop.cols, screen.cols - crop.col));
  const rows = Math.max(0, Math.min(crop.rows, screen.rows - crop.row));
  const cut = (cells: Uint32Array): Uint32Array => {
    const part = new Uint32Array(cols * rows);
    for (let row = 0; row < rows; row++) {
      const from = (crop.row + row) * screen.cols + crop.col;
      part.set(cells.subarray(from, from + cols), row * cols);
    }
    return part;
  };
  const [col, row] = [screen.cursor.col - crop.col, screen.cursor.row - crop.row];
  const visible = screen.cursor.visible && col >= 0 && row >= 0 && col < cols && row < rows;
  const { title, colours, reverse, alternate } = screen;
  return {
    ...{ cols, rows, title, colours, reverse, alternate },
    glyphs: cut(screen.glyphs),
    styles: cut(screen.styles),
    lineSizes: screen.lineSizes.slice(crop.row, crop.row + rows),
    wraps: screen.wraps.slice(crop.row, crop.row + rows),
    cursor: visible ? { ...screen.cursor, col, row } : { ...screen.cursor, col: 0, row: 0, visible: false },
    text: (glyph) => screen.text(glyph),
    style: (id) => screen.style(id),
  };
}

function cropChanges(changes: Changes, { col, row, cols, rows }: Crop, screen: Screen): Changes {
  const shown = Math.max(0, Math.min(rows, screen.rows - row));
  const from = changes.from.slice(row, row + shown).map((start) => Math.max(0, start - col));
  const to = changes.to.slice(row, row + shown).map((end) => Math.min(cols, screen.cols - col, end - col));
  return { ...changes, from, to };
}
