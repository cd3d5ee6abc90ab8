// What a recording asks for and castkit does not show is named, once, with how often.
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { unshownIn } from '../../src/core/inspect/unshown-census.js';
import { validate } from '../../src/node/validate.js';
import { output, recording } from '../support/recordings.js';

const found = (...data: string[]) =>
  unshownIn(recording(data.map((text, at) => output(at, text)))).map(
    ({ name, sequence, count }) => `${count} ${sequence} ${name}`,
  );

describe('sequences that are not shown', () => {
  it.each([
    ['a sixel', '\x1bP0;1q#0~~\x1b\\', '1 DCS q sixel image, shown as a box'],
    ['an image of iTerm2', '\x1b]1337;File=inline=1:AAAA\x07', '1 OSC 1337 ; File iTerm2 image, shown as a box'],
    ['an image of kitty', '\x1b_Gf=100,a=T;AAAA\x1b\\', '1 APC G kitty image, shown as a box'],
    ['text of another size', '\x1b]66;s=2;Big\x07', '1 OSC 66 text of another size (kitty)'],
    ['a downloaded font', '\x1bP1;1;1{ @abc\x1b\\', '1 DCS { DECDLD, a downloaded font'],
    ['ReGIS', '\x1bP0pS(E)\x1b\\', '1 DCS p ReGIS graphics'],
    ['Tektronix', '\x1b[?38h', '1 CSI ? 38 h DECTEK, Tektronix graphics'],
    ['VT52', '\x1b[?25;2l', '1 CSI ? 2 l DECANM, VT52 mode'],
    ['attributes', '\x1b[1;51;38;5;20;73m', ['1 SGR 51 framed', '1 SGR 73 superscript']],
    ['an unknown character set', '\x1b(>', '1 ESC ( > SCS, a character set'],
    ['an unknown control sequence', '\x1b[3 ~', '1 CSI SP ~ unknown'],
    ['an unknown command', '\x1b]4242;x\x07', '1 OSC 4242 unknown'],
    ['an unknown device string', '\x1bP1;2"x\x1b\\', '1 DCS " x unknown'],
    ['an unknown escape', '\x1b&', []],
    ['through tmux', '\x1bPtmux;\x1b\x1b]66;s=2;Big\x07\x1b\\', '1 OSC 66 text of another size (kitty)'],
  ])('%s', (_, text, expected) => expect(found(text)).toEqual([expected].flat()));

  it('count an image of kitty that is placed only where it was sent', () => {
    const place = '\x1b_Ga=p,i=7,c=4\x1b\\';
    expect(found(place)).toEqual([]);
    expect(found('\x1b_Ga=t,f=100,i=7;AAAA\x1b\\', place, '\x1b_Ga=p,i=8\x1b\\')).toEqual([
      '1 APC G kitty image, shown as a box',
    ]);
    expect(found('\x1b_Gf=100,I=7;AAAA\x1b\\', '\x1b_Ga=p,I=7\x1b\\')).toHaveLength(1);
  });

  it('are counted, wherever events end', () => {
    const one = '\x1b]66;s=2;Big\x1b\\a\x1b[51mb';
    expect(found(...one, ...one, one)).toEqual(['3 OSC 66 text of another size (kitty)', '3 SGR 51 framed']);
  });

  it('are no more than a hundred kinds', () => {
    const many = Array.from({ length: 300 }, (_, at) => `\x1b]${50_000 + at};\x07`).join('');
    expect(found(many).length).toBe(100);
  });

  it('are not those that were cancelled, or that nobody could see', () => {
    expect(found('\x1b]66;s=2;Big\x18', '\x1b_Ga=q,i=1;AAAA\x1b\\', '\x1b]1337;SetMark\x07')).toEqual([]);
    expect(
      found('\x1b]2;t\x07\x1bkt\x1b\\\x1b[?2004h\x1b[>1u\x1b[?u\x1b[c\x1b[6n\x1b[?2026$p\x1b]52;c;AA\x07'),
    ).toEqual([]);
    expect(
      found('\x1b[38;5;51m\x1b[48;2;51;52;73m\x1b[58:5:51m\x1b[4:3m\x1b(0\x1b)B\x1bNq\x1b[#{\x1b[#}\x1b[2;5s'),
    ).toEqual([]);
    expect(found('\x1bP$qm\x1b\\\x1bP+q544e\x1b\\\x1bP=1s\x1b\\\x1bP>|name\x1b\\\x1b^a\x1b\\\x1bXb\x1b\\')).toEqual([]);
  });
});

const CORPUS = fileURLToPath(new URL('../../../shared/corpus/', import.meta.url));
const CASES = fileURLToPath(new URL('../../../shared/cases/', import.meta.url));

it.skipIf(!existsSync(CASES))('an image is named by validate (../shared/cases/24, skipped without it)', async () => {
  const { valid, unshown } = await validate(`${CASES}24-inline-image.cast`, { strict: true });
  expect([valid, unshown]).toEqual([
    true,
    [{ name: 'iTerm2 image, shown as a box', sequence: 'OSC 1337 ; File', count: 1 }],
  ]);
});

it.skipIf(!existsSync(CORPUS))(
  'real recordings ask for nothing unknown (../shared/corpus, skipped without it)',
  async () => {
    const unknown = new Map<string, string[]>();
    for (const file of readdirSync(CORPUS).filter((name) => name.endsWith('.cast'))) {
      const { unshown } = await validate(`${CORPUS}${file}`);
      const names = unshown.map(({ name, sequence, count }) => `${name} ${sequence} ${count}`);
      if (names.length > 0) unknown.set(file, names);
    }
    expect([...unknown]).toEqual([]);
  },
);
