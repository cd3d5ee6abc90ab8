// Looks at text before xterm prints it: what would cost too much, what xterm.js draws otherwise than terminals do, and the places
// of kitty's images in text.
import type { Internals, RawPrint } from './internals.js';

/** Most code points of no width of their own that one cell takes: more are dropped. */
export const MAX_MARKS = 16;

/** Below this nothing combines, and most output stays below it. */
const FIRST_MARK = 0x300;
const UNDERSCORE = 0x5f;
/** A cell of an image (kitty's graphics protocol, Unicode placeholders). Its marks and its colour tell which cell of which image. */
const PLACEHOLDER = 0x10_eeee;
const SHADE = 0x2592;
/** The foreground word of an attribute without its colour. */
const FG_FLAGS = 0xfc00_0000;

/** How wide a code point is on its own; negative for those that are to be dropped. */
export type WidthOf = (codePoint: number) => number;

export function filterPrinted(core: Internals, widthOf: WidthOf): void {
  const handler = core._inputHandler;
  const print = handler.print.bind(handler);
  let marks = 0;
  let placeholders = false;
  handler.print = (data, start, end) => {
    let at = start;
    while (at < end && data[at]! < FIRST_MARK) at++;
    if (core._charsetService.charset) blankUnderscores(core, data, start, end);
    if (at > start) marks = 0;
    placeholders = false;
    if (at < end) {
      if (at === start && core._inputHandler._parser.precedingJoinState === 0) marks = marksBeforeCursor(core);
      end = dropMarks(data, at, end);
    }
    if (placeholders) printShades(core, print, data, start, end);
    else if (end > start) print(data, start, end);
  };

  /** Closes the ranks of [from, end) where code points have to go, and gives the new end. */
  function dropMarks(data: Uint32Array, from: number, end: number): number {
    let kept = from;
    for (let at = from; at < end; at++) {
      const codePoint = data[at]!;
      const width = codePoint < FIRST_MARK ? 1 : widthOf(codePoint);
      if (width < 0) continue;
      marks = width === 0 ? marks + 1 : 0;
      if (marks <= MAX_MARKS) data[kept++] = codePoint;
      if (codePoint !== PLACEHOLDER) continue;
      placeholders = true;
      marks = MAX_MARKS;
    }
    return kept;
  }
}

/** A shade stands for each cell of an image, in the colour of text: the cell's own is a number. */
function printShades(core: Internals, print: RawPrint, data: Uint32Array, start: number, end: number): void {
  const pen = core._inputHandler._curAttrData;
  for (let from = start, to = start; from < end; from = to) {
    const shaded = data[from] === PLACEHOLDER;
    for (; to < end && (data[to] === PLACEHOLDER) === shaded; to++) if (shaded) data[to] = SHADE;
    const fg = pen?.fg ?? 0;
    if (pen && shaded) pen.fg = fg & FG_FLAGS;
    print(data, from, to);
    if (pen) pen.fg = fg;
  }
}

/** How many marks the cell left of the cursor has already; too many where there is no such cell. */
function marksBeforeCursor({ buffer }: Internals): number {
  if (buffer.x === 0) return MAX_MARKS;
  const line = buffer.lines.get(buffer.ybase + buffer.y);
  if (!line) return 0;
  const tail = line._data[(buffer.x - 1) * 3]! >>> 22 === 0 ? 1 : 0;
  return (line._combined[buffer.x - 1 - tail] ?? '').length;
}

/** In the DEC special graphics set `_` is a blank (VT100 manual, table 3-9); xterm.js has the rest of it. */
function blankUnderscores(core: Internals, data: Uint32Array, start: number, end: number): void {
  if (core._charsetService.charset?.['q'] !== '─') return;
  for (let at = start; at < end; at++) if (data[at] === UNDERSCORE) data[at] = 0x20;
}
