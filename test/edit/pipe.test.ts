// Edits are values that compose, by either name of what composes them.
import { expect, it } from 'vitest';
import { CastError, edit, idle, pipe, speed, trim } from '../../src/index.js';
import { output, recording } from '../support/recordings.js';

const cast = recording([output(1, 'a'), output(5, 'b'), output(9, 'c')]);

it.each([pipe, edit])('does one edit after the other', async (compose) => {
  const result = await compose(cast, trim({ start: 1 }), idle({ max: 2 }), speed({ factor: 2 }));
  expect([...result.events].map(({ time }) => time)).toEqual([0, 1_000_000, 2_000_000]);
  expect([...cast.events].map(({ time }) => time)).toEqual([1_000_000, 5_000_000, 9_000_000]);
});

it('gives the recording back where there is nothing to do', async () => {
  expect(await pipe(cast)).toBe(cast);
});

it('fails as the edit does whose turn it is', async () => {
  await expect(pipe(cast, trim({ end: 5 }), trim({ start: 'marker:0' }))).rejects.toThrow(CastError);
});
