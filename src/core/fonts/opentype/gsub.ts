// Ligatures of the GSUB table: sequences of glyphs that one glyph stands for (lookup type 4, also behind type 7). All of a
// font's ligatures count, whatever feature or script they belong to: that is right for emoji, not for text.
import { lookupCount, readCoverage, type Step, subtablesOf } from './layout-tables.js';

/** Ligatures by their first glyph, the longest first. */
export type Ligatures = ReadonlyMap<number, readonly Ligature[]>;

export interface Ligature {
  readonly rest: readonly number[];
  readonly glyph: number;
}

const LIGATURE = 4;

/** Steps through lookups, subtables and ligatures. Tables may lie over each other and so seem endless. */
const MOST_STEPS = 500_000;

/** @throws RangeError for a table that is cut off or endless */
export function readLigatures(view: DataView, start: number): Ligatures {
  const found = new Map<number, Ligature[]>();
  let steps = 0;
  const step: Step = () => {
    if (++steps > MOST_STEPS) throw new RangeError('the ligatures do not end');
  };
  for (let i = 0; i < lookupCount(view, start); i++) {
    step();
    for (const { type, at } of subtablesOf(view, start, i, step)) {
      if (type === LIGATURE) readSubtable(view, at, found, step);
    }
  }
  for (const ligatures of found.values()) ligatures.sort((a, b) => b.rest.length - a.rest.length);
  return found;
}

function readSubtable(view: DataView, subtable: number, found: Map<number, Ligature[]>, step: Step): void {
  const firsts = readCoverage(view, subtable + view.getUint16(subtable + 2), step);
  firsts.forEach((first, k) => {
    const set = subtable + view.getUint16(subtable + 6 + 2 * k);
    const ligatures = found.get(first) ?? [];
    found.set(first, ligatures);
    for (let i = 0; i < view.getUint16(set); i++) {
      step();
      const at = set + view.getUint16(set + 2 + 2 * i);
      const rest = Array.from({ length: view.getUint16(at + 2) - 1 }, (_, n) => view.getUint16(at + 4 + 2 * n));
      ligatures.push({ glyph: view.getUint16(at), rest });
    }
  });
}
