// The secrets that are known, by value: every part of one that is long enough is found in any text.
import { GRAM, GramIndex } from './grams.js';
import { cellForm, streamForm } from './normal.js';
import { variantsOf } from './variants.js';

/** From this length on, parts of a secret tell of it. */
export const LONG = 12;
/** Parts of this length are hidden wherever they stand. */
export const PART = 8;
/** Shorter ones are hidden where they were found, and in no other place, for they may be words. */
const LEAST_ELSEWHERE = 6;
/** No more values of a kind that is found wherever it stands are kept. */
const MOST_LOOSE = 500;

export interface KnownSecret {
  readonly detector: string;
  readonly value: string;
  /** Parts of it are hidden too. */
  readonly long: boolean;
  /** It is put together again from parts on several rows. */
  readonly joins: boolean;
  /** Its end is not known: where it is followed by more of its letters, these are its too. */
  readonly isCut: boolean;
  /** Parts that lie wholly beyond this are none: the host of an e-mail address. */
  readonly partsUntil: number;
}

/** What is known of the detector that found it. */
export interface Finder {
  readonly name: string;
  readonly loose?: true | undefined;
  /** Its end was cut off. */
  readonly isCut?: boolean | undefined;
  /** It was asked for as a text. */
  readonly asked?: string | undefined;
}

const NAMES = new Set(['home', 'user', 'host']);

export class KnownSecrets {
  readonly all: KnownSecret[] = [];
  readonly #values = new Set<string>();
  readonly grams = new GramIndex();
  /** Those that are too short to have a gram. */
  readonly tiny: KnownSecret[] = [];
  #loose = 0;

  /** Those of which parts tell, and that were asked for: found even where the whole is nowhere. */
  readonly askedLong: KnownSecret[] = [];

  get isEmpty(): boolean {
    return this.all.length === 0;
  }

  /** Whether the end of any was cut off. */
  hasCut = false;

  /** Whether a text is a part of one. */
  has(text: string): boolean {
    return this.all.some(({ value }) => value.includes(text));
  }

  /** Whether it was new. Lines of a secret are secrets of their own. */
  add(text: string, finder: Finder): boolean {
    if (NAMES.has(finder.name)) return false;
    const lines = text.split(/[\r\n\0]+/).filter((line) => !/^\s*-----(?:BEGIN|END) /.test(line));
    let isNew = false;
    for (const line of lines) {
      const composed = [line, line.normalize('NFC'), line.normalize('NFD')].map(streamForm);
      for (const form of new Set([...composed, cellForm(line)])) isNew = this.#addForm(form, finder) || isNew;
    }
    return isNew;
  }

  #addForm(value: string, finder: Finder): boolean {
    const long = value.length >= LONG;
    if (value === '' || this.#values.has(value)) return false;
    if (!long && !finder.asked && (finder.loose || value.length < LEAST_ELSEWHERE || /^\p{L}+$/u.test(value)))
      return false;
    if (finder.loose && ++this.#loose > MOST_LOOSE) return false;
    this.#put(value, finder, long);
    if (finder.loose) return true;
    for (const variant of variantsOf(value)) this.#put(variant, { name: finder.name }, long);
    return true;
  }

  /** A secret that was cut off goes on with these letters. */
  extend({ value, detector }: KnownSecret, more: string): boolean {
    return this.#addForm(value + more, { name: detector, isCut: true });
  }

  #put(value: string, { name, loose, asked, isCut = false }: Finder, long: boolean): void {
    if (this.#values.has(value)) return;
    this.#values.add(value);
    this.hasCut ||= isCut;
    const partsUntil = name === 'email' ? value.indexOf('@') : value.length;
    const secret = { detector: name, value, long, joins: !loose, isCut, partsUntil };
    this.grams.add(value, this.all.push(secret) - 1);
    if (value.length < GRAM) this.tiny.push(secret);
    if (asked !== undefined && long) this.askedLong.push(secret);
  }
}
