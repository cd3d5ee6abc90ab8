// All that a terminal has shown and still remembers: the rows that scrolled off, then the screen.
import { describe, expect, test } from 'vitest';
import { ansi } from '../../src/core/text/ansi.js';
import { html } from '../../src/core/text/html.js';
import { json } from '../../src/core/text/json.js';
import { txt } from '../../src/core/text/text.js';
import { output, recording, resize } from '../support/recordings.js';

const numbered = (count: number): string => Array.from({ length: count }, (_, i) => `line ${i + 1}`).join('\r\n');
const long = recording([output(0, `\x1b[31mred\x1b[m\r\n${numbered(3000)}`), output(1, '\r\n\x1b[1mlast')]);

describe('the text with --scrollback', () => {
  test('has every row that scrolled off, then the screen', async () => {
    expect(await txt(long, { scrollback: true })).toBe(`red\n${numbered(3000).replaceAll('\r', '')}\nlast\n`);
    expect(await txt(long)).toBe('line 2998\nline 2999\nline 3000\nlast\n');
  });

  test('is that of the moment', async () => {
    expect(await txt(long, { scrollback: true, at: 0 })).toBe(`red\n${numbered(3000).replaceAll('\r', '')}\n`);
  });

  test('joins rows that wrapped where they are to be joined', async () => {
    const cast = recording([output(0, `${'a'.repeat(45)}\r\nb\r\nc\r\nd`)]);
    expect(await txt(cast, { scrollback: true, unwrap: true })).toBe(`${'a'.repeat(45)}\nb\nc\nd\n`);
  });

  test('has the rows of the normal screen above an alternate one', async () => {
    const cast = recording([output(0, `${numbered(7)}\x1b[?1049h\x1b[Hfull`)]);
    expect(await txt(cast, { scrollback: true })).toBe('line 1\nline 2\nline 3\nfull\n\n\n\n');
  });

  test('is what the terminal keeps: not what the program has it forget (ED 3)', async () => {
    const cast = recording([output(0, `${numbered(9)}\x1b[2J\x1b[3J\x1b[Hnew`)]);
    expect(await txt(cast, { scrollback: true })).toBe('new\n\n\n\n');
  });

  test('is laid out as the terminal is at the end', async () => {
    const cast = recording([output(0, numbered(5)), output(1, '\r\n0123456789abcdefghij\r\nend'), resize(2, 10, 2)]);
    expect(await txt(cast, { scrollback: true })).toBe(
      `${numbered(5).replaceAll('\r', '')}\n0123456789\nabcdefghij\nend\n`,
    );
  });
});

describe('other texts with --scrollback', () => {
  test('keep colours and attributes', async () => {
    expect(await ansi(long, { scrollback: true })).toMatch(/^\x1b\[0;31mred\x1b\[0m\nline 1\n/);
    expect(await html(long, { scrollback: true })).toMatch(/>red<\/span>\nline 1\n/);
  });

  test('count rows from the first that scrolled off', async () => {
    const value = JSON.parse(await json(long, { scrollback: true }));
    expect([value.rows, value.lines.length, value.cursor.row]).toEqual([3002, 3002, 3001]);
    expect(value.lines[0].slice(0, 2)).toEqual([
      { text: 'r', width: 1, fg: 1 },
      { text: 'e', width: 1, fg: 1 },
    ]);
  });
});

describe('more rows than are kept', () => {
  test('are left out with a warning, oldest first', async () => {
    const warnings: string[] = [];
    const cast = recording([output(0, '\n'.repeat(100_100)), output(1, '\r\nend')], { rows: 2 });
    const text = await txt(cast, { scrollback: true }, { warn: (warning) => warnings.push(warning) });
    expect(text.split('\n').length).toBe(100_000 + 2 + 1);
    expect(text.endsWith('\nend\n')).toBe(true);
    expect(warnings).toEqual(['only the last 100000 rows that scrolled off are kept']);
  });

  test('are fewer where rows are very long', async () => {
    const warnings: string[] = [];
    const cast = recording([output(0, '\n'.repeat(9000))], { cols: 1000 });
    const text = await txt(cast, { scrollback: true }, { warn: (warning) => warnings.push(warning) });
    expect(text.length).toBe(8004);
    expect(warnings).toHaveLength(1);
  });

  test('are fewer where rows become very long', async () => {
    const cast = recording([output(0, 'a\r\n'.repeat(9000)), resize(1, 1000, 4), output(2, 'end')]);
    const text = await txt(cast, { scrollback: true });
    expect(text.split('\n').length).toBe(8005);
    expect(text).toMatch(/^(a\n)+end\n$/);
  });
});
