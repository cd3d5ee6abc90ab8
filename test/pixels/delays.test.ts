import { describe, expect, it } from 'vitest';
import { MERGED, schedule } from '../../src/core/codec/gif/delays.js';

const starts = (times: number[], end: number) => [...schedule(Float64Array.from(times), end).starts];

describe('schedule', () => {
  it('rounds each time on its own, so that 30 frames a second take a second', () => {
    const times = Array.from({ length: 30 }, (_, i) => Math.round((i * 1_000_000) / 30));
    expect(starts(times, 1_000_000).slice(0, 5)).toEqual([0, 3, 7, 10, 13]);
    expect(schedule(Float64Array.from(times), 1_000_000).end).toBe(100);
  });

  it('keeps every frame at 50 frames a second', () => {
    const times = Array.from({ length: 50 }, (_, i) => 3_700 + i * 20_000);
    expect(starts([0, ...times.slice(1)], 1_003_700)).not.toContain(MERGED);
  });

  it('merges a frame that would show for less than 2 cs into the next', () => {
    expect(starts([0, 100_000, 104_000, 200_000], 300_000)).toEqual([0, MERGED, 10, 20]);
  });

  it('lets a frame show a centisecond early rather than go', () => {
    expect(starts([0, 100_000, 110_000], 300_000)).toEqual([0, 9, 11]);
  });

  it('always shows the last frame, for 2 cs at least', () => {
    expect(starts([0, 100_000, 299_000], 300_000)).toEqual([0, 10, 28]);
    expect(schedule(Float64Array.of(0), 1)).toEqual({ starts: Int32Array.of(0), end: 2 });
  });

  it('starts with the first frame that shows', () => {
    expect(starts([0, 5_000, 10_000], 1_000_000)).toEqual([MERGED, MERGED, 0]);
  });
});
