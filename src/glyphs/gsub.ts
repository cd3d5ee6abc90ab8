// Ligatures of the GSUB table: sequences of glyphs that one glyph stands for (lookup type 4, also behind type 7). All of a
// font's ligatures count, whatever feature or script they belong to: that is right for emoji, not for text.

/** Ligatures by their first glyph, the longest first. */
export type Ligatures = ReadonlyMap<number, readonly Ligature[]>;

export interface Ligature {
  readonly rest: readonly number[];
  readonly glyph: number;
}

const LIGATURE = 4;
const EXTENSION = 7;

/** Steps through lookups, subtables and ligatures. Tables may lie over each other and so seem endless. */
const MOST_STEPS = 500_000;

/** @throws RangeError for a table that is cut off or endless */
export function readLigatures(view: DataView, start: number): Ligatures {
  const found = new Map<number, Ligature[]>();
  let steps = 0;
  const step = (): void => {
    if (++steps > MOST_STEPS) throw new RangeError('the ligatures do not end');
  };
  const lookups = start + view.getUint16(start + 8);
  for (let i = 0; i < view.getUint16(lookups); i++) {
    step();
    const lookup = lookups + view.getUint16(lookups + 2 + 2 * i);
    for (let j = 0; j < view.getUint16(lookup + 4); j++) {
      step();
      let type = view.getUint16(lookup);
      let subtable = lookup + view.getUint16(lookup + 6 + 2 * j);
      if (type === EXTENSION) {
        type = view.getUint16(subtable + 2);
        subtable += view.getUint32(subtable + 4);
      }
      if (type === LIGATURE) readSubtable(view, subtable, found, step);
    }
  }
  for (const ligatures of found.values()) ligatures.sort((a, b) => b.rest.length - a.rest.length);
  return found;
}

function readSubtable(view: DataView, subtable: number, found: Map<number, Ligature[]>, step: () => void): void {
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

function readCoverage(view: DataView, at: number, step: () => void): number[] {
  const count = view.getUint16(at + 2);
  const glyphs: number[] = [];
  for (let i = 0; i < count; i++) {
    step();
    if (view.getUint16(at) === 1) glyphs.push(view.getUint16(at + 4 + 2 * i));
    else {
      const range = at + 4 + 6 * i;
      for (let glyph = view.getUint16(range); glyph <= view.getUint16(range + 2); glyph++) {
        step();
        glyphs.push(glyph);
      }
    }
  }
  return glyphs;
}
