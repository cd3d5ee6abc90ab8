// What a font file says of itself, without its outlines: families, weight, slope, axes (OpenType 1.9: name, OS/2, head, fvar).
// Reads a few tables only, so that a whole system's fonts can be looked through.

/** Part of a font file; gives fewer bytes than asked for only at its end. */
export type ReadBytes = (offset: number, length: number) => Uint8Array;

/** Range of an axis of a variable font. */
export interface Axis {
  readonly min: number;
  readonly start: number;
  readonly max: number;
}

export interface FaceFacts {
  /** Names that the family goes by, the best one first; never empty. */
  readonly families: readonly string[];
  /** 1..1000; 400 is regular, 700 bold. */
  readonly weight: number;
  /** 1..9; 5 is normal. */
  readonly width: number;
  readonly italic: boolean;
  /** By tag; empty for fonts that are not variable. */
  readonly axes: ReadonlyMap<string, Axis>;
  /** Styles of a variable font that have names: coordinates by name. */
  readonly instances: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

const COLLECTION = 'ttcf';
const SFNT = new Set(['\0\x01\0\0', 'true', 'OTTO']);
const MOST_FONTS = 64;
const MOST_TABLES = 128;
const LARGEST_TABLE = 1 << 20;
const MOST_NAMES = 4096;
const MOST_AXES = 64;
const MOST_INSTANCES = 512;

// Name ids.
const FAMILY = 1;
const TYPOGRAPHIC_FAMILY = 16;

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const latin = (bytes: Uint8Array): string => String.fromCharCode(...bytes);

/** Where the fonts of a file begin. @throws RangeError for what is neither a font nor a collection of fonts */
export function fontOffsets(read: ReadBytes): number[] {
  const tag = latin(read(0, 4));
  if (SFNT.has(tag)) return [0];
  if (tag !== COLLECTION) throw new RangeError('it is no TrueType or OpenType font');
  const count = Math.min(viewOf(read(8, 4)).getUint32(0), MOST_FONTS);
  const offsets = viewOf(read(12, 4 * count));
  return Array.from({ length: count }, (_, i) => offsets.getUint32(4 * i));
}

/** @throws RangeError for a font that is cut off or has no name */
export function readFaceFacts(read: ReadBytes, start: number): FaceFacts {
  const tables = tableReader(read, start);
  const names = readNames(tables('name'));
  const ids = [TYPOGRAPHIC_FAMILY, FAMILY];
  const families = [...new Set(ids.flatMap((id) => names.get(id) ?? []))];
  if (families.length === 0) throw new RangeError('it has no family name');
  const variations = tables('fvar');
  return { families, ...readStyle(tables('OS/2'), tables('head')), ...readVariations(variations, names) };
}

/** Gives the bytes of a table, undefined where the font has none of that tag. */
function tableReader(read: ReadBytes, start: number): (tag: string) => DataView | undefined {
  const count = Math.min(viewOf(read(start + 4, 2)).getUint16(0), MOST_TABLES);
  const directory = read(start + 12, 16 * count);
  const view = viewOf(directory);
  const places = new Map<string, [offset: number, length: number]>();
  for (let i = 0; i < count; i++) {
    const tag = latin(directory.subarray(16 * i, 16 * i + 4));
    places.set(tag, [view.getUint32(16 * i + 8), view.getUint32(16 * i + 12)]);
  }
  return (tag) => {
    const [offset, length] = places.get(tag) ?? [0, 0];
    return length === 0 ? undefined : viewOf(read(offset, Math.min(length, LARGEST_TABLE)));
  };
}

type Names = ReadonlyMap<number, readonly string[]>;

/** All names by id, in every language; those of Windows and Unicode are UTF-16, those of the Macintosh taken for Latin. */
function readNames(table: DataView | undefined): Names {
  const names = new Map<number, string[]>();
  if (!table) return names;
  const storage = table.getUint16(4);
  const utf16 = new TextDecoder('utf-16be');
  for (let i = 0; i < Math.min(table.getUint16(2), MOST_NAMES); i++) {
    const record = 6 + 12 * i;
    const id = table.getUint16(record + 6);
    const length = Math.min(table.getUint16(record + 8), 512);
    const at = storage + table.getUint16(record + 10);
    if (at + length > table.byteLength) continue;
    const bytes = new Uint8Array(table.buffer, table.byteOffset + at, length);
    const text = (table.getUint16(record) === 1 ? latin(bytes) : utf16.decode(bytes)).replace(/\p{Cc}/gu, '').trim();
    const known = names.get(id);
    if (text === '' || known?.includes(text)) continue;
    // English goes first: messages name the family by it.
    if (known && table.getUint16(record + 4) === 0x409) known.unshift(text);
    else if (known) known.push(text);
    else names.set(id, [text]);
  }
  return names;
}

function readStyle(
  os2: DataView | undefined,
  head: DataView | undefined,
): Pick<FaceFacts, 'weight' | 'width' | 'italic'> {
  if (os2 && os2.byteLength >= 64) {
    const selection = os2.getUint16(62);
    // Bit 0 italic, bit 9 oblique.
    return { weight: os2.getUint16(4) || 400, width: os2.getUint16(6) || 5, italic: (selection & 0x201) !== 0 };
  }
  const style = head && head.byteLength >= 46 ? head.getUint16(44) : 0;
  return { weight: style & 1 ? 700 : 400, width: 5, italic: (style & 2) !== 0 };
}

function readVariations(table: DataView | undefined, names: Names): Pick<FaceFacts, 'axes' | 'instances'> {
  const axes = new Map<string, Axis>();
  const instances = new Map<string, ReadonlyMap<string, number>>();
  if (!table) return { axes, instances };
  const fixed = (at: number): number => table.getInt32(at) / 65536;
  const first = table.getUint16(4);
  const axisSize = table.getUint16(10);
  const axisCount = Math.min(table.getUint16(8), MOST_AXES);
  for (let i = 0; i < axisCount; i++) {
    const at = first + axisSize * i;
    const tag = latin(new Uint8Array(table.buffer, table.byteOffset + at, 4));
    axes.set(tag, { min: fixed(at + 4), start: fixed(at + 8), max: fixed(at + 12) });
  }
  const tags = [...axes.keys()];
  for (let i = 0; i < Math.min(table.getUint16(12), MOST_INSTANCES); i++) {
    const at = first + axisSize * axisCount + table.getUint16(14) * i;
    const name = names.get(table.getUint16(at))?.[0];
    if (name !== undefined) instances.set(name, new Map(tags.map((tag, axis) => [tag, fixed(at + 4 + 4 * axis)])));
  }
  return { axes, instances };
}
