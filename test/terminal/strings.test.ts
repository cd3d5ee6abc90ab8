// Control strings (OSC, DCS, APC, PM, SOS) of other terminals, and the 8-bit controls that UTF-8 has no use for.
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Emulator } from '../../src/core/terminal/emulator.js';
import { screenText } from '../../src/core/terminal/text.js';
import { TracedTerminal } from '../../src/core/terminal/trace/traced.js';
import { play } from './play.js';

/** The text on the screen, its title, and the column of the cursor. */
async function shown(output: string) {
  const screen = await play(20, 3, output);
  return [screenText(screen).join('\n').trimEnd(), screen.title, screen.cursor.col];
}

const CASE = new URL('../../../shared/cases/04-screen-title.cast', import.meta.url);

describe('the title of GNU screen', () => {
  it.each([
    ['ended by ST', '\x1bk~/project\x1b\\$ ls', ['$ ls', '~/project', 4]],
    ['ended by BEL', '\x1bkvim\x07x', ['x', 'vim', 1]],
    ['cut by CAN', '\x1bkvi\x18m', ['m', '', 1]],
    ['cut by SUB', '\x1bkvi\x1am', ['m', '', 1]],
    ['cut by another sequence', '\x1bkvi\x1b[2Cm', ['  m', 'vi', 3]],
    ['that looks like a command', '\x1bk2;a;b\x1b\\x', ['x', '2;a;b', 1]],
    ['beyond ASCII', '\x1bk中文 é\x1b\\x', ['x', '中文 é', 1]],
    ['with controls in it', '\x1bka\r\nb\tc\x1b\\x', ['x', 'abc', 1]],
    ['of nothing', '\x1b]2;old\x07\x1bk\x1b\\x', ['x', '', 1]],
  ])('%s is a title and no text', async (_, output, expected) => expect(await shown(output)).toEqual(expected));

  it('may be split at any place', async () => {
    const output = 'a\x1bktitle\x1b\\b';
    for (let at = 1; at < output.length; at++) {
      const emulator = new Emulator({ cols: 10, rows: 1 });
      emulator.write(output.slice(0, at));
      await emulator.drain();
      emulator.write(output.slice(at));
      emulator.snapshot((screen) => expect([...screenText(screen), screen.title]).toEqual(['ab', 'title']));
      await emulator.drain();
    }
  });

  it('is none where it is searched either', () => {
    const terminal = TracedTerminal.open({ cols: 20, rows: 1 })!;
    terminal.write('\x1bksecret\x1b\\$ ls', 0);
    const seen: string[] = [];
    terminal.visitChanged((line) => seen.push(line.text));
    expect(seen.map((text) => text.trimEnd())).toEqual(['$ ls']);
  });

  it.skipIf(!existsSync(CASE))('of a recording (../shared/cases/04, skipped without it)', async () => {
    const output = readFileSync(CASE, 'utf8').trim().split('\n').slice(1);
    const text = output.map((line) => (JSON.parse(line) as string[])[2]).join('');
    expect(screenText(await play(20, 3, text))).toEqual(['$ ls', 'README', '$']);
  });
});

describe('strings of other terminals', () => {
  it.each([
    ['APC', '\x1b_some text\x1b\\x'],
    ['APC with a bell', '\x1b_some\x07text\x1b\\x'],
    ['APC beyond ASCII', '\x1b_café 中文 text\x1b\\x'],
    ['APC cut by CAN', '\x1b_some\x18x'],
    ['PM beyond ASCII', '\x1b^naïve text\x1b\\x'],
    ['SOS beyond ASCII', '\x1bXnaïve text\x1b\\x'],
    ['DCS that nobody knows', '\x1bP1;2{some text\x1b\\x'],
    ['DCS that begins beyond ASCII', '\x1bPé text\x1b\\x'],
    ['DCS with lines', '\x1bP+qone\r\ntwo\x07\x1b\\x'],
    ['DCS cut by SUB', '\x1bPzsome text\x1ax'],
    ['of tmux, passed through', '\x1bPtmux;\x1b\x1b]52;c;AAAA\x07\x1b\\x'],
    ['of tmux, passed through twice', '\x1bPtmux;\x1b\x1bPtmux;\x1b\x1b\x1b\x1b]52;c;AAAA\x07\x1b\x1b\\\x1b\\x'],
    ['of screen, passed through', '\x1bP\x1b]52;c;AAAA\x07\x1b\\x'],
    ['kitty placing an image that was never sent', '\x1b_Ga=p,i=999\x1b\\x'],
    ['DCS of a synchronized update', '\x1bP=1s\x1b\\x\x1bP=2s\x1b\\'],
  ])('are swallowed whole: %s', async (_, output) => expect(await shown(output)).toEqual(['x', '', 1]));
});

// As xterm 379 shows them, measured by printing its screen.
describe('U+0080 to U+009F', () => {
  it.each([
    ['between text', 'a\x80\x85\x8d\x99b', ['ab', '', 2]],
    ['CSI', 'a\x9b31mb', ['a31mb', '', 5]],
    ['OSC', 'a\x9dtitle\x07b', ['atitleb', '', 7]],
    ['DCS and ST', 'a\x90foo\x9cb', ['afoob', '', 5]],
    ['ST in a title', 'a\x1b]2;ti\x9ctle\x07b', ['ab', 'title', 2]],
    ['ST in DCS', 'a\x1bPxyz\x9cb\x1b\\c', ['ac', '', 2]],
    ['within a control sequence', 'a\x1b[3\x85Cb', ['a   b', '', 5]],
    ['Latin-1 read as UTF-8', 'na\u00c3\u0083\u00c2\u0090ve', ['na\u00c3\u00c2ve', '', 6]],
  ])('do nothing: %s', async (_, output, expected) => expect(await shown(output)).toEqual(expected));
});
