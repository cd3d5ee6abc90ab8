// The laws of edits, to be held over any recording: what the screen shows in the result is what it showed in the recording.
import { expect } from 'vitest';
import type { Cast } from '../../src/cast/cast.js';
import { screensAt } from '../../src/frames/replay.js';
import { concat, cut, pipe, retime, speed, split, trim } from '../../src/index.js';
import { screenFacts } from './equal-screens.js';

export const durationOf = (cast: Cast): number => {
  let last = 0;
  for (const { time } of cast.events) last = time;
  return last;
};

const seconds = (time: number): number => time / 1_000_000;

/** Moments of a recording at which to look: after each event, and between, at most so many. */
export function momentsOf(cast: Cast, most = 60): number[] {
  const times = [...new Set([0, ...[...cast.events].flatMap(({ time }) => [time, time + 7])])];
  const every = Math.ceil(times.length / most);
  return times.filter((_, index) => index % every === 0 || index === times.length - 1);
}

/** The result shows at t what the recording shows at then(t). */
async function expectShown(result: Cast, times: readonly number[], cast: Cast, then = (time: number) => time) {
  const shown = (await screensAt(result, times)).map(screenFacts);
  expect(shown).toEqual((await screensAt(cast, times.map(then))).map(screenFacts));
}

/** Times are whole and never run backwards, and the last one is as expected. */
function expectOrdered(cast: Cast, duration: number) {
  let before = 0;
  for (const { time } of cast.events) {
    if (time < before || !Number.isInteger(time)) expect.fail(`the time ${time} after ${before}`);
    before = time;
  }
  expect(before).toBe(duration);
}

/** screen(trim(cast, a, b), t) = screen(cast, a + t) */
export async function holdTrim(cast: Cast, a: number, b: number, most?: number): Promise<void> {
  const result = await pipe(cast, trim({ start: seconds(a), end: seconds(b) }));
  expectOrdered(result, b - a);
  const times = momentsOf(result, most).filter((time) => time <= b - a);
  await expectShown(result, times, cast, (time) => time + a);
}

/** screen(cut(cast, a, b), t) = screen(cast, t + (b - a)) for t >= a, and before that nothing changes. */
export async function holdCut(cast: Cast, a: number, b: number, drop: boolean, most?: number): Promise<void> {
  const result = await pipe(cast, cut({ range: [`${seconds(a)}..${seconds(b)}`], drop }));
  expectOrdered(result, durationOf(cast) - (b - a));
  const times = momentsOf(result, most);
  await expectShown(
    result,
    times.filter((time) => time < a),
    cast,
  );
  const later = times.filter((time) => time >= a);
  await expectShown(result, later, cast, (time) => time + b - a);
}

/** split, then concat shows the same */
export async function holdSplit(cast: Cast, a: number, b: number, most?: number): Promise<void> {
  const parts = await split({ at: [seconds(a), seconds(b)].map(String) })(cast);
  const [first, ...others] = parts.map((part) => part.cast);
  const result = await pipe(first!, concat(others));
  expectOrdered(result, durationOf(cast));
  await expectShown(result, momentsOf(cast, most), cast);
}

/** speed by n, then by 1/n is the recording, to the microseconds that n rounds away */
export async function holdSpeed(cast: Cast, factor: number): Promise<void> {
  const result = await pipe(cast, speed({ factor }), speed({ factor: 1 / factor }));
  const [before, after] = [[...cast.events], [...result.events]];
  expectOrdered(result, after.at(-1)?.time ?? 0);
  expect(after.map(({ time: _, ...rest }) => rest)).toEqual(before.map(({ time: _, ...rest }) => rest));
  const off = after.map(({ time }, index) => Math.abs(time - before[index]!.time));
  expect(off.filter((error) => error > Math.max(1, factor / 2 + 0.5))).toEqual([]);
}

/** At the moments of the grid, merged bursts show what was shown. */
export async function holdGrid(cast: Cast, fps: number, most = 60): Promise<void> {
  const result = await pipe(cast, retime({ fps }));
  const times = [...new Set([...result.events].map(({ time }) => time))];
  const every = Math.ceil(times.length / most);
  await expectShown(
    result,
    times.filter((_, index) => index % every === 0),
    cast,
  );
}
