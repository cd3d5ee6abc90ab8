// Small TrueType fonts made at hand: letters of rectangles, a name, on request a weight axis or colour layers.

/** Left, bottom, right, top. */
export type Rectangle = readonly [number, number, number, number];

export interface FontPlan {
  family: string;
  style?: string;
  weight?: number;
  italic?: boolean;
  /** Outlines by character; all of them are 600 units wide. */
  glyphs: Record<string, readonly Rectangle[]>;
  /** Adds an axis from 400 to 900, along which every right side moves by so many units, and a style named Heavy. */
  heavier?: number;
  /** Adds colours: a character's layers, each the outline of another character in 0xRRGGBB. */
  layers?: Record<string, readonly (readonly [outline: string, colour: number])[]>;
  /** Tables that replace those made. */
  tables?: Record<string, Uint8Array>;
}

export const EM = 1000;
export const ADVANCE = 600;

/** Bytes of big-endian numbers: [bits, value] pairs. */
function pack(...fields: readonly (readonly [bits: 8 | 16 | 32, value: number])[]): number[] {
  return fields.flatMap(([bits, value]) =>
    Array.from({ length: bits / 8 }, (_, i) => Math.floor(value / 2 ** (bits - 8 - 8 * i)) & 255),
  );
}
const words = (...values: number[]): number[] => values.flatMap((value) => pack([16, value]));
const longs = (...values: number[]): number[] => values.flatMap((value) => pack([32, value]));
const ascii = (text: string): number[] => Array.from(text, (c) => c.charCodeAt(0));

/** Where each part begins, and where the last one ends. */
function offsetsOf(parts: readonly { readonly length: number }[]): number[] {
  const offsets = [0];
  for (const { length } of parts) offsets.push((offsets.at(-1) ?? 0) + length);
  return offsets;
}

export function buildFont(plan: FontPlan): Uint8Array {
  const characters = Object.keys(plan.glyphs).sort((a, b) => (a.codePointAt(0) ?? 0) - (b.codePointAt(0) ?? 0));
  const outlines = [[], ...characters.map((c) => plan.glyphs[c] ?? [])];
  const glyphs = outlines.map(glyph);
  const offsets = offsetsOf(glyphs);
  const count = outlines.length;
  const tables: Record<string, number[] | Uint8Array> = {
    'OS/2': os2(plan),
    cmap: cmap(characters),
    glyf: glyphs.flat(),
    head: [
      ...longs(0x10000, 0x10000, 0, 0x5f0f3cf5),
      ...words(0, EM),
      ...new Array(16).fill(0),
      ...words(0, 0, EM, EM, 0, 8, 2, 1, 0),
    ],
    hhea: [...longs(0x10000), ...words(800, -200, 0, ADVANCE, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, count)],
    hmtx: outlines.flatMap((rectangles) => words(ADVANCE, rectangles[0]?.[0] ?? 0)),
    loca: longs(...offsets),
    maxp: [...longs(0x10000), ...words(count, 64, 16, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0)],
    name: name(plan),
    post: [...longs(0x30000, 0), ...words(-100, 50), ...longs(0, 0, 0, 0, 0)],
    ...(plan.heavier !== undefined && { fvar: fvar(), gvar: gvar(outlines, plan.heavier) }),
    ...(plan.layers && colours(plan.layers, (c) => characters.indexOf(c) + 1)),
    ...plan.tables,
  };
  return sfnt(tables);
}

function sfnt(tables: Record<string, number[] | Uint8Array>): Uint8Array {
  const tags = Object.keys(tables).sort();
  const directory: number[] = [];
  const body: number[] = [];
  for (const tag of tags) {
    const bytes = tables[tag] ?? [];
    directory.push(...ascii(tag), ...longs(0, 12 + 16 * tags.length + body.length, bytes.length));
    body.push(...bytes);
    while (body.length % 4) body.push(0);
  }
  return Uint8Array.from([...longs(0x10000), ...words(tags.length, 0, 0, 0), ...directory, ...body]);
}

/** Several fonts in one file. */
export function buildCollection(fonts: readonly Uint8Array[]): Uint8Array {
  const head = 12 + 4 * fonts.length;
  const starts = fonts.map((_, i) => fonts.slice(0, i).reduce((sum, { length }) => sum + length, head));
  const moved = fonts.map((font, i) => {
    const copy = font.slice();
    const view = new DataView(copy.buffer);
    for (let record = 12; record < 12 + 16 * view.getUint16(4); record += 16) {
      view.setUint32(record + 8, view.getUint32(record + 8) + (starts[i] ?? 0));
    }
    return copy;
  });
  return Uint8Array.from([
    ...ascii('ttcf'),
    ...longs(0x10000, fonts.length, ...starts),
    ...moved.flatMap((f) => [...f]),
  ]);
}

/** Corners clockwise from the bottom left: up, right, down. */
const corners = ([left, bottom, right, top]: Rectangle): [number, number][] => [
  [left, bottom],
  [left, top],
  [right, top],
  [right, bottom],
];

function glyph(rectangles: readonly Rectangle[]): number[] {
  if (rectangles.length === 0) return [];
  const points = rectangles.flatMap(corners);
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const steps = (values: number[]): number[] => words(...values.map((value, i) => value - (values[i - 1] ?? 0)));
  const box = words(Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys));
  const ends = words(...rectangles.map((_, i) => 4 * i + 3));
  const bytes = [
    ...words(rectangles.length),
    ...box,
    ...ends,
    ...words(0),
    ...points.map(() => 1),
    ...steps(xs),
    ...steps(ys),
  ];
  while (bytes.length % 4) bytes.push(0);
  return bytes;
}

function cmap(characters: readonly string[]): number[] {
  const groups = characters.flatMap((c, i) => longs(c.codePointAt(0) ?? 0, c.codePointAt(0) ?? 0, i + 1));
  return [
    ...words(0, 1, 3, 10),
    ...longs(12),
    ...words(12, 0),
    ...longs(16 + groups.length, 0, characters.length),
    ...groups,
  ];
}

function os2({ weight = 400, italic = false }: FontPlan): number[] {
  const selection = (italic ? 1 : 0) | (weight >= 700 ? 32 : 64);
  const head = [...words(4, ADVANCE, weight, 5, 0), ...new Array(52).fill(0)];
  return [
    ...head,
    ...words(selection, 32, 0xffff, 800, -200, 0, 800, 200),
    ...longs(0, 0),
    ...words(500, 700, 0, 32, 1),
  ];
}

function name({ family, style = 'Regular' }: FontPlan): number[] {
  const texts: [id: number, text: string][] = [
    [1, family],
    [2, style],
    [4, `${family} ${style}`],
    [6, `${family}-${style}`.replaceAll(' ', '')],
    [256, 'Weight'],
    [257, 'Heavy'],
  ];
  const records: number[] = [];
  const storage: number[] = [];
  for (const [id, text] of texts) {
    const bytes = words(...ascii(text));
    records.push(...words(3, 1, 0x409, id, bytes.length, storage.length));
    storage.push(...bytes);
  }
  return [...words(0, texts.length, 6 + records.length), ...records, ...storage];
}

const fixed = (value: number): number[] => longs(value * 65536);

function fvar(): number[] {
  const axis = [...ascii('wght'), ...fixed(400), ...fixed(400), ...fixed(900), ...words(0, 256)];
  const heavy = [...words(257, 0), ...fixed(900)];
  return [...words(1, 0, 16, 2, 1, 20, 1, 8), ...axis, ...heavy];
}

/** One variation a glyph: at the end of the axis, of all points. */
function gvar(outlines: readonly (readonly Rectangle[])[], heavier: number): number[] {
  const variations = outlines.map((rectangles) => {
    if (rectangles.length === 0) return [];
    const dx = [...rectangles.flatMap(() => [0, 0, heavier, heavier]), 0, 0, 0, 0];
    const packed = (deltas: number[]): number[] => [0x40 | (deltas.length - 1), ...words(...deltas)];
    const data = [0, ...packed(dx), ...packed(dx.map(() => 0))];
    const bytes = [...words(1, 10, data.length, 0xa000, 0x4000), ...data];
    while (bytes.length % 4) bytes.push(0);
    return bytes;
  });
  const offsets = offsetsOf(variations);
  const start = 20 + 4 * offsets.length;
  return [
    ...words(1, 0, 1, 0),
    ...longs(20),
    ...words(outlines.length, 1),
    ...longs(start, ...offsets),
    ...variations.flat(),
  ];
}

function colours(layers: NonNullable<FontPlan['layers']>, glyphOf: (c: string) => number): Record<string, number[]> {
  const bases = Object.entries(layers).sort(([a], [b]) => glyphOf(a) - glyphOf(b));
  const all = bases.flatMap(([, parts]) => parts);
  let first = 0;
  const records = bases.flatMap(([base, parts]) => {
    first += parts.length;
    return words(glyphOf(base), first - parts.length, parts.length);
  });
  const parts = all.flatMap(([outline], i) => words(glyphOf(outline), i));
  const palette = all.flatMap(([, rgb]) => [rgb & 255, (rgb >> 8) & 255, rgb >> 16, 255]);
  return {
    COLR: [...words(0, bases.length), ...longs(14, 14 + records.length), ...words(all.length), ...records, ...parts],
    CPAL: [...words(0, all.length, 1, all.length), ...longs(14), ...words(0), ...palette],
  };
}

/** Letters as posts and bars, enough for a text font: M is full, the others differ in height. */
export const LETTERS: FontPlan['glyphs'] = {
  M: [[100, 0, 500, 700]],
  H: [
    [100, 0, 200, 700],
    [400, 0, 500, 700],
    [200, 300, 400, 400],
  ],
  W: [[50, 0, 550, 700]],
  i: [[250, 0, 350, 500]],
  o: [
    [100, 0, 200, 500],
    [400, 0, 500, 500],
    [200, 0, 400, 100],
    [200, 400, 400, 500],
  ],
  x: [[100, 0, 500, 500]],
  '0': [[100, 0, 500, 700]],
};
