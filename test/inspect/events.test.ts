import { expect, it } from 'vitest';
import { CastError, UsageError } from '../../src/core/errors.js';
import { events } from '../../src/core/inspect/events.js';
import type { CastEvent } from '../../src/core/recording/cast.js';
import { input, marker, output, recording, resize } from '../support/recordings.js';

const other: CastEvent = { time: 6_000_000, type: 'other', code: 'q', data: { a: 1 } };
const cast = recording([output(0.5, 'a'), input(1, 'b'), marker(2, 'M'), resize(4, 80, 24), output(5, 'c'), other]);

it('lists all with their number, time, pause before them and data', async () => {
  expect([...(await events(cast))]).toEqual([
    { index: 0, time: 0.5, after: 0.5, type: 'output', code: 'o', data: 'a' },
    { index: 1, time: 1, after: 0.5, type: 'input', code: 'i', data: 'b' },
    { index: 2, time: 2, after: 1, type: 'marker', code: 'm', data: 'M' },
    { index: 3, time: 4, after: 2, type: 'resize', code: 'r', data: '80x24' },
    { index: 4, time: 5, after: 1, type: 'output', code: 'o', data: 'c' },
    { index: 5, time: 6, after: 1, type: 'other', code: 'q', data: { a: 1 } },
  ]);
});

it.each([
  ['output', [0, 4]],
  ['i,marker', [1, 2]],
  ['other', [5]],
  ['q', [5]],
])('lists those of a kind: %s', async (type, indexes) => {
  expect([...(await events(cast, { type }))].map(({ index }) => index)).toEqual(indexes);
});

it.each([
  ['1..4', [1, 2, 3]],
  ['marker:m', [2]],
  ['..1,5..', [0, 1, 4, 5]],
])('lists those of a range: %s', async (range, indexes) => {
  expect([...(await events(cast, { range }))].map(({ index }) => index)).toEqual(indexes);
});

it('refuses a kind that is none and a range that is not there', async () => {
  await expect(events(cast, { type: 'outptu' })).rejects.toThrow(/type: .* Did you mean output\?/);
  await expect(events(cast, { range: 'soon' })).rejects.toThrow(UsageError);
  await expect(events(cast, { range: '99' })).rejects.toThrow(CastError);
});
