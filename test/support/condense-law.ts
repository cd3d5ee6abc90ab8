// The laws of condense: how long it takes, and by a reader who goes through all screens: what rested for its reading time with new words on it rests for
// that long in the result, no time runs backwards, and it lasts as long as was asked for.
import { expect } from 'vitest';
import { applyPlan, type Cast, CastError, condensePlan, type Screen, screensAt } from '../../src/index.js';
import { durationOf, lastInOrder } from './edit-laws.js';

/** Pairs of words, a number as 0, and how many letters and digits the second has. */
function pairsOf(screen: Screen): [pair: string, letters: number][] {
  const pairs: [string, number][] = [];
  for (let row = 0; row < screen.rows; row++) {
    let last = '';
    const cells = Array.from({ length: screen.cols }, (_, col) => screen.text(screen.glyphs[row * screen.cols + col]!));
    for (const [word] of cells.join('').matchAll(/[A-Za-z\d\u00c0-\u1fff\u3040-\udfff]+/g)) {
      if (word.length < 2 && !/\d/.test(word)) continue;
      const plain = word.replace(/\d+/g, '0');
      pairs.push([`${last} ${plain}`, word.length]);
      last = plain;
    }
  }
  return pairs;
}

/** Where it is a matter of some hundredths of a second whether a screen rested for long enough, this reader does not mind. */
const ABOUT = 0.2e6;

/** What is typed, or completed, is read once it has been, or where the hand rests for two seconds. */
const isKey = (before: Screen | undefined, { cursor }: Screen): boolean =>
  before !== undefined && before.cursor.row === cursor.row && Math.abs(before.cursor.col - cursor.col) <= 12;

interface Rest {
  /** Indexes of events: the last before the screen rests, and the first that brings other words. */
  readonly from: number;
  readonly to: number;
  readonly least: number;
}

/** What rests for its reading time, with words on it that are new: in the words, whatever else moves. */
async function restsOf(cast: Cast, reading: number): Promise<Rest[]> {
  const events = [...cast.events];
  const ends = events.flatMap(({ time }, index) => (events[index + 1]?.time === time ? [] : [index]));
  const screens = await screensAt(
    cast,
    ends.map((index) => events[index]!.time),
  );
  const read = new Set<string>();
  const rests: Rest[] = [];
  const freshAt = (at: number) => pairsOf(screens[at]!).filter(([pair]) => !read.has(pair));
  for (let at = 0; at < ends.length - 1; ) {
    const fresh = freshAt(at);
    const same = JSON.stringify(fresh.map(([pair]) => pair).sort());
    let next = at + 1;
    while (
      next < ends.length - 1 &&
      JSON.stringify(
        freshAt(next)
          .map(([pair]) => pair)
          .sort(),
      ) === same
    )
      next++;
    const [from, to] = [ends[at]!, ends[next - 1]! + 1];
    const rested = events[to]!.time - events[from]!.time;
    const letters = fresh.reduce((sum, [, length]) => sum + length, 0);
    const least = Math.round(reading * 1e6 * Math.min(1, 0.2 + letters / 80));
    if (letters >= 2 && rested >= Math.max(least, isKey(screens[at - 1], screens[at]!) ? 2e6 : 0) + ABOUT)
      rests.push({ from, to, least });
    if (rested >= least - ABOUT) for (const [pair] of fresh) read.add(pair);
    at = next;
  }
  return rests;
}

/** As long as was asked for, in order, the same events; and no shorter than it can be. */
export async function holdLength(cast: Cast, reading: number, see: (result: Cast) => void = () => {}): Promise<void> {
  const duration = durationOf(cast) / 1e6;
  if (duration === 0) return;
  const { shortest } = await condensePlan(cast, { to: duration, reading });
  for (const to of [shortest, (shortest + duration) / 2].filter((length) => length > 0.001)) {
    const { plan } = await condensePlan(cast, { to, reading });
    const result = await applyPlan(plan)(cast);
    expect(lastInOrder(result) / 1e6).toBeCloseTo(to, 4);
    see(result);
  }
  if (shortest < 0.1) return;
  await expect(condensePlan(cast, { to: shortest * 0.9, reading })).rejects.toThrow(CastError);
}

export async function holdReading(cast: Cast, reading: number): Promise<void> {
  const rests = await restsOf(cast, reading);
  await holdLength(cast, reading, (result) => {
    const times = [...result.events].map(({ time }) => time);
    const gone = rests.filter(({ from, to, least }) => times[to]! - times[from]! < least - 2);
    expect(gone).toEqual([]);
  });
}
