// Events one by one, with places to go on from later: a player goes back without reading all that comes before.
import { EventLines, type EventPlace } from './asciicast/event-lines.js';
import type { CastEvent } from './cast.js';

/** Opaque. */
export type Bookmark = { readonly lines: EventPlace } | { readonly passed: number };

/** `bookmark` is told which event has been read ahead. */
interface Pass {
  events: Iterator<CastEvent>;
  bookmark: (ahead: CastEvent | undefined) => Bookmark;
}

/** Owns one pass over the events. */
export class EventCursor {
  readonly #events: Iterable<CastEvent>;
  #pass: Pass;
  /** The next event, read ahead. */
  #ahead: { event: CastEvent | undefined } | undefined;

  constructor(events: Iterable<CastEvent>, from?: Bookmark) {
    this.#events = events;
    this.#pass = this.#open(from);
  }

  /** The next event, which stays the next; undefined at the end. */
  peek(): CastEvent | undefined {
    this.#ahead ??= { event: this.#read() };
    return this.#ahead.event;
  }

  next(): CastEvent | undefined {
    const event = this.peek();
    this.#ahead = undefined;
    return event;
  }

  /** Before the next event. */
  get bookmark(): Bookmark {
    return this.#pass.bookmark(this.#ahead?.event);
  }

  #read(): CastEvent | undefined {
    const { done, value } = this.#pass.events.next();
    return done === true ? undefined : value;
  }

  #open(from: Bookmark | undefined): Pass {
    if (this.#events instanceof EventLines) {
      const place = from && 'lines' in from ? from.lines : undefined;
      const { events, place: placeAt } = this.#events.from(place);
      const bookmark = (ahead: CastEvent | undefined) => {
        const { pending, ...at } = placeAt();
        return { lines: { ...at, pending: ahead ? [ahead, ...pending] : pending } };
      };
      return { events, bookmark };
    }
    return this.#counted(from && 'passed' in from ? from.passed : 0);
  }

  /** Of events that can be read from the beginning only. */
  #counted(skip: number): Pass {
    const iterator = this.#events[Symbol.iterator]();
    let passed = 0;
    const next = (): IteratorResult<CastEvent> => {
      passed++;
      return iterator.next();
    };
    while (passed < skip) next();
    return { events: { next }, bookmark: (ahead) => ({ passed: ahead ? passed - 1 : passed }) };
  }
}
