// Input made to hang, to fill the memory or to overflow the stack. Finishing is most of what is tested.
import { describe, expect, it } from 'vitest';
import { readCast } from '../../src/core/recording/read.js';
import { writeCast } from '../../src/core/recording/write.js';
import { bytesOf, errorOf, read, V2, V3 } from './reading.js';

const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
const TOO_DEEP = /expected JSON nested at most 1000 deep, found more$/;

describe('JSON nested 200 000 deep', () => {
  it.each([
    ['in a header', `{"version": 2, "width": 80, "height": 24, "x": ${nested(200_000)}}`],
    ['in a header that never ends', `{"version": 2, "x": ${'['.repeat(200_000)}`],
    ['in objects', `{"version": 2, "x": ${'{"a":'.repeat(200_000)}`],
    ['as an event', `${V2}\n${nested(200_000)}`],
    ['as an event that never ends', `${V2}\n${'['.repeat(200_000)}\n[1, "o", "a"]`],
    ['in the data of an event', `${V2}\n[1, "k", ${nested(200_000)}]`],
    ['in a short event', `${V2}\n[1, "k", ${nested(2000)}]`],
    ['in v1', `{"version": 1, "width": 80, "height": 24, "stdout": ${nested(200_000)}}`],
  ])('is an error %s', (_, text) => expect(errorOf(text).message).toMatch(TOO_DEEP));

  it('that is just not too deep can be written again', () => {
    const { cast } = read(`${V2}\n[1, "k", ${nested(900)}]`);
    expect([...writeCast(cast, { version: 3 })].join('')).toContain(nested(900));
  });
});

describe('a very long line', () => {
  it('of output is read', () => {
    const { events } = read(`${V2}\n[1, "o", "${'x'.repeat(60_000_000)}"]\n[2, "o", "b"]`);
    expect(events.map((event) => 'data' in event && (event.data as string).length)).toEqual([60_000_000, 1]);
  });

  it.each([
    ['a string that does not end', `[1, "o", "${'x'.repeat(20_000_000)}\n`],
    ['quotes', `[1, "o", "${'\\"'.repeat(5_000_000)}" x]`],
    ['backslashes', `[1, "o", "${'\\\\'.repeat(5_000_000)}" x]`],
    ['digits', `[${'1'.repeat(5_000_000)}x, "o", ""]`],
    ['spaces', `[1,${' '.repeat(20_000_000)}x]`],
    ['commas', `[1${',1'.repeat(5_000_000)}]`],
    ['no JSON', 'x'.repeat(20_000_000)],
  ])('of %s is an error on that line', (_, line) => {
    const error = errorOf(`${V2}\n${line}\n[3, "o", "b"]`);
    expect(error.line).toBe(2);
    expect(error.message.length).toBeLessThan(200);
  });
});

describe('very many lines', () => {
  it('that are blank cost next to nothing', () => {
    const blank = '\n'.repeat(20_000_000);
    expect(read(`${blank}${V2}${blank}[1, "o", "a"]${blank}`).events).toHaveLength(1);
    expect(errorOf(`${V2}${blank}lol!\n[1, "o", "a"]`).line).toBe(20_000_001);
  });

  it('that are comments are an error before they fill the memory', () => {
    const words = /expected at most 100000 comment lines in a row, found more$/;
    expect(errorOf(`${V3}\n${'#\n'.repeat(200_000)}`).message).toMatch(words);
    expect(errorOf(`${'#\n'.repeat(200_000)}${V3}`).message).toMatch(words);
  });

  it('that are malformed are counted, and located once', () => {
    const { warnings } = read(`${V2}\n${'lol!\n'.repeat(10_000)}`, { lenient: true });
    expect(warnings).toEqual([
      expect.stringMatching(/^demo\.cast: 10000 malformed events skipped; the first: demo\.cast:2:1: /),
    ]);
    const v1 = `{"version": 1, "width": 80, "height": 24, "stdout": [${'5,'.repeat(20_000)}5]}`;
    expect(read(v1, { lenient: true }).warnings).toEqual([expect.stringMatching(/: 20001 malformed events skipped/)]);
  });

  it('that are malformed are an error in the end, lenient or not', () => {
    expect(errorOf(`${V2}\n${'lol!\n'.repeat(100_001)}`, { lenient: true }).message).toBe(
      'demo.cast:100002: expected a recording with at most 100000 malformed events, found more',
    );
  });
});

describe('any bytes', () => {
  it('are read or refused with a place, cut off anywhere', () => {
    const whole = bytesOf(
      `# é\n${V3.replace('}}', ', "theme": {"fg": "#000"}}, "env": {"A": "é"}}')}\n# c\n[1.5, "o", "é\\ud83d"]\n[1, "r", "0x0"]\n`,
    );
    for (let end = 0; end <= whole.length; end++) {
      const bytes = whole.subarray(0, end);
      try {
        read(bytes);
      } catch {
        expect(errorOf(bytes).message).toMatch(/^demo\.cast:\d+:\d+: expected /);
      }
    }
  });

  it('are read or refused with a place, any one of them changed', () => {
    const whole = bytesOf(`${V2.replace('}', ', "title": "é"}')}\n[1.5, "o", "a"]\n[2, "r", "90x30"]\n[3, "x", "0"]\n`);
    for (let at = 0; at < whole.length; at++) {
      for (const byte of [0, 10, 34, 35, 45, 91, 92, 93, 123, 125, 255]) {
        const bytes = whole.slice();
        bytes[at] = byte;
        try {
          const { cast, events } = read(bytes);
          expect([...readCast(bytesOf([...writeCast(cast)].join(''))).events]).toEqual(events);
        } catch {
          expect(errorOf(bytes).message).toMatch(/^demo\.cast:\d+:\d+: expected /);
        }
      }
    }
  });
});
