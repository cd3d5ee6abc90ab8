// What a recording asks a terminal to show and castkit does not show: counted as its events go by.
import type { CastEvent } from '../recording/cast.js';
import { type Sequence, SequenceReader } from './sequences.js';
import type { Unshown } from './unshown.js';
import { unshownName } from './unshown-names.js';

/** Of more kinds nobody wants to know. */
const MOST_KINDS = 100;
/** Of more it is not known whether they were sent. */
const MOST_IMAGES = 100_000;

/** Owns what was seen so far. */
export class UnshownCensus {
  readonly #counts = new Map<string, Unshown>();
  /** Images of kitty that were sent, by id and by number. */
  readonly #sent = new Set<string>();
  readonly #reader = new SequenceReader((sequence) => this.#see(sequence));

  read(event: CastEvent): void {
    if (event.type === 'output') this.#reader.read(event.data);
  }

  /** In the order of their first appearance. */
  get found(): Unshown[] {
    return [...this.#counts.values()];
  }

  #see(sequence: Sequence): void {
    if (sequence.kind === 'APC' && this.#placesNothing(sequence.head)) return;
    for (const { name, written } of unshownName(sequence)) {
      const known = this.#counts.get(written);
      if (known) known.count++;
      else if (this.#counts.size < MOST_KINDS) this.#counts.set(written, { name, sequence: written, count: 1 });
    }
  }

  /** A placement of an image that was never sent, which draws nothing in any terminal. Notes those that are sent. */
  #placesNothing(head: string): boolean {
    const names = ['i', 'I'].flatMap((key) => keyOf(head, key)?.replace(/^/, key) ?? []);
    if (keyOf(head, 'a') === 'p') return !names.some((name) => this.#sent.has(name));
    if (head.startsWith('G') && this.#sent.size < MOST_IMAGES) for (const name of names) this.#sent.add(name);
    return false;
  }
}

/** The value of a key in the control data of kitty's graphics protocol. */
const keyOf = (head: string, key: string): string | undefined =>
  new RegExp(`^G(?:[^;]*,)?${key}=([^,;]*)`).exec(head)?.[1];

/**
 * All that a recording asks for and castkit does not show, in one pass over its events.
 * @throws CastError where an event is wrong
 * @example
 * const words = unshownIn(cast).map(({ name, count }) => `${name}: ${count}`);
 * words; // => []
 */
export function unshownIn({ events }: { events: Iterable<CastEvent> }): Unshown[] {
  const census = new UnshownCensus();
  for (const event of events) census.read(event);
  return census.found;
}
