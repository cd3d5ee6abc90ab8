// What blinks: cells that show and hide between frames, in step with the recording's time, so that the same recording gives the
// same frames. Which cells those are, the painter says anew with every frame.
import type { Micros } from '../recording/cast.js';
import type { FrameDiff } from './frame-diff.js';

/** xterm's 600 ms on, and as much off. */
const HALF_PERIOD: Micros = 600_000;

/** (position, tile) pairs of cells as they look when they are shown and when they are hidden. */
export interface Faces {
  readonly shown: readonly number[];
  readonly hidden: readonly number[];
}

const NOTHING: Faces = { shown: [], hidden: [] };

export class Blinker {
  #next: Micros = Infinity;
  #faces = NOTHING;
  #visible = true;

  constructor(private readonly diff: FrameDiff) {}

  /** When the cells change next. */
  get next(): Micros {
    return this.#next;
  }

  /** Goes on with other cells, which the frame shows now; they are as they must be at `time` if all began to be shown at `anchor`. */
  begin(time: Micros, faces: Faces, anchor: Micros): void {
    const phase = Math.floor((time - anchor) / HALF_PERIOD);
    this.#faces = faces;
    this.#visible = phase % 2 === 0;
    this.#next = faces.shown.length === 0 ? Infinity : anchor + (phase + 1) * HALF_PERIOD;
    if (!this.#visible) this.#put(faces.hidden);
  }

  toggle(): void {
    this.#visible = !this.#visible;
    this.#next += HALF_PERIOD;
    this.#put(this.#visible ? this.#faces.shown : this.#faces.hidden);
  }

  /** Shows the cells until `begin`. */
  end(): void {
    if (!this.#visible) this.#put(this.#faces.shown);
    this.#faces = NOTHING;
    this.#visible = true;
    this.#next = Infinity;
  }

  #put(pairs: readonly number[]): void {
    for (let i = 0; i < pairs.length; i += 2) this.diff.put(pairs[i]!, pairs[i + 1]!);
  }
}
