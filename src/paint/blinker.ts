// A blinking cursor: shows and hides between frames, in step with the recording's time. It stays on for a moment after
// every frame, as terminals restart the blinking whenever something happens.
import type { Micros } from '../cast/cast.js';
import type { PaintRecorder } from './log.js';

/** xterm's 600 ms on, and as much off. */
const HALF_PERIOD: Micros = 600_000;

/** (position, tile) pairs of the cells under the cursor. */
export interface CursorFaces {
  shown: number[];
  hidden: number[];
}

export class Blinker {
  #since: Micros = 0;
  #faces: CursorFaces = { shown: [], hidden: [] };
  #visible = true;

  constructor(private readonly recorder: PaintRecorder) {}

  /** Starts anew, with the cursor shown. */
  restart(time: Micros, faces: CursorFaces): void {
    this.#since = time;
    this.#faces = faces;
    this.#visible = true;
  }

  /** Records the blinks before `time`. Gives the pairs that show then instead of the cursor; empty while it is shown. */
  until(time: Micros, border: number): readonly number[] {
    const { shown, hidden } = this.#faces;
    if (shown.length === 0) return [];
    for (let next = this.#since + HALF_PERIOD; next < time; next += HALF_PERIOD) {
      this.#visible = !this.#visible;
      this.#record(next, border, this.#visible ? shown : hidden);
    }
    return this.#visible ? [] : hidden;
  }

  #record(time: Micros, border: number, pairs: number[]): void {
    this.recorder.add(time, border, Uint32Array.from(pairs), pairs.length / 2);
  }
}
