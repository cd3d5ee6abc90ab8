import { describe, expect, it } from 'vitest';
import { diff } from '../../src/core/inspect/diff.js';
import { readCast } from '../../src/core/recording/read.js';
import { writeCast } from '../../src/core/recording/write.js';
import { marker, output, recording, resize } from '../support/recordings.js';

const base = [output(0, 'a'), output(1, '\x1b[31mb'), output(2, '\r\nc')];

describe('recordings that show the same', () => {
  it.each([
    ['themselves', base],
    ['in other pieces', [output(0, 'a'), output(1, '\x1b[3'), output(1, '1mb'), output(2, '\r\n'), output(2, 'c')]],
    ['with other sequences', [output(0, '\x1b[Ha'), output(1, '\x1b[91m\x1b[31mb'), output(2, '\x1b[2;1Hc')]],
    ['with markers and a long end', [...base, marker(3, 'x'), output(9, '')]],
    ['half a millisecond later', [output(0, 'a'), output(1.0005, '\x1b[31mb'), output(2.0005, '\r\nc')]],
  ])('do not differ: %s', async (_, events) => {
    expect(await diff(recording(base), recording(events))).toBeUndefined();
  });

  it('do not differ in another version of the format', async () => {
    const events = Array.from({ length: 200 }, (_, index) => output(index * 0.0123456, `${index} `));
    const cast = recording(events);
    const v3 = readCast(new TextEncoder().encode([...writeCast(cast, { version: 3 })].join('')));
    expect(await diff(cast, v3)).toBeUndefined();
    expect(await diff(cast, v3, { tolerance: 0 })).toBeDefined();
  });

  it('do not differ by what graphemes and styles were seen before', async () => {
    const a = recording([output(0, '👩‍💻\x1b[1mx\x1b[m\x1b[2J\x1b[H'), output(1, '\x1b[4mé\x1b[7m👩‍🔬')]);
    const b = recording([output(0, '\x1b[2J\x1b[H'), output(1, '\x1b[4mé\x1b[7m👩‍🔬')]);
    expect(await diff(a, b)).toBeUndefined();
  });

  it('do not differ where there is nothing', async () => {
    expect(await diff(recording([]), recording([]))).toBeUndefined();
  });
});

describe('the first difference', () => {
  it('is told with its time and rows', async () => {
    const other = recording([...base.slice(0, 2), output(2, '\r\nd'), output(3, 'e')]);
    expect(await diff(recording(base), other)).toEqual({
      time: 2,
      rows: [{ row: 1, a: 'c', b: 'd' }],
      other: false,
    });
  });

  it('may be one of time', async () => {
    const later = recording([output(0, 'a'), output(1.5, '\x1b[31mb'), output(2, '\r\nc')]);
    expect(await diff(recording(base), later)).toMatchObject({ time: 1, rows: [{ row: 0, a: 'ab', b: 'a' }] });
    expect(await diff(recording(base), later, { tolerance: 0.5 })).toBeUndefined();
  });

  it('may be one of style, unless that is ignored', async () => {
    const green = recording([output(0, 'a'), output(1, '\x1b[32mb'), output(2, '\r\nc')]);
    expect(await diff(recording(base), green)).toMatchObject({
      time: 1,
      rows: [{ row: 0, a: 'ab', b: 'ab', style: { col: 1, a: { text: 'b', fg: 1 }, b: { text: 'b', fg: 2 } } }],
    });
    expect(await diff(recording(base), green, { ignoreStyle: true })).toBeUndefined();
  });

  it('may be the cursor', async () => {
    const moved = recording([...base, output(3, '\x1b[4;5H')]);
    expect(await diff(recording(base), moved, { ignoreStyle: true })).toMatchObject({
      time: 3,
      rows: [],
      cursor: { a: { col: 1, row: 1 }, b: { col: 4, row: 3 } },
    });
    const hidden = recording([...base, output(3, '\x1b[?25l')]);
    expect(await diff(recording(base), hidden)).toMatchObject({ time: 3, cursor: { b: null } });
  });

  it('may be the size', async () => {
    const larger = await diff(recording(base), recording([...base, resize(4, 20, 5)]));
    expect(larger).toMatchObject({ time: 4, size: { a: '20x4', b: '20x5' }, rows: [{ row: 4, a: null, b: '' }] });
  });

  it('may be a colour set at run time', async () => {
    const set = recording([...base, output(3, '\x1b]11;#102030\x07')]);
    expect(await diff(recording(base), set)).toMatchObject({ time: 3, rows: [], other: true });
    expect(await diff(recording(base), set, { ignoreStyle: true })).toBeUndefined();
  });
});
