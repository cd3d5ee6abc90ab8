// Pauses in work that never waits for anything: signals and messages are heard in them.

/** Milliseconds of work between two pauses. */
const LONGEST_BREATH = 50;

/** Signals are heard when the event loop has gone round, which takes two turns at most. */
export async function hearSignals(): Promise<void> {
  for (let turn = 0; turn < 2; turn++) await new Promise((done) => setImmediate(done));
}

export class Breather {
  #since = performance.now();

  /** Pauses if it has been long since the last time. */
  async rest(): Promise<void> {
    if (performance.now() - this.#since < LONGEST_BREATH) return;
    await hearSignals();
    this.#since = performance.now();
  }
}
