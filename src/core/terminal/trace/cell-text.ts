// A row of the screen as a string with one code unit for each cell, so that an index is a column: what stands in a cell is
// folded to the letter that a reader takes it for, whatever marks, joiners or forms of width it carries.
import type { RawLine } from '../xterm/internals.js';

const WORDS = 3;
const CODE_POINT = 0x1f_ffff;
const COMBINED = 0x20_0000;
const WIDTH_SHIFT = 22;
const SPACE = 0x20;
const ARGUMENTS = 8192;
/** Letters beyond the basic plane: one of the private units stands for each, so that a cell stays one unit. */
const PRIVATE = 0xe000;
const PRIVATE_COUNT = 0x1900;

/** Stands where a cell shows nothing of its own: the right half of a wide one, a mark without a letter. */
export const NO_CELL = '\0';

/** Marks, joiners, selectors and other code points that are no letter of their own. */
export const UNSEEN = /[\p{M}\p{Cf}\u115f\u1160\u2800\u3164\uffa0]/u;

const folded = new Map<number, number>();

/** The code unit that stands for a character in texts of cells; 0 for one that shows nothing. */
export function foldedUnit(codePoint: number): number {
  if (codePoint < 0x80) return codePoint;
  const known = folded.get(codePoint);
  if (known !== undefined) return known;
  const unit = unitOf(String.fromCodePoint(codePoint), codePoint);
  if (folded.size < 100_000) folded.set(codePoint, unit);
  return unit;
}

function unitOf(character: string, codePoint: number): number {
  if (codePoint === 0x2800) return SPACE;
  if (UNSEEN.test(character)) return 0;
  const plain = character.normalize('NFKD').replace(/(?!^)\p{M}/gu, '');
  if (plain.length === 1) return /\s/.test(plain) ? SPACE : plain.charCodeAt(0);
  return codePoint > 0xffff ? PRIVATE + (codePoint % PRIVATE_COUNT) : codePoint;
}

let units = new Uint16Array(512);

/** The text of a line's cells, as long as the line has columns. */
export function cellText({ _data: data, _combined: combined }: RawLine): string {
  const cols = data.length / WORDS;
  if (units.length < cols) units = new Uint16Array(cols);
  for (let col = 0; col < cols; col++) {
    const content = data[col * WORDS]!;
    if (content & COMBINED) units[col] = foldedCluster(combined[col] ?? '');
    else if ((content & CODE_POINT) === 0) units[col] = content >>> WIDTH_SHIFT === 0 && col > 0 ? 0 : SPACE;
    else units[col] = foldedUnit(content & CODE_POINT);
  }
  let text = '';
  for (let at = 0; at < cols; at += ARGUMENTS) {
    text += String.fromCharCode.apply(null, units.subarray(at, Math.min(cols, at + ARGUMENTS)) as unknown as number[]);
  }
  return text;
}

/** The first character of a cluster that shows. */
function foldedCluster(cluster: string): number {
  for (const character of cluster) {
    const unit = foldedUnit(character.codePointAt(0)!);
    if (unit !== 0) return unit;
  }
  return 0;
}
