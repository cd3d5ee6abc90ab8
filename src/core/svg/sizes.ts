// The screens of a recording by their size: with --resize scale each smaller size has a log of its own, which is drawn enlarged.

import { FontShelf } from '../fonts/fonts.js';
import type { CellMetrics } from '../fonts/glyph.js';
import { cellMetrics } from '../fonts/metrics.js';
import { type CellCount, enlarged } from '../layout/enlarge.js';
import type { Micros } from '../recording/cast.js';
import type { Frame } from '../replay/frame.js';
import type { Appearance } from './appearance.js';
import type { SvgValues } from './options.js';
import { ScreenLog } from './screens.js';

/** What is drawn in cells of another size, from the same corner. */
export interface Enlargement {
  readonly log: ScreenLog;
  /** Of a cell, in cells of the canvas. */
  readonly scale: { readonly x: number; readonly y: number };
}

type Looks = Pick<SvgValues, 'fontSize' | 'lineHeight' | 'letterSpacing' | 'resize' | 'cursorBlink'>;

/** The cell of the canvas. */
export const cellOf = ({ fontSize, lineHeight, letterSpacing }: Looks, shelf = new FontShelf()): CellMetrics =>
  cellMetrics(shelf.regular.font, fontSize, lineHeight, letterSpacing);

export class SizedLogs {
  /** Of the canvas. It tells of titles and grounds of all screens. */
  readonly log: ScreenLog;
  readonly enlargements: Enlargement[] = [];
  readonly #bySize = new Map<string, Enlargement | undefined>();

  constructor(
    private readonly canvas: CellCount,
    private readonly appearance: Appearance,
    private readonly looks: Looks,
  ) {
    this.log = new ScreenLog(canvas.cols, canvas.rows, appearance, looks.cursorBlink);
  }

  see(frame: Frame): void {
    const shown = this.#enlargementOf(frame.screen);
    for (const { log } of this.enlargements) log.see(frame, log === shown?.log);
    this.log.see(frame, shown === undefined);
  }

  finish(end: Micros, settled: Micros): void {
    for (const { log } of [this, ...this.enlargements]) log.finish(end, settled);
  }

  #enlargementOf({ cols, rows }: CellCount): Enlargement | undefined {
    if (this.looks.resize !== 'scale' || (cols === this.canvas.cols && rows === this.canvas.rows)) return undefined;
    const key = `${cols}x${rows}`;
    if (!this.#bySize.has(key)) this.#bySize.set(key, this.#enlarge({ cols, rows }));
    return this.#bySize.get(key);
  }

  #enlarge(size: CellCount): Enlargement | undefined {
    const shelf = new FontShelf();
    const cell = cellOf(this.looks, shelf);
    const made = (fontSize: number) => ({ metrics: cellOf({ ...this.looks, fontSize }, shelf) });
    const larger = enlarged(size, this.canvas, cell, made)?.metrics;
    if (!larger) return undefined;
    const log = new ScreenLog(size.cols, size.rows, this.appearance, this.looks.cursorBlink, this.log.times);
    const enlargement = { log, scale: { x: larger.width / cell.width, y: larger.height / cell.height } };
    this.enlargements.push(enlargement);
    return enlargement;
  }
}
