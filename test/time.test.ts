import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatSeconds, parseDuration, Rounder, toMicros } from '../src/core/time.js';

describe('parseDuration', () => {
  it.each([
    ['12.5', 12_500_000],
    ['12.5s', 12_500_000],
    ['.5', 500_000],
    ['0', 0],
    ['1m20s', 80_000_000],
    ['1m20.25s', 80_250_000],
    ['2h', 7_200_000_000],
    ['1h1m1s', 3_661_000_000],
    ['90s', 90_000_000],
    ['1:20', 80_000_000],
    ['90:00', 5_400_000_000],
    ['00:01:20', 80_000_000],
    ['1:02:03.5', 3_723_500_000],
    ['0.000001', 1],
  ])('reads %s', (text, micros) => expect(parseDuration(text)).toBe(micros));

  it.each([
    '',
    's',
    '-1',
    '+1',
    '1:60',
    '1:60:00',
    '1m2',
    '1s2m',
    '5.',
    '1e3',
    'NaN',
    '1 s',
    '1:2:3:4',
    '9'.repeat(400),
  ])('takes %j for no time', (text) => expect(parseDuration(text)).toBeUndefined());
});

describe('seconds', () => {
  it('are written exactly, with as many decimals as asked for or needed', () => {
    expect(formatSeconds(0)).toBe('0.0');
    expect(formatSeconds(1_500_000)).toBe('1.5');
    expect(formatSeconds(1_234_567)).toBe('1.234567');
    expect(formatSeconds(80_000, 3)).toBe('0.080');
    expect(formatSeconds(-1_500_000)).toBe('-1.5');
  });

  it('survive the way to text and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e15 }), (micros) => {
        expect(toMicros(Number(formatSeconds(micros)))).toBe(micros);
        expect(parseDuration(formatSeconds(micros))).toBe(micros);
      }),
    );
  });

  it('have no negative zero', () => expect(Object.is(toMicros(-0), 0)).toBe(true));
});

describe('Rounder', () => {
  it('is never further than half a unit from the truth, however many intervals', () => {
    const intervals = fc.array(fc.integer({ min: 0, max: 5_000_000 }), { maxLength: 200 });
    fc.assert(
      fc.property(intervals, fc.constantFrom(1000, 10_000), (given, unit) => {
        const rounder = new Rounder(unit);
        let exact = 0;
        let written = 0;
        for (const interval of given) {
          exact += interval;
          const units = rounder.next(interval);
          expect(units).toBeGreaterThanOrEqual(0);
          written += units * unit;
          expect(Math.abs(exact - written)).toBeLessThanOrEqual(unit / 2);
        }
      }),
    );
  });

  it('takes back from later intervals what the least added', () => {
    const rounder = new Rounder(10_000);
    expect([rounder.next(5_000, 2), rounder.next(5_000, 2), rounder.next(100_000, 2)]).toEqual([2, 2, 7]);
  });
});
