// Pens and colours that programs put away and take back, and the blinking of SGR 6.
import { describe, expect, it } from 'vitest';
import { PALETTE } from '../../src/core/terminal/style.js';
import { play, styleAt } from './play.js';

const penAfter = async (output: string) => styleAt(await play(20, 1, `${output}x`), 0);

describe('the stack of pens', () => {
  const look = '\x1b[1;3;4:3;31;42m';

  it.each([
    ['XTPUSHSGR and XTPOPSGR', '\x1b[#{', '\x1b[#}'],
    ['their older names', '\x1b[#p', '\x1b[#q'],
    ['with parameter 0', '\x1b[0#{', '\x1b[#}'],
    ['mixed', '\x1b[#{', '\x1b[#q'],
  ])('brings back all: %s', async (_, push, pop) => {
    expect(await penAfter(`${look}${push}\x1b[0;5;7;34m${pop}`)).toEqual(await penAfter(look));
  });

  it('brings back what was named, and leaves the rest', async () => {
    const pen = await penAfter('\x1b[1;31;42m\x1b[1;30#{\x1b[0;3;34;45m\x1b[#}');
    expect(pen).toMatchObject({ bold: true, italic: true, fg: PALETTE | 1, bg: PALETTE | 5 });
  });

  it.each([
    [4, '\x1b[4:3;58;5;9m', { underline: 'curly', underlineColour: PALETTE | 9 }],
    [21, '\x1b[4:2m', { underline: 'double' }],
    [2, '\x1b[2m', { faint: true }],
    [5, '\x1b[5m', { blink: true }],
    [7, '\x1b[7m', { inverse: true }],
    [8, '\x1b[8m', { conceal: true }],
    [9, '\x1b[9m', { strike: true }],
  ])('knows attribute %i', async (attribute, sgr, expected) => {
    expect(await penAfter(`${sgr}\x1b[${attribute}#{\x1b[0m\x1b[#}`)).toMatchObject(expected);
  });

  it('gives pens back in their order, ten of them at most', async () => {
    const pushes = Array.from({ length: 12 }, (_, at) => `\x1b[38;5;${at + 1}m\x1b[#{`).join('');
    for (const [pops, colour] of [
      [2, 99],
      [3, 10],
      [12, 1],
      [13, 1],
    ] as const) {
      const pen = await penAfter(`${pushes}\x1b[38;5;99m${'\x1b[#}'.repeat(pops)}`);
      expect(pen.fg).toBe(PALETTE | colour);
    }
  });

  it('is empty at first, and after a reset', async () => {
    expect((await penAfter('\x1b[31m\x1b[#}')).fg).toBe(PALETTE | 1);
    expect((await penAfter('\x1b[31m\x1b[#{\x1bc\x1b[32m\x1b[#}')).fg).toBe(PALETTE | 2);
  });

  it('leaves links alone', async () => {
    expect((await penAfter('\x1b[4m\x1b[#{\x1b]8;;https://a.b\x07\x1b[m\x1b[#}')).link).toBe('https://a.b');
  });
});

describe('the stack of colours', () => {
  const colours = async (output: string) => {
    const { foreground, background, cursor, palette } = (await play(4, 1, output)).colours;
    return { foreground, background, cursor, palette: [...palette] };
  };
  const set = '\x1b]10;#112233\x07\x1b]4;1;#445566\x07';
  const before = { foreground: 0x112233, background: undefined, cursor: undefined, palette: [[1, 0x445566]] };

  it.each([
    ['XTPUSHCOLORS and XTPOPCOLORS', '\x1b[#P', '\x1b[#Q'],
    ['a place by its number', '\x1b[3#P', '\x1b[3#Q'],
    ["kitty's own", '\x1b]30001\x1b\\', '\x1b]30101\x1b\\'],
  ])('brings back all: %s', async (_, push, pop) => {
    expect(await colours(`${set}${push}\x1b]104\x07\x1b]11;#ffffff\x07\x1b]10;red\x07${pop}`)).toEqual(before);
  });

  it('leaves them where nothing was put away', async () => {
    expect(await colours(`${set}\x1b[#Q\x1b[7#Q\x1b[99#Q`)).toEqual(before);
    expect(await colours(`\x1b[#P\x1bc${set}\x1b[#Q`)).toEqual(before);
  });

  it("is filled by kitty's colours by name, too (OSC 21)", async () => {
    const named =
      '\x1b]21;foreground=#112233;background=?;1=rgb:44/55/66;nonsense=red;cursor=#010203;selection_foreground=red';
    expect(await colours(`${named}\x1b\\`)).toEqual({ ...before, cursor: 0x010203 });
    expect(await colours(`${named}\x1b\\\x1b]21;cursor=\x07`)).toEqual(before);
    expect(await colours(`${named}\x1b\\\x1b]21;cursor;foreground;1\x07`)).toEqual({
      foreground: undefined,
      background: undefined,
      cursor: undefined,
      palette: [],
    });
  });
});

describe('SGR 6', () => {
  it('blinks as SGR 5 does, alone and among others', async () => {
    for (const sgr of ['6', '1;6', '38;5;1;6', '38;2;1;2;6;6', '48:5:1;6']) {
      expect((await penAfter(`\x1b[${sgr}m`)).blink).toBe(true);
    }
  });

  it('is none where the number belongs to a colour', async () => {
    for (const sgr of ['38;5;6', '48;2;6;6;6', '58;5;6', '38:5:6', '4:6', '6;25']) {
      expect((await penAfter(`\x1b[${sgr}m`)).blink).toBe(false);
    }
    expect((await penAfter('\x1b[38;5;6m')).fg).toBe(PALETTE | 6);
  });
});
