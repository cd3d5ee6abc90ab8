// What makes an SVG of many markers or keys does work in proportion to them. Steps are counted, not time.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupKeys } from '../../src/core/layout/key-groups.js';
import { keysOf } from '../../src/core/layout/key-names.js';
import type { Keyframes } from '../../src/core/svg/keyframes.js';
import type { Item } from '../../src/core/svg/lifetimes.js';
import { stripMarkup } from '../../src/core/svg/strip.js';
import { packTracks } from '../../src/core/svg/tracks.js';

const item = (from: number, to: number) => ({ from, to }) as Item;

/** The plain twin: looks through all tracks for each item. */
function packedPlainly(items: readonly Item[]): Item[][] {
  const tracks: Item[][] = [];
  for (const { from, to } of items) {
    const free = tracks.filter((track) => track.length < 200 && track.at(-1)!.to <= from);
    const latest = Math.max(...free.map((track) => track.at(-1)!.to));
    const best = free.find((track) => track.at(-1)!.to === latest);
    if (best) best.push(item(from, to));
    else tracks.push([item(from, to)]);
  }
  return tracks;
}

describe('tracks', () => {
  it('are packed as by looking through all of them', () => {
    const items = fc.array(fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 9 })), { maxLength: 300 });
    fc.assert(
      fc.property(items, (spans) => {
        const list = spans.map(([from, length]) => item(from, from + length)).sort((a, b) => a.from - b.from);
        expect(packTracks(list)).toEqual(packedPlainly(list));
      }),
      { seed: 9, numRuns: 60 },
    );
  });

  it('hold 200 items at most', () => {
    const items = Array.from({ length: 450 }, (_, at) => item(at, at + 1));
    expect(packTracks(items).map(({ length }) => length)).toEqual([200, 200, 50]);
  });

  it('are found without looking at each', () => {
    let looks = 0;
    const items = Array.from({ length: 20_000 }, (_, at) => ({
      get from() {
        looks++;
        return at;
      },
      to: at + 5000,
    })) as unknown as Item[];
    packTracks(items);
    expect(looks).toBeLessThan(3 * items.length);
  });
});

it('a strip moves only for its own pictures', () => {
  let moves = 0;
  const add = (given: readonly unknown[]) => {
    moves += given.length;
    return 'a';
  };
  const keyframes = { add } as unknown as Keyframes;
  const changes = Array.from({ length: 20_000 }, (_, frame) => ({ frame, value: `caption ${frame}` }));
  const markup = stripMarkup(changes, { keyframes, away: 100, poster: 0, draw: (value) => `<${value}>` });
  expect(moves).toBeLessThan(1.02 * changes.length);
  expect(markup).toMatch(/^<g class="a"><caption 0>.*<caption 19999><\/g>$/);
});

it('what is pasted is one pill, of its end', () => {
  let keys = 0;
  const pasted = function* () {
    for (const key of keysOf(`${'word '.repeat(40_000)}end`)) {
      keys++;
      yield { ...key, time: 5 };
    }
  };
  const texts = groupKeys(pasted());
  expect([keys, texts.length, texts[0]!.time]).toEqual([200_003, 1, 5]);
  expect(texts[0]!.text).toMatch(/^[word ]{150,197}end$/);
});
