// The screen that a recording's viewer would see by now, for when the recording goes on after a pause: the output that brings a
// terminal there. As long as nothing is paused it costs nothing, if what was recorded so far can be read again.
import { RESET } from '../core/edit/reset.js';
import type { CastEvent } from '../core/recording/cast.js';
import { Emulator } from '../core/terminal/emulator.js';
import { Unfinished } from '../core/terminal/serialise/unfinished.js';

/**
 * What a session has recorded by now: the size in cells that it began with, and what has happened since.
 * @example
 * const again = ({ header: { cols, rows }, events }: Cast): RecordedSoFar => ({ cols, rows, events });
 */
export interface RecordedSoFar {
  cols: number;
  rows: number;
  events: Iterable<CastEvent>;
}

/** Characters queued in the emulator between two rests. */
const QUEUE = 500_000;
/** Characters that may wait to be fed before whoever brings them had better wait, too. */
const MOST_WAITING = 200_000;

/** Owns an emulator once it follows. */
export class ScreenBeside {
  readonly #emulator: Emulator;
  readonly #unfinished = new Unfinished();
  /** Fed in order, one after the other: reading what was recorded takes a while. */
  #work: Promise<void> = Promise.resolve();
  #queued = 0;
  #waiting = 0;

  constructor({ cols, rows, events }: RecordedSoFar) {
    this.#emulator = new Emulator({ cols, rows });
    this.#work = this.#feed(events);
  }

  follow(event: CastEvent): void {
    const length = event.type === 'output' ? event.data.length : 0;
    this.#waiting += length;
    this.#work = this.#work.then(async () => {
      await this.#feed([event]);
      this.#waiting -= length;
    });
  }

  /** Fulfilled when it has caught up; undefined where it is not far behind. */
  get catchingUp(): Promise<void> | undefined {
    return this.#waiting > MOST_WAITING ? this.#work : undefined;
  }

  /** The output that brings any terminal of this size to where this one is, after all that it was told so far. */
  async opening(): Promise<string> {
    await this.#work;
    return new Promise((resolve, reject) => {
      this.#emulator.at((view) => resolve(RESET + view.opening({ scrolledOut: false }) + this.#unfinished.text));
      this.#emulator.drain().catch(reject);
    });
  }

  dispose(): void {
    void this.#work.then(() => this.#emulator.dispose());
  }

  async #feed(events: Iterable<CastEvent>): Promise<void> {
    for (const event of events) {
      if (event.type === 'resize') this.#emulator.resize(event.cols, event.rows);
      if (event.type !== 'output') continue;
      this.#emulator.write(event.data);
      this.#unfinished.follow(event.data);
      this.#queued += event.data.length;
      if (this.#queued < QUEUE) continue;
      this.#queued = 0;
      await this.#emulator.drain();
    }
  }
}
