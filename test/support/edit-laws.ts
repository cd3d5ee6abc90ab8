// The laws of edits, to be held over any recording: what the screen shows in the result is what it showed in the recording.
import { expect } from 'vitest';
import type { Cast, Edit } from '../../src/core/recording/cast.js';
import { readCast } from '../../src/core/recording/read.js';
import { screensAt } from '../../src/core/replay/replay.js';
import {
  cat,
  concat,
  condense,
  cut,
  hold,
  idle,
  insert,
  markAdd,
  pipe,
  quantize,
  redact,
  resize,
  retime,
  speed,
  split,
  tidy,
  titleCard,
  trim,
  writeCast,
} from '../../src/index.js';
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

/** Times are whole and never run backwards. Gives the last one. */
export function lastInOrder(cast: Cast): number {
  let before = 0;
  for (const { time } of cast.events) {
    if (time < before || !Number.isInteger(time)) expect.fail(`the time ${time} after ${before}`);
    before = time;
  }
  return before;
}

const expectOrdered = (cast: Cast, duration: number) => expect(lastInOrder(cast)).toBe(duration);

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

/** Each of two recordings that are joined shows what it shows by itself, but for how the first one leaves the size. */
export async function holdConcat(first: Cast, second: Cast, gap: number): Promise<void> {
  const result = await pipe(first, concat([second], { gap: seconds(gap) }));
  const start = durationOf(first) + gap;
  expectOrdered(result, start + durationOf(second));
  const times = momentsOf(second, 20).map((time) => start + time);
  await expectShown(result, times, second, (time) => time - start);
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

/** Between a and b time runs n times as fast; before it is what it was, and what follows comes earlier by what that saves. */
export async function holdSpeedRange(cast: Cast, a: number, b: number, factor: number): Promise<void> {
  const result = await pipe(cast, speed({ factor, range: [`${seconds(a)}..${seconds(b)}`] }));
  const then = (time: number) =>
    Math.min(time, a) + (Math.min(Math.max(time, a), b) - a) / factor + Math.max(time - b, 0);
  const before = [...cast.events];
  const off = [...result.events].map(({ time }, index) => Math.abs(time - then(before[index]!.time)));
  expect(off.filter((error) => error > 0.5 + 1e-6)).toEqual([]);
  lastInOrder(result);
}

/** hold and title-card: up to the moment nothing changes, and afterwards everything comes later. */
export async function holdPause(cast: Cast, a: number, pause: number): Promise<void> {
  const [at, length] = [seconds(a), seconds(pause)];
  const held = await pipe(cast, hold({ at, for: length }));
  const carded = await pipe(cast, titleCard({ at, for: length, text: 'card' }));
  const end = durationOf(cast) + pause;
  expectOrdered(held, end);
  expectOrdered(carded, Math.max(end, a + pause));
  const times = momentsOf(held);
  await expectShown(held, times, cast, (time) => (time <= a + pause ? Math.min(time, a) : time - pause));
  const outside = times.filter((time) => time < a || time >= a + pause);
  await expectShown(carded, outside, cast, (time) => (time < a ? time : time - pause));
}

/** Whatever an edit does, times are whole and go forwards. */
export async function holdOrder(cast: Cast, a: number, b: number): Promise<void> {
  const [from, to] = [seconds(a), seconds(b)];
  const range = [`${from}..${to}`];
  const edits: Edit[] = [
    ...[
      trim({ start: from, end: to }),
      cut({ range }),
      cut({ range, drop: true }),
      concat([cast], { gap: 0.5 }),
      cat([cast]),
    ],
    ...[
      speed({ factor: 3 }),
      speed({ factor: 0.3, range }),
      idle({ max: 0.2, min: 0.01 }),
      quantize({ range: ['0.1,1'] }),
    ],
    ...[tidy({ rhythm: 40 }), condense({ maxPause: 0.3 }), retime({ fit: [`${from}..${to}=0.1`] })],
    ...[retime({ to: 7 }), retime({ fps: 7 }), resize({ cols: 30 }), redact({ text: ['hello'], pattern: ['/qx?/'] })],
    ...[markAdd({ at: from, label: 'x' }), insert({ at: to, text: 'x' }), hold({ at: from, for: 1 })],
    titleCard({ at: to, text: 'x' }),
  ];
  for (const edit of edits) lastInOrder(await edit(cast));
}

/** v2 -> v3 -> v2 is the recording to half a millisecond, and changes nothing from then on. */
export function holdFormats(cast: Cast): void {
  const through = (from: Cast, version: 2 | 3) =>
    readCast(Buffer.from([...writeCast(from, { version })].join('')), { name: from.name });
  const second = through(cast, 2);
  const back = through(through(second, 3), 2);
  const untimed = ({ events }: Cast) => [...events].map(({ time: _, ...rest }) => rest);
  expect(untimed(back)).toEqual(untimed(second));
  const [before, after] = [second, back].map(({ events }) => [...events].map(({ time }) => time)) as [
    number[],
    number[],
  ];
  expect(after.filter((time, at) => Math.abs(time - before[at]!) > 500)).toEqual([]);
  expect([...writeCast(through(through(back, 3), 2))].join('')).toBe([...writeCast(back)].join(''));
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

/** What holds of any range of any recording: in a sentence, and as a check. */
export const RANGE_LAWS: readonly [sentence: string, hold: (cast: Cast, a: number, b: number) => Promise<void>][] = [
  ['trim shows at t what was shown at start + t', holdTrim],
  ['cut shows from the cut on what was shown after the range', (cast, a, b) => holdCut(cast, a, b, false)],
  ['cut --drop shows from the cut on what was shown after the range', (cast, a, b) => holdCut(cast, a, b, true)],
  ['split, then concat shows the same', holdSplit],
  ['hold and title-card show later what was shown', holdPause],
];
