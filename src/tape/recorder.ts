// What a tape's recording holds: output and what was typed, on the tape's clock; what is hidden is left out, with its time.
import type { CastEvent } from '../core/recording/cast.js';
import type { Micros } from '../core/time.js';

/** Owns the events of a recording that is being made. */
export class TapeRecorder {
  readonly events: CastEvent[] = [];
  #hiddenSince: Micros | undefined;
  /** All time that was hidden so far. */
  #hidden: Micros = 0;
  /** Output goes past the recording: the screen is to be written when it is shown again. */
  #missed = false;
  /** A part that scrolled off is shown, so that what comes is not seen. */
  #isHeld = false;

  get isHidden(): boolean {
    return this.#hiddenSince !== undefined;
  }

  /** The time of the recording at a time of the tape. */
  timeOf(time: Micros): Micros {
    return Math.max(0, Math.min(time, this.#hiddenSince ?? time) - this.#hidden);
  }

  output(time: Micros, data: string): void {
    if (this.isHidden || this.#isHeld) this.#missed = true;
    else this.#push({ time: this.timeOf(time), type: 'output', data });
  }

  /** Something of the recording's own, such as another part of the screen. */
  shown(time: Micros, data: string): void {
    if (!this.isHidden) this.#push({ time: this.timeOf(time), type: 'output', data });
  }

  event(event: CastEvent): void {
    if (!this.isHidden) this.#push({ ...event, time: this.timeOf(event.time) });
  }

  /** Of one time there is one event of output. */
  #push(event: CastEvent): void {
    const last = this.events.at(-1);
    const time = Math.max(event.time, last?.time ?? 0);
    if (event.type === 'output' && last?.type === 'output' && last.time === time) last.data += event.data;
    else this.events.push({ ...event, time });
  }

  hide(time: Micros): void {
    this.#hiddenSince ??= time;
  }

  /** @returns whether the screen has changed meanwhile, so that it has to be written */
  show(time: Micros): boolean {
    if (this.#hiddenSince === undefined) return false;
    this.#hidden += time - this.#hiddenSince;
    this.#hiddenSince = undefined;
    return this.#takeMissed();
  }

  hold(): void {
    this.#isHeld = true;
    this.#missed = true;
  }

  release(): boolean {
    if (!this.#isHeld) return false;
    this.#isHeld = false;
    return !this.isHidden && this.#takeMissed();
  }

  #takeMissed(): boolean {
    const missed = this.#missed;
    this.#missed = false;
    return missed;
  }

  /** The end, with an event that holds it. */
  end(time: Micros): Micros {
    const at = this.timeOf(time);
    if ((this.events.at(-1)?.time ?? 0) < at) this.#push({ time: at, type: 'output', data: '' });
    return at;
  }
}
