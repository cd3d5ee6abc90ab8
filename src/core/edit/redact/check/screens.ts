// Looks for secrets on a screen: in rows, and in rows joined as columns of any width are read, downwards and upwards.
import type { SeenRows } from '../../../search/trace.js';
import { closeEnd } from './close.js';
import { plain } from './plain.js';
import { Runs } from './runs.js';
import type { Sought, SoughtSecrets } from './sought.js';

const GRAM = 3;
const LEAST_GRAMS = 2;
/** No secret is spread over more rows, but in columns too narrow to read. */
const MOST_ROWS = 16;
const MOST_TEXTS = 60_000;
/** Lines of frames, and blanks that part columns. */
const PARTING = /[\u2500-\u259f|\u00a6\u2758]|\s{2,}/g;
const GUTTER = /^\s*(?:\d+[:|.)]?\s)?[\s>+~$#\-\u2026\u21aa\u21b3]*/u;
/** Signs that a text goes on. */
const GOES_ON = /["'\\,+&>\u2026\u21b5\u2936 -]{1,8}$/u;

/** Owns what is known of texts of rows: most come again. */
export class ScreenCheck {
  readonly #sought: SoughtSecrets;
  /** By gram: in which secrets it is. */
  readonly #grams = new Map<string, Set<number>>();
  readonly #rows = new Map<string, ReadonlyMap<number, ReadonlySet<string>> | undefined>();
  readonly #clean = new Set<string>();
  readonly #runs = new Runs(GRAM);

  constructor(sought: SoughtSecrets) {
    this.#sought = sought;
    for (const [index, { value, edits }] of sought.all.entries()) {
      for (let at = 0; edits > 0 && at + GRAM <= value.length; at++) {
        const gram = value.slice(at, at + GRAM);
        this.#runs.add(gram);
        const secrets = this.#grams.get(gram);
        if (secrets) secrets.add(index);
        else this.#grams.set(gram, new Set([index]));
      }
    }
  }

  /** Whether no line of these can be a part of a secret. Whole ones are seen in the text of the stream. */
  areDull(lines: string): boolean {
    return !this.#mayHold(lines) || lines.split('\r\n').every((line) => !this.#isPart(line));
  }

  /** A few letters in a row are none. */
  #isPart(line: string): boolean {
    for (const { size } of this.#gramsIn(line)?.values() ?? []) if (size >= LEAST_GRAMS) return true;
    return false;
  }

  #mayHold(text: string): boolean {
    return this.#runs.next(text, 0) >= 0;
  }

  /** The first secret on the screen, given which of its rows changed, and the row. */
  find(screen: SeenRows, changed: readonly number[]): { sought: Sought; row: number } | undefined {
    for (const row of changed) {
      const sought = this.#inRow(screen.text(row)) ?? this.#acrossWrap(screen, row) ?? this.#acrossRows(screen, row);
      if (sought) return { sought, row };
    }
    return undefined;
  }

  #inRow(text: string): Sought | undefined {
    return this.#remembered(text, () => this.#sought.in(text.replaceAll('\0', '')));
  }

  #acrossWrap(screen: SeenRows, row: number): Sought | undefined {
    let from = row;
    while (from > 0 && screen.goesOn(from)) from--;
    let text = screen.text(from);
    for (let next = from + 1; next < screen.rows && screen.goesOn(next); next++) text += screen.text(next);
    return text.length === screen.text(from).length ? undefined : this.#inRow(text);
  }

  #acrossRows(screen: SeenRows, row: number): Sought | undefined {
    for (const [index, own] of this.#gramsIn(screen.text(row)) ?? []) {
      const sought = this.#sought.all[index]!;
      // Each edit takes three grams away, and each end of a row two.
      const least = Math.max(2, Math.ceil((sought.value.length - 2 - 3 * sought.edits) / 2));
      const [first, last] = this.#around(screen, row, index);
      const grams = new Set(own);
      for (let near = first; near <= last; near++) {
        for (const gram of this.#gramsIn(screen.text(near))?.get(index) ?? []) grams.add(gram);
      }
      if (grams.size < least) continue;
      const rows = Array.from({ length: last - first + 1 }, (_, at) => screen.text(first + at).replaceAll('\0', ''));
      if (this.#remembered(`${index} ${rows.join('\n')}`, () => (inColumns(rows, sought) ? sought : undefined)))
        return sought;
    }
    return undefined;
  }

  /** The rows around one that may have more of a secret, one more at each end. */
  #around(screen: SeenRows, row: number, index: number): [number, number] {
    const has = (near: number) => this.#gramsIn(screen.text(near))?.has(index) === true;
    let first = row;
    while (first > 0 && row - first < MOST_ROWS && (has(first) || has(first - 1))) first--;
    let last = row;
    while (last < screen.rows - 1 && last - row < MOST_ROWS && (has(last) || has(last + 1))) last++;
    return [first, last];
  }

  #gramsIn(text: string): ReadonlyMap<number, ReadonlySet<string>> | undefined {
    if (this.#grams.size === 0 || !this.#mayHold(text)) return undefined;
    if (this.#rows.has(text)) return this.#rows.get(text);
    const found = new Map<number, Set<string>>();
    const row = plain(text);
    for (let at = this.#runs.next(row, 0); at >= 0; at = this.#runs.next(row, at + 1)) {
      const gram = row.slice(at, at + GRAM);
      for (const index of this.#grams.get(gram) ?? []) found.set(index, (found.get(index) ?? new Set()).add(gram));
    }
    if (this.#rows.size >= MOST_TEXTS) this.#rows.clear();
    this.#rows.set(text, found.size === 0 ? undefined : found);
    return found.size === 0 ? undefined : found;
  }

  #remembered(text: string, look: () => Sought | undefined): Sought | undefined {
    if (this.#clean.has(text)) return undefined;
    const found = look();
    if (this.#clean.size >= MOST_TEXTS) this.#clean.clear();
    if (!found) this.#clean.add(text);
    return found;
  }
}

/** Whether the rows hold a secret, read as one column or as any that is parted by lines or blanks. */
function inColumns(rows: readonly string[], { value, edits }: Sought): boolean {
  const columns = new Set(['0 Infinity']);
  for (const row of rows) {
    let from = 0;
    for (const { 0: gap, index } of row.matchAll(PARTING)) {
      columns.add(`${from} ${index}`).add(`${from} Infinity`);
      from = index + gap.length;
    }
    columns.add(`${from} Infinity`);
  }
  for (const column of columns) {
    const [from = 0, to] = column.split(' ').map(Number);
    const parts = rows.map((row) => partOf(row, from, to));
    if (closeEnd(parts.join(''), value, edits) >= 0 || closeEnd(parts.toReversed().join(''), value, edits) >= 0)
      return true;
  }
  return false;
}

const partOf = (row: string, from: number, to: number | undefined): string =>
  plain(row.slice(from, to).trimEnd().replace(GUTTER, '').replace(GOES_ON, ''));
