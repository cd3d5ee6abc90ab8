import { describe, expect, test } from 'vitest';
import type { Header } from '../../src/core/recording/cast.js';
import { json } from '../../src/core/text/json.js';
import type { ScreenValue } from '../../src/core/text/screen-json.js';
import { castOf, output } from './recordings.js';

const screen = async (data: string, header: Partial<Header> = {}): Promise<ScreenValue> =>
  JSON.parse(await json(castOf(output([0, data]), { cols: 4, rows: 1, ...header })));
const firstCell = async (data: string) => (await screen(data)).lines[0]![0];
const blank = { text: ' ', width: 1 };

describe('json', () => {
  test('has the documented keys, in their order', async () => {
    expect(Object.keys(await screen(''))).toEqual(['cols', 'rows', 'title', 'cursor', 'modes', 'lines']);
  });

  test('gives every cell of every row in order, blank ones too', async () => {
    expect((await screen('ab', { rows: 2 })).lines).toEqual([
      [{ text: 'a', width: 1 }, { text: 'b', width: 1 }, blank, blank],
      [blank, blank, blank, blank],
    ]);
  });

  test('gives a wide grapheme once, with its width', async () => {
    expect((await screen('日b')).lines[0]).toEqual([{ text: '日', width: 2 }, { text: 'b', width: 1 }, blank]);
  });

  test('gives a palette colour by its index and any other by its value', async () => {
    expect(await firstCell('\x1b[31;48;2;1;2;255mx')).toEqual({ text: 'x', width: 1, fg: 1, bg: '#0102ff' });
    expect(await firstCell('\x1b[30mx')).toEqual({ text: 'x', width: 1, fg: 0 });
    expect(await firstCell('\x1b[38;5;196mx')).toEqual({ text: 'x', width: 1, fg: 196 });
  });

  test.each([
    ['1', { bold: true }],
    ['2', { faint: true }],
    ['3', { italic: true }],
    ['5', { blink: true }],
    ['7', { inverse: true }],
    ['8', { conceal: true }],
    ['9', { strike: true }],
    ['53', { overline: true }],
    ['4', { underline: 'single' }],
    ['4:3', { underline: 'curly' }],
    ['4;58;2;9;8;7', { underline: 'single', underlineColour: '#090807' }],
  ])('names the attribute of SGR %s only where it is set', async (parameters, attributes) => {
    expect(await firstCell(`\x1b[${parameters}mx`)).toEqual({ text: 'x', width: 1, ...attributes });
  });

  test('gives the target of a link', async () => {
    expect(await firstCell('\x1b]8;;https://x.test\x1b\\x')).toMatchObject({ link: 'https://x.test' });
  });

  test('keeps the cursor on the screen, also where it waits to wrap', async () => {
    expect((await screen('abcd')).cursor).toEqual({
      col: 3,
      row: 0,
      visible: true,
      shape: 'block',
      blink: expect.any(Boolean),
    });
  });

  test('tells how the cursor looks and whether it is hidden', async () => {
    expect((await screen('\x1b[4 q\x1b[?25l')).cursor).toMatchObject({
      visible: false,
      shape: 'underline',
      blink: false,
    });
  });

  test('tells the title that the program set and the modes that are on', async () => {
    const { title, modes } = await screen('\x1b]2;hi "you"\x07\x1b[?1049h\x1b[?5h');
    expect({ title, modes }).toEqual({ title: 'hi "you"', modes: { alternate: true, reverse: true } });
  });

  test('tells colours changed at run time, and only those', async () => {
    expect((await screen('\x1b]4;1;#102030\x07\x1b]11;#000001\x07')).colours).toEqual({
      background: '#000001',
      palette: { 1: '#102030' },
    });
  });

  test('prints equal text for equal screens, however they came about', async () => {
    const slow = castOf(output([0.5, 'a\x1b[31mb'], [0.7, '\x1b[0m x\bc\x1b[3G']), { title: 'one' });
    const fast = castOf(output([9, '\x1b[?25h\x1b[5mz\r\x1b[0ma\x1b[0;31mb\x1b[m c\x1b[1;3H']));
    expect(await json(slow)).toBe(await json(fast));
  });

  test('prints a line for each row', async () => {
    const text = await json(castOf(output([0, 'a'])));
    expect(text.endsWith('\n]}\n')).toBe(true);
    expect(text.trimEnd().split('\n')).toHaveLength(1 + 3 + 1);
  });
});
