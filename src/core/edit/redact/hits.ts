// Where in a text something is to be hidden: what detectors find, and parts of secrets that are known. Texts inside of it, in
// base64 and the like, are read too.
import type { Contexts } from './known/contexts.js';
import type { KnownSecret, KnownSecrets } from './known/known.js';
import { without } from './known/normal.js';
import { groupsIn, tells } from './known/pieces.js';
import { masked } from './mask.js';
import type { Search } from './search.js';
import { formsOf } from './strings/forms.js';

export type Range = readonly [from: number, to: number];

interface KnownRange {
  readonly from: number;
  readonly to: number;
  readonly secret: KnownSecret;
}

/** Control characters and what shows nothing. */
const UNSEEN_UNITS = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\p{M}\p{Cf}]+/gu;
const HAS_UNSEEN = new RegExp(UNSEEN_UNITS.source, 'u');
/** Texts inside of texts inside of texts. */
const DEEPEST = 4;
/** Of one text. */
const MOST_FORMS = 64;
/** Texts that were read and had nothing. */
const MOST_CLEAN = 200_000;

export class Hits {
  readonly #search: Search;
  readonly #known: KnownSecrets;
  readonly #mask: string;
  readonly #clean = new Set<string>();
  /** Whether anything was hidden in a text that is no stream. */
  isUsed = false;

  constructor(search: Search, known: KnownSecrets, mask: string) {
    this.#search = search;
    this.#known = known;
    this.#mask = mask;
  }

  /** Stretches of the text as it stands. */
  ranges(text: string): Range[] {
    const found: Range[] = this.#search.find(text, { lines: true }).map(({ from, to }) => [from, to]);
    return found.concat(knownRanges(text, this.#known).map(({ from, to }): Range => [from, to]));
  }

  /** The text with everything hidden, as wide as before. */
  hidden(text: string): string {
    if (this.#clean.has(text)) return text;
    const changed = this.#rewritten(text, 0, (part) => masked(part, this.#mask));
    this.isUsed ||= changed !== text;
    if (changed === text && this.#clean.size < MOST_CLEAN) this.#clean.add(text);
    return changed;
  }

  /** The text with everything hidden, of as many code units as before. `contexts` tell of parts by what stands before them. */
  sameLength(text: string, contexts?: Contexts, event = 0): string {
    const parts = contexts?.parts(text, event) ?? [];
    return this.#rewritten(
      hideRanges(text, parts, (part) => this.#units(part)),
      0,
      (part) => this.#units(part),
    );
  }

  #units(text: string): string {
    return text.replace(/\S/g, this.#mask.length === 1 ? this.#mask : '*');
  }

  #rewritten(text: string, depth: number, mask: (part: string) => string): string {
    let result = text;
    for (let round = 0; depth < DEEPEST && round < MOST_FORMS; round++) {
      const changed = this.#inForms(result, depth);
      if (changed === result) break;
      result = changed;
    }
    return this.#seen(result, mask);
  }

  /** One form changed: the others are those of the text before that. */
  #inForms(text: string, depth: number): string {
    for (const form of formsOf(text)) {
      const inner = this.#rewritten(form.text, depth + 1, (part) => this.#units(part));
      const changed = inner === form.text ? text : form.apply(inner);
      if (changed !== text) return changed;
    }
    return text;
  }

  /** What cannot be seen stays where it is. */
  #seen(text: string, mask: (part: string) => string): string {
    const plain = hideRanges(text, this.ranges(text), mask);
    if (!HAS_UNSEEN.test(plain)) return plain;
    const seen = without(plain, UNSEEN_UNITS);
    const units: Range[] = this.ranges(seen.text).flatMap(([from, to]) =>
      Array.from({ length: to - from }, (_, index) => [seen.at(from + index), seen.at(from + index) + 1] as const),
    );
    return hideRanges(plain, units, mask);
  }
}

/** Parts of known secrets in a text that is no row of a screen. */
export function knownRanges(text: string, known: KnownSecrets): KnownRange[] {
  if (known.isEmpty) return [];
  const found: KnownRange[] = [];
  for (const group of groupsIn(text, known)) {
    const { secret } = group;
    if (tells(group)) found.push(...group.pieces.map(({ from, to }) => ({ from, to, secret })));
  }
  for (const secret of known.tiny) {
    const { value } = secret;
    for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + value.length))
      found.push({ from: at, to: at + value.length, secret });
  }
  return found;
}

/** The text with each range masked by itself. */
export function hideRanges(text: string, ranges: readonly Range[], mask: (part: string) => string): string {
  if (ranges.length === 0) return text;
  let result = '';
  let done = 0;
  for (const [from, to] of [...ranges].sort((a, b) => a[0] - b[0])) {
    if (to <= done) continue;
    const start = Math.max(from, done);
    result += text.slice(done, start) + mask(text.slice(start, to));
    done = to;
  }
  return result + text.slice(done);
}
