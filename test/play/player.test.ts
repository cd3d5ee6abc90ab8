import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cast, CastEvent } from '../../src/core/recording/cast.js';
import { EventCursor } from '../../src/core/recording/cursor.js';
import { readCast } from '../../src/core/recording/read.js';
import { screenAt, screenText, writeCast } from '../../src/index.js';
import { Player } from '../../src/play/player.js';
import { recordings } from '../cast/recordings.js';

const again = (cast: Cast, version: 2 | 3): Cast =>
  readCast(new TextEncoder().encode([...writeCast(cast, { version })].join('')), { name: 'again' });

/** Made up, and long: every event changes the screen, colours and modes too. */
function long(count: number, version: 2 | 3): Cast {
  const events: CastEvent[] = Array.from({ length: count }, (_, i) => ({
    time: i * 1000,
    type: 'output',
    data: `\x1b[3${i % 8}m${i} ${i % 7 === 0 ? '\r\n' : ''}${i % 1000 === 0 ? '\x1b[2J\x1b[5;5H' : ''}`,
  }));
  return again({ name: 'long', header: { version, cols: 40, rows: 10, extra: {} }, events }, version);
}

const shown = (player: Player): Promise<string[]> => player.look((view) => screenText(view.take().screen));
const expected = async (cast: Cast, time: number): Promise<string[]> => screenText(await screenAt(cast, time));

describe('a place in the events', () => {
  it('gives what comes after it, in all versions', () => {
    fc.assert(
      fc.property(recordings, fc.constantFrom<2 | 3>(2, 3), fc.nat(30), (made, version, passed) => {
        const cast = again(made, version);
        const all = [...cast.events];
        const cursor = new EventCursor(cast.events);
        for (let i = 0; i < Math.min(passed, all.length); i++) expect(cursor.next()).toEqual(all[i]);
        if (passed % 2 === 0) cursor.peek();
        const second = new EventCursor(cast.events, cursor.bookmark);
        for (let i = Math.min(passed, all.length); i <= all.length; i++) expect(second.next()).toEqual(all[i]);
      }),
    );
  });

  it('may be far in a long text, and in events that are in memory', () => {
    for (const cast of [long(20_000, 3), { ...long(3000, 2), events: [...long(3000, 2).events] }]) {
      const all = [...cast.events];
      const cursor = new EventCursor(cast.events);
      const places = all.map((event, i) => {
        const place = cursor.bookmark;
        expect(cursor.next()).toEqual(event);
        return { place, i };
      });
      for (const { place, i } of places.filter((_, at) => at % 977 === 0)) {
        const from = new EventCursor(cast.events, place);
        expect([from.next(), from.next()]).toEqual([all[i], all[i + 1]]);
      }
    }
  });
});

describe('a player', () => {
  it('shows the screen of any moment, wherever it comes from', async () => {
    const cast = long(20_000, 3);
    const player = new Player(cast);
    for (const time of [12_345_000, 2_000_000, 2_000_500, 19_000_000, 0, 1000, 30_000_000, 7_777_777]) {
      await player.seek(time);
      expect({ time, screen: await shown(player) }).toEqual({ time, screen: await expected(cast, time) });
    }
    player.dispose();
  });

  it('goes back and forth among resizes and what is unfinished', async () => {
    await fc.assert(
      fc.asyncProperty(
        recordings,
        fc.array(fc.nat(40_000_000), { minLength: 1, maxLength: 5 }),
        async (made, times) => {
          const cast = again({ ...made, header: { ...made.header, cols: 20, rows: 5 } }, 3);
          const player = new Player(cast);
          for (const time of times) {
            await player.seek(time);
            expect(await shown(player)).toEqual(await expected(cast, time));
          }
          player.dispose();
        },
      ),
      { numRuns: 30 },
    );
  });

  it('finds markers, those not yet passed too', async () => {
    const marks = [3, 9, 12].map((second): CastEvent => ({ time: second * 1_000_000, type: 'marker', label: '' }));
    const events = [...long(15_000, 3).events, ...marks].sort((a, b) => a.time - b.time);
    const player = new Player({ ...long(1, 3), events });
    const never = () => false;
    for (const time of [3_000_000, 9_000_000]) {
      await player.toNextMarker(never);
      expect(player.time).toBe(time);
    }
    await player.seek(0);
    expect(player.markers).toEqual([]);
    await player.toNextMarker(never);
    expect(player.time).toBe(3_000_000);
    for (const time of [9_000_000, 12_000_000, 14_999_000]) {
      await player.toNextMarker(never);
      expect(player.time).toBe(time);
    }
    expect(player.markers).toEqual([3_000_000, 9_000_000, 12_000_000]);
    player.dispose();
  });

  it('leaves a jump where it has come to, when it is told to stop', async () => {
    const player = new Player(long(50_000, 3));
    let asked = 0;
    await player.seek(49_000_000, () => ++asked > 2);
    expect(player.time).toBeGreaterThan(0);
    expect(player.time).toBeLessThan(49_000_000);
    player.dispose();
  });

  it('goes back in a long recording by less than a fortieth of what it has passed', async () => {
    const cast = long(200_000, 3);
    const player = new Player(cast);
    await player.seek(199_000_000);
    let fed = 0;
    const step = player.step.bind(player);
    player.step = () => {
      fed++;
      return step();
    };
    for (const time of [150_000_000, 20_000_000, 100_000_000, 198_000_000]) {
      fed = 0;
      await player.seek(time);
      expect(fed).toBeLessThan(200_000 / 40);
    }
    player.dispose();
  });
});
