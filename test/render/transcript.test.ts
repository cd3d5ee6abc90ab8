import { describe, expect, test } from 'vitest';
import type { CastEvent } from '../../src/core/recording/cast.js';
import { altText } from '../../src/core/text/alt-text.js';
import { json } from '../../src/core/text/json.js';
import { txt } from '../../src/core/text/text.js';
import { chapters, vtt } from '../../src/core/text/vtt.js';
import { castOf, output } from './recordings.js';

const session = (...pieces: [number, string][]) => txt(castOf(output(...pieces)), { transcript: true });
const words = async (...pieces: [number, string][]) =>
  (await session(...pieces)).split('\n').flatMap((line) => (line === '' ? [] : [line.slice(11)]));

describe('a transcript', () => {
  test('has the lines with the times since when they read so', async () => {
    expect(await session([0.5, '$ '], [1, 'l'], [1.2, 's\r\n'], [61.25, 'file'])).toBe(
      '00:01.200  $ ls\n01:01.250  file\n',
    );
  });

  test('has everything that scrolled off, also of a burst of many screens', async () => {
    const lines = Array.from({ length: 200 }, (_, i) => `line ${i}`);
    expect(await words([1, lines.join('\r\n')])).toEqual(lines);
  });

  test('has lines that look alike as often as they were there', async () => {
    const all = [...Array.from({ length: 200 }, () => 'y'), 'end'];
    expect(await words([1, all.join('\r\n')])).toEqual(all);
    expect(await words(...all.map((line, i): [number, string] => [i, `${line}\r\n`]))).toEqual(all);
  });

  test('tells rows that stay below those that scroll once', async () => {
    const lines = Array.from({ length: 50 }, (_, i) => `line ${i % 2}`);
    const told = await words([1, '\x1b[3;1H[status]\x1b[1;2r\x1b[H'], [2, lines.join('\r\n')], [9, '']);
    expect(told.filter((line) => line !== '[status]')).toEqual(lines);
    expect(told.filter((line) => line === '[status]')).toHaveLength(1);
  });

  test('has the line that started a full-screen program and scrolled at that', async () => {
    const before = [0, 'y\r\ny\r\ny\r\ny\r\ny'] as [number, string];
    expect(await words(before, [1, '\r\n\x1b[?1049h\x1b[Hedit'], [3, '\x1b[?1049l'], [4, 'z'])).toEqual([
      ...'yyyyy'.split(''),
      'edit',
      'z',
    ]);
  });

  test('has a long line that fills many screens whole', async () => {
    const text = Array.from({ length: 200 }, (_, i) => String(i).padStart(4, '.')).join('');
    expect((await words([1, text])).join('')).toBe(text);
  });

  test('has what could be read before it was overwritten', async () => {
    expect(await words([0, 'first'], [2, '\r\x1b[Ksecond'])).toEqual(['first', 'second']);
    expect(await words([0, 'first'], [2, '\x1b[2J\x1b[Hsecond'])).toEqual(['first', 'second']);
  });

  test('has of a progress bar what it came to', async () => {
    const steps = Array.from({ length: 21 }, (_, i): [number, string] => [i / 20, `\r${5 * i} %`]);
    expect(await words(...steps, [1.1, '\r\ndone'])).toEqual(['100 %', 'done']);
  });

  test('has a clock once', async () => {
    const ticks = Array.from({ length: 10 }, (_, i): [number, string] => [i, `\x1b[H12:00:0${i}`]);
    expect(await words(...ticks)).toEqual(['12:00:00', '12:00:09']);
  });

  test('has what a full-screen program showed, and the shell below it once', async () => {
    expect(await words([0, '$ vim\r\n'], [1, '\x1b[?1049h\x1b[H~ text'], [3, '\x1b[?1049l'], [4, '$ exit'])).toEqual([
      '$ vim',
      '~ text',
      '$ exit',
    ]);
  });

  test('joins lines that wrapped where that is asked for', async () => {
    const cast = castOf(output([1, 'abcdefghijklm\r\nnext']));
    expect(await txt(cast, { transcript: true, unwrap: true })).toBe('00:01.000  abcdefghijklm\n00:01.000  next\n');
  });

  test('goes up to a moment', async () => {
    expect(await txt(castOf(output([1, 'one\r\n'], [2, 'two'])), { transcript: true, at: 1.5 })).toBe(
      '00:01.000  one\n',
    );
  });

  test('of nothing is empty', async () => {
    expect(await session()).toBe('');
  });

  test('as JSON has times, text and cells', async () => {
    expect(JSON.parse(await json(castOf(output([1.5, '\x1b[1mhi'])), { transcript: true }))).toEqual({
      lines: [
        {
          time: 1.5,
          text: 'hi',
          cells: [
            { text: 'h', width: 1, bold: true },
            { text: 'i', width: 1, bold: true },
          ],
        },
      ],
    });
  });
});

describe('chapters', () => {
  test('go from marker to marker, in WebVTT', () => {
    const events: CastEvent[] = [
      { time: 1_500_000, type: 'marker', label: 'Build & <run>\n--> now' },
      { time: 3_661_001_000, type: 'marker', label: '' },
      ...output([4000, 'end']),
    ];
    expect(vtt(castOf(events))).toBe(
      [
        'WEBVTT',
        '',
        '00:00:01.500 --> 01:01:01.001',
        'Build &amp; &lt;run&gt; --&gt; now',
        '',
        '01:01:01.001 --> 01:06:40.000',
        'Chapter 2',
        '',
      ].join('\n'),
    );
  });

  test('of no markers are none', () => {
    expect(chapters([], 5)).toBe('WEBVTT\n');
  });
});

describe('the text in place of a picture', () => {
  test('tells the title, how long it takes, and what is typed', async () => {
    const cast = castOf(output([0, '$ '], [1, 'make\r\n'], [2, 'ok\r\n$ '], [3, 'make test\r\n$ exit'], [10, '']), {
      title: 'Tests',
      cols: 40,
    });
    expect(await altText(cast)).toBe('Terminal recording “Tests”, 10 seconds: runs make, make test.');
  });

  test('tells how the text begins where nothing is typed', async () => {
    expect(await altText(castOf(output([1, 'hi\r\nyou'])))).toBe('Terminal recording, 1 second. It begins: hi you');
    expect(await altText(castOf([]))).toBe('Terminal recording, 0 seconds.');
  });

  test('knows the prompts of many shells', async () => {
    const prompts = [
      'user@host:~$',
      '~/code \u276f',
      '\u279c  code git:(main) \u2717',
      'host%',
      'root@host ~ %',
      'a@b#',
      '\u03bb',
    ];
    for (const prompt of prompts) {
      const cast = castOf(output([1, `${prompt} make all\r\nok`]), { cols: 60 });
      expect(await altText(cast), prompt).toBe('Terminal recording, 1 second: runs make all.');
    }
  });

  test('reads out no frames and no bars', async () => {
    const cast = castOf(output([1, '\u256d\u2500\u2500\u256e\r\n\u2502 Hello \u2588\u2591 50 %\r\n======\r\n~']), {
      cols: 60,
      rows: 5,
    });
    expect(await altText(cast)).toBe('Terminal recording, 1 second. It begins: Hello 50 %');
  });

  test('is one line of at most 240 characters, whatever the recording holds', async () => {
    const cast = castOf(output([0, `${'word '.repeat(200)}\u202e`]), { title: 'a\nb\u0007', cols: 80, rows: 24 });
    const text = await altText(cast);
    expect(Array.from(text).length).toBeLessThanOrEqual(240);
    expect(text).toMatch(/^Terminal recording “a b”, 0 seconds\. It begins: word .*…$/);
  });

  test('can be printed', async () => {
    expect(await txt(castOf([]), { altText: true })).toBe('Terminal recording, 0 seconds.\n');
  });
});
