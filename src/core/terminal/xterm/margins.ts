// The state of left and right margins (DECLRMM ?69, DECSLRM), which xterm.js does not know.
import { scrollRows } from './cells.js';
import type { MarginCore } from './margin-core.js';

const known = new WeakMap<object, Margins>();

/** The margins of a terminal, of Internals or what else stands for its `_core`. */
export const marginsOf = (core: object): Margins | undefined => known.get(core);

export class Margins {
  readonly core: MarginCore;
  /** DECLRMM: whether CSI s sets margins. */
  on = false;
  /** Told how many cells are moved. */
  count: (cells: number) => void = () => {};
  /** Goes back over the edge of rows, where a mode asks for it; false where none does. See reverse-wrap.ts. */
  goBack: (count: number) => boolean = () => false;
  /** Modes of reverse wrap that are on. */
  readonly backModes = new Set<number>();
  #left = 0;
  /** Undefined is the last column, whatever the size. */
  #right: number | undefined;
  readonly #install: (margins: Margins) => void;
  #installed = false;
  #waiting: { buffer: object; row: number; col: number } | undefined;

  /** `install` is called when a program first turns the mode on. */
  constructor(core: MarginCore, install: (margins: Margins) => void) {
    this.core = core;
    this.#install = install;
    known.set(core, this);
  }

  get left(): number {
    return this.on ? this.#left : 0;
  }

  get right(): number {
    const last = this.core._bufferService.cols - 1;
    return this.on ? Math.min(this.#right ?? last, last) : last;
  }

  /** Whether they are narrower than the screen. */
  get active(): boolean {
    return this.on && (this.#left > 0 || this.right < this.core._bufferService.cols - 1);
  }

  /** Whether the cursor stands on the right margin and wraps before the next character. */
  get waits(): boolean {
    const { buffer } = this.core;
    const { x, y } = buffer;
    if (x >= this.core._bufferService.cols) return true;
    return this.#waiting?.buffer === buffer && this.#waiting.row === y && this.#waiting.col === x;
  }

  /** Makes the cursor wait on the right margin, or takes that back. In the last column xterm.js waits beyond it. */
  set waits(waits: boolean) {
    const { buffer } = this.core;
    const { cols } = this.core._bufferService;
    if (!waits && buffer.x >= cols) buffer.x = cols - 1;
    this.#waiting = undefined;
    if (!waits) return;
    if (this.right === cols - 1 || buffer.x > this.right) buffer.x = cols;
    else {
      buffer.x = this.right;
      this.#waiting = { buffer, row: buffer.y, col: buffer.x };
    }
  }

  /** The column that the cursor is in. */
  get col(): number {
    return Math.min(this.core.buffer.x, this.core._bufferService.cols - 1);
  }

  get inColumns(): boolean {
    return this.col >= this.left && this.col <= this.right;
  }

  get inRows(): boolean {
    const { y, scrollTop, scrollBottom } = this.core.buffer;
    return y >= scrollTop && y <= scrollBottom;
  }

  turn(on: boolean): void {
    this.on = on;
    if (!on) this.reset();
    if (!on || this.#installed) return;
    this.#installed = true;
    this.#install(this);
  }

  reset(): void {
    this.#left = 0;
    this.#right = undefined;
    this.#waiting = undefined;
  }

  /** DECSLRM, columns from 1, 0 where left out. Impossible ones change nothing. */
  set(left: number, right: number): void {
    const { cols } = this.core._bufferService;
    const [first, last] = [Math.max(1, left), right === 0 || right > cols ? cols : right];
    if (first >= last) return;
    this.#left = first - 1;
    this.#right = last === cols ? undefined : last - 1;
    this.#waiting = undefined;
    this.core._inputHandler._setCursor(0, 0);
  }

  /** A program drew for other columns: the margins are those of the screen again. */
  resized(): void {
    this.reset();
  }

  /** Scrolls what is within all four margins, from a row on, up or (negative) down. */
  scroll(rows: number, top = this.core.buffer.scrollTop): void {
    const { scrollBottom: bottom } = this.core.buffer;
    this.count((this.right + 1 - this.left) * (bottom + 1 - top) + bottom);
    scrollRows(this.core, { top, bottom, left: this.left, right: this.right }, rows);
  }
}
