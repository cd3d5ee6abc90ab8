// Pauses in work that never waits for anything: signals and messages are heard in them.

/** Milliseconds of work between two pauses. */
const LONGEST_BREATH = 50;

export class Breather {
  #since = performance.now();

  /** Pauses if it has been long since the last time. */
  async rest(): Promise<void> {
    if (performance.now() - this.#since < LONGEST_BREATH) return;
    await new Promise((done) => setImmediate(done));
    this.#since = performance.now();
  }
}
