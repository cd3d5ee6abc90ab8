// How large a sixel image is drawn, read piece by piece (VT330/340 manual, chapter 14). For images that do not say it.
import type { PixelSize } from './picture-header.js';

/** Rows of pixels in a sixel. */
const SIXEL_ROWS = 6;
/** `$` returns to the left, `-` begins the next band, `!N` repeats what follows it; `#` and `"` have numbers only. */
const DRAWING = /!(\d{1,9})[?-~]|[?-~]+|[$-]/g;
/** A repetition that the end of a piece cuts. */
const CUT = /!\d{0,9}$/;

export class SixelSize {
  #width = 0;
  #bands = 0;
  #x = 0;
  #cut = '';

  read(piece: string): void {
    const whole = this.#cut + piece;
    this.#cut = CUT.exec(whole.slice(-10))?.[0] ?? '';
    const data = this.#cut === '' ? whole : whole.slice(0, -this.#cut.length);
    for (const [command, repeat] of data.matchAll(DRAWING)) {
      if (command === '-') this.#bands++;
      if (command === '-' || command === '$') this.#x = 0;
      else this.#x += repeat === undefined ? command.length : Number(repeat);
      this.#width = Math.max(this.#width, this.#x);
    }
  }

  /** Undefined where nothing is drawn. */
  get size(): PixelSize | undefined {
    const bands = this.#bands + (this.#x > 0 ? 1 : 0);
    return this.#width === 0 || bands === 0 ? undefined : { width: this.#width, height: bands * SIXEL_ROWS };
  }
}
