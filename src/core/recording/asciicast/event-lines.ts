// Reads the event lines of v2 and v3 one by one, and decides what becomes of the odd ones.
import type { CastEvent, Micros } from '../cast.js';
import { Malformed } from '../json/malformed.js';
import type { Lines, LinesPlace } from '../lines.js';
import { type Reading, Tally } from '../reading.js';
import { type Clock, parseEvent } from './event.js';

/** Makes the clock of one pass. `backwards` is to be called where a time lies before the one before it; `from` is the time it goes on from. */
export type ClockMaker = (backwards: () => void, from: Micros) => Clock;

/** A place between two events, to go on from. */
export interface EventPlace {
  lines: LinesPlace;
  /** Of the clock. */
  time: Micros;
  /** Events that stand before it in the text and come after it in time. */
  pending: readonly CastEvent[];
}

/** Puts events in order, see sort-in.ts. */
type Sort = (events: Iterable<CastEvent>, tell?: (pending: () => CastEvent[]) => void) => Iterable<CastEvent>;

/** The events of a text, of which a reader may begin in the middle. */
export class EventLines implements Iterable<CastEvent> {
  readonly #open: (place?: LinesPlace) => Lines;
  readonly #reading: Reading;
  readonly #makeClock: ClockMaker;
  readonly #sort: Sort | undefined;

  /**
   * @param open the lines from the first event on, or from the beginning of the block that a place is in
   * @param sort where only output is in order: then it alone moves the clock on
   */
  constructor(open: (place?: LinesPlace) => Lines, reading: Reading, makeClock: ClockMaker, sort?: Sort) {
    this.#open = open;
    this.#reading = reading;
    this.#makeClock = makeClock;
    this.#sort = sort;
  }

  [Symbol.iterator](): Iterator<CastEvent> {
    const events = readEventLines(this.#open(), this.#reading, this.#makeClock);
    return this.#sort ? this.#sort(events)[Symbol.iterator]() : events;
  }

  /** The events from a place on, and the place that they have come to. */
  from(place?: EventPlace): { events: Iterator<CastEvent>; place(): EventPlace } {
    const sort = this.#sort;
    const lines = this.#open(place?.lines);
    if (place) lines.skipTo(place.lines);
    let time = place?.time ?? 0;
    let pending = (): CastEvent[] => [];
    const read = readEventLines(lines, this.#reading, this.#makeClock, time);
    function* noted(): Generator<CastEvent> {
      if (place) yield* place.pending;
      for (const event of read) {
        if (!sort || event.type === 'output') time = event.time;
        yield event;
      }
    }
    const events = sort
      ? sort(noted(), (tell) => {
          pending = tell;
        })
      : noted();
    return {
      events: events[Symbol.iterator](),
      place: () => ({ lines: lines.place, time, pending: pending() }),
    };
  }
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
    const comments = lines.comments();
    if (event) yield comments.length > 0 ? { ...event, comments } : event;
  }
  tally.report();
}

function readLine(text: string, lines: Lines, clock: Clock, tally: Tally, reading: Reading): CastEvent | undefined {
  const line = lines.number;
  try {
    const event = parseEvent(text, clock);
    if ('type' in event && event.type === 'resize') reading.limitSize(event, line);
    if (!('impossible' in event)) return event;
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
