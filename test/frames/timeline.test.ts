import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Pace, renderPace, retimed, surveyTimeline } from '../../src/core/replay/timeline.js';
import { input, marker, output, paused, recording, resize } from '../support/recordings.js';

const seconds = (events: ReturnType<typeof output>[], pace: Pace) =>
  [...retimed(recording(events), pace)].map(({ time }) => time / 1e6);

describe('the idle limit', () => {
  it('shortens longer pauses and no others', () => {
    const events = [0, 1, 3.5, 4, 7.5].map((time) => output(time, 'x'));
    expect(seconds(events, { idleTimeLimit: 2 })).toEqual([0, 1, 3, 3.5, 5.5]);
  });

  it('shortens the pause before the first event', () => {
    expect(seconds([output(9, 'x')], { idleTimeLimit: 2 })).toEqual([2]);
  });

  it('takes markers and input for the end of a pause, as agg does', () => {
    expect(seconds([output(1, 'a'), marker(10, 'm'), input(20, 'b')], { idleTimeLimit: 2 })).toEqual([1, 3, 5]);
  });

  it("is the one asked for, else the recording's, else 5 s", () => {
    expect(renderPace(recording([]), {}).idleTimeLimit).toBe(5);
    expect(renderPace(recording([], { idleTimeLimit: 2 }), {}).idleTimeLimit).toBe(2);
    expect(renderPace(recording([], { idleTimeLimit: 0 }), {}).idleTimeLimit).toBe(5);
    expect(renderPace(recording([], { idleTimeLimit: 2 }), { idleTimeLimit: 1 }).idleTimeLimit).toBe(1);
  });
});

describe('a retimed recording', () => {
  it('comes after the idle limit in speed', () => {
    expect(seconds([output(0, 'a'), output(10, 'b')], { idleTimeLimit: 4, speed: 2 })).toEqual([0, 2]);
  });

  it('can be iterated again', () => {
    const events = retimed(recording([output(0, 'a'), output(10, 'b')]), { idleTimeLimit: 4 });
    expect([...events]).toEqual([...events]);
  });

  it('leaves the events of the recording alone', () => {
    const events = [output(10, 'a')];
    expect([...retimed(recording(events), { idleTimeLimit: 4, speed: 2 })]).toHaveLength(1);
    expect(events).toEqual([output(10, 'a')]);
  });

  it('has no pause over the limit, no time that runs backwards, and whole microseconds', () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 20_000_000 }), { maxLength: 30 });
    const pace = fc.record({
      idleTimeLimit: fc.integer({ min: 1, max: 10_000 }).map((milliseconds) => milliseconds / 1000),
      speed: fc.double({ min: 0.1, max: 10, noNaN: true }),
    });
    fc.assert(
      fc.property(gaps, pace, (pauses, { idleTimeLimit, speed }) => {
        const events = paused(pauses);
        let previous = 0;
        for (const event of retimed(recording(events), { idleTimeLimit, speed })) {
          expect(Number.isInteger(event.time)).toBe(true);
          expect(event.time).toBeGreaterThanOrEqual(previous);
          expect(event.time - previous).toBeLessThanOrEqual((idleTimeLimit * 1e6) / speed + 2);
          previous = event.time;
        }
      }),
    );
  });

  it('may not last longer than the limit, after the idle limit', () => {
    const long = recording([output(0, 'a'), output(90_000, 'b')]);
    expect(() => surveyTimeline(long, { maxDuration: 86_400 })).toThrow(
      'demo.cast: expected a recording of at most 86400.0 s after the idle limit (maxDuration), found an event at 90000.0 s',
    );
    expect(surveyTimeline(long, { maxDuration: 86_400, idleTimeLimit: 5 }).duration).toBe(5_000_000);
  });
});

describe('a survey', () => {
  const events = [output(1, 'a'), resize(2, 30, 5), marker(3, 'm'), input(4, 'x'), marker(5, 'n')];

  it('tells duration, events, markers and sizes', () => {
    expect(surveyTimeline(recording(events), {})).toMatchObject({
      name: 'demo.cast',
      duration: 5_000_000,
      events: 5,
      outputEvents: 1,
      markers: [
        { time: 3_000_000, label: 'm' },
        { time: 5_000_000, label: 'n' },
      ],
      resizes: [{ time: 2_000_000, cols: 30, rows: 5 }],
    });
  });

  it('finds the time of an event on its own timeline', () => {
    expect(surveyTimeline(recording(events), { speed: 2 }).eventTime(3)).toBe(2_000_000);
  });

  it('of an empty recording is all zero', () => {
    expect(surveyTimeline(recording([]), {})).toMatchObject({ duration: 0, events: 0, markers: [] });
  });
});
