// What a render spends its time on, for reports. Nothing that is rendered depends on it.

export class Stages {
  /** By stage, in the order in which they first end. */
  readonly milliseconds: Record<string, number> = {};
  #since = performance.now();
  #within = 0;

  /** Runs something, and counts it as a stage within the one that has not ended yet. */
  time = <T>(stage: string, work: () => T): T => {
    const began = performance.now();
    try {
      return work();
    } finally {
      const took = performance.now() - began;
      this.#within += took;
      this.#add(stage, took);
    }
  };

  /** Ends a stage: what has passed since the last one ended, without the stages within. */
  end(stage: string): void {
    const now = performance.now();
    this.#add(stage, now - this.#since - this.#within);
    this.#since = now;
    this.#within = 0;
  }

  #add(stage: string, took: number): void {
    this.milliseconds[stage] = (this.milliseconds[stage] ?? 0) + took;
  }
}
