// What the tables of OpenType layout share: sets of glyphs (Coverage), classes of glyphs, lookups and the features that name
// them (OpenType 1.9, chapter 2). Nothing is kept: all is read where it stands.

/** Called for each step through a table. Tables may lie over each other and so seem endless: it throws when there were too many. */
export type Step = () => void;

const EXTENSION = 7;

/** All glyphs of a Coverage table, in order. */
export function readCoverage(view: DataView, at: number, step: Step): number[] {
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

/** A glyph's place in a Coverage table, -1 where it is not in it. */
export function coverageIndex(view: DataView, at: number, glyph: number): number {
  const single = view.getUint16(at) === 1;
  const record = (i: number): number => at + 4 + (single ? 2 : 6) * i;
  const i = search(view.getUint16(at + 2), (n) =>
    glyph < view.getUint16(record(n)) ? -1 : glyph > view.getUint16(record(n) + (single ? 0 : 2)) ? 1 : 0,
  );
  if (i < 0 || single) return i;
  return view.getUint16(record(i) + 4) + glyph - view.getUint16(record(i));
}

/** A glyph's class; 0 for those that a ClassDef table leaves out. */
export function classOf(view: DataView, at: number, glyph: number): number {
  if (view.getUint16(at) === 1) {
    const i = glyph - view.getUint16(at + 2);
    return i >= 0 && i < view.getUint16(at + 4) ? view.getUint16(at + 6 + 2 * i) : 0;
  }
  const record = (i: number): number => at + 4 + 6 * i;
  const i = search(view.getUint16(at + 2), (n) =>
    glyph < view.getUint16(record(n)) ? -1 : glyph > view.getUint16(record(n) + 2) ? 1 : 0,
  );
  return i < 0 ? 0 : view.getUint16(record(i) + 4);
}

/** Binary search; `side` says on which side of record n the sought one lies. */
function search(count: number, side: (n: number) => number): number {
  let low = 0;
  let high = count - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const where = side(middle);
    if (where === 0) return middle;
    if (where < 0) high = middle - 1;
    else low = middle + 1;
  }
  return -1;
}

export interface Subtable {
  readonly type: number;
  readonly at: number;
}

/** The subtables of lookup number `index`, those behind an extension too. */
export function subtablesOf(view: DataView, start: number, index: number, step: Step): Subtable[] {
  const lookups = start + view.getUint16(start + 8);
  if (index >= view.getUint16(lookups)) return [];
  const lookup = lookups + view.getUint16(lookups + 2 + 2 * index);
  const type = view.getUint16(lookup);
  return Array.from({ length: view.getUint16(lookup + 4) }, (_, i) => {
    step();
    const at = lookup + view.getUint16(lookup + 6 + 2 * i);
    return type === EXTENSION ? { type: view.getUint16(at + 2), at: at + view.getUint32(at + 4) } : { type, at };
  });
}

export const lookupCount = (view: DataView, start: number): number => view.getUint16(start + view.getUint16(start + 8));

const tagAt = (view: DataView, at: number): string =>
  String.fromCharCode(view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2), view.getUint8(at + 3));

const NO_FEATURE = 0xffff;

/** Numbers of the lookups of some features in the script's default language, ascending, each once. Scripts: best first. */
export function lookupsOf(
  view: DataView,
  start: number,
  scripts: readonly string[],
  features: ReadonlySet<string>,
): number[] {
  const script = findScript(view, start + view.getUint16(start + 4), scripts);
  const language = script === undefined ? 0 : view.getUint16(script);
  if (script === undefined || language === 0) return [];
  const list = start + view.getUint16(start + 6);
  const at = script + language;
  const required = view.getUint16(at + 2);
  const found = new Set<number>();
  const add = (feature: number): void => {
    const table = list + view.getUint16(list + 2 + 6 * feature + 4);
    for (let i = 0; i < view.getUint16(table + 2); i++) found.add(view.getUint16(table + 4 + 2 * i));
  };
  if (required !== NO_FEATURE) add(required);
  for (let i = 0; i < view.getUint16(at + 4); i++) {
    const feature = view.getUint16(at + 6 + 2 * i);
    if (features.has(tagAt(view, list + 2 + 6 * feature))) add(feature);
  }
  return [...found].sort((a, b) => a - b);
}

/** The best of the scripts, else the first there is. */
function findScript(view: DataView, list: number, scripts: readonly string[]): number | undefined {
  const known = Array.from({ length: Math.min(view.getUint16(list), 256) }, (_, i) => {
    const record = list + 2 + 6 * i;
    return { tag: tagAt(view, record), at: list + view.getUint16(record + 4) };
  });
  const best = scripts.map((tag) => known.find((script) => script.tag === tag)).find((script) => script !== undefined);
  return (best ?? known[0])?.at;
}
