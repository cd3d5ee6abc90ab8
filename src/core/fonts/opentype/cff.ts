// The CFF table: where charstrings and subroutines of a font lie (Adobe Technical Note 5176). What they draw: charstring.ts.

import type { Outline } from '../outline.js';
import { type CffIndex, readIndex } from './cff-index.js';
import { drawCharstring, type Subroutines } from './charstring.js';

// Operators of the dictionaries; those of two bytes, 12 n, are 1200 + n.
const CHARSTRINGS = 17;
const PRIVATE = 18;
const SUBRS = 19;
const FD_ARRAY = 1236;
const FD_SELECT = 1237;

type Dict = Map<number, number[]>;

/** Opens the table at `start`; gives a function from glyph to outline. */
export function openCff(view: DataView, start: number): (glyph: number) => Outline {
  const names = readIndex(view, start + view.getUint8(start + 2));
  const tops = readIndex(view, names.end);
  const strings = readIndex(view, tops.end);
  const global = readIndex(view, strings.end);
  const top = readDict(view, ...tops.range(0));
  const charstrings = readIndex(view, start + operand(top, CHARSTRINGS));
  const local = localSubroutines(view, start, top);
  return (glyph) => {
    const subroutines: Subroutines = { global, local: local(glyph) };
    return drawCharstring(view, charstrings.range(glyph), subroutines);
  };
}

/** Subroutines belong to the font, or, in a CID-keyed font, to one of several font dictionaries a glyph is assigned to. */
function localSubroutines(view: DataView, start: number, top: Dict): (glyph: number) => CffIndex | undefined {
  const ofPrivate = (dict: Dict): CffIndex | undefined => {
    const [size = 0, offset = 0] = dict.get(PRIVATE) ?? [];
    const subrs = readDict(view, start + offset, start + offset + size).get(SUBRS)?.[0];
    return subrs === undefined ? undefined : readIndex(view, start + offset + subrs);
  };
  if (!top.has(FD_ARRAY)) {
    const only = ofPrivate(top);
    return () => only;
  }
  const dicts = readIndex(view, start + operand(top, FD_ARRAY));
  const all = Array.from({ length: dicts.count }, (_, i) => ofPrivate(readDict(view, ...dicts.range(i))));
  const select = fontDictSelect(view, start + operand(top, FD_SELECT));
  return (glyph) => all[select(glyph)];
}

function fontDictSelect(view: DataView, at: number): (glyph: number) => number {
  if (view.getUint8(at) === 0) return (glyph) => view.getUint8(at + 1 + glyph);
  const ranges = view.getUint16(at + 1);
  return (glyph) => {
    let low = 0;
    let high = ranges - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (view.getUint16(at + 3 + 3 * middle) <= glyph) low = middle;
      else high = middle - 1;
    }
    return view.getUint8(at + 5 + 3 * low);
  };
}

const operand = (dict: Dict, operator: number): number => dict.get(operator)?.[0] ?? 0;

function readDict(view: DataView, start: number, end: number): Dict {
  const dict: Dict = new Map();
  let operands: number[] = [];
  for (let at = start; at < end; ) {
    const byte = view.getUint8(at++);
    if (byte <= 21) {
      dict.set(byte === 12 ? 1200 + view.getUint8(at++) : byte, operands);
      operands = [];
    } else if (byte === 28) {
      operands.push(view.getInt16(at));
      at += 2;
    } else if (byte === 29) {
      operands.push(view.getInt32(at));
      at += 4;
    } else if (byte === 30) {
      // A decimal number; none of the operators above takes one, so only its end matters.
      while ((view.getUint8(at) & 15) !== 15 && view.getUint8(at) >> 4 !== 15) at++;
      at++;
      operands.push(0);
    } else if (byte <= 246) operands.push(byte - 139);
    else if (byte <= 250) operands.push((byte - 247) * 256 + view.getUint8(at++) + 108);
    else operands.push(-(byte - 251) * 256 - view.getUint8(at++) - 108);
  }
  return dict;
}
