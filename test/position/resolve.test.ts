import { describe, expect, it, test } from 'vitest';
import { CastError } from '../../src/core/errors.js';
import { parsePosition, parseSelection } from '../../src/core/position/parse.js';
import { type Facts, needsReplay, resolvePosition, resolveSelection } from '../../src/core/position/resolve.js';

const times = [0, 2_000_000, 3_000_000, 10_000_000];
const facts: Facts = {
  name: 'demo.cast',
  duration: 10_000_000,
  markers: [
    { time: 2_000_000, label: 'Build' },
    { time: 3_000_000, label: 'builder' },
    { time: 6_000_000, label: '' },
    { time: 7_000_000, label: 'test' },
  ],
  events: times.length,
  eventTime: (index) => times[index] ?? Number.NaN,
  found: new Map([
    ['frame:2', { time: 4_000_000, count: 5 }],
    ['frame:9', { time: undefined, count: 5 }],
    ['text:done', { time: 5_000_000, count: 1 }],
    ['text:done#2', { time: undefined, count: 1 }],
    ['text:never', { time: undefined, count: 0 }],
  ]),
};
const none: Facts = { ...facts, markers: [], events: 0, duration: 0 };

describe('a position in a recording of 10 s', () => {
  test.each([
    ['0', 0],
    ['10', 10],
    ['-2s', 8],
    ['-10', 0],
    ['end', 10],
    ['50%', 5],
    ['100%', 10],
    ['marker:0', 2],
    ['marker:2', 6],
    ['marker:TE', 7],
    ['marker:builde', 3],
    ['marker:build', 2], // begins two labels, is one
    ['event:3', 10],
    ['frame:2', 4],
    ['text:done', 5],
  ])('%s is at %f s', (source, seconds) => {
    expect(resolvePosition(parsePosition(source), facts)).toBe(seconds * 1_000_000);
  });

  test.each([
    ['10.5', 'no moment "10.5" in this recording: beyond the end at 10.0 s'],
    ['-11s', 'before the start: it lasts 10.0 s'],
    ['marker:4', 'there are 4 markers, marker:0 to marker:3, labelled "Build", "builder", "test"'],
    ['marker:bui', '2 markers begin so; there are 4 markers'],
    ['marker:nope', 'there are 4 markers'],
    ['event:4', 'there are 4 events, event:0 to event:3'],
    ['frame:9', 'there are 5 frames, frame:0 to frame:4'],
    ['text:done#2', 'the screen shows it once'],
    ['text:never', 'the screen never shows it'],
  ])('%s is not there', (source, because) => {
    const resolve = () => resolvePosition(parsePosition(source), facts);
    expect(resolve).toThrow(CastError);
    expect(resolve).toThrow(`demo.cast: no moment "${source}" in this recording: `);
    expect(resolve).toThrow(because);
  });

  it('is not there in a recording without any', () => {
    expect(() => resolvePosition(parsePosition('marker:0'), none)).toThrow('there are no markers');
    expect(() => resolvePosition(parsePosition('event:0'), none)).toThrow('there are no events');
  });
});

describe('a selection', () => {
  const spans = (source: string) =>
    resolveSelection(parseSelection(source), facts).map(({ from, to, point }) => [from / 1e6, to / 1e6, point]);

  test.each([
    ['..', [[0, 10, false]]],
    ['3..', [[3, 10, false]]],
    ['..marker:test', [[0, 7, false]]],
    ['5', [[5, 5, true]]],
    ['5..5', [[5, 5, false]]],
    [
      '8,1,8',
      [
        [1, 1, true],
        [8, 8, true],
      ],
    ],
    [
      '7..9,1..2',
      [
        [1, 2, false],
        [7, 9, false],
      ],
    ],
    ['1..5,4..8', [[1, 8, false]]],
    ['1..5,2..3', [[1, 5, false]]],
    ['3,1..5', [[1, 5, false]]],
    ['5,5..8', [[5, 8, false]]],
    [
      'markers',
      [
        [2, 2, true],
        [3, 3, true],
        [6, 6, true],
        [7, 7, true],
      ],
    ],
  ])('%s', (source, expected) => {
    expect(spans(source)).toEqual(expected);
  });

  it('of a range that turns out to run backwards says from where to where', () => {
    expect(() => spans('marker:test..marker:0')).toThrow(
      'demo.cast: the range "marker:test..marker:0" ends before it starts: from 7.0 s to 2.0 s',
    );
  });

  it('of markers needs some', () => {
    expect(() => resolveSelection(parseSelection('markers'), none)).toThrow('no moment "markers"');
  });

  it('names the positions that need a replay', () => {
    const selection = parseSelection('1..frame:2,text:done,markers,marker:0..');
    expect(needsReplay(selection).map(({ source }) => source)).toEqual(['frame:2', 'text:done']);
  });
});
