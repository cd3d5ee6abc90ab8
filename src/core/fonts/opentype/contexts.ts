// Rules of substitutions that depend on neighbours (GSUB types 5 and 6, all three formats): which glyphs a sequence is made of
// and which stand before and behind it. What is then done to them: substitution.ts.
import { classOf, coverageIndex, type Step } from './layout-tables.js';

export interface SequenceRule {
  /** Glyphs of the sequence itself. */
  readonly length: number;
  /** How many actions there are, and where: pairs of a place in the sequence and a lookup. */
  readonly actions: number;
  readonly at: number;
  fits(glyphs: readonly number[], i: number): boolean;
}

/** Whether a glyph is what a value of the table means: the glyph itself, a class, or the offset of a Coverage. */
type Same = (value: number, glyph: number) => boolean;

interface Kinds {
  readonly before: Same;
  readonly input: Same;
  readonly behind: Same;
}

/** Rules that a subtable has for sequences that begin with a glyph, in the order in which they are tried. */
export function sequenceRules(view: DataView, at: number, chained: boolean, first: number, step: Step): SequenceRule[] {
  const word = (offset: number): number => view.getUint16(at + offset);
  const covered: Same = (offset, glyph) => coverageIndex(view, at + offset, glyph) >= 0;
  const format = word(0);
  if (format === 3)
    return [readRule(view, at + 2, chained, true, { before: covered, input: covered, behind: covered }, step)];
  const index = coverageIndex(view, at + word(2), first);
  if (index < 0) return [];
  if (format === 1) {
    const same: Same = (value, glyph) => value === glyph;
    return rulesOfSet(view, at, at + 6 + 2 * index, chained, { before: same, input: same, behind: same }, step);
  }
  const classes =
    (offset: number): Same =>
    (value, glyph) =>
      classOf(view, at + word(offset), glyph) === value;
  const kinds = chained
    ? { before: classes(4), input: classes(6), behind: classes(8) }
    : { before: classes(4), input: classes(4), behind: classes(4) };
  const sets = chained ? 10 : 6;
  const set = classOf(view, at + word(chained ? 6 : 4), first);
  return set < word(sets) ? rulesOfSet(view, at, at + sets + 2 + 2 * set, chained, kinds, step) : [];
}

/** @param offset where the set's offset is; 0 there means that it is empty */
function rulesOfSet(
  view: DataView,
  at: number,
  offset: number,
  chained: boolean,
  kinds: Kinds,
  step: Step,
): SequenceRule[] {
  if (view.getUint16(offset) === 0) return [];
  const set = at + view.getUint16(offset);
  return Array.from({ length: view.getUint16(set) }, (_, i) =>
    readRule(view, set + view.getUint16(set + 2 + 2 * i), chained, false, kinds, step),
  );
}

/** @param whole the first glyph of the sequence is among the values; without it, it is known to fit */
function readRule(
  view: DataView,
  at: number,
  chained: boolean,
  whole: boolean,
  kinds: Kinds,
  step: Step,
): SequenceRule {
  let next = at;
  const word = (): number => {
    step();
    next += 2;
    return view.getUint16(next - 2);
  };
  const list = (length: number): number[] => Array.from({ length: Math.max(0, length) }, word);
  const before = chained ? list(word()) : [];
  const length = word();
  const early = chained ? 0 : word(); // a rule without neighbours has both its lengths first
  const input = list(length - (whole ? 0 : 1));
  const behind = chained ? list(word()) : [];
  const actions = chained ? word() : early;
  const skipped = whole ? 0 : 1;
  return {
    length,
    actions,
    at: next,
    fits(glyphs, i) {
      const holds =
        (same: Same) =>
        (value: number, place: number): boolean => {
          step();
          const glyph = glyphs[place];
          return glyph !== undefined && same(value, glyph);
        };
      return (
        input.every((value, n) => holds(kinds.input)(value, i + skipped + n)) &&
        // The nearest comes first.
        before.every((value, n) => holds(kinds.before)(value, i - 1 - n)) &&
        behind.every((value, n) => holds(kinds.behind)(value, i + length + n))
      );
    },
  };
}
