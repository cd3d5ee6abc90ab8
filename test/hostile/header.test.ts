// Headers made to be misread: wrong values, keys that mean something to JavaScript, other encodings.
import { describe, expect, it } from 'vitest';
import { writeCast } from '../../src/core/recording/write.js';
import { bytesOf, errorOf, read } from '../cast/reading.js';

const v2 = (fields: string) => `{"version": 2, "width": 80, "height": 24${fields}}\n[1, "o", "a"]\n`;
const sized = (width: string) => `{"version": 2, "width": ${width}, "height": 24}`;

describe('a size', () => {
  it.each([
    ['-1', '1:25: expected "width" from 1 to 65535, found -1'],
    ['80.5', '1:25: expected "width" from 1 to 65535, found 80.5'],
    ['1e308', '1:25: expected "width" from 1 to 65535, found 1e+308'],
    ['9'.repeat(400), '1:25: expected "width" from 1 to 65535, found Infinity'],
    ['NaN', '1:25: expected a value, found NaN'],
    ['null', '1:25: expected "width" from 1 to 65535, found null'],
    ['true', '1:25: expected "width" from 1 to 65535, found true'],
    ['"wide"', '1:25: expected "width" from 1 to 65535, found "wide"'],
    ['"1e3"', '1:25: expected "width" from 1 to 65535, found "1e3"'],
    ['[80]', '1:25: expected "width" from 1 to 65535, found a list'],
    ['{"a": 80}', '1:25: expected "width" from 1 to 65535, found an object'],
    ['65536', '1:25: expected "width" from 1 to 65535, found 65536'],
    ['65535', '1:1: expected at most 1000 columns (maxCols), found 65535'],
  ])('of %s is an error', (width, message) => {
    expect(errorOf(sized(width)).message).toBe(`demo.cast:${message}`);
  });

  it('is limited as asked, and never to more than a million cells', () => {
    const large = '{"version": 3, "term": {"cols": 2000, "rows": 50}}';
    expect(errorOf(large).message).toBe('demo.cast:1:1: expected at most 1000 columns (maxCols), found 2000');
    expect(read(large, { maxCols: 2000 }).cast.header.cols).toBe(2000);
    expect(errorOf(large, { maxCols: 2000, maxRows: 49 }).message).toBe(
      'demo.cast:1:1: expected at most 49 rows (maxRows), found 50',
    );
    const huge = '{"version": 2, "width": 60000, "height": 60000}';
    expect(errorOf(huge, { maxCols: 65_535, maxRows: 65_535 }).message).toBe(
      'demo.cast:1:1: expected a terminal of at most 1000000 cells, found one of 60000x60000',
    );
  });

  it('that is given where the recording has none is limited too', () => {
    const raw = { inputFormat: 'raw', cols: 30_000, rows: 24 } as const;
    expect(errorOf('text', raw).message).toBe('demo.cast: expected at most 1000 columns (maxCols), found 30000');
    expect(errorOf('\x1b[8;24;30000ttext', { inputFormat: 'raw' }).message).toContain('maxCols');
  });
});

describe('a field of a wrong type', () => {
  const types = ['0', '-1', '1.5', '"text"', 'true', '[]', '[1]', '{}', '{"a": {"b": 1}}'];
  const wrong: Record<string, (value: string) => boolean> = {
    timestamp: (value) => !/^-?[\d.]+$/.test(value),
    idle_time_limit: (value) => !/^[\d.]+$/.test(value),
    command: (value) => !value.startsWith('"'),
    title: (value) => !value.startsWith('"'),
    env: (value) => value !== '{}',
  };

  it.each(Object.entries(wrong))(
    '%s is an error that names it, or is left out where that is asked for',
    (name, isWrong) => {
      for (const value of types) {
        const text = v2(`, "${name}": ${value}`);
        if (isWrong(value)) {
          expect(errorOf(text).message).toMatch(new RegExp(`^demo\\.cast:1:\\d+: expected .* for "${name}", found `));
          expect(read(text, { lenient: true }).warnings.length).toBe(1);
        } else expect(read(text).events.length).toBe(1);
      }
    },
  );

  it.each(['theme', 'tags', 'term', 'duration', 'stdout', 'x-unknown'])('%s stops nobody', (name) => {
    for (const value of types) expect(read(v2(`, "${name}": ${value}`)).events.length).toBe(1);
  });
});

describe('a key that means something to JavaScript', () => {
  it.each(['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'then', 'toJSON', 'length'])(
    '%s changes nothing else, and is written back',
    (key) => {
      const { cast } = read(v2(`, "${key}": {"polluted": 1}, "env": {"${key}": "x"}`));
      expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
      expect(Object.hasOwn(cast.header.extra, key)).toBe(true);
      expect(Object.getPrototypeOf(cast.header.extra)).toBe(Object.prototype);
      const [header] = writeCast(cast);
      expect(header).toContain(`"${key}":{"polluted":1}`);
      expect(header).toContain(`"env":{"${key}":"x"}`);
    },
  );

  it('gives no size', () => {
    expect(errorOf('{"version": 2, "__proto__": {"width": 80, "height": 24}}').message).toContain('expected "width"');
    expect(errorOf('{"__proto__": {"version": 2}, "width": 80, "height": 24}').message).toContain('without a version');
  });
});

describe('a key given twice', () => {
  it('counts with its last value, and errors point there', () => {
    expect(read('{"version": 1, "version": 2, "width": 80, "width": 90, "height": 24}').cast.header.cols).toBe(90);
    const text = '{"version": 2, "width": 80, "width": -1, "height": 24}';
    expect(errorOf(text).message).toBe('demo.cast:1:38: expected "width" from 1 to 65535, found -1');
  });
});

describe('another encoding', () => {
  const utf16 = (text: string, big: boolean) => {
    const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
    return new Uint8Array(big ? bytes.swap16() : bytes);
  };

  it.each([
    ['UTF-16 LE', utf16(v2(''), false), 'UTF-16 text'],
    ['UTF-16 BE', utf16(v2(''), true), 'UTF-16 text'],
    ['UTF-16 without a mark', utf16(v2(''), false).subarray(2), 'UTF-16 text'],
    ['UTF-32', Uint8Array.from([...v2('')].flatMap((letter) => [letter.charCodeAt(0), 0, 0, 0])), 'found'],
  ])('%s is named', (_, bytes, words) => expect(errorOf(bytes).message).toContain(words));

  it('a BOM, or two, or one in the middle', () => {
    expect(read(`\ufeff${v2('')}`).events.length).toBe(1);
    expect(errorOf(`\ufeff\ufeff${v2('')}`).message).toContain('expected a recording');
    expect(errorOf(`{"version": 2, "width": 80, "height": 24}\n\ufeff[1, "o", "a"]\n[2, "o", "b"]`).line).toBe(2);
  });
});

describe('a header of many megabytes', () => {
  it('is read up to 16', () => {
    const { cast, events } = read(bytesOf(v2(`, "title": "${'x'.repeat(15_000_000)}"`)));
    expect([cast.header.title?.length, events.length]).toEqual([15_000_000, 1]);
  });

  it.each([
    ['too long', 17_000_000, '"'],
    ['malformed', 15_000_000, ''],
  ])('that is %s is an error that shows none of it', (_, length, end) => {
    const error = errorOf(bytesOf(v2(`, "title": "${'x'.repeat(length)}${end}`)));
    expect(error.message.length).toBeLessThan(200);
    expect(error.sourceLine).toBeUndefined();
  });
});
