// Runs every fuzz target: a short run by itself, as long as asked for with `npm run fuzz`. What it finds goes to test/hostile.
import { describe, it } from 'vitest';
import { editTargets } from './edit-targets.js';
import { readTargets } from './read-targets.js';
import { showTargets } from './show-targets.js';
import { streamTargets } from './stream-targets.js';

/** Set by scripts/fuzz.mjs. */
const { FUZZ_SEED, FUZZ_RUNS, FUZZ_SECONDS } = process.env;
const long = FUZZ_RUNS !== undefined || FUZZ_SECONDS !== undefined;

const targets = [...readTargets, ...showTargets, ...editTargets, ...streamTargets];
const share = FUZZ_SECONDS === undefined ? undefined : (Number(FUZZ_SECONDS) * 1000) / targets.length;

describe('whatever comes in', () => {
  it.each(targets.map((target) => [target.name, target] as const))(
    '%s',
    async (_, { check, runs }) => {
      await check({
        seed: Number(FUZZ_SEED ?? 1),
        numRuns: FUZZ_RUNS === undefined ? (share === undefined ? runs : 1_000_000_000) : Number(FUZZ_RUNS),
        ...(share !== undefined && { interruptAfterTimeLimit: share }),
      });
    },
    long ? 86_400_000 : 120_000,
  );
});
