// Applies a font's substitutions (GSUB) to a run of glyphs, as programming fonts make their ligatures: single, multiple and
// ligature substitutions, and those that depend on neighbours (types 1, 2, 4, 5, 6). Leaves out what needs GDEF, for a run
// has no marks. A hostile font costs a bounded number of steps, counted and not timed, so that all machines agree.
import { sequenceRules } from './contexts.js';
import { coverageIndex, lookupsOf, readCoverage, type Step, type Subtable, subtablesOf } from './layout-tables.js';

const SINGLE = 1;
const MULTIPLE = 2;
const LIGATURE = 4;
const CONTEXT = 5;
const CHAINED = 6;

const SCRIPTS = ['latn', 'DFLT'];
/** What every text has unless it is switched off. */
const FEATURES = new Set(['ccmp', 'rlig', 'rclt', 'calt', 'clig', 'liga']);

/** Steps through the tables when they are opened, and for each glyph of a run: many times what fonts of today take. */
const MOST_OPENING = 2_000_000;
const MOST_A_GLYPH = 20_000;
const MOST_NESTED = 6;
/** A run has at most a thousand cells. */
const MOST_GLYPHS = 10_000;

/** A run's glyphs; cells[i] is the place in the run that glyph i came from, of a ligature the first of its places. */
export interface Substituted {
  readonly glyphs: number[];
  readonly cells: number[];
}

interface Lookup {
  readonly subtables: readonly Subtable[];
  /** Glyphs that it may begin with; undefined: it is only called by others. */
  readonly begins?: ReadonlySet<number>;
}

export class Substitution {
  readonly #active: readonly Lookup[];
  readonly #nested = new Map<number, Lookup>();
  #glyphs: number[] = [];
  #cells: number[] = [];
  #left = MOST_OPENING;

  /** @throws RangeError for a table that is cut off or endless */
  constructor(
    private readonly view: DataView,
    private readonly start: number,
  ) {
    this.#active = lookupsOf(view, start, SCRIPTS, FEATURES).map((index) => {
      const subtables = subtablesOf(view, start, index, this.#step);
      const begins = new Set(
        subtables.flatMap(({ type, at }) => readCoverage(view, beginsAt(view, type, at), this.#step)),
      );
      return { subtables, begins };
    });
  }

  /** @throws RangeError for a table that is cut off or endless */
  apply(glyphs: readonly number[]): Substituted {
    this.#glyphs = [...glyphs];
    this.#cells = glyphs.map((_, i) => i);
    this.#left = MOST_A_GLYPH * (glyphs.length + 2);
    for (const lookup of this.#active) {
      for (let i = 0; i < this.#glyphs.length; ) {
        this.#step();
        const end = lookup.begins!.has(this.#glyphs[i]!) ? this.#lookup(lookup, i, 0) : -1;
        i = Math.max(end, i + 1);
      }
    }
    return { glyphs: this.#glyphs, cells: this.#cells };
  }

  readonly #step: Step = () => {
    if (--this.#left < 0) throw new RangeError('the substitutions do not end');
  };

  /** Applies the first subtable that fits at place i; gives the place behind what it took, -1 where none fits. */
  #lookup({ subtables }: Lookup, i: number, depth: number): number {
    for (const subtable of subtables) {
      this.#step();
      const end = this.#subtable(subtable, i, depth);
      if (end >= 0) return end;
    }
    return -1;
  }

  #subtable({ type, at }: Subtable, i: number, depth: number): number {
    if (type === CONTEXT || type === CHAINED) return this.#context(type === CHAINED, at, i, depth);
    const { view } = this;
    const index = coverageIndex(view, at + view.getUint16(at + 2), this.#glyphs[i]!);
    if (index < 0) return -1;
    if (type === SINGLE) return this.#single(at, index, i);
    if (type === MULTIPLE) return this.#multiple(at + view.getUint16(at + 6 + 2 * index), i);
    return type === LIGATURE ? this.#ligature(at + view.getUint16(at + 6 + 2 * index), i) : -1;
  }

  #single(at: number, index: number, i: number): number {
    const { view } = this;
    const delta = view.getUint16(at) === 1;
    this.#glyphs[i] = delta ? (this.#glyphs[i]! + view.getUint16(at + 4)) & 0xffff : view.getUint16(at + 6 + 2 * index);
    return i + 1;
  }

  #multiple(sequence: number, i: number): number {
    const glyphs = this.#list(sequence + 2, this.view.getUint16(sequence));
    if (this.#glyphs.length + glyphs.length > MOST_GLYPHS) throw new RangeError('the glyphs multiply');
    this.#glyphs.splice(i, 1, ...glyphs);
    this.#cells.splice(i, 1, ...glyphs.map(() => this.#cells[i]!));
    return i + glyphs.length;
  }

  #ligature(set: number, i: number): number {
    const { view } = this;
    for (let k = 0; k < view.getUint16(set); k++) {
      const at = set + view.getUint16(set + 2 + 2 * k);
      const rest = this.#list(at + 4, view.getUint16(at + 2) - 1);
      if (!rest.every((glyph, n) => this.#glyphs[i + 1 + n] === glyph)) continue;
      this.#glyphs.splice(i, rest.length + 1, view.getUint16(at));
      this.#cells.splice(i + 1, rest.length);
      return i + 1;
    }
    return -1;
  }

  #list(at: number, length: number): number[] {
    return Array.from({ length: Math.max(0, length) }, (_, n) => {
      this.#step();
      return this.view.getUint16(at + 2 * n);
    });
  }

  /** A rule that fits counts even where it changes nothing: so fonts tell where there is no ligature. */
  #context(chained: boolean, at: number, i: number, depth: number): number {
    const { view } = this;
    if (depth === MOST_NESTED) return -1;
    for (const rule of sequenceRules(view, at, chained, this.#glyphs[i]!, this.#step)) {
      if (!rule.fits(this.#glyphs, i)) continue;
      let end = i + rule.length;
      for (let k = 0; k < rule.actions; k++) {
        const place = i + view.getUint16(rule.at + 4 * k);
        const before = this.#glyphs.length;
        if (place < end) this.#lookup(this.#nestedLookup(view.getUint16(rule.at + 4 * k + 2)), place, depth + 1);
        end += this.#glyphs.length - before;
      }
      return Math.max(end, i + 1);
    }
    return -1;
  }

  #nestedLookup(index: number): Lookup {
    const known = this.#nested.get(index) ?? { subtables: subtablesOf(this.view, this.start, index, this.#step) };
    this.#nested.set(index, known);
    return known;
  }
}

/** Where a subtable's Coverage of first glyphs is. */
function beginsAt(view: DataView, type: number, at: number): number {
  if (view.getUint16(at) !== 3 || type < CONTEXT) return at + view.getUint16(at + 2);
  return at + view.getUint16(at + (type === CONTEXT ? 6 : 6 + 2 * view.getUint16(at + 2)));
}
