// Lines of double width and height through the whole pipeline: their letters are drawn at their size, and the halves join.
import { describe, expect, test } from 'vitest';
import { resolveOptions } from '../../src/core/options/option.js';
import { cellOf } from '../../src/core/picture/paint-setup.js';
import { paintingOptions } from '../../src/core/picture/painting.js';
import { png } from '../../src/core/still/stills.js';
import { ansi } from '../../src/core/text/ansi.js';
import { html } from '../../src/core/text/html.js';
import { txt } from '../../src/core/text/text.js';
import { decodeStill } from '../support/pictures.js';
import { output, recording } from '../support/recordings.js';

const GROUND = 0x282a36;

/** The colours of the cells of two rows that show `text` in double height; the halves apart. */
async function doubleHeight(text: string, fontSize: number, lineHeight = 1.4) {
  const given = { fontSize, lineHeight, padding: [0], cursor: 'none' } as const;
  const both = recording([output(0, `\x1b#3${text}\r\n\x1b#4${text}`)], { cols: 20, rows: 2 });
  const { width, height, rgb } = await decodeStill(await png(both, { at: 'end', ...given }));
  const cell = cellOf(resolveOptions(paintingOptions, given));
  expect(height).toBe(2 * cell.height);
  const row = (y: number): number[] => [...rgb.subarray(y * width, (y + 1) * width)];
  return { cell, rows: Array.from({ length: height }, (_, y) => row(y)) };
}

describe('lines of double height', () => {
  const both = recording([output(0, '\x1b#3Big\r\n\x1b#4Big\r\nsmall')], { cols: 20, rows: 3 });

  test('are one line as text, and one in a transcript', async () => {
    expect(await txt(both)).toBe('Big\n\nsmall\n');
    expect((await txt(both, { transcript: true })).split('Big')).toHaveLength(2);
  });

  test('are one line of twice the height in a page, and stay two in output for terminals', async () => {
    expect(await html(both)).toContain('<span class="tall">Big</span>\n\nsmall\n');
    expect(await ansi(both)).toBe('\x1b#3Big\n\x1b#4Big\nsmall\n');
  });

  test('are two lines where the halves differ', async () => {
    const halves = recording([output(0, '\x1b#3Big\r\n\x1b#4Bag')], { cols: 20, rows: 2 });
    expect(await txt(halves)).toBe('Big\nBag\n');
    expect(await html(halves)).toContain('<span class="upper">Big</span>\n<span class="lower">Bag</span>\n');
  });

  test.each([8, 11, 16, 20, 33, 48])('join their halves at %d pixels', async (size) => {
    for (const lineHeight of [1, 1.4, 2]) {
      const { rows } = await doubleHeight('│┼║', size, lineHeight);
      const posts = rows[0]!.map((colour, x) => (colour === GROUND ? -1 : x)).filter((x) => x >= 0);
      expect(posts.length).toBeGreaterThanOrEqual(4);
      for (const row of rows) expect(posts.every((x) => row[x] === rows[0]![x])).toBe(true);
    }
  });

  test.each([12, 16, 24])('show letters sharp at %d pixels: finer than two pixels', async (size) => {
    const { rows, cell } = await doubleHeight('Round S', size);
    const doubled = rows.every((row, y) => row.every((colour, x) => colour === rows[y & ~1]![x & ~1]));
    expect(doubled).toBe(false);
    const middle = cell.height;
    expect(rows[middle - 1]!.some((colour, x) => colour !== GROUND && rows[middle]![x] === colour)).toBe(true);
  });
});
