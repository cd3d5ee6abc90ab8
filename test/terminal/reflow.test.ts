// What becomes of text and cursor when a terminal changes its width.
import { existsSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { screensAt } from '../../src/core/replay/replay.js';
import { Emulator } from '../../src/core/terminal/emulator.js';
import { screenText } from '../../src/core/terminal/text.js';
import { loadCast } from '../../src/node/source/load.js';

type Step = string | readonly [cols: number, rows: number];

/** Rows and cursor (row, column) after output and changes of size. */
async function shownAfter(size: { cols: number; rows: number }, ...steps: Step[]) {
  const emulator = new Emulator(size);
  for (const step of steps) {
    if (typeof step === 'string') emulator.write(step);
    else emulator.resize(...step);
  }
  let found = { rows: [''], cursor: [0, 0] };
  emulator.snapshot((screen) => {
    const rows = screenText(screen).map((row) => row.trimEnd());
    found = { rows, cursor: [screen.cursor.row, screen.cursor.col] };
  });
  await emulator.drain();
  emulator.dispose();
  return found;
}

const WIDE = { cols: 20, rows: 4 };

describe('the line of the cursor', () => {
  it('wraps when the terminal gets narrower, and is whole again when it gets wider', async () => {
    const text = '0123456789abcdefgh';
    expect(await shownAfter(WIDE, text, [10, 4])).toEqual({ rows: ['0123456789', 'abcdefgh', '', ''], cursor: [1, 8] });
    expect(await shownAfter(WIDE, text, [10, 4], [20, 4])).toEqual({ rows: [text, '', '', ''], cursor: [0, 18] });
    expect((await shownAfter(WIDE, text, [5, 4], [3, 4], [7, 2], [20, 4])).rows[0]).toBe(text);
  });

  it('keeps the cursor on its character', async () => {
    const { rows, cursor } = await shownAfter(WIDE, '0123456789abcdefgh\x1b[5D', [8, 4], '#');
    expect(rows).toEqual(['01234567', '89abc#ef', 'gh', '']);
    expect(cursor).toEqual([1, 6]);
  });

  it('wraps where it waited to, and goes on where it ends', async () => {
    expect((await shownAfter({ cols: 10, rows: 4 }, '0123456789', [5, 4], 'X')).rows).toEqual([
      '01234',
      '56789',
      'X',
      '',
    ]);
    expect((await shownAfter({ cols: 10, rows: 4 }, '0123456789', [12, 4], 'XYZ')).rows[0]).toBe('0123456789XY');
    expect((await shownAfter({ cols: 10, rows: 4 }, '0123456789', [5, 4], [10, 4], 'X')).rows[1]).toBe('X');
    expect((await shownAfter({ cols: 10, rows: 4 }, '0123456789', [10, 3], 'X')).rows[1]).toBe('X');
  });

  it('waits to wrap where its text has become as wide as the screen', async () => {
    expect((await shownAfter(WIDE, '0123456789', [10, 4], 'X')).rows).toEqual(['0123456789', 'X', '', '']);
    expect((await shownAfter(WIDE, '0123456789', [10, 4], '\rX')).rows[0]).toBe('X123456789');
  });

  it('is where a shell looks for it: a prompt that fits is redrawn in its place', async () => {
    const prompt = '\r\x1b[K$ ls';
    const { rows } = await shownAfter(WIDE, `0123456789abcdefgh\r\n$ ls`, [10, 4], prompt, [20, 4], prompt);
    expect(rows).toEqual(['0123456789abcdefgh', '$ ls', '', '']);
  });

  it('does not move for lines that wrap below it', async () => {
    const { rows, cursor } = await shownAfter(WIDE, '\r\n\r\n0123456789abcdefgh\x1b[1;3H', [10, 5], 'X');
    expect(rows).toEqual(['  X', '', '0123456789', 'abcdefgh', '']);
    expect(cursor).toEqual([0, 3]);
  });

  it('keeps blanks at its end within the width', async () =>
    expect((await shownAfter(WIDE, 'abc\x1b[16G', [10, 4])).cursor).toEqual([0, 9]));
});

describe('text that wraps anew', () => {
  it('is all there when the screen was full', async () => {
    const full = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(18)).join('\r\n');
    const { rows } = await shownAfter(WIDE, full, [7, 4], [20, 4]);
    expect(rows).toEqual(full.split('\r\n'));
    expect((await shownAfter(WIDE, `${full}\x1b[H`, [7, 4], [20, 4])).rows).toEqual(full.split('\r\n'));
  });

  it('takes wide characters to the next row whole', async () => {
    expect((await shownAfter(WIDE, 'a日本語日本', [4, 4])).rows).toEqual(['a日', '本語', '日本', '']);
    expect((await shownAfter(WIDE, 'a日本語日本', [4, 4], [5, 4], [20, 4])).rows[0]).toBe('a日本語日本');
  });

  it('leaves the alternate screen alone, and the normal one below it is as it was', async () => {
    const { rows } = await shownAfter(
      WIDE,
      '0123456789abcdefgh\x1b[?1049h\x1b[Halternate',
      [10, 4],
      [20, 4],
      '\x1b[?1049l!',
    );
    expect(rows[0]).toBe('0123456789abcdefgh!');
  });

  it('takes a saved cursor along', async () =>
    expect((await shownAfter(WIDE, '0123456789abcd\x1b7efgh\x1b[2;1H', [10, 4], '\x1b8#')).rows).toEqual([
      '0123456789',
      'abcd#fgh',
      '',
      '',
    ]));

  it('keeps lines of double size', async () => {
    const { rows } = await shownAfter(WIDE, '\x1b#3Big\r\n\x1b#4Big\r\n0123456789abcdefgh', [10, 4], [20, 4]);
    expect(rows).toEqual(['Big', '', '0123456789abcdefgh', '']);
  });
});

it('wraps in one column, too', async () => {
  expect(await shownAfter({ cols: 1, rows: 5 }, 'abcdef')).toEqual({ rows: ['b', 'c', 'd', 'e', 'f'], cursor: [4, 0] });
  expect((await shownAfter({ cols: 4, rows: 3 }, 'abc', [1, 3])).rows).toEqual(['a', 'b', 'c']);
});

it('never loses text that fits in the rows that are kept, whatever sizes come', async () => {
  const line = fc.stringMatching(/^[a-z日本]([a-z 日本é]{0,40}[a-z])?$/u);
  const sizes = fc.array(fc.tuple(fc.integer({ min: 2, max: 30 }), fc.constant(6)), { minLength: 1, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(
      fc.array(line, { minLength: 1, maxLength: 6 }),
      sizes,
      fc.boolean(),
      async (lines, steps, home) => {
        const size = { cols: 100, rows: 6 };
        const text = lines.join('\r\n');
        const { rows, cursor } = await shownAfter(size, text + (home ? '\x1b[H' : ''), ...steps, [100, 6]);
        expect(rows.slice(0, lines.length)).toEqual(lines);
        if (!home) expect(cursor).toEqual((await shownAfter(size, text)).cursor);
      },
    ),
    { numRuns: 300, seed: 5 },
  );
});

const CASES = new URL('../../../shared/cases/', import.meta.url);

it.skipIf(!existsSync(CASES))('case 06 of ../shared/cases (skipped without them)', async () => {
  const cast = await loadCast(new URL('06-reflow-cursor-line.cast', CASES).pathname);
  const [screen] = await screensAt(cast, [Number.MAX_SAFE_INTEGER]);
  expect(screenText(screen!)[0]!.trimEnd()).toBe('0123456789abcdefgh');
});
