// What a recording asks a terminal to show and castkit does not show, by the names that xterm's ctlseqs, the VT510 manual and
// terminals' own pages give it.
import type { CastEvent } from '../recording/cast.js';
import { type Sequence, SequenceReader } from './sequences.js';
import { unshownName } from './unshown-names.js';

/**
 * Something that a recording asks for and castkit does not show as a terminal would, and how often.
 * @example
 * const words = ({ name, sequence, count }: Unshown) => `${name} (${sequence}), ${count} times`;
 */
export interface Unshown {
  /** The mnemonic of the sequence, or what it is: 'DECDLD', 'sixel image, shown as a box'. */
  name: string;
  /** How it is written: 'DCS {', 'CSI ? 2 h', 'OSC 66'. */
  sequence: string;
  count: number;
}

/** Of more kinds nobody wants to know. */
const MOST_KINDS = 100;

/** Owns what was seen so far. */
export class UnshownCensus {
  readonly #counts = new Map<string, Unshown>();
  readonly #reader = new SequenceReader((sequence) => this.#see(sequence));

  read(event: CastEvent): void {
    if (event.type === 'output') this.#reader.read(event.data);
  }

  /** In the order of their first appearance. */
  get found(): Unshown[] {
    return [...this.#counts.values()];
  }

  #see(sequence: Sequence): void {
    for (const { name, written } of unshownName(sequence)) {
      const known = this.#counts.get(written);
      if (known) known.count++;
      else if (this.#counts.size < MOST_KINDS) this.#counts.set(written, { name, sequence: written, count: 1 });
    }
  }
}

/**
 * All that a recording asks for and castkit does not show, in one pass over its events.
 * @throws CastError where an event is wrong
 * @example
 * unshownIn(cast); // => [{ name: 'DECDLD', sequence: 'DCS {', count: 1 }]
 */
export function unshownIn({ events }: { events: Iterable<CastEvent> }): Unshown[] {
  const census = new UnshownCensus();
  for (const event of events) census.read(event);
  return census.found;
}
