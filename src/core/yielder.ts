// Pauses in work that never waits for anything: signals and messages are heard in them.
import { platform } from './platform.js';

/** Milliseconds of work between two pauses. */
const LONGEST_RUN = 50;

export const hearSignals = (): Promise<void> => platform().pause();

/** Owns the time of the last pause. */
export class Yielder {
  #since = performance.now();
  readonly #signal: AbortSignal | undefined;

  /** @param signal whose reason `rest` throws once it is aborted */
  constructor(signal?: AbortSignal) {
    this.#signal = signal;
  }

  /** Whether it has been long since the last pause: cheaper to ask, in loops of short steps, than to `rest` in each. */
  get isDue(): boolean {
    return performance.now() - this.#since >= LONGEST_RUN;
  }

  /** Pauses if it has been long since the last time. */
  async rest(): Promise<void> {
    if (!this.isDue) return;
    await hearSignals();
    this.#signal?.throwIfAborted();
    this.#since = performance.now();
  }
}

/** Goes through work that pauses (yields) now and then, and really pauses there when it has been long. */
export async function runYielding<T>(work: Iterator<void, T>, signal?: AbortSignal): Promise<T> {
  const yielder = new Yielder(signal);
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    if (yielder.isDue) await yielder.rest();
  }
}

/** Goes through such work without a pause. */
export function runThrough<T>(work: Iterator<void, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** A chunk without bytes: where work that makes chunks may pause. */
export const PAUSE = new Uint8Array(0);

/** Such work as a part of work that makes chunks. */
export function* pausing<T>(work: Iterator<void, T>): Generator<Uint8Array, T> {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    yield PAUSE;
  }
}

/** Passes on the chunks that some work makes, and yields at those that are pauses. */
export async function* chunksYielding(work: Iterable<Uint8Array>, signal?: AbortSignal): AsyncGenerator<Uint8Array> {
  const yielder = new Yielder(signal);
  for (const chunk of work) {
    if (chunk.length > 0) yield chunk;
    else if (yielder.isDue) await yielder.rest();
  }
}
