// Time of a recording in whole microseconds. It stands still while the recording is paused, and never runs backwards.
import type { Micros } from '../core/time.js';

export class SessionClock {
  readonly #now: () => number;
  #start: number;
  #stoppedAt: number | undefined;

  /** @param now milliseconds of a clock that is never set; @param from the time at which the recording goes on */
  constructor(from: Micros = 0, now: () => number = () => performance.now()) {
    this.#now = now;
    this.#start = now() - from / 1000;
  }

  get time(): Micros {
    return Math.round(((this.#stoppedAt ?? this.#now()) - this.#start) * 1000);
  }

  stop(): void {
    this.#stoppedAt ??= this.#now();
  }

  goOn(): void {
    if (this.#stoppedAt === undefined) return;
    this.#start += this.#now() - this.#stoppedAt;
    this.#stoppedAt = undefined;
  }
}
