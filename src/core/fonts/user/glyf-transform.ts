// Outlines and advances as WOFF2 takes them apart, put together again (WOFF File Format 2.0, sections 5.1 and 5.4). What comes
// out is plain: a word a coordinate, no instructions.
import { ByteReader } from './byte-reader.js';
import { ByteWriter } from './byte-writer.js';

export interface Restored {
  /** The glyf table. */
  readonly outlines: Uint8Array;
  /** The loca table, 32 bits an entry. */
  readonly locations: Uint8Array;
  /** Left side of each glyph. */
  readonly lefts: Int16Array;
}

const MOST_POINTS = 65_535;
/** Sizes of the seven parts follow; the last two are the boxes and the instructions. */
const PARTS = 7;

// Flags of a composite glyph's parts.
const WORDS = 1;
const SCALE = 8;
const MORE = 32;
const TWO_SCALES = 64;
const MATRIX = 128;
const INSTRUCTIONS = 256;

const NONE: Uint8Array = new Uint8Array();

interface Parts {
  readonly contours: ByteReader;
  readonly points: ByteReader;
  readonly flags: ByteReader;
  readonly triplets: ByteReader;
  readonly composites: ByteReader;
  /** A bit for each glyph that has a box of its own, then the boxes. */
  readonly boxes: ByteReader;
  readonly hasBox: (glyph: number) => boolean;
}

export function restoreOutlines(table: Uint8Array): Restored {
  const reader = new ByteReader(table);
  reader.skip(4);
  const count = reader.uint16();
  reader.skip(2);
  const sizes = Array.from({ length: PARTS }, () => reader.uint32());
  const parts = openParts(
    sizes.map((size) => reader.part(size)),
    count,
  );
  const writer = new ByteWriter();
  const locations = new DataView(new ArrayBuffer(4 * (count + 1)));
  const lefts = new Int16Array(count);
  for (let glyph = 0; glyph < count; glyph++) {
    lefts[glyph] = restoreGlyph(parts, glyph, writer);
    writer.align();
    locations.setUint32(4 * (glyph + 1), writer.length);
  }
  return { outlines: writer.bytes, locations: new Uint8Array(locations.buffer), lefts };
}

function openParts(streams: readonly Uint8Array[], count: number): Parts {
  const [contours, points, flags, triplets, composites, boxes = NONE] = streams;
  const open = (bytes = NONE): ByteReader => new ByteReader(bytes);
  const boxReader = open(boxes);
  boxReader.skip(4 * ((count + 31) >> 5));
  return {
    contours: open(contours),
    points: open(points),
    flags: open(flags),
    triplets: open(triplets),
    composites: open(composites),
    boxes: boxReader,
    hasBox: (glyph) => ((boxes[glyph >> 3] ?? 0) & (128 >> (glyph & 7))) !== 0,
  };
}

/** Writes a glyph and gives its left side. */
function restoreGlyph(parts: Parts, glyph: number, writer: ByteWriter): number {
  const contours = parts.contours.int16();
  if (contours === 0) return 0;
  if (contours < 0) return restoreComposite(parts, writer);
  const ends: number[] = [];
  let count = 0;
  for (let i = 0; i < contours; i++) {
    count += parts.points.short255();
    ends.push(count - 1);
  }
  if (count > MOST_POINTS) throw new RangeError('it has a glyph of too many points');
  const { xs, ys, on } = readPoints(parts, count);
  parts.triplets.short255(); // the length of the instructions, which lie elsewhere
  const box = parts.hasBox(glyph) ? readBox(parts.boxes) : boxOf(xs, ys);
  for (const value of [contours, ...box, ...ends, 0]) writer.word(value);
  for (const flag of on) writer.byte(flag ? 1 : 0);
  writer.deltas(xs);
  writer.deltas(ys);
  return box[0];
}

type Box = [left: number, bottom: number, right: number, top: number];

const readBox = (reader: ByteReader): Box => [reader.int16(), reader.int16(), reader.int16(), reader.int16()];

function boxOf(xs: readonly number[], ys: readonly number[]): Box {
  const box: Box = xs.length === 0 ? [0, 0, 0, 0] : [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < xs.length; i++) {
    box[0] = Math.min(box[0], xs[i]!);
    box[1] = Math.min(box[1], ys[i]!);
    box[2] = Math.max(box[2], xs[i]!);
    box[3] = Math.max(box[3], ys[i]!);
  }
  return box;
}

/** Section 5.2 of the specification: a flag says how many bytes both steps take, and their signs. */
function readPoints({ flags, triplets }: Parts, count: number): { xs: number[]; ys: number[]; on: boolean[] } {
  const xs: number[] = [];
  const ys: number[] = [];
  const on: boolean[] = [];
  let x = 0;
  let y = 0;
  for (let i = 0; i < count; i++) {
    const flag = flags.uint8();
    const [dx, dy] = readStep(flag & 127, triplets);
    x += dx;
    y += dy;
    xs.push(x);
    ys.push(y);
    on.push(flag < 128);
  }
  return { xs, ys, on };
}

function readStep(kind: number, bytes: ByteReader): [dx: number, dy: number] {
  const signed = (value: number, positive: number): number => (positive & 1 ? value : -value);
  if (kind < 10) return [0, signed(((kind & 14) << 7) + bytes.uint8(), kind)];
  if (kind < 20) return [signed((((kind - 10) & 14) << 7) + bytes.uint8(), kind), 0];
  if (kind < 84) {
    const base = kind - 20;
    const byte = bytes.uint8();
    const dx = 1 + (base & 48) + (byte >> 4);
    const dy = 1 + ((base & 12) << 2) + (byte & 15);
    return [signed(dx, kind), signed(dy, kind >> 1)];
  }
  if (kind < 120) {
    const base = kind - 84;
    const dx = 1 + (Math.floor(base / 12) << 8) + bytes.uint8();
    const dy = 1 + (((base % 12) >> 2) << 8) + bytes.uint8();
    return [signed(dx, kind), signed(dy, kind >> 1)];
  }
  if (kind < 124) {
    const first = bytes.uint8();
    const middle = bytes.uint8();
    const dx = (first << 4) + (middle >> 4);
    const dy = ((middle & 15) << 8) + bytes.uint8();
    return [signed(dx, kind), signed(dy, kind >> 1)];
  }
  const dx = bytes.uint16();
  const dy = bytes.uint16();
  return [signed(dx, kind), signed(dy, kind >> 1)];
}

/** Its parts are as in a plain font; the box is always there, the instructions lie elsewhere. */
function restoreComposite({ composites, triplets, boxes }: Parts, writer: ByteWriter): number {
  const box = readBox(boxes);
  for (const value of [-1, ...box]) writer.word(value);
  let flags = MORE;
  let instructed = false;
  while (flags & MORE) {
    flags = composites.uint16();
    instructed ||= (flags & INSTRUCTIONS) !== 0;
    const scales = flags & MATRIX ? 4 : flags & TWO_SCALES ? 2 : flags & SCALE ? 1 : 0;
    writer.word(flags & ~INSTRUCTIONS);
    writer.append(composites.part(2 + (flags & WORDS ? 4 : 2) + 2 * scales));
  }
  if (instructed) triplets.short255();
  return box[0];
}

/** The hmtx table: advances as they are, left sides from the outlines where the transformation left them out. */
export function restoreAdvances(table: Uint8Array, hhea: Uint8Array, lefts: Int16Array): Uint8Array {
  const reader = new ByteReader(table);
  const flags = reader.uint8();
  const count = new DataView(hhea.buffer, hhea.byteOffset, hhea.byteLength).getUint16(34);
  const advances = Array.from({ length: Math.min(count, lefts.length) }, () => reader.uint16());
  const rest = lefts.length - advances.length;
  const own = advances.map((_, i) => (flags & 1 ? lefts[i]! : reader.int16()));
  const others = Array.from({ length: rest }, (_, i) => (flags & 2 ? lefts[advances.length + i]! : reader.int16()));
  const writer = new ByteWriter();
  advances.forEach((advance, i) => {
    writer.word(advance);
    writer.word(own[i]!);
  });
  for (const left of others) writer.word(left);
  return writer.bytes;
}
