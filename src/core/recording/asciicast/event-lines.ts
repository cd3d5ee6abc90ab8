// Reads the event lines of v2 and v3 one by one, and decides what becomes of the odd ones.
import type { CastEvent, Micros } from '../cast.js';
import { Malformed } from '../json/malformed.js';
import type { Lines, LinesPlace } from '../lines.js';
import { type Reading, Tally } from '../reading.js';
import { type Clock, parseEvent } from './event.js';
import { type Held, hold, type SortPlace, sortedIn, standInOrder } from './sort-in.js';

/** Makes the clock of one pass. `backwards` is to be called where a time lies before the one before it; `from` is the time it goes on from. */
export type ClockMaker = (backwards: () => void, from: Micros) => Clock;

/** A place between two events, to go on from. */
export interface EventPlace {
  lines: LinesPlace;
  /** Of the clock. */
  time: Micros;
  /** Events that were taken before it, and are given after it. */
  pending: readonly CastEvent[];
  /** Where events are put in order. */
  sort: SortPlace | undefined;
}

/** The events of a text, of which a reader may begin in the middle. */
export class EventLines implements Iterable<CastEvent> {
  readonly #open: (place?: LinesPlace) => Lines;
  readonly #reading: Reading;
  readonly #makeClock: ClockMaker;
  readonly #mayStray: boolean;
  /** All but output, by time, where some of it stands at the wrong place; null where all is in order. */
  #held: readonly Held[] | null | undefined;

  /**
   * @param open the lines from the first event on, or from the beginning of the block that a place is in
   * @param mayStray whether other events than output may stand before or after their time: they are put in order
   */
  constructor(open: (place?: LinesPlace) => Lines, reading: Reading, makeClock: ClockMaker, mayStray = false) {
    this.#open = open;
    this.#reading = reading;
    this.#makeClock = makeClock;
    this.#mayStray = mayStray;
  }

  [Symbol.iterator](): Iterator<CastEvent> {
    return this.from().events;
  }

  /** The same events, without a word about what is wrong with them: that is passed over. */
  silent(): EventLines {
    return new EventLines(this.#open, this.#reading.silent(), this.#makeClock, this.#mayStray);
  }

  /** The events from a place on, and the place that they have come to. */
  from(place?: EventPlace): { events: Iterator<CastEvent>; place(): EventPlace } {
    const mayStray = this.#mayStray;
    const held = this.#findHeld();
    const lines = this.#open(place?.lines);
    if (place) lines.skipTo(place.lines);
    let time = place?.time ?? 0;
    const read = readEventLines(lines, this.#reading, this.#makeClock, time);
    function* noted(): Generator<CastEvent> {
      for (const event of read) {
        if (!mayStray || event.type === 'output') time = event.time;
        yield event;
      }
    }
    const sort = held && { next: 0, index: 0, output: undefined, ...place?.sort };
    const rest = sort ? sortedIn(held, noted(), sort) : noted();
    return {
      events: place ? after(place.pending, rest) : rest,
      place: () => ({ lines: lines.place, time, pending: [], sort: sort ? { ...sort } : undefined }),
    };
  }

  #findHeld(): readonly Held[] | null {
    if (this.#held === undefined) {
      const inOrder = !this.#mayStray || standInOrder(this.#open());
      const silent = this.#reading.silent();
      this.#held = inOrder ? null : hold(readEventLines(this.#open(), silent, this.#makeClock), silent.name);
    }
    return this.#held;
  }
}

function* after(first: readonly CastEvent[], rest: Iterable<CastEvent>): Generator<CastEvent> {
  yield* first;
  yield* rest;
}

/** @throws CastError at a malformed line, unless the reading is lenient */
function* readEventLines(
  lines: Lines,
  reading: Reading,
  makeClock: ClockMaker,
  from: Micros = 0,
): Generator<CastEvent> {
  const tally = new Tally(reading);
  let text: string | undefined;
  const clock = makeClock(() => tally.backwards(lines.number, text ?? ''), from);
  lines.comments(); // those before the first event are the header's
  for (text = lines.next(); text !== undefined; text = lines.next()) {
    const event = readLine(text, lines, clock, tally, reading);
    text = '';
    const comments = lines.comments();
    if (event) yield comments.length > 0 ? { ...event, comments } : event;
  }
  tally.report();
}

function readLine(text: string, lines: Lines, clock: Clock, tally: Tally, reading: Reading): CastEvent | undefined {
  const line = lines.number;
  reading.limitEvent(text.length, line);
  try {
    const event = parseEvent(text, clock);
    if (!('impossible' in event)) return clock.place(event.type === 'resize' ? reading.limitSize(event, line) : event);
    tally.impossibleSize(line, event.impossible, text);
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
    if (error.cutOff && lines.atEnd()) warnOfCut(error, text, line, reading);
    else tally.malformed(error, () => text, line);
  }
  return undefined;
}

function warnOfCut({ where }: Malformed, text: string, line: number, reading: Reading): void {
  const sentence = 'the last line is cut off; it was left out';
  reading.warnAt(new Malformed(where, sentence), () => text, line, `${reading.name}:${line}: ${sentence}`);
}
