// Left and right margins, rectangles and the saved cursor, as xterm 379 shows them.
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { screensAt } from '../../src/core/replay/replay.js';
import { Emulator } from '../../src/core/terminal/emulator.js';
import { screenText } from '../../src/core/terminal/text.js';
import { TracedTerminal } from '../../src/core/terminal/trace/traced.js';
import { loadCast } from '../../src/node/source/load.js';
import { play, styleAt } from './play.js';

const PANE = '\x1b[?69h\x1b[3;6s';
const rowsOf = async (cols: number, rows: number, output: string) =>
  screenText(await play(cols, rows, output)).map((row) => row.trimEnd());

describe('text within left and right margins', () => {
  it('wraps to the left margin and scrolls only the columns between them', async () => {
    expect(await rowsOf(8, 2, `12345678\r\nabcdefgh${PANE}\x1b[2;3HWXYZvw`)).toEqual(['12WXYZ78', 'abvw  gh']);
  });

  it('goes on where it waited after a cursor was saved and restored', async () => {
    expect(await rowsOf(8, 3, `${PANE}\x1b[1;3Habcd\x1b7\x1b[H\x1b8X`)).toEqual(['  abcd', '  X', '']);
  });

  it('cuts wide characters that lie across a margin', async () => {
    expect(await rowsOf(8, 2, `a日本語b\r\n\x1b[?69h\x1b[3;6s\x1b[1;3H\x1b[P`)).toEqual(['a 本   b', '']);
  });

  it('pushes only up to the right margin in insert mode', async () => {
    expect(await rowsOf(8, 1, `12345678${PANE}\x1b[1;3H\x1b[4hXY`)).toEqual(['12XY3478']);
  });

  it('pushes nothing outside of them', async () => {
    expect(await rowsOf(8, 1, `12345678${PANE}\x1b[1;1H\x1b[4hX`)).toEqual(['X2345678']);
  });

  it('is wide again after a reset', async () => {
    expect(await rowsOf(8, 1, `${PANE}\x1b[!pabcdefgh`)).toEqual(['abcdefgh']);
    expect(await rowsOf(8, 1, `${PANE}\x1bcabcdefgh`)).toEqual(['abcdefgh']);
  });
});

describe('reverse wrap', () => {
  it('goes back within margins', async () => {
    expect(await rowsOf(8, 2, `${PANE}\x1b[?45h\x1b[1;3Habcde\x1b[3DX`)).toEqual(['  abXd', '  e']);
  });

  it('goes from a row to the one above, as xterm 379 has it, and from the top to the bottom', async () => {
    expect(await rowsOf(8, 2, '\x1b[?45ha\r\n\bX')).toEqual(['a      X', '']);
    expect(await rowsOf(8, 2, '\x1b[?45h\bX')).toEqual(['', '       X']);
  });
});

it('erases a rectangle in the ground of an inverse pen, and knows no SGR 21 in rectangles', async () => {
  expect(styleAt(await play(8, 1, 'abc\x1b[7m\x1b[1;2;1;3$z'), 1).inverse).toBe(true);
  expect(styleAt(await play(8, 1, '\x1b[1mabc\x1b[1;2;1;3;21$r'), 1).bold).toBe(true);
  expect(styleAt(await play(8, 1, 'abc\x1b[1;2;1;3;0$t'), 1).inverse).toBe(false);
});

it('deletes columns from the last one where the cursor waits there', async () => {
  expect(await rowsOf(4, 1, "abcd\x1b['~")).toEqual(['abc']);
});

describe('a cursor in origin mode', () => {
  it.each([
    ['CUF', '\x1b[C'],
    ['CHA', '\x1b[2G'],
    ['HPA', '\x1b[2`'],
    ['HPR', '\x1b[a'],
  ])('stays in its row with %s', async (_, move) => {
    expect(await rowsOf(4, 8, `\x1b[3;8r\x1b[?6h\x1b[2;1H${move}X`)).toEqual(['', '', '', ' X', '', '', '', '']);
  });
});

it.each([
  '\x1b[2;4r\x1b[?6h\x1b[2;2H\x1b7\x1b[?6l\x1b[1;1H',
  `${PANE}\x1b[2;3Habcd`,
  `${PANE}\x1b[2;4r\x1b[?6h\x1b[2;2HX\x1b7`,
  '\x1b[?69h',
])('an opening goes on as the terminal itself: %j', async (output) => {
  const opening = await openingOf(output);
  const rest = '\x1b8UV\x1b[1;1HW\r\nabcdefgh\r\n';
  for (const then of ['Y', rest]) {
    expect(await rowsOf(8, 5, opening + then)).toEqual(await rowsOf(8, 5, output + then));
  }
});

it('tells in a trace where text wrapped in a pane', () => {
  const traced = TracedTerminal.open({ cols: 8, rows: 3 })!;
  traced.write(`${PANE}\x1b[1;3Habcdefgh`, 0);
  expect([0, 1, 2].map((row) => traced.cells.paneWraps(row))).toEqual([[], [{ from: 2, to: 6 }], []]);
  traced.write('ijkl', 0);
  traced.write('\r\n', 0);
  expect([0, 1, 2].map((row) => traced.cells.paneWraps(row))).toEqual([[{ from: 2, to: 6 }], [{ from: 2, to: 6 }], []]);
  traced.dispose();
});

it('counts cells that scroll between margins as work', async () => {
  const emulator = new Emulator({ cols: 80, rows: 24 }, { work: { most: 10_000 } });
  emulator.write(`\x1b[?69h\x1b[1;40s\x1b[24;1H${'\n'.repeat(100)}`);
  await expect(emulator.drain()).rejects.toThrow('maxWork');
  emulator.dispose();
});

const CASES = new URL('../../../shared/cases/', import.meta.url);
const screenOf = async (name: string) => {
  const cast = await loadCast(new URL(`${name}.cast`, CASES).pathname);
  const [screen] = await screensAt(cast, [Number.MAX_SAFE_INTEGER]);
  return screenText(screen!).map((row) => row.trimEnd());
};

describe.skipIf(!existsSync(CASES))('cases of ../shared/cases (skipped without them)', () => {
  it('scrolls one pane', async () =>
    expect((await screenOf('01-margins-scroll')).slice(0, 2)).toEqual(['left 2    |right 1', 'left 3    |right 2']));
  it('deletes lines in one pane', async () =>
    expect((await screenOf('02-margins-il-dl')).slice(0, 3)).toEqual(['a1  |b2', 'a2  |b3', 'a3  |']));
  it('fills a rectangle', async () =>
    expect((await screenOf('03-decfra')).slice(0, 3)).toEqual(['aaaa', 'a  a', 'a  a']));
  it('keeps both panes of tmux whole', async () => {
    const rows = await screenOf('60-tmux-panes');
    expect(rows.slice(2, 12).map((row) => row.indexOf('│right-'))).toEqual(Array(10).fill(40));
  });
  it('keeps the panes, the line between them and the row below at every moment', async () => {
    const cast = await loadCast(new URL('60-tmux-panes.cast', CASES).pathname);
    const times = [...cast.events].filter(({ type }) => type === 'output').map(({ time }) => time);
    const screens = await screensAt(cast, times);
    const shown = screens.map((screen) => screenText(screen));
    const split = shown.slice(shown.findIndex((rows) => rows[0]!.includes('│')));
    expect(split.length).toBeGreaterThan(10);
    for (const rows of split) {
      expect(rows.slice(0, 19).filter((row) => row[40] !== '│')).toEqual([]);
      expect(rows[19]).toMatch(/^\[0\] 0:/);
    }
    const filled = split.slice(split.findIndex((rows) => rows[0]!.includes('right-23')));
    expect(filled.filter((rows) => !rows[17]!.endsWith('│right-40'))).toEqual([]);
  });
  it('saves the wait to wrap', async () =>
    expect((await screenOf('15-ss2-decsc')).slice(0, 3)).toEqual(['─|', '0123456789012345678x', 'Y']));
});

async function openingOf(output: string): Promise<string> {
  const emulator = new Emulator({ cols: 8, rows: 5 });
  emulator.write(output);
  let opening = '';
  emulator.at((view) => {
    opening = view.opening({ scrolledOut: false });
  });
  await emulator.drain();
  emulator.dispose();
  return opening;
}
