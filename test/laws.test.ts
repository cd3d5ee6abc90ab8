// The laws of edits: what the screen shows in the result is what it showed in the recording. Over recordings made up by fast-check.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cast } from '../src/cast/cast.js';
import { screensAt } from '../src/frames/replay.js';
import { concat, cut, pipe, speed, split, trim } from '../src/index.js';
import { screenFacts } from './support/equal-screens.js';
import { session } from './support/sessions.js';

const RUNS = 150;
const seconds = (time: number) => time / 1_000_000;
const durationOf = (cast: Cast) => [...cast.events].at(-1)?.time ?? 0;

/** Times of all events, and a few between. */
const momentsOf = (cast: Cast): number[] =>
  [...new Set([0, ...[...cast.events].flatMap(({ time }) => [time, time + 7])])].sort((a, b) => a - b);

async function factsAt(cast: Cast, times: readonly number[]) {
  return (await screensAt(cast, times)).map(screenFacts);
}

/** The result shows at t what the recording shows at then(t). */
async function expectShown(result: Cast, times: readonly number[], cast: Cast, then: (time: number) => number) {
  expect(await factsAt(result, times)).toEqual(await factsAt(cast, times.map(then)));
}

function expectOrdered(cast: Cast) {
  let before = 0;
  for (const { time } of cast.events) {
    expect(time).toBeGreaterThanOrEqual(before);
    expect(Number.isInteger(time)).toBe(true);
    before = time;
  }
}

/** A recording that takes time, and two moments of it in order. */
const withRange = fc
  .tuple(session(), fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }))
  .filter(([cast]) => durationOf(cast) > 10)
  .map(([cast, one, two]) => {
    const [a, b] = [one, two].map((share) => Math.round(share * durationOf(cast))).sort((x, y) => x - y) as [
      number,
      number,
    ];
    return { cast, a, b };
  });

describe('over made-up recordings', () => {
  it('trim shows at t what was shown at start + t', async () => {
    await fc.assert(
      fc.asyncProperty(withRange, async ({ cast, a, b }) => {
        fc.pre(a < b);
        const result = await pipe(cast, trim({ start: seconds(a), end: seconds(b) }));
        expectOrdered(result);
        expect(durationOf(result)).toBe(b - a);
        await expectShown(
          result,
          momentsOf(result).filter((time) => time <= b - a),
          cast,
          (time) => time + a,
        );
      }),
      { numRuns: RUNS, seed: 1 },
    );
  });

  it.each([false, true])('cut shows from the cut on what was shown after the range (drop: %s)', async (drop) => {
    await fc.assert(
      fc.asyncProperty(withRange, async ({ cast, a, b }) => {
        fc.pre(a < b && b - a < durationOf(cast));
        const range = `${seconds(a)}..${seconds(b)}`;
        const result = await pipe(cast, cut({ range: [range], drop }));
        expectOrdered(result);
        expect(durationOf(result)).toBe(durationOf(cast) - (b - a));
        const times = momentsOf(result);
        await expectShown(
          result,
          times.filter((time) => time < a),
          cast,
          (time) => time,
        );
        await expectShown(
          result,
          times.filter((time) => time >= a),
          cast,
          (time) => time + b - a,
        );
      }),
      { numRuns: RUNS, seed: 2 },
    );
  });

  it('split, then concat shows the same', async () => {
    await fc.assert(
      fc.asyncProperty(withRange, async ({ cast, a, b }) => {
        fc.pre(a < b && b < durationOf(cast));
        const parts = (await split({ at: [`${seconds(a)},${seconds(b)}`] })(cast)).map((part) => part.cast);
        const result = await pipe(parts[0]!, concat(parts.slice(1)));
        expectOrdered(result);
        await expectShown(result, momentsOf(cast), cast, (time) => time);
      }),
      { numRuns: RUNS, seed: 3 },
    );
  });

  it('speed by n, then by 1/n is the recording, to the microseconds that n rounds away', async () => {
    await fc.assert(
      fc.asyncProperty(session(), fc.constantFrom(0.25, 2, 3, 10), async (cast, factor) => {
        const result = await pipe(cast, speed({ factor }), speed({ factor: 1 / factor }));
        expectOrdered(result);
        const [before, after] = [[...cast.events], [...result.events]];
        expect(after.map(({ time: _, ...rest }) => rest)).toEqual(before.map(({ time: _, ...rest }) => rest));
        for (const [index, { time }] of after.entries()) {
          expect(Math.abs(time - before[index]!.time)).toBeLessThanOrEqual(Math.max(1, factor / 2 + 0.5));
        }
      }),
      { numRuns: RUNS, seed: 4 },
    );
  });
});
