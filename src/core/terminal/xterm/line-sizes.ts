// Double-width and double-height lines (DECDWL, DECDHL), which xterm.js does not have.

import type { LineSize } from '../screen.js';
import type { Internals, RawLine } from './internals.js';
import type { ParserHooks } from './modes.js';

/** ESC # 3 top half, 4 bottom half, 5 single width, 6 double width (VT100 manual). */
const SIZES: readonly [final: string, size: LineSize][] = [
  ['3', 2],
  ['4', 3],
  ['5', 0],
  ['6', 1],
];

/**
 * By the object that holds a line's clusters: it goes where the line goes, and xterm makes a new one when it erases the
 * line or uses it for another, which is when a line becomes a normal one again.
 */
const sizes = new WeakMap<object, LineSize>();

export const lineSizeOf = (line: Pick<RawLine, '_combined'>): LineSize => sizes.get(line._combined) ?? 0;

export class LineSizes {
  #used = false;

  constructor(core: Internals, parser: ParserHooks) {
    for (const [final, size] of SIZES) {
      parser.registerEscHandler({ intermediates: '#', final }, () => {
        const line = core.buffer.lines.get(core.buffer.ybase + core.buffer.y);
        if (line) sizes.set(line._combined, size);
        this.#used = true;
        return true;
      });
    }
  }

  of(line: RawLine): LineSize {
    return this.#used ? lineSizeOf(line) : 0;
  }
}
