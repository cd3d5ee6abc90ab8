// Reader of sfnt fonts: TrueType, OpenType with CFF, collections. Lazy: opening a font reads its directory and a few numbers.
// A broken font makes it throw, a hostile one cannot make it run for long. Tables: OpenType 1.9.

import { emptyOutline, type Outline, type OutlineFont } from '../outline.js';
import { openCff } from './cff.js';
import { type CharacterMap, openCmap } from './cmap.js';
import { glyfOutline } from './glyf.js';

const COLLECTION = 0x74746366; // 'ttcf'

export interface SfntFont extends OutlineFont {
  readonly view: DataView;
  /** Offset of each table, by tag. */
  readonly tables: ReadonlyMap<string, number>;
}

/** Opens a font; `index` is its place in a collection. */
export function openSfnt(bytes: Uint8Array, index = 0): SfntFont {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = tableDirectory(view, index);
  const table = (tag: string): number => {
    const at = tables.get(tag);
    if (at === undefined) throw new Error(`the font has no ${tag} table`);
    return at;
  };
  const head = table('head');
  const hhea = table('hhea');
  const os2 = tables.get('OS/2');
  const post = tables.get('post');
  const advances = view.getUint16(hhea + 34);
  const hmtx = table('hmtx');
  const em = view.getUint16(head + 18);
  // Version 2 of OS/2 brought the heights; older fonts get the usual proportions.
  const heights = os2 !== undefined && view.getUint16(os2) >= 2 ? os2 : undefined;
  let cmap: CharacterMap | undefined;
  let outlines: ((glyph: number) => Outline) | undefined;
  return {
    view,
    tables,
    gsub: substitutionsIn(view, tables),
    unitsPerEm: em,
    ascent: view.getInt16(hhea + 4),
    descent: view.getInt16(hhea + 6),
    xHeight: heights === undefined ? Math.round(em * 0.52) : view.getInt16(heights + 86),
    capHeight: heights === undefined ? Math.round(em * 0.72) : view.getInt16(heights + 88),
    underlinePosition: post === undefined ? Math.round(em * -0.15) : view.getInt16(post + 8),
    glyph(codePoint) {
      cmap ??= openCmap(view, table('cmap'));
      return cmap(codePoint);
    },
    advance: (glyph) => view.getUint16(hmtx + 4 * Math.min(glyph, advances - 1)),
    outline(glyph) {
      outlines ??= openOutlines(view, tables);
      return outlines(glyph);
    },
  };
}

/** Offset of each table of a font, by tag; `index` is its place in a collection. */
export function tableDirectory(view: DataView, index = 0): Map<string, number> {
  const start = view.getUint32(0) === COLLECTION ? view.getUint32(12 + 4 * index) : 0;
  const tables = new Map<string, number>();
  for (let i = 0; i < view.getUint16(start + 4); i++) {
    const record = start + 12 + 16 * i;
    const tag = [0, 1, 2, 3].map((byte) => String.fromCharCode(view.getUint8(record + byte))).join('');
    tables.set(tag, view.getUint32(record + 8));
  }
  return tables;
}

export function substitutionsIn(view: DataView, tables: ReadonlyMap<string, number>): OutlineFont['gsub'] {
  const start = tables.get('GSUB');
  return start === undefined ? undefined : { view, start };
}

function openOutlines(view: DataView, tables: ReadonlyMap<string, number>): (glyph: number) => Outline {
  const cff = tables.get('CFF ');
  if (cff !== undefined) return openCff(view, cff);
  const glyf = tables.get('glyf');
  const loca = tables.get('loca');
  const head = tables.get('head');
  if (glyf === undefined || loca === undefined || head === undefined) return () => emptyOutline();
  const table = { view, glyf, loca, longLoca: view.getInt16(head + 50) === 1 };
  return (glyph) => glyfOutline(table, glyph);
}
