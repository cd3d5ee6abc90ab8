// Pauses in work that never waits for anything: signals and messages are heard in them.

/** Milliseconds of work between two pauses. */
const LONGEST_BREATH = 50;

/** Signals are heard when the event loop has gone round, which takes two turns at most. */
export async function hearSignals(): Promise<void> {
  for (let turn = 0; turn < 2; turn++) await new Promise((done) => setImmediate(done));
}

/** Owns the time of the last pause. */
export class Breather {
  #since = performance.now();

  /** Whether it has been long since the last pause: cheaper to ask, in loops of short steps, than to `rest` in each. */
  get isDue(): boolean {
    return performance.now() - this.#since >= LONGEST_BREATH;
  }

  /** Pauses if it has been long since the last time. */
  async rest(): Promise<void> {
    if (!this.isDue) return;
    await hearSignals();
    this.#since = performance.now();
  }
}

/** Goes through work that pauses (yields) now and then, and really pauses there when it has been long. */
export async function takingBreaths(work: Iterable<void>): Promise<void> {
  const breather = new Breather();
  for (const _ of work) if (breather.isDue) await breather.rest();
}
