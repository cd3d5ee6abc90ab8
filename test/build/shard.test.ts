// Sharing jobs out among machines: every job once, evenly, the same everywhere.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseShard } from '../../src/build/build-options.js';
import { biggestFirst, shardOf } from '../../src/build/shard.js';

const someJobs = fc
  .array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 60 })
  .map((costs) => costs.map((cost, i) => ({ output: `${i}.gif`, cost })));

it('gives each job to exactly one shard, whatever the order they come in', () => {
  fc.assert(
    fc.property(someJobs, fc.integer({ min: 1, max: 9 }), (jobs, count) => {
      const shards = Array.from({ length: count }, (_, i) => shardOf(jobs, { index: i + 1, count }));
      const again = Array.from({ length: count }, (_, i) => shardOf([...jobs].reverse(), { index: i + 1, count }));
      expect(shards).toEqual(again);
      const names = shards.flat().map(({ output }) => output);
      expect(names.sort()).toEqual(jobs.map(({ output }) => output).sort());
    }),
  );
});

it('loads no shard with more than a fair share and one job', () => {
  fc.assert(
    fc.property(someJobs, fc.integer({ min: 1, max: 9 }), (jobs, count) => {
      const loads = Array.from({ length: count }, (_, i) =>
        shardOf(jobs, { index: i + 1, count }).reduce((sum, { cost }) => sum + cost, 0),
      );
      const fair = jobs.reduce((sum, { cost }) => sum + cost, 0) / count;
      expect(Math.max(...loads)).toBeLessThanOrEqual(fair + Math.max(...jobs.map(({ cost }) => cost)));
    }),
  );
});

it('begins with the biggest', () => {
  const jobs = [3, 9, 9, 1].map((cost, i) => ({ output: `${9 - i}`, cost }));
  expect(biggestFirst(jobs).map(({ output }) => output)).toEqual(['7', '8', '9', '6']);
});

it('is written 2/5, from 1', () => {
  expect(parseShard('2/5')).toEqual({ index: 2, count: 5 });
  for (const wrong of ['0/5', '6/5', '2', '2/', 'a/b', '1/0', '-1/2']) expect(parseShard(wrong)).toBeUndefined();
});
