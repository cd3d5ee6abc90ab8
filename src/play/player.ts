// Where a playback is: a terminal emulator that is fed events, and snapshots of it to go back to. Knows no clock and no keys.
import { RESET } from '../core/edit/reset.js';
import type { Cast, CastEvent, Micros } from '../core/recording/cast.js';
import { type Bookmark, EventCursor } from '../core/recording/cursor.js';
import { openTerminal } from '../core/replay/terminal.js';
import type { Emulator, EmulatorView } from '../core/terminal/emulator.js';
import { Unfinished } from '../core/terminal/serialise/unfinished.js';

/** All that it takes to go on from a moment. */
interface Snapshot {
  time: Micros;
  cols: number;
  rows: number;
  opening: string;
  bookmark: Bookmark;
  /** Markers before it. */
  markers: number;
}

/** Characters between two snapshots at first, an event counted as some; twice as many whenever there are too many of them. */
const SPACING = 200_000;
const EVENT = 50;
const MOST_SNAPSHOTS = 256;
/** Characters fed between two rests, in which keys are heard. */
const BATCH = 200_000;

/** Owns the emulator, the place in the events, and the snapshots. */
export class Player {
  readonly #cast: Cast;
  #emulator: Emulator;
  #unfinished = new Unfinished();
  #cursor: EventCursor;
  #snapshots: Snapshot[] = [];
  #spacing = SPACING;
  #since = 0;
  /** Times of the markers passed so far, and how many of them lie before the place in the events. */
  readonly #markers: Micros[] = [];
  #passed = 0;
  /** On the recording's own timeline; the screen is the one after every event at or before it. */
  time: Micros = 0;
  size: { cols: number; rows: number };

  constructor(cast: Cast) {
    this.#cast = cast;
    const { cols, rows } = cast.header;
    this.size = { cols, rows };
    this.#emulator = openTerminal(cast, this.size);
    this.#cursor = new EventCursor(cast.events);
    this.#snapshots.push({ time: 0, cols, rows, opening: '', bookmark: this.#cursor.bookmark, markers: 0 });
  }

  /** The event that comes next, not yet fed. */
  get next(): CastEvent | undefined {
    return this.#cursor.peek();
  }

  /** Times of markers before the present, the last one last. */
  get markers(): readonly Micros[] {
    return this.#markers.slice(0, this.#passed);
  }

  /** Feeds the next event, at once. */
  step(): CastEvent | undefined {
    const event = this.#cursor.next();
    if (!event) return undefined;
    this.time = Math.max(this.time, event.time);
    this.#since += EVENT;
    if (event.type === 'output') {
      this.#emulator.write(event.data);
      this.#unfinished.follow(event.data);
      this.#since += event.data.length;
    } else if (event.type === 'resize') {
      this.size = { cols: event.cols, rows: event.rows };
      this.#emulator.resize(event.cols, event.rows);
    } else if (event.type === 'marker') {
      this.#markers[this.#passed] = event.time;
      this.#passed++;
    }
    return event;
  }

  /** Looks at the screen as it is when all that was fed has been processed. */
  async look<T>(visit: (view: EmulatorView) => T): Promise<T> {
    let seen: T | undefined;
    this.#emulator.at((view) => {
      seen = visit(view);
    });
    await this.#emulator.drain();
    return seen as T;
  }

  /** Waits until what was fed is processed, and takes a snapshot where the last one is far behind. */
  async rest(): Promise<void> {
    const isKnown = this.#snapshots.some(({ time }) => time >= this.time && time > 0);
    if (this.#since < this.#spacing || isKnown) {
      await this.#emulator.drain();
      return;
    }
    this.#since = 0;
    const opening = await this.look((view) => view.opening({ scrolledOut: false }));
    const text = opening + this.#unfinished.text;
    this.#snapshots.push({
      ...this.size,
      time: this.time,
      opening: text,
      bookmark: this.#cursor.bookmark,
      markers: this.#passed,
    });
    if (this.#snapshots.length > MOST_SNAPSHOTS) this.#thin();
  }

  /**
   * Goes to a moment. Where that has been passed already this takes as long as a snapshot is apart from the next, else as long as
   * what lies between.
   * @param stops is asked again and again: true leaves the playback where it has come to
   */
  async seek(to: Micros, stops: () => boolean = () => false): Promise<void> {
    const near = this.#snapshots.findLast(({ time }) => time <= to) ?? this.#snapshots[0]!;
    if (to < this.time || near.time > this.time) this.#restore(near);
    await this.#feedWhile((event) => event.time <= to, stops);
    if (!stops() && this.next) this.time = Math.max(to, 0);
  }

  /** Goes to the next marker, or to the end where there is none. */
  async toNextMarker(stops: () => boolean): Promise<void> {
    const known = this.#markers.slice(this.#passed).find((time) => time > this.time);
    if (known !== undefined) {
      await this.seek(known, stops);
      return;
    }
    const { time } = this;
    let found = false;
    await this.#feedWhile((event) => {
      if (found) return false;
      found = event.type === 'marker' && event.time > time;
      return true;
    }, stops);
  }

  dispose(): void {
    this.#emulator.dispose();
  }

  /** The output that brings a terminal of this size to what is shown. */
  async opening(): Promise<string> {
    return RESET + (await this.look((view) => view.opening({ scrolledOut: false }))) + this.#unfinished.text;
  }

  async #feedWhile(wanted: (event: CastEvent) => boolean, stops: () => boolean): Promise<void> {
    let queued = 0;
    for (let event = this.next; event && wanted(event); event = this.next) {
      this.step();
      queued += EVENT + (event.type === 'output' ? event.data.length : 0);
      if (queued < BATCH) continue;
      queued = 0;
      await this.rest();
      await new Promise((heard) => setImmediate(heard));
      if (stops()) return;
    }
    await this.rest();
  }

  #restore({ time, cols, rows, opening, bookmark, markers }: Snapshot): void {
    this.#emulator.dispose();
    this.#emulator = openTerminal(this.#cast, { cols, rows });
    this.#emulator.write(opening);
    this.#unfinished = new Unfinished();
    this.#unfinished.follow(opening);
    this.#cursor = new EventCursor(this.#cast.events, bookmark);
    this.#passed = markers;
    this.#since = 0;
    this.time = time;
    this.size = { cols, rows };
  }

  /** Every second one stays, the first always: memory is bounded, and so is what a jump costs. */
  #thin(): void {
    this.#snapshots = this.#snapshots.filter((_, i) => i % 2 === 0);
    this.#spacing *= 2;
  }
}
