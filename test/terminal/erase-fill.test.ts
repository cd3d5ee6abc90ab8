// What erases and fills, as xterm does it: found by comparing random output with the screens of xterm 379.
import { expect, test } from 'vitest';
import { DEFAULT_COLOUR, PALETTE } from '../../src/core/terminal/style.js';
import { screenText } from '../../src/core/terminal/text.js';
import { play, styleAt } from './play.js';

const GREEN = PALETTE | 2;
const grounds = async (rows: number, output: string) => {
  const screen = await play(4, rows, output);
  return Array.from({ length: rows }, (_, row) => styleAt(screen, 3, row).bg);
};

test('rows that scroll in from above (SD) have the background of the pen, as those from below (SU)', async () => {
  expect(await grounds(4, 'a\x1b[42m\x1b[T')).toEqual([GREEN, DEFAULT_COLOUR, DEFAULT_COLOUR, DEFAULT_COLOUR]);
  expect(await grounds(4, '\x1b[2;3r\x1b[42m\x1b[T')).toEqual([DEFAULT_COLOUR, GREEN, DEFAULT_COLOUR, DEFAULT_COLOUR]);
  expect(await grounds(4, '\x1b[2;3r\x1b[42m\x1b[99T')).toEqual([DEFAULT_COLOUR, GREEN, GREEN, DEFAULT_COLOUR]);
  expect(await grounds(4, '\x1b[42m\x1b[S')).toEqual([DEFAULT_COLOUR, DEFAULT_COLOUR, DEFAULT_COLOUR, GREEN]);
});

test('the alignment pattern (DECALN) has no attributes, takes the margins back and leaves the pen', async () => {
  const screen = await play(4, 4, '\x1b[2;3r\x1b[1;42m\x1b#8\x1b[4H\r\nx');
  expect(screenText(screen)).toEqual(['EEEE', 'EEEE', 'EEEE', 'x']);
  expect(styleAt(screen, 0, 0)).toMatchObject({ bold: false, bg: DEFAULT_COLOUR });
  expect(styleAt(screen, 0, 3)).toMatchObject({ bold: true, bg: GREEN });
  expect(styleAt(await play(4, 2, '\x1bc\x1b[41m\x1b#8'), 0).bg).toBe(DEFAULT_COLOUR);
});

test('the alternate screen is shown as it is by modes 47 and 1047, and erased by 1049', async () => {
  expect(await grounds(2, '\x1b[42m\x1b[?1047h')).toEqual([DEFAULT_COLOUR, DEFAULT_COLOUR]);
  expect(await grounds(2, '\x1b[42m\x1b[?47h')).toEqual([DEFAULT_COLOUR, DEFAULT_COLOUR]);
  expect(await grounds(2, '\x1b[42m\x1b[?1049h')).toEqual([GREEN, GREEN]);
});

test('1049 erases the alternate screen where it is shown already, and leaves the cursor where it is', async () => {
  expect(screenText(await play(4, 2, '\x1b[?1047hold\x1b[?1049hx'))).toEqual(['   x', '']);
  expect(screenText(await play(4, 2, 'a\x1b[?1049h\x1b[?1049hb\x1b[?1049lc'))).toEqual(['ac', '']);
});
