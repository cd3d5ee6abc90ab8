// Lines of mere text that come at the bottom of a screen that scrolls: most of long recordings. What the terminal makes of them
// is known without it.
import type { Internals, RawLine } from '../xterm/internals.js';
import { isFull } from './row-joins.js';

const WORDS = 3;
const CONTENT = 0x3f_ffff;
const SPACE = 0x20;
/** Of xterm's parser: not within a sequence. */
const GROUND = 0;
const NOT_PLAIN = /[^\x20-\x7e\r\n]/;

/**
 * How many lines end in text that comes after `column` cells of a row, if it is mere text and surely leaves the last column of
 * each row empty.
 */
export function countLines(data: string, cols: number, column = 0): number | undefined {
  let lines = 0;
  let width = column;
  for (let at = 0; at < data.length; at++) {
    const unit = data.charCodeAt(at);
    if (unit === 13 && data.charCodeAt(at + 1) === 10) {
      lines++;
      width = 0;
      at++;
    } else {
      width += unit < 0x7f ? 1 : 2;
      if (unit < 0x20 || (unit >= 0x7f && unit < 0xa0) || width >= cols) return undefined;
    }
  }
  return lines;
}

/** Of what countLines has counted: whether each character is a cell. */
export const isPlain = (lines: string): boolean => !NOT_PLAIN.test(lines);

/** Visits plain lines as rows show them, without the blanks at their ends, and where each begins if the first does at `position`. */
export function eachPlainRow(lines: string, position: number, visit: (row: string, start: number) => void): void {
  for (let start = 0; start <= lines.length; ) {
    const feed = lines.indexOf('\r\n', start);
    const end = feed < 0 ? lines.length : feed;
    visit(lines.slice(start, end).trimEnd(), position + start);
    start = end + 2;
  }
}

/**
 * `room`: how many lines that fit in a row can be printed so that each, with what it may be joined to, is on the screen after
 * the last as it was after its own: none but at the bottom of a screen that scrolls. `plain`: whether plain lines come out as
 * they are, each on a row of its own, which those do not that the output before them is `open` for.
 */
export function roomForLines(core: Internals, rows: number, open: boolean): { room: number; plain: boolean } {
  const { x, y, ybase, scrollTop, scrollBottom, lines } = core.buffer;
  const scrolls = x === 0 && y === rows - 1 && scrollTop === 0 && scrollBottom === rows - 1;
  const above = y > 0 ? lines.get(ybase + y - 1) : undefined;
  const line = lines.get(ybase + y);
  if (!scrolls || !line || !above || isFull(above) || line.isWrapped) return { room: 0, plain: false };
  const ground = core._inputHandler._parser.currentState === GROUND && !core._charsetService.charset;
  return { room: rows - 1, plain: !open && ground && isBlank(line) };
}

function isBlank({ _data: data }: RawLine): boolean {
  for (let at = 0; at < data.length; at += WORDS) if ((data[at]! & CONTENT) > SPACE) return false;
  return true;
}
