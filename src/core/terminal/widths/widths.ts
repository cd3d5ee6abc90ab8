// How many cells text takes: grapheme clusters (UAX #29) as modern terminals count them. A cluster is as wide as its widest
// part; an emoji is two cells however it is put together. Conjuncts of Indic scripts (rule GB9c) stay apart, as the programs
// that print them expect. What terminals do not agree on is a matter of the model, see width-model.ts.
import type { WidthModel } from './width-model.js';
import { WIDTH_RUNS } from './width-table.js';
import { AMBIGUOUS_RUNS, TEXT_VARIATION_RUNS } from './width-variants.js';

/** The letters of the table, each with its width and how it combines (grapheme break class, made finer for emoji). */
const CLASSES = {
  /** Wide. */
  W: { width: 2, kind: 0 },
  /** Extends what stands before it; has no cell of its own. */
  E: { width: 0, kind: 1 },
  /** Zero width joiner. */
  Z: { width: 0, kind: 2 },
  /** Regional indicator: two make a flag. */
  R: { width: 2, kind: 3 },
  /** Prepended mark. */
  B: { width: 1, kind: 4 },
  /** Spacing mark: joins what stands before it. */
  S: { width: 1, kind: 5 },
  /** Hangul jamo (leading, vowel, trailing) and syllables. */
  L: { width: 2, kind: 6 },
  V: { width: 1, kind: 7 },
  J: { width: 1, kind: 8 },
  H: { width: 2, kind: 9 },
  /** Pictographs: wide ones, narrow ones that variation selector 16 makes wide, and those it does not. */
  P: { width: 2, kind: 11 },
  T: { width: 1, kind: 12 },
  N: { width: 1, kind: 13 },
  /** Skin tone. */
  M: { width: 2, kind: 14 },
  /** Format characters without any picture: not shown at all. */
  I: { width: 3, kind: 15 },
} as const;

const EXTEND = CLASSES.E.kind;
const JOINER = CLASSES.Z.kind;
const REGIONAL = CLASSES.R.kind;
const PREPEND = CLASSES.B.kind;
const SPACING = CLASSES.S.kind;
const LEADING = CLASSES.L.kind;
const VOWEL = CLASSES.V.kind;
const TRAILING = CLASSES.J.kind;
const SYLLABLE = CLASSES.H.kind;
const PICTOGRAPH = CLASSES.P.kind;
const TEXT_PICTOGRAPH = CLASSES.T.kind;
const MODIFIER = CLASSES.M.kind;
const INVISIBLE = CLASSES.I.kind;
/** `#`, `*` and digits, which variation selector 16 makes the start of a keycap. */
const KEYCAP = 10;

const VARIATION_15 = 0xfe0e;
const VARIATION_16 = 0xfe0f;

/** What became wide in Unicode 16 only, as run starts and ends: trigrams, hexagrams, counting rods. */
const WIDE_SINCE_16 = [
  [0x2630, 0x2638],
  [0x268a, 0x2690],
  [0x4dc0, 0x4e00],
  [0x1_d300, 0x1_d357],
  [0x1_d360, 0x1_d377],
] as const;

/** Above this the table holds only ideographs (2xxxx, 3xxxx) and marks (Exxxx). */
const TABLED = 0x2_0000;
/** One byte a code point: kind in bits 0..3, width in 4 and 5, and whether it is an emoji with a variation for text. */
type Entries = Uint8Array;
const NARROW = 1 << 4;
const WIDE = 2 << 4;
const HAS_TEXT_VARIATION = 1 << 6;

let table: Entries | undefined;
let above: readonly { start: number; end: number; entry: number }[] = [];

function readTable(): Entries {
  const entries = new Uint8Array(TABLED).fill(NARROW);
  const rest: { start: number; end: number; entry: number }[] = [];
  let at = 0;
  for (const [, gap, letter, length] of WIDTH_RUNS.matchAll(/([\da-z]+)([A-Z])([\da-z]+)/g)) {
    const { width, kind } = CLASSES[letter as keyof typeof CLASSES];
    const entry = kind | (width << 4);
    const start = at + Number.parseInt(gap!, 36);
    at = start + Number.parseInt(length!, 36);
    entries.fill(entry, start, at);
    if (at > TABLED) rest.push({ start, end: at, entry });
  }
  for (const codePoint of '#*0123456789') entries[codePoint.charCodeAt(0)] = KEYCAP | NARROW;
  for (const codePoint of runs(TEXT_VARIATION_RUNS)) entries[codePoint]! |= HAS_TEXT_VARIATION;
  above = rest;
  table = entries;
  return entries;
}

function* runs(text: string): Generator<number> {
  let at = 0;
  for (const [, gap, length] of text.matchAll(/([\da-z]+)\.([\da-z]+)/g)) {
    at += Number.parseInt(gap!, 36);
    for (const end = at + Number.parseInt(length!, 36); at < end; at++) yield at;
  }
}

function tableOf({ wideSince16, ambiguous }: WidthModel): Entries {
  const entries = (table ?? readTable()).slice();
  if (!wideSince16) {
    for (const [start, end] of WIDE_SINCE_16)
      for (let at = start; at < end; at++) if (entries[at]! & WIDE) entries[at] = (entries[at]! & 15) | NARROW;
  }
  if (ambiguous === 2) {
    for (const at of runs(AMBIGUOUS_RUNS))
      if (at < TABLED && entries[at]! >> 4 === 1) entries[at] = (entries[at]! & 15) | WIDE;
  }
  return entries;
}

// What is known of the cluster so far, as xterm hands it on: join in bit 0, width in 1 and 2, then our own.
const KIND = 3;
const PICTOGRAPHIC = 1 << 7;
const ODD_REGIONAL = 1 << 8;
const TEXT_VARIATION = 1 << 9;
const COUNT = 10;
/** No cluster has use for more parts (the longest emoji has 10 code points); more are a cluster of their own. */
const MOST_PARTS = 16;

const PLAIN_NARROW = 1 << 1;

/** xterm's IUnicodeVersionProvider, and what our own repairs ask. */
export interface Widths {
  readonly version: string;
  wcwidth(codePoint: number): 0 | 1 | 2;
  /** What `codePoint` does after `preceding`, the answer for the code point before it (0 after a control sequence). */
  charProperties(codePoint: number, preceding: number): number;
  /** Cells of a code point that stands alone: 0 for what only joins others, -1 for format characters, which are never shown. */
  alone(codePoint: number): -1 | 0 | 1 | 2;
  /** Whether variation selector 15 makes emoji narrow. */
  readonly narrows: boolean;
}

const DEFAULT: WidthModel = { method: 'graphemes', wideSince16: false, narrows: false, widens: true, ambiguous: 1 };

/** Widths by grapheme clusters or code points with the current table. */
export function tabledWidths(model: WidthModel): Widths {
  let entries: Entries | undefined;
  const { ambiguous, narrows, widens } = model;
  const entryOf = (codePoint: number): number => {
    entries ??= tableOf(model);
    if (codePoint < TABLED) return entries[codePoint]!;
    return (
      above.find(({ start, end }) => codePoint >= start && codePoint < end)?.entry ?? privateUse(codePoint, ambiguous)
    );
  };
  const alone = (codePoint: number): -1 | 0 | 1 | 2 => {
    const entry = entryOf(codePoint);
    return (entry & 15) === INVISIBLE ? -1 : (((entry >> 4) & 3) as 0 | 1 | 2);
  };
  const clusters = (codePoint: number, preceding: number): number => {
    const before = (preceding >> KIND) & 15;
    if (codePoint < 0x7f && before !== PREPEND) {
      const keycap = codePoint < 0x3a && (codePoint > 0x2f || codePoint === 0x23 || codePoint === 0x2a);
      return keycap ? PLAIN_NARROW | (KEYCAP << KIND) : PLAIN_NARROW;
    }
    const entry = entryOf(codePoint);
    const kind = entry & 15;
    const width = (entry >> 4) & 3;
    if (kind === EXTEND || kind === JOINER || kind === INVISIBLE) {
      const selected = selectedWidth(codePoint, preceding, { narrows, widens });
      return 1 | (selected << 1) | (kind << KIND) | (preceding & ~0x7f);
    }
    if (joins(kind, preceding, before)) return joined(kind, width, preceding);
    return started(kind, width) | (entry & HAS_TEXT_VARIATION ? TEXT_VARIATION : 0);
  };
  /** Each for itself, as wcwidth does: flags are two halves, vowels and finals of Hangul jamo take none (xterm 379, measured). */
  const single = (codePoint: number): -1 | 0 | 1 | 2 => {
    const kind = entryOf(codePoint) & 15;
    if (kind === VOWEL || kind === TRAILING) return 0;
    return kind === REGIONAL ? 1 : alone(codePoint);
  };
  const shown = model.method === 'codepoints' ? single : alone;
  return {
    version: `castkit ${Object.values(model).join(' ')}`,
    wcwidth: (codePoint) => Math.max(0, shown(codePoint)) as 0 | 1 | 2,
    charProperties:
      model.method === 'codepoints'
        ? (codePoint, preceding) => {
            const width = codePoint < 0x7f ? 1 : single(codePoint);
            return width > 0 ? width << 1 : 1 | (preceding & 6);
          }
        : clusters,
    alone: shown,
    narrows: narrows && model.method === 'graphemes',
  };
}

/** Planes 15 and 16 are of ambiguous width (UAX #11). */
const privateUse = (codePoint: number, ambiguous: 1 | 2): number =>
  ambiguous === 2 && codePoint >= 0xf_0000 ? WIDE : NARROW;

/** Where nothing is known of the terminal. */
export const graphemeWidths: Widths = tabledWidths(DEFAULT);

export const codePointWidth = graphemeWidths.alone;

/**
 * The width of a cluster after a mark. Marks join whatever stands left of the cursor, even if the cursor was moved there (then
 * nothing precedes).
 */
function selectedWidth(
  codePoint: number,
  preceding: number,
  { narrows, widens }: Pick<WidthModel, 'narrows' | 'widens'>,
) {
  const before = (preceding >> KIND) & 15;
  if (widens && codePoint === VARIATION_16 && (before === TEXT_PICTOGRAPH || before === KEYCAP)) return 2;
  const narrowed = narrows && codePoint === VARIATION_15 && before === PICTOGRAPH && (preceding & TEXT_VARIATION) !== 0;
  return narrowed ? 1 : (preceding >> 1) & 3;
}

/** Rules GB6 to GB13 of UAX #29, for what has a width of its own. */
function joins(kind: number, preceding: number, before: number): boolean {
  if (preceding === 0 || preceding >> COUNT >= MOST_PARTS) return false;
  if (before === PREPEND || kind === SPACING) return true;
  const pictographic = (preceding & PICTOGRAPHIC) !== 0;
  switch (kind) {
    case REGIONAL:
      return before === REGIONAL && (preceding & ODD_REGIONAL) !== 0;
    case MODIFIER:
      return pictographic && before !== JOINER && before !== MODIFIER;
    case LEADING:
    case SYLLABLE:
      return before === LEADING;
    case VOWEL:
      return before === LEADING || before === VOWEL || before === SYLLABLE;
    case TRAILING:
      return before === VOWEL || before === TRAILING || before === SYLLABLE;
    default:
      return kind >= PICTOGRAPH && before === JOINER && pictographic;
  }
}

function joined(kind: number, width: number, preceding: number): number {
  const cells = kind === SPACING ? (preceding >> 1) & 3 : Math.max(width, (preceding >> 1) & 3);
  const count = (preceding >> COUNT) + 1;
  return 1 | (cells << 1) | (kind << KIND) | (kind >= PICTOGRAPH ? PICTOGRAPHIC : 0) | (count << COUNT);
}

function started(kind: number, width: number): number {
  const flags = (kind >= PICTOGRAPH ? PICTOGRAPHIC : 0) | (kind === REGIONAL ? ODD_REGIONAL : 0);
  return (width << 1) | (kind << KIND) | flags;
}
