// Secrets of a known shape that go on in the rows below, wherever those begin: what begins like a secret and is too short for one
// is tried with what stands below it. So a secret is found that no screen ever shows in one piece.
import type { Detector } from '../detectors.js';
import { gutterOf, leftOf, type Rows, rightOf, rowOf } from './rows.js';

/** The longest match of any shape at the beginning of a text. */
export type Shape = (text: string) => { detector: Detector; length: number } | undefined;

/** How secrets of a known shape begin. */
export interface Starts {
  /** Whether a text has the beginning of any. */
  readonly test: RegExp;
  /** Where they are, with `g`. */
  readonly all: RegExp;
  readonly shape: Shape;
  /** Whose secrets begin as a text does. */
  readonly detectorOf: (text: string) => Detector;
}

export interface PartialSecret {
  detector: Detector;
  secret: string;
  /** Columns of its beginning. */
  from: number;
  to: number;
  /** Its end is nowhere, or not there yet. */
  isCut?: boolean;
}

const RUN = /[A-Za-z0-9_.=/+~%-]+/g;
const RUN_HERE = new RegExp(RUN.source, 'y');
/** Narrower columns are not read on in. */
const MOST_ROWS = 48;
const MOST_TRIALS = 400;
const MOST_RUNS = 12;
/** Signs that programs put around the parts of a text. */
const SIGNS_BEFORE = /^[+\-~.=%]+/;

interface Run {
  text: string;
  /** Columns. */
  from: number;
  to: number;
  /** No other letters are right of it in the region. */
  isLast?: boolean;
}

/** Digits and letters of both cases, as no word has them. */
const isMixed = (text: string): boolean => /\d/.test(text) && /[a-z]/.test(text) && /[A-Z]/.test(text);
/** What is cut off at the edge of a screen is a secret too, if that much of it is there. */
const LEAST_CUT = 14;

/** Secrets that begin in the row and end in one below it. */
export function partialSecrets(
  screen: Rows,
  row: number,
  { all: pattern, shape, detectorOf }: Starts,
): PartialSecret[] {
  const { text, col } = rowOf(screen.text(row));
  const found: PartialSecret[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const begun = runFrom(text, match.index);
    const to = match.index + begun.length;
    pattern.lastIndex = Math.max(pattern.lastIndex, to);
    if (begun === '' || shape(begun)) continue;
    const region = [col(leftOf(text, match.index)), col(rightOf(text, to - 1))] as const;
    const search = new Below(screen, shape, region);
    const run = { text: begun, from: col(match.index), to: col(to) };
    const secret = search.goOn(row, run, 0);
    const place = { from: col(match.index), to: col(to - 1) + 1 };
    if (secret) found.push({ ...secret, ...place });
    else {
      const cut = search.block(row, run);
      if (cut.length >= LEAST_CUT && isMixed(cut))
        found.push({ detector: detectorOf(cut), secret: cut, isCut: true, ...place });
    }
  }
  return found;
}

function runFrom(text: string, at: number): string {
  RUN_HERE.lastIndex = at;
  return RUN_HERE.exec(text)?.[0] ?? '';
}

/** One search below; owns how much has been tried. */
class Below {
  readonly #screen: Rows;
  readonly #shape: Shape;
  readonly #left: number;
  readonly #right: number;
  #trials = 0;

  constructor(screen: Rows, shape: Shape, [left, right]: readonly [number, number]) {
    this.#screen = screen;
    this.#shape = shape;
    this.#left = left;
    this.#right = right;
  }

  /** `begun` ends in the row; the whole secret, or undefined. */
  goOn(row: number, begun: Run, depth: number): Omit<PartialSecret, 'from' | 'to'> | undefined {
    const below = this.#rowBelow(row);
    if (below === undefined || depth >= MOST_ROWS) return undefined;
    const runs = this.#runs(below, begun);
    for (const run of runs) {
      if (this.#trials++ > MOST_TRIALS) return undefined;
      const text = begun.text + run.text;
      const found = this.#shape(text);
      if (!found || found.length <= begun.text.length || !this.#isRest(run, begun)) continue;
      const secret = found.length < text.length ? text.slice(0, found.length) : this.#longest(below, text, run);
      return { detector: found.detector, secret };
    }
    for (const run of runs) {
      // A row in the midst of it is as full as the one above, or has nothing but signs after it.
      if (Math.abs(run.to - begun.to) > 1 && run.to < this.#right - 1 && !(run.isLast && isMixed(run.text))) continue;
      const whole = this.goOn(below, { ...run, text: begun.text + run.text }, depth + 1);
      if (whole) return whole;
    }
    return undefined;
  }

  /** What begins in a row, with the rows below it that are as wide: its end is on no screen. */
  block(row: number, begun: Run): string {
    let text = begun.text;
    for (let at = row, depth = 0; depth < MOST_ROWS; depth++) {
      const below = this.#rowBelow(at);
      const run = below === undefined ? undefined : this.#runs(below, begun)[0];
      if (below === undefined || run?.from !== begun.from || run.to !== begun.to || !isMixed(run.text)) break;
      text += run.text;
      at = below;
    }
    return text;
  }

  /** A secret may be longer than it must be: it goes on as long as rows are full. */
  #longest(row: number, text: string, last: Run): string {
    const below = this.#rowBelow(row);
    const run = below === undefined ? undefined : this.#runs(below, last)[0];
    const full = last.to >= this.#right - 1 || (run && Math.abs(run.to - last.to) <= 1);
    if (below === undefined || !run || !full) return text;
    const length = this.#shape(text + run.text)?.length ?? 0;
    if (length <= text.length) return text;
    return length < text.length + run.text.length
      ? (text + run.text).slice(0, length)
      : this.#longest(below, text + run.text, run);
  }

  /** Not a word that happens to stand below. */
  #isRest(run: Run, begun: Run): boolean {
    const atEdges = begun.to >= this.#right - 1 && run.from <= this.#left + 1;
    const mixed = /\d/.test(run.text) || /[a-z][A-Z]|[A-Z]{2}[a-z]|[A-Z][a-z]+[A-Z]/.test(run.text);
    // What is left over, right below: one or two letters that are no word by themselves.
    const left = run.isLast === true && run.from === begun.from && run.text.length <= 2 && isMixed(begun.text);
    return atEdges || mixed || left || (run.text.length <= 3 && run.text !== run.text.toLowerCase());
  }

  #rowBelow(row: number): number | undefined {
    for (let next = row + 1; next < this.#screen.rows && next <= row + 2; next++) {
      if (/[A-Za-z0-9]/.test(this.#screen.text(next).slice(this.#left, this.#right))) return next;
    }
    return undefined;
  }

  /** Runs of a row in the region: those first that begin where a text would. */
  #runs(row: number, begun: Run): Run[] {
    const cells = this.#screen.text(row);
    const { text, col } = rowOf(cells);
    const start = this.#left + gutterOf(cells, this.#left, Math.min(this.#right, cells.length));
    const runs: Run[] = [];
    for (const { 0: run, index } of text.matchAll(RUN)) {
      const from = col(index);
      if (from < this.#left || from >= this.#right) continue;
      const isLast = !/[A-Za-z0-9]/.test(cells.slice(from + run.length, this.#right));
      runs.push({ text: run, from, to: from + run.length, isLast });
      const bare = run.replace(SIGNS_BEFORE, '');
      if (bare !== run && bare !== '')
        runs.push({ text: bare, from: from + run.length - bare.length, to: from + run.length, isLast });
      if (runs.length >= MOST_RUNS) break;
    }
    const away = ({ from }: Run) => Math.min(Math.abs(from - start), Math.abs(from - begun.from) + 0.5);
    return runs.sort((a, b) => away(a) - away(b));
  }
}
