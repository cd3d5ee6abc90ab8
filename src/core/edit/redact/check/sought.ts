// The secrets that the check looks for, and where in a long text one of them may be: what is within a few edits of a secret has
// one of its parts unchanged, if there is one part more than edits.
import { allowance, closeEnd } from './close.js';
import { folded, plain, spaced } from './plain.js';
import { Runs } from './runs.js';

/** Of a detector, a value without blanks or, if it is short, as it is. */
export interface Sought {
  readonly detector: string;
  readonly value: string;
  readonly edits: number;
}

/** Units that tell where a part may be. */
const HEAD = 4;
/** How many times its length a secret may be spread over, by blanks and lines. */
const SPREAD = 3;
const NOT_ASCII = /[^\x00-\x7f]/;

export class SoughtSecrets {
  readonly all: readonly Sought[];
  readonly #heads = new Runs(HEAD);
  readonly #parts = new Map<string, Sought[]>();
  readonly #tiny: Sought[] = [];

  constructor(secrets: Iterable<{ detector: string; value: string }>) {
    const byValue = new Map<string, Sought>();
    for (const { detector, value } of secrets) {
      const bare = plain(value);
      const edits = allowance(bare.length);
      const kept = edits === 0 ? spaced(value) : bare;
      if (kept !== '') byValue.set(kept, { detector, value: kept, edits });
    }
    this.all = [...byValue.values()];
    for (const sought of this.all) this.#addParts(sought);
  }

  #addParts(sought: Sought): void {
    const { value, edits } = sought;
    if (value.length < HEAD) {
      this.#tiny.push(sought);
      return;
    }
    const size = Math.floor(value.length / (edits + 1));
    for (let part = 0; part <= edits; part++) {
      const head = value.slice(part * size, part * size + HEAD);
      this.#heads.add(head);
      const others = this.#parts.get(head);
      if (others) others.push(sought);
      else this.#parts.set(head, [sought]);
    }
  }

  /** The first secret that a text holds, or nearly. */
  in(text: string): Sought | undefined {
    const seen = NOT_ASCII.test(text) ? folded(text) : text;
    for (let at = this.#heads.next(seen, 0); at >= 0; at = this.#heads.next(seen, at + 1)) {
      const sought = this.#parts.get(seen.slice(at, at + HEAD))?.find((one) => isNear(seen, at, one));
      if (sought) return sought;
    }
    return this.#tiny.find(({ value }) => seen.includes(value));
  }
}

function isNear(text: string, at: number, { value, edits }: Sought): boolean {
  if (edits === 0 && text.startsWith(value, at)) return true;
  const reach = value.length * SPREAD;
  const around = text.slice(Math.max(0, at - (edits === 0 ? 0 : reach)), at + reach);
  return edits === 0 ? spaced(around).startsWith(value) : closeEnd(plain(around), value, edits) >= 0;
}
