// Events one by one, with places to go on from later: a player goes back without reading all that comes before.
import { EventLines, type EventPlace } from './asciicast/event-lines.js';
import type { CastEvent } from './cast.js';

/** Opaque. */
export type Bookmark = { readonly lines: EventPlace } | { readonly passed: number };

/** Owns one pass over the events. */
export class EventCursor {
  readonly #events: Iterable<CastEvent>;
  #pass: { events: Iterator<CastEvent>; bookmark: (time: number) => Bookmark };
  /** The next event, read ahead with where it begins. */
  #ahead: { event: CastEvent | undefined; before: Bookmark } | undefined;
  #time = 0;

  constructor(events: Iterable<CastEvent>, from?: Bookmark) {
    this.#events = events;
    this.#pass = this.#open(from);
  }

  /** The next event, which stays the next; undefined at the end. */
  peek(): CastEvent | undefined {
    this.#ahead ??= { before: this.bookmark, event: this.#read() };
    return this.#ahead.event;
  }

  next(): CastEvent | undefined {
    const event = this.peek();
    this.#ahead = undefined;
    if (event) this.#time = event.time;
    return event;
  }

  /** Before the next event. */
  get bookmark(): Bookmark {
    return this.#ahead?.before ?? this.#pass.bookmark(this.#time);
  }

  #read(): CastEvent | undefined {
    const { done, value } = this.#pass.events.next();
    return done === true ? undefined : value;
  }

  #open(from: Bookmark | undefined): { events: Iterator<CastEvent>; bookmark: (time: number) => Bookmark } {
    if (this.#events instanceof EventLines) {
      const place = from && 'lines' in from ? from.lines : undefined;
      this.#time = place?.time ?? 0;
      const { events, place: placeAt } = this.#events.from(place);
      return { events, bookmark: (time) => ({ lines: placeAt(time) }) };
    }
    return this.#counted(from && 'passed' in from ? from.passed : 0);
  }

  /** Of events that can be read from the beginning only. */
  #counted(skip: number): { events: Iterator<CastEvent>; bookmark: () => Bookmark } {
    const iterator = this.#events[Symbol.iterator]();
    let passed = 0;
    const next = (): IteratorResult<CastEvent> => {
      passed++;
      return iterator.next();
    };
    while (passed < skip) this.#time = (next().value as CastEvent | undefined)?.time ?? this.#time;
    return { events: { next }, bookmark: () => ({ passed }) };
  }
}
