import { describe, expect, it } from 'vitest';
import { CastError } from '../../src/core/errors.js';
import { readCast } from '../../src/core/recording/read.js';
import { bytesOf, errorOf, read, V2, V3 } from './reading.js';

const v1 = (stdout: string) => `{"version": 1, "width": 80, "height": 24,\n"stdout": ${stdout}}`;

describe('a file that is no recording', () => {
  const latin1 = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

  it.each<[string, string | Uint8Array]>([
    ['an empty file', ''],
    ['nothing but blank lines', '\n \n'],
    ['a GIF image', 'GIF89a...'],
    ['a PNG image', latin1('\x89PNG\r\n\x1a\n')],
    ['a JPEG image', latin1('\xff\xd8\xff\xe0')],
    ['a WebP image', 'RIFFxxxxWEBPVP8 '],
    ['gzip data', latin1('\x1f\x8b\x08\x00')],
    ['zstd data', latin1('\x28\xb5\x2f\xfd\x04')],
    ['a zip archive', 'PK\x03\x04'],
    ['an MP4 video', '\0\0\0\x20ftypisom'],
    ['an HTML page', '\n<!DOCTYPE html><html>'],
    ['an SVG image', '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg">'],
    ['a JSON list', '[{"version": 2}]'],
    ['UTF-16 text, which castkit does not read', latin1('\xff\xfe{\0"\0')],
    ['UTF-16 text, which castkit does not read', latin1('{\0"\0v\0e\0r\0')],
    ['raw terminal output', '$ \x1b[1mls\x1b[0m\n'],
    ['a shell script', '#!/bin/sh\n'],
    ['binary data', '\x01\x02\x03'],
    ['plain text', 'Hello, world\n'],
  ])('is called %s', (what, source) => {
    const { message } = errorOf(source);
    expect(message).toMatch(/^demo\.cast:\d+:1: expected a recording \(asciicast v1, v2 or v3\), found /);
    expect(message.endsWith(`found ${what}`)).toBe(true);
  });
});

describe('a header', () => {
  it.each([
    ['no version', '{"width": 80}', '1:1: expected asciicast version 1, 2 or 3, found JSON without a version'],
    ['a version of the future', '{"version": 4}', '1:13: expected asciicast version 1, 2 or 3, found 4'],
    ['a version in words', '{"version": "two"}', '1:13: expected asciicast version 1, 2 or 3, found "two"'],
    [
      'a version that every object has',
      '{"version": "constructor"}',
      '1:13: expected asciicast version 1, 2 or 3, found "constructor"',
    ],
    ['a version in a list', '{"version": [2]}', '1:13: expected asciicast version 1, 2 or 3, found a list'],
    ['null for a version', '{"version": null}', '1:13: expected asciicast version 1, 2 or 3, found null'],
    ['no width', '{"version": 2, "height": 24}', '1:1: expected "width" from 1 to 65535, found nothing'],
    [
      'a negative height',
      '{"version": 2, "width": 80, "height": -1}',
      '1:39: expected "height" from 1 to 65535, found -1',
    ],
    [
      'half a column',
      '{"version": 2, "width": 80.5, "height": 24}',
      '1:25: expected "width" from 1 to 65535, found 80.5',
    ],
    [
      'a huge height',
      '{"version": 2, "width": 80, "height": 1e308}',
      '1:39: expected "height" from 1 to 65535, found 1e+308',
    ],
    [
      'null for a width',
      '{"version": 2, "width": null, "height": 24}',
      '1:25: expected "width" from 1 to 65535, found null',
    ],
    ['no term', '{"version": 3}', '1:1: expected "term.cols" from 1 to 65535, found nothing'],
    [
      'words for cols',
      '{"version": 3,\n "term": {"cols": "wide"}}',
      '2:19: expected "term.cols" from 1 to 65535, found "wide"',
    ],
    ['a list for a title', V2.replace('}', ', "title": []}'), '1:52: expected text for "title", found a list'],
    [
      'a date for a timestamp',
      V2.replace('}', ', "timestamp": "today"}'),
      '1:56: expected a number for "timestamp", found "today"',
    ],
    [
      'a negative idle time limit',
      V2.replace('}', ', "idle_time_limit": -1}'),
      '1:62: expected a number of seconds for "idle_time_limit", found -1',
    ],
    ['text for env', V2.replace('}', ', "env": "x"}'), '1:50: expected an object of texts for "env", found "x"'],
    ['no end', '{"version": 2, "width": 80', '1:27: expected "," or "}", found the end of the line'],
    [
      'a fault in its JSON',
      '{"version": 2,\n "width": 80,\n height: 24}',
      '3:2: expected a key in quotes, found height',
    ],
    ['a comma too many', '{"version": 2, "width": 80,}', '1:28: expected a key in quotes, found "}"'],
    [
      'no output in v1',
      '{"version": 1, "width": 80, "height": 24}',
      '1:1: expected a list of [delay, text] for "stdout", found nothing',
    ],
    [
      'text after a v1 recording',
      `${v1('[]')}\n[1, "o", "x"]`,
      '3:1: expected nothing after a v1 recording, found "[1, \\"o\\", \\"x\\"]"',
    ],
  ])('with %s is an error with its place', (_, text, message) => {
    expect(errorOf(`${text}\n`).message).toBe(`demo.cast:${message}`);
  });

  it('may have wrong descriptive fields where the reading is lenient, with a warning for each', () => {
    const { cast, warnings } = read(V2.replace('}', ', "title": 5, "command": "sh", "env": []}'), { lenient: true });
    expect(cast.header).toMatchObject({ command: 'sh' });
    expect(warnings).toEqual([
      'demo.cast:1:52: expected text for "title", found 5; the field was ignored',
      'demo.cast:1:79: expected an object of texts for "env", found a list; the field was ignored',
    ]);
  });

  it('counts columns after a BOM and from the start of the line', () => {
    expect(errorOf('\ufeff  {"version": 9}').message).toMatch(/^demo\.cast:1:15: /);
  });
});

describe('an event', () => {
  it.each([
    ['that is no JSON', 'lol!', '3:1: expected an event, [time, "code", data], found "lol!"'],
    ['that is an object', '{"time": 1}', '3:1: expected an event, [time, "code", data], found an object'],
    ['that is a number', '5', '3:1: expected an event, [time, "code", data], found 5'],
    ['with words for a time', '  ["soon", "o", "x"]', '3:4: expected a number of seconds, found "soon"'],
    ['with a time in quotes', '["2.0", "o", "x"]', '3:2: expected a number of seconds, found "2.0"'],
    ['with a negative time', '[-1.0, "o", "x"]', '3:2: expected a number of seconds of at least 0, found -1'],
    ['with NaN', '[NaN, "o", "x"]', '3:2: expected a number of seconds, found NaN'],
    ['with Infinity', '[ Infinity, "o", "x"]', '3:3: expected a number of seconds, found Infinity'],
    [
      'with a time of 400 digits',
      `[${'9'.repeat(400)}, "o", "x"]`,
      '3:2: expected a number of seconds, found Infinity',
    ],
    ['with a time of 1e308', '[1e308, "o", "x"]', '3:2: expected a time within 285 years, found 1e+308 seconds'],
    ['with null for a time', '[null, "o", "x"]', '3:2: expected a number of seconds, found null'],
    ['with nothing in it', '[]', '3:1: expected a number of seconds, found nothing'],
    ['with a code that is no text', '[2.0, 5, "x"]', '3:7: expected an event code in quotes, found 5'],
    ['with two parts', '[2.0, "o"]', '3:1: expected an event of 3 parts, found 2'],
    ['with four parts', '[2.0, "o", "x" , ""]', '3:18: expected an event of 3 parts, found 4'],
    ['with output that is no text', '[2.0, "o", true]', '3:12: expected output in quotes, found true'],
    ['with input that is null', '[2.0, "i", null]', '3:12: expected input in quotes, found null'],
    ['with a marker that is a list', '[2.0, "m", [1, "a"]]', '3:12: expected a label in quotes, found a list'],
    ['with a size in a list', '[2.0, "r", [80, 24]]', '3:12: expected a size such as "80x24" in quotes, found a list'],
    ['with a fault in the middle', '[2.0 "o", "x"]', '3:6: expected "," or "]", found "\\""'],
    ['with a number that JSON has not', '[2.0, "o", 012]', '3:12: expected a value, found 012'],
    [
      'with a raw control character',
      '[2.0, "o", "a\x1b[m"]',
      '3:14: expected control characters written as \\u00XX, found "\\u001b"',
    ],
    [
      'with an escape that JSON has not',
      '[2.0, "o", "\\x1b"]',
      '3:13: expected an escape sequence that JSON has, found "\\\\"',
    ],
    ['with text after it', '[2.0, "o", "x"] // y', '3:17: expected nothing more, found "/"'],
    [
      'that is cut off in the middle of the file',
      '[2.0, "o", "x',
      '3:14: expected the closing quote, found the end of the line',
    ],
  ])('%s is an error with its place', (_, line, message) => {
    for (const header of [V2, V3]) {
      const error = errorOf(`${header}\n[1, "o", "a"]\n${line}\n[3, "o", "b"]\n`);
      expect(error.message).toBe(`demo.cast:${message}`);
      expect(error.sourceLine?.replaceAll(' ', '')).toBe(line.replace('\x1b', '').replaceAll(' ', ''));
    }
  });

  it.each([
    ['[[1, "a"], 5]', '2:22: expected [delay, text], found 5'],
    ['[[1, "a"], [1]]', '2:22: expected [delay, text], found 1 parts'],
    ['[[1, "a"],\n [-1, "b"]]', '3:3: expected a number of seconds of at least 0, found -1'],
    ['[[1, "a"],\n [1, "b", 5]]', '3:11: expected [delay, text], found 3 parts'],
    ['[[1, "]\\"["], [1, {}]]', '2:29: expected output in quotes, found an object'],
  ])('of v1 is an error with its place: %s', (stdout, message) => {
    expect(errorOf(v1(stdout)).message).toBe(`demo.cast:${message}`);
  });

  it('may be skipped where the reading is lenient, with a count', () => {
    const { events, warnings } = read(`${V3}\n[1, "o", "a"]\nlol!\n[1, 5, "x"]\n[1, "o", "b"]\n`, { lenient: true });
    expect(events.map(({ time }) => time)).toEqual([1_000_000, 3_000_000]);
    expect(warnings).toEqual([
      'demo.cast: 2 malformed events skipped; the first: demo.cast:3:1: expected an event, [time, "code", data], found "lol!"',
    ]);
    expect(read(v1('[[1, "a"], 5, [1, "b"]]'), { lenient: true }).events).toHaveLength(2);
  });

  it('that is malformed comes as an error after those before it', () => {
    const { events } = readCast(bytesOf(`${V2}\n[1, "o", "a"]\nlol!\n[2, "o", "b"]\n`));
    const iterator = events[Symbol.iterator]();
    expect(iterator.next().value).toMatchObject({ data: 'a' });
    expect(() => iterator.next()).toThrow(CastError);
  });
});

describe('messages', () => {
  it('hold nothing that a terminal would act on', () => {
    const { message, sourceLine } = errorOf(`${V2}\n["\u009b31m\\u001b[2J\u202e", "o", "x"]\n`);
    expect(message).toBe('demo.cast:2:2: expected a number of seconds, found "\\u009b31m\\u001b[2J\\u202e"');
    expect(sourceLine).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/);
  });

  it('are short, whatever the line', () => {
    const error = errorOf(bytesOf(`${V2}\n["${'x'.repeat(100_000)}", "o", "x"]\n`));
    expect(error.message.length).toBeLessThan(200);
    expect(error.sourceLine).toBeUndefined();
  });
});
