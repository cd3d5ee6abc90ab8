// Decides what of all that happens in a session is recorded: during a pause no output and no input, and after it the screen first.
import type { CastEvent } from '../core/recording/cast.js';
import type { CastSink } from '../core/recording/sink.js';
import type { Micros } from '../core/time.js';
import { type RecordedSoFar, ScreenBeside } from './screen-beside.js';

export interface PausableOptions {
  pausable: boolean | (() => RecordedSoFar);
  cols: number;
  rows: number;
}

/** Owns the screen beside the recording, and the events that wait for what comes before them. */
export class PausableEvents {
  readonly #sink: Pick<CastSink, 'event'>;
  readonly #pausable: PausableOptions['pausable'];
  #beside: ScreenBeside | undefined;
  /** Whether there was output that a viewer of the recording has not seen. */
  #missed = false;
  #waiting: (CastEvent | Promise<CastEvent>)[] = [];
  #flushed: Promise<void> = Promise.resolve();
  #failure: { error: unknown } | undefined;
  paused = false;

  constructor(sink: Pick<CastSink, 'event'>, { pausable, cols, rows }: PausableOptions) {
    this.#sink = sink;
    this.#pausable = pausable;
    if (pausable === true) this.#beside = new ScreenBeside({ cols, rows, events: [] });
  }

  happened(event: CastEvent): void {
    this.#beside?.follow(event);
    if (this.paused && (event.type === 'output' || event.type === 'input')) {
      this.#missed ||= event.type === 'output';
    } else if (this.#waiting.length > 0) this.#waiting.push(event);
    else this.#sink.event(event);
  }

  pause(): void {
    if (this.paused || this.#pausable === false) return;
    this.paused = true;
    this.#missed = false;
    if (typeof this.#pausable === 'function') this.#beside ??= new ScreenBeside(this.#pausable());
  }

  resume(time: Micros): void {
    if (!this.paused) return;
    this.paused = false;
    if (this.#missed) this.#waiting.push(this.#screen(time));
    if (this.#waiting.length <= 1) this.#flushed = this.#passOn();
  }

  /** Fulfilled when nothing waits any more. @throws what the sink threw meanwhile */
  async flush(): Promise<void> {
    await this.#flushed;
    if (this.#failure) throw this.#failure.error;
  }

  dispose(): void {
    this.#beside?.dispose();
    this.#beside = undefined;
  }

  async #screen(time: Micros): Promise<CastEvent> {
    return { time, type: 'output', data: (await this.#beside?.opening()) ?? '' };
  }

  async #passOn(): Promise<void> {
    try {
      for (let first = this.#waiting[0]; first; first = this.#waiting[0]) {
        this.#sink.event(await first);
        this.#waiting.shift();
      }
    } catch (error) {
      this.#failure ??= { error };
      this.#waiting = [];
    }
    if (typeof this.#pausable === 'function' && !this.paused) this.dispose();
  }
}
