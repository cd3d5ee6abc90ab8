import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Span } from '../../src/core/position/resolve.js';
import type { CastEvent } from '../../src/core/recording/cast.js';
import { lineUp, type Segment, schedule } from '../../src/core/replay/schedule.js';
import { input, marker, output, paused } from '../support/recordings.js';

const range = (from: number, to: number): Span => ({ from: from * 1e6, to: to * 1e6, point: false });
const point = (at: number): Span => ({ from: at * 1e6, to: at * 1e6, point: true });
const WHOLE = [range(0, 1000)];

/** What is shown when: [seconds, all output so far]. */
function shown(events: Iterable<CastEvent>, spans: readonly Span[] = WHOLE, fps = 30): [number, string][] {
  let text = '';
  const shows: [number, string][] = [];
  for (const step of schedule(events, lineUp(spans, 3_000_000), fps)) {
    if (step.type === 'output') text += step.data;
    else if (step.type === 'show') shows.push([step.time / 1e6, text]);
  }
  return shows;
}

describe('a schedule', () => {
  it('opens with the screen before the first event, then shows each event at its time', () => {
    expect(shown([output(0.5, 'a'), output(1, 'b')])).toEqual([
      [0, ''],
      [0.5, 'a'],
      [1, 'ab'],
    ]);
  });

  it('opens with what is there at the start', () => {
    expect(shown([output(0, 'a'), output(0, 'b'), output(1, 'c')])).toEqual([
      [0, 'ab'],
      [1, 'abc'],
    ]);
  });

  it('puts what comes within 1/fps seconds into one frame, at the time of the first', () => {
    expect(shown([output(0, 'a'), output(0.033, 'b'), output(0.066, 'c'), output(1, 'd')])).toEqual([
      [0, 'ab'],
      [0.066, 'abc'],
      [1, 'abcd'],
    ]);
  });

  it('is not moved by input and markers', () => {
    expect(shown([output(0, 'a'), input(0.5, 'x'), marker(0.7, 'm'), output(1, 'b')])).toEqual([
      [0, 'a'],
      [1, 'ab'],
    ]);
  });

  it('of nothing is one frame', () => {
    expect(shown([])).toEqual([[0, '']]);
  });

  it('of a range begins with the screen at its start and ends with the one at its end', () => {
    const events = [output(1, 'a'), output(2, 'b'), output(3, 'c'), output(4, 'd')];
    expect(shown(events, [range(1.5, 3)])).toEqual([
      [0, 'a'],
      [0.5, 'ab'],
      [1.5, 'abc'],
    ]);
  });

  it('feeds nothing after the end', () => {
    const events = function* () {
      yield output(1, 'a');
      yield output(2, 'b');
      throw new Error('read on');
    };
    expect(shown(events(), [range(0, 1)])).toEqual([
      [0, ''],
      [1, 'a'],
    ]);
  });

  it('of points shows each for the given time, with all that happened at its moment', () => {
    const events = [output(1, 'a'), output(2, 'b'), output(2, 'c'), output(5, 'd')];
    expect(shown(events, [point(0.5), point(2), point(9)])).toEqual([
      [0, ''],
      [3, 'abc'],
      [6, 'abcd'],
    ]);
  });

  it('of several ranges shows one after the other', () => {
    const events = [output(1, 'a'), output(2, 'b'), output(8, 'c'), output(9, 'd')];
    expect(shown(events, [range(0, 2.5), range(7, 10)])).toEqual([
      [0, ''],
      [1, 'a'],
      [2, 'ab'],
      [2.5, 'ab'],
      [3.5, 'abc'],
      [4.5, 'abcd'],
    ]);
  });

  it('cuts no frame short where the next range begins', () => {
    expect(shown([output(1, 'a'), output(2.49, 'b')], [range(0, 2.5), range(7, 10)])).toEqual([
      [0, ''],
      [1, 'ab'],
      [2.5, 'ab'],
    ]);
  });
});

const gaps = fc.array(fc.integer({ min: 0, max: 400_000 }), { maxLength: 60 });
const spans = fc
  .uniqueArray(fc.integer({ min: 0, max: 8_000_000 }), { minLength: 2, maxLength: 8 })
  .map((times) => times.sort((a, b) => a - b))
  .map((times) =>
    times.flatMap((from, at): Span[] => {
      if (at % 2 === 1) return [];
      return [{ from, to: times[at + 1] ?? from, point: times[at + 1] === undefined }];
    }),
  );
describe('every schedule', () => {
  it('shows at most fps frames a second, each segment from its start', () => {
    fc.assert(
      fc.property(gaps, spans, fc.integer({ min: 1, max: 100 }), (pauses, parts, fps) => {
        const segments = lineUp(parts, 3_000_000);
        const times = [...schedule(paused(pauses), segments, fps)]
          .filter((step) => step.type === 'show')
          .map(({ time }) => time);
        for (const { start } of segments) expect(times).toContain(start);
        times.forEach((time, at) => {
          const previous = times[at - 1];
          if (previous === undefined || segments.some(({ start }) => start === time)) return;
          expect(time - previous).toBeGreaterThanOrEqual(1e6 / fps);
        });
        expect(times).toEqual([...new Set(times)].sort((a, b) => a - b));
      }),
    );
  });

  it('shows what happened, no later than it happened and at most 1/fps early', () => {
    fc.assert(
      fc.property(gaps, fc.integer({ min: 1, max: 100 }), (pauses, fps) => {
        const events = paused(pauses);
        const end = events.at(-1)?.time ?? 0;
        const segments: Segment[] = lineUp([{ from: 0, to: end, point: false }], 0);
        let fed = 0;
        let open = 0;
        for (const step of schedule(events, segments, fps)) {
          if (step.type !== 'show') {
            fed++;
            continue;
          }
          for (const event of events.slice(open, fed)) {
            expect(event.time).toBeGreaterThanOrEqual(step.time);
            expect(event.time - step.time).toBeLessThan(1e6 / fps);
          }
          open = fed;
        }
        expect(open).toBe(events.length);
      }),
    );
  });
});
