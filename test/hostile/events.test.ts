// Events of wrong types, lengths and times, and sizes that no terminal has.
import { describe, expect, it } from 'vitest';
import { errorOf, read, V2, V3 } from '../cast/reading.js';

const withLine = (line: string) => `${V2}\n[0.5, "o", "first"]\n${line}\n[9, "o", "last"]\n`;

describe('an event', () => {
  it.each([
    ['null', '1: expected an event, [time, "code", data], found null'],
    ['17', '1: expected an event, [time, "code", data], found 17'],
    ['"o"', '1: expected an event, [time, "code", data], found "o"'],
    ['{"time": 1}', '1: expected an event, [time, "code", data], found an object'],
    ['[]', '1: expected a number of seconds, found nothing'],
    ['[1]', '1: expected an event code in quotes, found nothing'],
    ['[1, "o"]', '1: expected an event of 3 parts, found 2'],
    ['[1, "o", "a", 1]', '15: expected an event of 3 parts, found 4'],
    ['[1, 2, "a"]', '5: expected an event code in quotes, found 2'],
    ['[1, null, "a"]', '5: expected an event code in quotes, found null'],
    ['[1, ["o"], "a"]', '5: expected an event code in quotes, found a list'],
    ['[1, "o", 5]', '10: expected output in quotes, found 5'],
    ['[1, "o", null]', '10: expected output in quotes, found null'],
    ['[1, "i", {}]', '10: expected input in quotes, found an object'],
    ['[1, "m", ["x"]]', '10: expected a label in quotes, found a list'],
    ['[1, "r", 80]', '10: expected a size such as "80x24" in quotes, found 80'],
    ['[1, "x", {}]', '10: expected an exit status in quotes, found an object'],
    ['[1, "o", "a"] trailing', '15: expected nothing more, found trailing'],
    ['[1, "o", "a"', '13: expected "," or "]", found the end of the line'],
    ["[1, 'o', 'a']", '5: expected a value, found "\'"'],
  ])('%s is an error with its place', (line, message) => {
    expect(errorOf(withLine(line)).message).toBe(`demo.cast:3:${message}`);
    expect(read(withLine(line), { lenient: true }).events.length).toBe(2);
  });

  it('of any other code is kept, whatever it holds', () => {
    for (const data of ['null', '0', '""', '{"__proto__": 1}', '[[[]]]']) {
      expect(read(withLine(`[1, "__proto__", ${data}]`)).events[1]).toMatchObject({ type: 'other', code: '__proto__' });
    }
  });
});

describe('a time', () => {
  it.each([
    ['-0.1', 'expected a number of seconds of at least 0, found -0.1'],
    ['-1e308', 'expected a number of seconds of at least 0, found -1e+308'],
    ['1e308', 'expected a time within 285 years, found 1e+308 seconds'],
    ['1e400', 'expected a number of seconds, found Infinity'],
    ['9'.repeat(400), 'expected a number of seconds, found Infinity'],
    ['1e10', 'expected a time within 285 years, found 10000000000 seconds'],
    ['NaN', 'expected a number of seconds, found NaN'],
    ['Infinity', 'expected a number of seconds, found Infinity'],
    ['-Infinity', 'expected a number of seconds, found -Infinity'],
    ['null', 'expected a number of seconds, found null'],
    ['"1.5"', 'expected a number of seconds, found "1.5"'],
    ['[1]', 'expected a number of seconds, found a list'],
    ['0x10', 'expected a number of seconds, found 0x10'],
    ['01', 'expected a number of seconds, found 01'],
    ['+1', 'expected a number of seconds, found +1'],
  ])('of %s is an error', (time, message) => {
    expect(errorOf(withLine(`[${time}, "o", "a"]`)).message).toBe(`demo.cast:3:2: ${message}`);
  });

  it.each([
    ['1e0', 1_000_000],
    ['-0', 500_000],
    [`0.${'0'.repeat(400)}1`, 500_000],
    [`1.${'3'.repeat(400)}`, 1_333_333],
    ['5e-324', 500_000],
  ])('of %s is one', (time, micros) => {
    expect(read(withLine(`[${time}, "o", "a"]`)).events[1]?.time).toBe(micros);
  });

  it('that runs backwards counts as the one before, with one warning for all', () => {
    const lines = Array.from({ length: 20_000 }, (_, at) => `[${9 - (at % 9)}, "o", "a"]`);
    const { events, warnings } = read(`${V2}\n${lines.join('\n')}\n`);
    expect(events.every(({ time }, at) => time === 9_000_000 || at === 0)).toBe(true);
    expect(warnings).toEqual([expect.stringMatching(/time runs backwards \d+ times, first on line 3;/)]);
  });

  it('that intervals add up to is limited like one', () => {
    const lines = Array.from({ length: 100 }, () => '[1e9, "o", "a"]');
    const error = errorOf(`${V3}\n${lines.join('\n')}\n`);
    expect(error.message).toBe('demo.cast:11:2: expected a time within 285 years, found 1000000000 seconds');
  });
});

describe('a resize', () => {
  it.each([
    '0x0',
    '0x24',
    '80x0',
    '-1x-1',
    '-80x24',
    '100000x100000',
    '65536x1',
    '80',
    '80x',
    'x',
    '80x24x1',
    '1e2x24',
    '80.5x24',
    ' 80x24',
    '',
  ])('to "%s" is passed over with a warning', (size) => {
    const { events, warnings } = read(withLine(`[1, "r", "${size}"]`));
    expect(events.length).toBe(2);
    expect(warnings).toEqual([`demo.cast: "${size}" is no size a terminal can have (on line 3); resize ignored`]);
  });

  it('to more than the limits allow is an error, lenient or not', () => {
    for (const lenient of [false, true]) {
      const text = withLine('[1, "r", "80x5000"]');
      expect(errorOf(text, { lenient }).message).toBe(
        'demo.cast:3:1: expected at most 1000 rows (maxRows), found 5000',
      );
      expect(read(text, { lenient, maxRows: 5000, maxCols: 80 }).events.length).toBe(3);
    }
  });

  it('5000 times to what cannot be is one warning', () => {
    const lines = Array.from({ length: 5000 }, (_, at) => `[${at}, "r", "${at}00000x0"]`);
    const { events, warnings } = read(`${V2}\n${lines.join('\n')}\n`);
    expect(events).toEqual([]);
    expect(warnings).toEqual([expect.stringContaining('(5000 times, first on line 2)')]);
  });
});
