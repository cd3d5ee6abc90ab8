// WOFF2: a font packed with Brotli, its outlines taken apart before (W3C, WOFF File Format 2.0). Outlines are put together
// again in glyf-transform.ts.
import { platform } from '../../platform.js';
import { ByteReader } from './byte-reader.js';
import { restoreAdvances, restoreOutlines } from './glyf-transform.js';
import { type Table, writeSfnt } from './sfnt-writer.js';
import { LARGEST_UNPACKED } from './woff.js';

export const WOFF2 = 0x774f4632; // 'wOF2'
const COLLECTION = 0x74746366; // 'ttcf'

/** Section 5.1: tags by number. */
const TAGS =
  'cmap head hhea hmtx maxp name OS/2 post cvt  fpgm glyf loca prep CFF  VORG EBDT EBLC gasp hdmx kern LTSH PCLT VDMX vhea vmtx BASE GDEF GPOS GSUB EBSC JSTF MATH CBDT CBLC COLR CPAL SVG  sbix acnt avar bdat bloc bsln cvar fdsc feat fmtx fvar gvar hsty just lcar mort morx opbd prop trak Zapf Silf Glat Gloc Feat Sill';
const tagOf = (number: number): string => TAGS.slice(5 * number, 5 * number + 4);

interface Entry {
  readonly tag: string;
  readonly transformed: boolean;
  /** In the unpacked data. */
  readonly start: number;
  readonly end: number;
}

/**
 * The font inside; of a collection its first font.
 * @throws RangeError or a zlib error for a file that is broken or too large
 */
export function unpackWoff2(file: Uint8Array): Uint8Array {
  const reader = new ByteReader(file);
  reader.skip(4);
  let flavour = reader.uint32();
  reader.skip(4);
  const tableCount = reader.uint16();
  reader.skip(6);
  const packedLength = reader.uint32();
  reader.skip(24);
  const directory = readDirectory(reader, tableCount);
  let entries: Entry[] = directory;
  if (flavour === COLLECTION) {
    const first = readFirstFont(reader);
    flavour = first.flavour;
    entries = first.tables.map((index) => directory[index]).filter((entry) => entry !== undefined);
  }
  const length = directory.at(-1)?.end ?? 0;
  if (length > LARGEST_UNPACKED) throw new RangeError(`it unpacks to more than ${LARGEST_UNPACKED >> 20} MB`);
  const packed = file.subarray(reader.at, reader.at + packedLength);
  const data = platform().unbrotli(packed, length);
  return writeSfnt(flavour, restoreTables(entries, data));
}

function readDirectory(reader: ByteReader, count: number): Entry[] {
  let at = 0;
  return Array.from({ length: count }, () => {
    const flags = reader.uint8();
    const tag = (flags & 63) === 63 ? reader.text(4) : tagOf(flags & 63);
    const version = flags >> 6;
    const transformed = tag === 'glyf' || tag === 'loca' ? version !== 3 : version !== 0;
    const original = reader.base128();
    const length = transformed ? reader.base128() : original;
    const entry = { tag, transformed, start: at, end: at + length };
    at += length;
    return entry;
  });
}

/** Section 5.2: fonts of a collection are lists of the directory's tables. */
function readFirstFont(reader: ByteReader): { flavour: number; tables: number[] } {
  reader.skip(4);
  const fonts = reader.short255();
  const readFont = () => {
    const count = reader.short255();
    const flavour = reader.uint32();
    return { flavour, tables: Array.from({ length: count }, () => reader.short255()) };
  };
  const first = readFont();
  for (let i = 1; i < fonts; i++) readFont();
  return first;
}

function restoreTables(entries: readonly Entry[], data: Uint8Array): Table[] {
  const found = new Map(entries.map((entry) => [entry.tag, entry]));
  const bytesOf = ({ start, end }: Entry): Uint8Array => data.subarray(start, end);
  const tables = new Map(entries.map((entry) => [entry.tag, bytesOf(entry)]));
  const glyf = found.get('glyf');
  if (glyf?.transformed) {
    const { outlines, locations, lefts } = restoreOutlines(bytesOf(glyf));
    tables.set('glyf', outlines).set('loca', locations);
    const head = Uint8Array.from(tables.get('head') ?? []);
    if (head.length >= 52) head[51] = 1; // loca has 32 bits an entry
    tables.set('head', head);
    const hmtx = found.get('hmtx');
    const hhea = tables.get('hhea');
    if (hmtx?.transformed && hhea) tables.set('hmtx', restoreAdvances(bytesOf(hmtx), hhea, lefts));
  }
  return [...tables].map(([tag, bytes]) => ({ tag, bytes }));
}
