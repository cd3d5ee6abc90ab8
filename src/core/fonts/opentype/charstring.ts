// Type 2 charstrings: small programs that draw a glyph in cubic curves (Adobe Technical Note 5177). Hints, arithmetic
// operators and the deprecated accent form of endchar are left out: none of our fonts uses the last two.

import { emptyOutline, type Outline } from '../outline.js';
import type { CffIndex } from './cff-index.js';

export interface Subroutines {
  readonly global: CffIndex;
  readonly local: CffIndex | undefined;
}

const MAX_DEPTH = 10;
/** Programs that call programs could run for ever; the longest of real glyphs have some ten thousand bytes. */
const MAX_STEPS = 500_000;

/** The pen: where it is, and the outline it leaves. */
class Pen {
  readonly outline = emptyOutline(true);
  private x = 0;
  private y = 0;

  move(dx: number, dy: number): void {
    this.close();
    this.point(dx, dy, true);
  }

  line(dx: number, dy: number): void {
    this.point(dx, dy, true);
  }

  curve(dx1: number, dy1: number, dx2: number, dy2: number, dx3: number, dy3: number): void {
    this.point(dx1, dy1, false);
    this.point(dx2, dy2, false);
    this.point(dx3, dy3, true);
  }

  close(): void {
    const { xs, ends } = this.outline;
    if (xs.length > (ends.at(-1) ?? 0)) ends.push(xs.length);
  }

  private point(dx: number, dy: number, on: boolean): void {
    this.x += dx;
    this.y += dy;
    this.outline.xs.push(this.x);
    this.outline.ys.push(this.y);
    this.outline.on.push(on);
  }
}

/** @throws RangeError for a program that leaves the table or does not end */
export function drawCharstring(
  view: DataView,
  range: readonly [number, number],
  { global, local }: Subroutines,
): Outline {
  const pen = new Pen();
  let stack: number[] = [];
  let hints = 0;
  let steps = 0;

  /** A move may have the glyph's width before its own operands. */
  const move = (count: number): number[] => stack.slice(-count);

  /** Runs a program; true = the glyph has ended. */
  const run = ([start, end]: readonly [number, number], depth: number): boolean => {
    let at = start;
    const call = (index: CffIndex | undefined): boolean => {
      const number = (stack.pop() ?? 0) + bias(index);
      return index !== undefined && depth < MAX_DEPTH && run(index.range(number), depth + 1);
    };
    while (at < end) {
      if (++steps > MAX_STEPS) throw new RangeError('a glyph is drawn by too long a program');
      const byte = view.getUint8(at++);
      if (byte === 28) {
        stack.push(view.getInt16(at));
        at += 2;
        continue;
      }
      if (byte >= 32) {
        if (byte <= 246) stack.push(byte - 139);
        else if (byte <= 250) stack.push((byte - 247) * 256 + view.getUint8(at++) + 108);
        else if (byte <= 254) stack.push(-(byte - 251) * 256 - view.getUint8(at++) - 108);
        else {
          stack.push(view.getInt32(at) / 65536);
          at += 4;
        }
        continue;
      }
      switch (byte) {
        case 10: // callsubr
          if (call(local)) return true;
          continue;
        case 29: // callgsubr
          if (call(global)) return true;
          continue;
        case 11: // return
          return false;
        case 14: // endchar
          pen.close();
          return true;
        case 1: // hstem
        case 3: // vstem
        case 18: // hstemhm
        case 23: // vstemhm
          hints += stack.length >> 1;
          break;
        case 19: // hintmask
        case 20: // cntrmask
          hints += stack.length >> 1;
          at += (hints + 7) >> 3;
          break;
        case 21: {
          const [dx = 0, dy = 0] = move(2);
          pen.move(dx, dy);
          break;
        }
        case 22:
          pen.move(move(1)[0] ?? 0, 0);
          break;
        case 4:
          pen.move(0, move(1)[0] ?? 0);
          break;
        case 12:
          flex(pen, view.getUint8(at++), stack);
          break;
        default:
          drawPath(pen, byte, stack);
      }
      stack = [];
    }
    return false;
  };

  run(range, 0);
  pen.close();
  return pen.outline;
}

const bias = (index: CffIndex | undefined): number => {
  const count = index?.count ?? 0;
  return count < 1240 ? 107 : count < 33900 ? 1131 : 32768;
};

/** The operators that draw lines and curves, named as in section 4.1 of the note. */
function drawPath(pen: Pen, operator: number, s: readonly number[]): void {
  const at = (i: number): number => s[i] ?? 0;
  const curve = (i: number): void => pen.curve(at(i), at(i + 1), at(i + 2), at(i + 3), at(i + 4), at(i + 5));
  let i = 0;
  switch (operator) {
    case 5: // rlineto
      for (; i + 1 < s.length; i += 2) pen.line(at(i), at(i + 1));
      break;
    case 6: // hlineto
    case 7: // vlineto
      for (let flat = operator === 6; i < s.length; i++, flat = !flat) pen.line(flat ? at(i) : 0, flat ? 0 : at(i));
      break;
    case 8: // rrcurveto
      for (; i + 5 < s.length; i += 6) curve(i);
      break;
    case 24: // rcurveline
      for (; i + 7 < s.length; i += 6) curve(i);
      pen.line(at(i), at(i + 1));
      break;
    case 25: // rlinecurve
      for (; i + 7 < s.length; i += 2) pen.line(at(i), at(i + 1));
      curve(i);
      break;
    case 26: // vvcurveto
    case 27: // hhcurveto
      drawParallel(pen, operator === 27, s);
      break;
    case 30: // vhcurveto
    case 31: // hvcurveto
      for (let flat = operator === 31; i + 3 < s.length; i += 4, flat = !flat) {
        const last = s.length - i === 5 ? at(i + 4) : 0;
        if (flat) pen.curve(at(i), 0, at(i + 1), at(i + 2), last, at(i + 3));
        else pen.curve(0, at(i), at(i + 1), at(i + 2), at(i + 3), last);
      }
  }
}

/** Curves that start and end both horizontal or both vertical; an odd operand in front is the first one's slant. */
function drawParallel(pen: Pen, horizontal: boolean, s: readonly number[]): void {
  const at = (i: number): number => s[i] ?? 0;
  let slant = s.length & 1 ? at(0) : 0;
  for (let i = s.length & 1; i + 3 < s.length; i += 4) {
    if (horizontal) pen.curve(at(i), slant, at(i + 1), at(i + 2), at(i + 3), 0);
    else pen.curve(slant, at(i), at(i + 1), at(i + 2), 0, at(i + 3));
    slant = 0;
  }
}

/** Two shallow curves in one operator: hflex 34, flex 35, hflex1 36, flex1 37. */
function flex(pen: Pen, operator: number, s: readonly number[]): void {
  const at = (i: number): number => s[i] ?? 0;
  if (operator === 34) {
    pen.curve(at(0), 0, at(1), at(2), at(3), 0);
    pen.curve(at(4), 0, at(5), -at(2), at(6), 0);
  } else if (operator === 35) {
    pen.curve(at(0), at(1), at(2), at(3), at(4), at(5));
    pen.curve(at(6), at(7), at(8), at(9), at(10), at(11));
  } else if (operator === 36) {
    pen.curve(at(0), at(1), at(2), at(3), at(4), 0);
    pen.curve(at(5), 0, at(6), at(7), at(8), -(at(1) + at(3) + at(7)));
  } else if (operator === 37) {
    const dx = at(0) + at(2) + at(4) + at(6) + at(8);
    const dy = at(1) + at(3) + at(5) + at(7) + at(9);
    const flat = Math.abs(dx) > Math.abs(dy);
    pen.curve(at(0), at(1), at(2), at(3), at(4), at(5));
    pen.curve(at(6), at(7), at(8), at(9), flat ? at(10) : -dx, flat ? -dy : at(10));
  }
}
