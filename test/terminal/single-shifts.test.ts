// SS2 and SS3, as xterm 379 shows them (measured by printing its screen).
import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { Emulator } from '../../src/core/terminal/emulator.js';
import { screenText } from '../../src/core/terminal/text.js';
import { play } from './play.js';

const text = async (output: string) => screenText(await play(12, 2, output));

it.each([
  ['SS2', '\x1b*0\x1bNqq', '─q'],
  ['SS3', '\x1b+0\x1bOqq', '─q'],
  ['SS2 of a set of 96', '\x1b.A\x1bNaa', 'áa'],
  ['SS3 of a set of 96', '\x1b/A\x1bOaa', 'áa'],
  ['SS2 where nothing is designated', '\x1bNqq', 'qq'],
  ['SS2 of the UK set', '\x1b*A\x1bN##', '£#'],
  ['SS2 before attributes', '\x1b*0\x1bN\x1b[31mqq', '─q'],
  ['SS2 before a move', '\x1b*0\x1bN\x1b[1Cqq', ' ─q'],
  ['SS2 before a wide character', '\x1b*0\x1bN中qq', '中qq'],
  ['SS2 and then SS3', '\x1b*0\x1b+A\x1bN\x1bO##', '£#'],
  ['SS2 while graphics are shifted in', '\x1b)0\x0e\x1b*A\x1bN#q', '£─'],
  ['SS2 of graphics, blank for an underscore', '\x1b*0\x1bN_q', ' q'],
  ['SS2 and a reset', '\x1b*0\x1bN\x1bc\x1b*0q', 'q'],
  ['a set of 96 shifted in', '\x1b-A\x0ea\x0fa', 'áa'],
  ['shifts of the right half', '\x1b)0\x1b*0\x1b+0\x1b~q\x1b}q\x1b|q', 'qqq'],
])('%s', async (_, output, expected) => expect((await text(output))[0]).toBe(expected));

it('SS2 holds over lines and over pieces of output', async () => {
  expect(await text('\x1b*0\x1bN\r\nqq')).toEqual(['', '─q']);
  const emulator = new Emulator({ cols: 4, rows: 1 });
  for (const piece of ['\x1b*0\x1b', 'N', 'q', 'q']) {
    emulator.write(piece);
    await emulator.drain();
  }
  emulator.snapshot((screen) => expect(screenText(screen)).toEqual(['─q']));
  await emulator.drain();
});

const CASE = new URL('../../../shared/cases/15-ss2-decsc.cast', import.meta.url);

it.skipIf(!existsSync(CASE))('SS2 of a recording (../shared/cases/15, skipped without it)', async () => {
  const [, , output] = JSON.parse(readFileSync(CASE, 'utf8').trim().split('\n')[1]!) as [number, string, string];
  expect(screenText(await play(20, 4, output))[0]).toBe('─|');
});
