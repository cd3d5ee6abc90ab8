// Edits of time alone: idle, quantize, speed, retime, resize.
import { describe, expect, it } from 'vitest';
import type { Cast, Edit } from '../../src/core/recording/cast.js';
import { idle, pipe, quantize, resize, retime, speed } from '../../src/index.js';
import { input, marker, output, paused, recording, resize as resized } from '../support/recordings.js';

const at = (...seconds: number[]): Cast => recording(seconds.map((time) => output(time, `${time};`)));
const timesOf = async (cast: Cast, ...edits: Edit[]) =>
  [...(await pipe(cast, ...edits)).events].map(({ time }) => time / 1_000_000);

describe('idle', () => {
  it('shortens pauses to the longest', async () => {
    expect(await timesOf(at(3, 4, 14, 14.5), idle({ max: 2 }))).toEqual([2, 3, 5, 5.5]);
  });

  it('lengthens pauses to the shortest, but not between events of one moment', async () => {
    expect(await timesOf(at(0, 0, 0.25, 3), idle({ min: 0.5 }))).toEqual([0, 0, 0.5, 3.25]);
  });

  it('counts every event as the end of a pause', async () => {
    const cast = recording([output(1, 'a'), input(3, 'b'), marker(5, 'c'), output(7, 'd')]);
    expect(await timesOf(cast, idle({ max: 2 }))).toEqual([1, 3, 5, 7]);
  });

  it('wants a limit, and limits that agree', () => {
    expect(() => idle({})).toThrow('max: expected the longest pause in seconds, or min, received nothing');
    expect(() => idle({ min: 2, max: 1 })).toThrow('min: expected at most max, 1, received 2');
  });
});

describe('quantize', () => {
  it('gives pauses of a range the length of its lower end', async () => {
    expect(await timesOf(at(1, 2.9, 4.9, 10), quantize({ range: ['1,2'] }))).toEqual([1, 2, 4, 9.1]);
  });

  it('takes several ranges, each without its upper end', async () => {
    expect(await timesOf(at(1, 3, 9), quantize({ range: ['1,2', '2,60'] }))).toEqual([1, 3, 5]);
  });

  it.each(['2,1', '1', '1,2,3', 'a,b', '1,1'])('refuses %s', (range) => {
    expect(() => quantize({ range: [range] })).toThrow('range: expected two numbers of seconds, like 0.5,2');
  });

  it('refuses none, and ranges that overlap', () => {
    expect(() => quantize({})).toThrow('received nothing');
    expect(() => quantize({ range: ['1,3', '2,4'] })).toThrow('do not overlap');
  });
});

describe('speed', () => {
  it('makes all of it faster', async () => {
    expect(await timesOf(at(1, 2, 10), speed({ factor: 2 }))).toEqual([0.5, 1, 5]);
  });

  it('makes ranges faster and moves up what follows', async () => {
    const edit = speed({ factor: 2, range: ['2..4', '6..8'] });
    expect(await timesOf(at(1, 3, 4, 5, 7, 10), edit)).toEqual([1, 2.5, 3, 4, 5.5, 8]);
  });

  it('joins ranges that overlap', async () => {
    expect(await timesOf(at(1, 5, 10), speed({ factor: 4, range: ['1..4', '3..5'] }))).toEqual([1, 2, 7]);
  });

  it('wants a factor, and ranges that are there', async () => {
    expect(() => speed({})).toThrow('factor: expected a number from 0.001 to 1000, received nothing');
    expect(() => speed({ factor: 2, range: ['5'] })).toThrow('range: expected a range of two positions');
    await expect(pipe(at(1, 2), speed({ factor: 2, range: ['1..9'] }))).rejects.toThrow('"9"');
  });
});

describe('retime', () => {
  it('fits a recording to a duration', async () => {
    expect(await timesOf(at(1, 2, 4), retime({ to: 10 }))).toEqual([2.5, 5, 10]);
  });

  it('joins the output of each moment of a grid', async () => {
    const cast = recording(paused([0, 10_000, 10_000, 200_000], (index) => `${index}`));
    const events = [...(await pipe(cast, retime({ fps: 10 }))).events];
    expect(events).toEqual([output(0, '0'), output(0.1, '12'), output(0.3, '3')]);
  });

  it('keeps the order of other events', async () => {
    const cast = recording([output(0.01, 'a'), resized(0.02, 30, 5), output(0.03, 'b'), output(0.04, 'c')]);
    const events = [...(await pipe(cast, retime({ fps: 10 }))).events];
    expect(events).toEqual([output(0.1, 'a'), resized(0.1, 30, 5), output(0.1, 'bc')]);
  });

  it('leaves what is on the grid where it is', async () => {
    const cast = recording(paused([33_333, 33_334, 33_333]));
    expect(await timesOf(cast, retime({ fps: 30 }))).toEqual([0.033333, 0.066667, 0.1]);
  });

  it('wants something to do, and a duration to stretch', async () => {
    expect(() => retime({})).toThrow('to: expected a number of seconds, or fit or fps, received nothing');
    await expect(pipe(at(0), retime({ to: 5 }))).rejects.toThrow('expected a recording that takes time');
  });
});

describe('resize', () => {
  const cast = recording([resized(1, 30, 10), output(2, 'a'), resized(3, 30, 12)]);

  it('replaces columns and rows throughout', async () => {
    const result = await pipe(cast, resize({ cols: 100, rows: 40 }));
    expect(result.header).toMatchObject({ cols: 100, rows: 40 });
    expect([...result.events]).toEqual([output(2, 'a')]);
  });

  it('leaves the other of the two as it was', async () => {
    const result = await pipe(cast, resize({ cols: 100 }));
    expect(result.header).toMatchObject({ cols: 100, rows: 4 });
    expect([...result.events]).toEqual([resized(1, 100, 10), output(2, 'a'), resized(3, 100, 12)]);
  });

  it('wants a size', () => {
    expect(() => resize({})).toThrow('cols: expected a number of columns, or rows, received nothing');
    expect(() => resize({ cols: 1001 })).toThrow(/cols: .*1000/);
  });
});

it('options are refused that do not exist, with the nearest that does', () => {
  expect(() => speed({ factro: 2 } as never)).toThrow('Did you mean "factor"?');
});

describe('retime --fit', () => {
  const second = (seconds: number) => ({ time: seconds * 1e6, type: 'output' as const, data: `${seconds};` });
  const tens = recording(Array.from({ length: 10 }, (_, at) => second(at + 1)));
  const times = async (fit: string[], more: { to?: number; fps?: number } = {}) =>
    [...(await pipe(tens, retime({ fit, ...more }))).events].map(({ time }) => time / 1e6);

  it('makes ranges take so long, and what follows comes earlier or later', async () => {
    expect(await times(['2..6=1', '8..10=4'])).toEqual([1, 2, 2.25, 2.5, 2.75, 3, 4, 5, 7, 9]);
  });

  it('takes ranges in any order, and lets one take no time', async () => {
    expect(await times(['8..end=0', '..2=0.5s'])).toEqual([0.25, 0.5, 1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 6.5, 6.5]);
  });

  it('comes before the other two', async () => {
    expect((await times(['0..10=5'], { to: 20 })).at(-1)).toBe(20);
  });

  it('refuses ranges that overlap, and what is no range with a length', async () => {
    await expect(times(['2..6=1', '5..8=1'])).rejects.toThrow(
      'expected ranges that do not overlap (fit), found 2.0..6.0=1.0 and 5.0..8.0=1.0',
    );
    expect(() => retime({ fit: ['5..8'] })).toThrow('fit: expected a range and how long it is to take, like 5..8=1.5');
    expect(() => retime({ fit: ['5=2'] })).toThrow('fit: expected a range and how long');
  });
});
