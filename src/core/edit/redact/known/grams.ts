// Which three letters in a row the known secrets have, and where: a cheap look at a text tells that it holds no part of any.
import { Slots } from '../slots.js';

export const GRAM = 3;
const BITS = 20;
const FORTY = 0x1_0000;

/** Where a gram stands in the secrets. */
export interface Place {
  readonly secret: number;
  readonly at: number;
}

const keyOf = (a: number, b: number, c: number): number => (a * FORTY + b) * FORTY + c;
const NOWHERE: readonly Place[] = [];

export class GramIndex {
  readonly #slots = new Slots(GRAM, BITS);
  readonly #places = new Map<number, Place[]>();
  readonly #values: string[] = [];

  add(value: string, secret: number): void {
    this.#values[secret] = value;
    for (let at = 0; at + GRAM <= value.length; at++) {
      const [a, b, c] = [value.charCodeAt(at), value.charCodeAt(at + 1), value.charCodeAt(at + 2)];
      this.#slots.add(value, at);
      const key = keyOf(a, b, c);
      const places = this.#places.get(key);
      if (places) places.push({ secret, at });
      else this.#places.set(key, [{ secret, at }]);
    }
  }

  valueOf(secret: number): string {
    return this.#values[secret]!;
  }

  /** The first place from `from` on where a gram may begin; -1 where there is none. */
  next(text: string, from: number): number {
    return this.#slots.next(text, from);
  }

  placesAt(text: string, at: number): readonly Place[] {
    return this.#places.get(keyOf(text.charCodeAt(at), text.charCodeAt(at + 1), text.charCodeAt(at + 2))) ?? NOWHERE;
  }
}
