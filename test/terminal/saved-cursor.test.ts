import { expect, test } from 'vitest';
import { Emulator } from '../../src/core/terminal/emulator.js';
import { screenText } from '../../src/core/terminal/text.js';
import { play, styleAt } from './play.js';

async function screen(output: string): Promise<string[]> {
  const emulator = new Emulator({ cols: 10, rows: 3 });
  let rows: string[] = [];
  emulator.write(output);
  emulator.snapshot((shown) => {
    rows = screenText(shown);
  });
  await emulator.drain();
  emulator.dispose();
  return rows;
}

test('a saved cursor comes back to its row of the screen, whatever has scrolled out since', async () => {
  expect(await screen('\x1b[2;1H\x1b7\x1b[3;1Ha\r\nb\r\nc\r\nd\x1b8X')).toEqual(['b', 'X', 'd']);
  expect(await screen('\x1b[2;1H\x1b[s\x1b[3;1Ha\r\nb\r\nc\r\nd\x1b[uX')).toEqual(['b', 'X', 'd']);
});

test('it is restored as often as one likes', async () => {
  expect(await screen('\x1b[3;1H\x1b7one\x1b8\r\n\x1b8two\x1b8\r\n\x1b8three')).toEqual(['one', 'two', 'three']);
});

test('each of the two screens has its own', async () => {
  expect(await screen('1\r\n2\r\n3\x1b7\r\n4\x1b[?47h\x1b[1;5H\x1b7\x1b[?47l\x1b8X')).toEqual(['2', '3', '4X']);
});

test('after a reset it does so still', async () => {
  expect(await screen('\x1bc\x1b[2;1H\x1b7\x1b[3;1Ha\r\nb\r\nc\r\nd\x1b8X')).toEqual(['b', 'X', 'd']);
});

test('it brings the underline back as it was, and leaves links alone', async () => {
  const link = '\x1b]8;;https://example.com\x07';
  const shown = await play(6, 1, `\x1b[4:3;58;5;9m\x1b7\x1b[m${link}\x1b8a`);
  expect(styleAt(shown, 0)).toMatchObject({ underline: 'curly', link: 'https://example.com' });
  expect(styleAt(shown, 0).underlineColour & 0xff).toBe(9);
});

test('it has no underline where none was saved, and forgets it at a soft reset', async () => {
  expect(styleAt(await play(6, 1, '\x1b7\x1b[4:3ma\x1b8b'), 0).underline).toBe('none');
  expect(styleAt(await play(6, 1, '\x1b[4:3m\x1b7\x1b[!p\x1b8a'), 0).underline).toBe('none');
});
