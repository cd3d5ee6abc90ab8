// The glyf table: TrueType outlines, simple and composite (OpenType 1.9, "glyf"). Instructions are skipped.
import { appendOutline, emptyOutline, mapOutline, type Outline } from '../outline.js';

export interface GlyfTable {
  readonly view: DataView;
  readonly glyf: number;
  readonly loca: number;
  readonly longLoca: boolean;
}

const MAX_DEPTH = 6;
/** Of a composite glyph and the composites in it. Parts of parts could grow beyond all bounds. */
const MAX_PARTS = 512;

// Flags of a simple glyph's points.
const ON_CURVE = 1;
const X_SHORT = 2;
const Y_SHORT = 4;
const REPEAT = 8;
const X_SAME_OR_POSITIVE = 16;
const Y_SAME_OR_POSITIVE = 32;

// Flags of a composite glyph's parts.
const WORDS = 1;
const SCALE = 8;
const MORE = 32;
const TWO_SCALES = 64;
const MATRIX = 128;

/** @throws RangeError for what lies outside the table, or a glyph of too many parts */
export function glyfOutline(table: GlyfTable, glyph: number, depth = 0, count = { parts: 0 }): Outline {
  if (++count.parts > MAX_PARTS) throw new RangeError(`glyph ${glyph} has too many parts`);
  const { view } = table;
  const start = location(table, glyph);
  if (start === location(table, glyph + 1) || depth > MAX_DEPTH) return emptyOutline();
  const at = table.glyf + start;
  const contours = view.getInt16(at);
  return contours < 0 ? composite(table, at + 10, depth, count) : simple(view, at + 10, contours);
}

const location = ({ view, loca, longLoca }: GlyfTable, glyph: number): number =>
  longLoca ? view.getUint32(loca + 4 * glyph) : 2 * view.getUint16(loca + 2 * glyph);

function simple(view: DataView, start: number, contours: number): Outline {
  let at = start;
  const ends: number[] = [];
  for (let i = 0; i < contours; i++, at += 2) ends.push(view.getUint16(at) + 1);
  at += 2 + view.getUint16(at);
  const count = ends.at(-1) ?? 0;
  const flags = new Uint8Array(count);
  for (let i = 0; i < count; ) {
    const flag = view.getUint8(at++);
    flags[i++] = flag;
    if (flag & REPEAT) for (let repeat = view.getUint8(at++); repeat > 0; repeat--) flags[i++] = flag;
  }
  const coordinates = (short: number, same: number): number[] => {
    let value = 0;
    return Array.from(flags, (flag) => {
      if (flag & short) value += flag & same ? view.getUint8(at++) : -view.getUint8(at++);
      else if (!(flag & same)) {
        value += view.getInt16(at);
        at += 2;
      }
      return value;
    });
  };
  const xs = coordinates(X_SHORT, X_SAME_OR_POSITIVE);
  const ys = coordinates(Y_SHORT, Y_SAME_OR_POSITIVE);
  return { cubic: false, xs, ys, on: Array.from(flags, (flag) => (flag & ON_CURVE) !== 0), ends };
}

function composite(table: GlyfTable, start: number, depth: number, count: { parts: number }): Outline {
  const { view } = table;
  const outline = emptyOutline();
  let at = start;
  let flags = MORE;
  const fraction = (): number => {
    at += 2;
    return view.getInt16(at - 2) / 16384;
  };
  while (flags & MORE) {
    flags = view.getUint16(at);
    const part = glyfOutline(table, view.getUint16(at + 2), depth + 1, count);
    const words = (flags & WORDS) !== 0;
    const dx = words ? view.getInt16(at + 4) : view.getInt8(at + 4);
    const dy = words ? view.getInt16(at + 6) : view.getInt8(at + 5);
    at += words ? 8 : 6;
    if (!(flags & (SCALE | TWO_SCALES | MATRIX))) {
      appendOutline(
        outline,
        mapOutline(
          part,
          (x) => x + dx,
          (y) => y + dy,
        ),
      );
      continue;
    }
    const xx = fraction();
    const yx = flags & MATRIX ? fraction() : 0;
    const xy = flags & MATRIX ? fraction() : 0;
    const yy = flags & (TWO_SCALES | MATRIX) ? fraction() : xx;
    const xs = part.xs.map((x, i) => x * xx + part.ys[i]! * xy + dx);
    const ys = part.ys.map((y, i) => part.xs[i]! * yx + y * yy + dy);
    appendOutline(outline, { ...part, xs, ys });
  }
  return outline;
}
