// Texts that were asked for, looked for all at once: in one go over a text, however many they are.
import type { Detector } from './detectors.js';
import { Slots } from './slots.js';

interface Literal {
  readonly detector: Detector;
  /** The text up to its first white space. */
  readonly head: string;
  /** All of it, if there is more: from its beginning on. */
  readonly whole: RegExp | undefined;
}

const KEY = 3;

export class Literals {
  readonly #slots = new Slots(KEY, 16);
  readonly #byKey = new Map<string, Literal[]>();
  /** Those that are shorter than a key. */
  readonly #tiny: Literal[] = [];

  /** A form of a text. White space in it stands for any. */
  add(form: string, detector: Detector): void {
    const [head = ''] = form.split(/\s/, 1);
    const literal = { detector, head, whole: head === form ? undefined : new RegExp(spaced(form), 'y') };
    if (head.length < KEY) {
      this.#tiny.push(literal);
      return;
    }
    const key = head.slice(0, KEY);
    this.#slots.add(key, 0);
    const others = this.#byKey.get(key);
    if (others) others.push(literal);
    else this.#byKey.set(key, [literal]);
  }

  /** False for a text that surely has none. */
  mayBeIn(text: string): boolean {
    if (this.#tiny.some(({ head }) => text.includes(head))) return true;
    for (let at = this.#next(text, 0); at >= 0; at = this.#next(text, at + 1)) {
      if (this.#byKey.get(text.slice(at, at + KEY))?.some(({ head }) => text.startsWith(head, at))) return true;
    }
    return false;
  }

  /** Those of which any stands in a text. */
  detectorsIn(text: string): ReadonlySet<Detector> {
    const found = new Set<Detector>();
    for (const { head, detector } of this.#tiny) if (text.includes(head)) found.add(detector);
    for (let at = this.#next(text, 0); at >= 0; at = this.#next(text, at + 1)) {
      for (const { head, detector } of this.#byKey.get(text.slice(at, at + KEY)) ?? []) {
        if (text.startsWith(head, at)) found.add(detector);
      }
    }
    return found;
  }

  /** Visits each place [from, to) where one is, those of one text in order and not over each other. */
  each(text: string, visit: (detector: Detector, from: number, to: number) => void): void {
    const ends = new Map<Detector, number>();
    const look = (literal: Literal, at: number) => {
      const { detector } = literal;
      const end = at < (ends.get(detector) ?? 0) ? -1 : endOf(text, at, literal);
      if (end < 0) return;
      ends.set(detector, end);
      visit(detector, at, end);
    };
    for (let at = this.#next(text, 0); at >= 0; at = this.#next(text, at + 1)) {
      for (const literal of this.#byKey.get(text.slice(at, at + KEY)) ?? []) look(literal, at);
    }
    for (const literal of this.#tiny) {
      for (let at = text.indexOf(literal.head); at >= 0 && at < text.length; at = text.indexOf(literal.head, at + 1)) {
        look(literal, at);
      }
    }
  }

  #next(text: string, from: number): number {
    return this.#byKey.size === 0 ? -1 : this.#slots.next(text, from);
  }
}

/** Where a literal ends that begins at a place; -1 if none does. */
function endOf(text: string, at: number, { head, whole }: Literal): number {
  if (!text.startsWith(head, at)) return -1;
  if (!whole) return at + head.length;
  whole.lastIndex = at;
  return whole.test(text) ? whole.lastIndex : -1;
}

const spaced = (form: string): string => form.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replace(/\s+/g, '\\s+');
