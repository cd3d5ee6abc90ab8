// The secrets that the check looks for, and where in a long text one of them may be: what is within a few edits of a secret has
// one of its parts unchanged, if there is one part more than edits.
import { allowance, closeEnd } from './close.js';
import { folded, plain, spaced } from './plain.js';

/** Of a detector, a value without blanks or, if it is short, as it is. */
export interface Sought {
  readonly detector: string;
  readonly value: string;
  readonly edits: number;
}

/** Units that tell where a part may be. */
const HEAD = 4;
const SLOTS = 1 << 16;
/** How many times its length a secret may be spread over, by blanks and lines. */
const SPREAD = 3;
const NOT_ASCII = /[^\x00-\x7f]/;

interface Part {
  readonly sought: Sought;
  readonly head: string;
}

const slotOf = (text: string, at: number): number =>
  (text.charCodeAt(at) * 0x6f1d +
    text.charCodeAt(at + 1) * 0x1f35 +
    text.charCodeAt(at + 2) * 0x0355 +
    text.charCodeAt(at + 3) * 0x2b) &
  (SLOTS - 1);

export class SoughtSecrets {
  readonly all: readonly Sought[];
  readonly #used = new Uint8Array(SLOTS);
  readonly #parts = new Map<number, Part[]>();
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
      const slot = slotOf(head, 0);
      this.#used[slot] = 1;
      this.#parts.set(slot, [...(this.#parts.get(slot) ?? []), { sought, head }]);
    }
  }

  /** The first secret that a text holds, or nearly. */
  in(text: string): Sought | undefined {
    const seen = NOT_ASCII.test(text) ? folded(text) : text;
    const last = seen.length - HEAD;
    for (let at = 0; at <= last; at++) {
      const slot = slotOf(seen, at);
      if (this.#used[slot] === 0) continue;
      const part = this.#parts
        .get(slot)!
        .find(({ sought, head }) => seen.startsWith(head, at) && isNear(seen, at, sought));
      if (part) return part.sought;
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
