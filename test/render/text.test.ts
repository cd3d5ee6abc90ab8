import { describe, expect, test } from 'vitest';
import { CastError, UsageError } from '../../src/core/errors.js';
import { render } from '../../src/core/render/outputs.js';
import { json } from '../../src/core/text/json.js';
import { txt } from '../../src/core/text/text.js';
import { castOf, output } from './recordings.js';

const hello = castOf(output([1, 'one\r\n'], [2, 'two\r\n'], [12, 'three']));

describe('txt', () => {
  test('prints every row of the last screen, right-trimmed, each with a line feed', async () => {
    expect(await txt(castOf(output([0, 'a b  \r\n']), { rows: 3 }))).toBe('a b\n\n\n');
  });

  test('shows the screen after every event up to and including the moment', async () => {
    expect(await txt(hello, { at: 2 })).toBe('one\ntwo\n\n');
    expect(await txt(hello, { at: '1.999' })).toBe('one\n\n\n');
    expect(await txt(hello, { at: 0 })).toBe('\n\n\n');
  });

  test("counts on the recording's own timeline, whatever idle limit its header hints at", async () => {
    const hinted = castOf(output([1, 'one'], [12, 'two']), { idleTimeLimit: 2 });
    expect(await txt(hinted, { at: '11.9' })).toBe('one\n\n\n');
  });

  test('counts on the timeline that an idle limit or a speed makes, where one is asked for', async () => {
    expect(await txt(hello, { at: '4', idleTimeLimit: 2 })).toBe('one\ntwo\nthree\n');
    expect(await txt(hello, { at: '1', speed: 2 })).toBe('one\ntwo\n\n');
  });

  test('finds a moment by the text that the screen shows', async () => {
    expect(await txt(hello, { at: 'text:two' })).toBe('one\ntwo\n\n');
  });

  test('finds a moment by a marker whose label holds commas and dots', async () => {
    const marked = castOf([
      ...output([1, 'one']),
      { time: 1e6, type: 'marker', label: 'a, b..c' },
      ...output([2, 'two']),
    ]);
    expect(await txt(marked, { at: 'marker:"a, b..c"' })).toBe('one\n\n\n');
  });

  test('takes wide graphemes for two columns and prints them once', async () => {
    expect(await txt(castOf(output([0, '日本|']), { rows: 1 }))).toBe('日本|\n');
  });

  test('leaves out colours, links and everything else that is no text', async () => {
    expect(
      await txt(
        castOf(output([0, '\x1b[1;31mred\x1b[0m \x1b]8;;https://x.test\x1b\\link\x1b]8;;\x1b\\']), { rows: 1 }),
      ),
    ).toBe('red link\n');
  });

  test('keeps rows that wrapped apart', async () => {
    expect(await txt(castOf(output([0, 'abcdefghijklm'])))).toBe('abcdefghij\nklm\n\n');
  });

  test('is refused a position that cannot be read, as a usage error', async () => {
    await expect(txt(hello, { at: 'soon' })).rejects.toThrow(UsageError);
    await expect(txt(hello, { at: -1 })).rejects.toThrow(UsageError);
  });

  test('is refused a position that the recording does not have, as an error of the recording', async () => {
    await expect(txt(hello, { at: '13' })).rejects.toThrow(CastError);
    await expect(txt(hello, { at: 'text:four' })).rejects.toThrow(/never shows/);
  });

  test('gives the empty screen of a recording without events', async () => {
    expect(await txt(castOf([]))).toBe('\n\n\n');
  });
});

describe('txt with unwrap', () => {
  const unwrapped = (data: string, rows = 3) => txt(castOf(output([0, data]), { rows }), { unwrap: true });

  test('joins the rows of a line that wrapped', async () => {
    expect(await unwrapped('abcdefghijklm\r\nnext')).toBe('abcdefghijklm\nnext\n');
  });

  test('keeps the blanks inside a line that wrapped, and drops those at its end', async () => {
    expect(await unwrapped('abcdefgh    i  ')).toBe('abcdefgh    i\n\n');
  });

  test('adds nothing where a wide grapheme did not fit on the row', async () => {
    expect(await unwrapped('abcdefghi日本')).toBe('abcdefghi日本\n\n');
  });

  test('counts columns, not characters, in rows with wide graphemes', async () => {
    expect(await unwrapped('日本日本日本')).toBe('日本日本日本\n\n');
  });

  test('leaves apart a full row that ended with a line feed', async () => {
    expect(await unwrapped('abcdefghij\r\nklm')).toBe('abcdefghij\nklm\n\n');
  });
});

describe('the fullest screen', () => {
  // The frame of second 1 holds what comes within its time.
  const cast = castOf(output([0, 'a\r\n'], [1, 'b\r\nc'], [1.01, '\r\nd'], [2, '\x1b[2J\x1b[Hx']), { rows: 4 });

  test('is the one that a still shows', async () => {
    expect(await txt(cast, { at: 'fullest' })).toBe('a\nb\nc\nd\n');
    expect(JSON.parse(await json(cast, { at: 'fullest' })).cursor).toMatchObject({ col: 1, row: 3 });
    expect((await txt(cast, { at: 'fullest', transcript: true })).split('\n')).toHaveLength(5);
  });

  test('may be named for texts beside stills', async () => {
    const [text] = render(cast, ['txt', 'png'], { at: 'fullest' });
    const chunks = [];
    for await (const chunk of text!.chunks()) chunks.push(chunk);
    expect(chunks.join('')).toBe('a\nb\nc\nd\n');
  });
});
