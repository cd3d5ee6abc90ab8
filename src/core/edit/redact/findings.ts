// What was found, told without the secrets themselves.
import type { Micros } from '../../recording/cast.js';
import { preview } from './mask.js';

/**
 * A secret that was found, told without the secret itself.
 * @example
 * const kinds = (await findSecrets(cast)).map(({ detector, preview }: Finding) => `${detector}: ${preview}`);
 */
export interface Finding {
  detector: string;
  /** "output", "input", "marker", "exit", "comment", the code of another event, or the header's field: "header title". */
  where: string;
  /** Index of the event in which it begins (as `event:` counts) and its time; absent in the header. */
  event?: number;
  time?: Micros;
  /** The start of it, the rest hidden. */
  preview: string;
  /** Which secret it is: findings of the same one have the same number, counted from 1. */
  secret: number;
}

export type Stream = 'output' | 'input';

/** Which event a position of a stream belongs to. */
class EventIndex {
  readonly #starts: number[] = [];
  readonly #events: { index: number; time: Micros }[] = [];
  length = 0;

  add(data: string, index: number, time: Micros): void {
    this.#starts.push(this.length);
    this.#events.push({ index, time });
    this.length += data.length;
  }

  at(position: number): { index: number; time: Micros } {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle]! <= position) low = middle;
      else high = middle - 1;
    }
    return this.#events[low]!;
  }
}

/** Owns the list, in which nothing stands twice. */
export class Findings {
  readonly list: Finding[] = [];
  readonly events: Record<Stream, EventIndex> = { output: new EventIndex(), input: new EventIndex() };
  readonly #told = new Set<string>();
  readonly #numbers = new Map<string, number>();
  readonly #mask: string;

  constructor(mask: string) {
    this.#mask = mask;
  }

  /** Of a stream, at a position of it. */
  inStream(stream: Stream, detector: string, position: number, secret: string): void {
    if (!this.#isNew(`${stream} ${detector} ${position}`)) return;
    const { index, time } = this.events[stream].at(position);
    this.#add({ detector, where: stream, event: index, time }, secret);
  }

  /** Of a field: in the header, or in an event. Once, however often the field has it. */
  inField(where: string, detector: string, secret: string, event?: { index: number; time: Micros }): void {
    if (!this.#isNew(`${where} ${detector} ${event?.index} ${secret}`)) return;
    this.#add({ detector, where, ...(event && { event: event.index, time: event.time }) }, secret);
  }

  /** What no text of the output has put there cannot be hidden: DECALN fills the screen with letters, say. */
  drawn(detector: string, secret: string): void {
    if (!this.#isNew(`drawn ${detector} ${secret}`)) return;
    this.#add({ detector, where: 'what a control sequence draws' }, secret);
  }

  #isNew(key: string): boolean {
    const isNew = !this.#told.has(key);
    this.#told.add(key);
    return isNew;
  }

  #add(finding: Omit<Finding, 'preview' | 'secret'>, secret: string): void {
    const key = `${finding.detector} ${secret.replace(/\s+/g, '')}`;
    const number = this.#numbers.get(key) ?? this.#numbers.size + 1;
    this.#numbers.set(key, number);
    this.list.push({ ...finding, preview: preview(secret, this.#mask), secret: number });
  }
}
