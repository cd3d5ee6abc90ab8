// Secrets that no row of a screen shows in one piece: joined within the regions of the screen.
import type { SeenRows } from '../../../search/trace.js';
import type { Detector } from '../detectors.js';
import type { Search } from '../search.js';
import { eachPart, type Joined, joinedAt, spans } from './edges.js';
import { keyRows } from './key-block.js';
import { partialSecrets } from './partial.js';
import { rowOf } from './rows.js';

export interface RegionVisitor {
  /** A secret, and where in the output it came from, or its beginning: the rest is hidden as that of a known one. */
  found(detector: Detector, secret: string, positions: readonly number[], isCut?: boolean): void;
  /** Whether it is a part of a secret that is known. */
  isKnown(secret: string): boolean;
  /** Whether a text is known to hold nothing. */
  isClean(text: string): boolean;
  clean(text: string): void;
}

/** Visits of rows after the beginning of a secret, in which all that comes is looked at. */
const WATCHED = 48;
const MOST_CUTS = 2000;

export class RegionFinder {
  readonly #search: Search;
  readonly #visitor: RegionVisitor;
  /** Beginnings without an end, by their text. */
  readonly #cuts = new Map<string, { detector: Detector; positions: readonly number[] }>();
  #watched = 0;
  #cols = 0;

  constructor(search: Search, visitor: RegionVisitor) {
    this.#search = search;
    this.#visitor = visitor;
  }

  /** Whether a secret may go on in what comes. */
  get isWatching(): boolean {
    return this.#watched > 0;
  }

  /** Whether a secret may begin in these lines, and end below them. */
  mayBegin(lines: string): boolean {
    return this.#search.begins?.test.test(lines) === true;
  }

  /** Whether all of these plain lines end before the last columns, so that none goes on in the next. */
  areNarrow(lines: string): boolean {
    for (let start = 0; start < lines.length; ) {
      const end = lines.indexOf('\r\n', start);
      if ((end < 0 ? lines.length : end) - start >= this.#cols - 1) return false;
      if (end < 0) break;
      start = end + 2;
    }
    return true;
  }

  visit(changed: readonly number[], screen: SeenRows): void {
    this.#cols = screen.text(0).length;
    if (this.#watched > 0) this.#watched--;
    let done = -1;
    for (const row of changed) {
      // A change may be the rest of what begins above it.
      for (let first = Math.max(done + 1, row - 1); first <= row; first++) this.#visitRow(screen, first);
      done = row;
    }
    const { begins } = this.#search;
    if (this.#watched > 0 && begins) {
      for (let row = 0; row < screen.rows; row++) this.#searchBelow(screen, row);
    }
  }

  #visitRow(screen: SeenRows, row: number): void {
    for (const joined of joinedAt(screen, row)) this.#searchJoined(screen, joined);
    this.#searchBelow(screen, row);
  }

  #searchJoined(screen: SeenRows, joined: Joined): void {
    const { text } = joined;
    if (!this.#search.mayFind(text)) return;
    const key = `joined ${text}`;
    if (this.#visitor.isClean(key)) return;
    const matches = this.#search.find(text, { lines: false });
    if (matches.length === 0) this.#visitor.clean(key);
    for (const { detector, from, to } of matches) {
      if (!spans(joined, from, to)) continue;
      // A short text that was asked for may come together from two other words.
      if (detector.asked !== undefined && !isWhole(text, from, to)) continue;
      const positions: number[] = [];
      eachPart(joined, [from, to], (row, start, end) => positions.push(...screen.positions(row, start, end)));
      if (positions.length > 0) this.#visitor.found(detector, text.slice(from, to), positions);
    }
  }

  #searchBelow(screen: SeenRows, row: number): void {
    const { begins } = this.#search;
    const cells = screen.text(row);
    if (!this.#search.mayFind(cells)) return;
    if (this.#search.hasKeys && cells.includes('PRIVATE KEY')) this.#searchKey(screen, row);
    if (!begins?.test.test(cells)) return;
    this.#watched = WATCHED;
    for (const { detector, secret, from, to, isCut } of partialSecrets(screen, row, begins)) {
      const positions = screen.positions(row, from, to);
      if (!isCut) this.#visitor.found(detector, secret, positions);
      else if (this.#cuts.size < MOST_CUTS) this.#cuts.set(secret, { detector, positions });
    }
  }

  /** What is still cut off when all has been seen: one that is typed letter by letter is whole in the end. */
  end(): void {
    const whole: string[] = [];
    for (const [secret, { detector, positions }] of [...this.#cuts].sort(([a], [b]) => b.length - a.length)) {
      if (whole.some((longer) => longer.startsWith(secret)) || this.#visitor.isKnown(secret)) continue;
      whole.push(secret);
      this.#visitor.found(detector, secret, positions, true);
    }
  }

  #searchKey(screen: SeenRows, row: number): void {
    this.#watched = WATCHED;
    for (const { at, from, to } of keyRows(screen, row)) {
      const text = rowOf(screen.text(at).slice(from, to)).text;
      this.#visitor.found(this.#search.hasKeys!, text, screen.positions(at, from, to));
    }
  }
}

const isLetter = (text: string, at: number): boolean => /[\p{L}\p{N}_]/u.test(text[at] ?? '');
const isWhole = (text: string, from: number, to: number): boolean => !isLetter(text, from - 1) && !isLetter(text, to);
