import { describe, expect, it } from 'vitest';
import { parseColourSpec } from '../../src/core/terminal/colour-spec.js';
import { screenText } from '../../src/core/terminal/text.js';
import { play } from './play.js';

const RIS = '\x1bc';
const DECSTR = '\x1b[!p';

describe('the cursor', () => {
  const cursor = async (output: string) => {
    const { visible, shape, blink } = (await play(4, 2, output)).cursor;
    return `${visible ? 'visible' : 'hidden'} ${blink ? 'blinking' : 'steady'} ${shape}`;
  };

  it.each([
    ['', 'visible steady block'],
    ['\x1b[?25l', 'hidden steady block'],
    ['\x1b[?25l\x1b[?25h', 'visible steady block'],
    ['\x1b[?1;25l', 'hidden steady block'],
    ['\x1b[1 q', 'visible blinking block'],
    ['\x1b[2 q', 'visible steady block'],
    ['\x1b[3 q', 'visible blinking underline'],
    ['\x1b[4 q', 'visible steady underline'],
    ['\x1b[5 q', 'visible blinking bar'],
    ['\x1b[6 q', 'visible steady bar'],
    ['\x1b[6 q\x1b[0 q', 'visible steady block'],
    ['\x1b[6 q\x1b[ q', 'visible steady block'],
    ['\x1b[6 q\x1b[9 q', 'visible steady bar'],
    ['\x1b[?12h', 'visible blinking block'],
    [`\x1b[?25l\x1b[5 q${DECSTR}`, 'visible steady block'],
    [`\x1b[?25l\x1b[5 q${RIS}`, 'visible steady block'],
    ['\x1b[?25l\x1b[?1049h', 'hidden steady block'],
  ])('after %j is %s', async (output, expected) => {
    expect(await cursor(output)).toBe(expected);
  });
});

describe('reverse video (DECSCNM)', () => {
  it.each([
    ['\x1b[?5h', true],
    ['\x1b[?5h\x1b[?5l', false],
    [`\x1b[?5h${DECSTR}`, true],
    [`\x1b[?5h${RIS}`, false],
  ])('after %j is %s', async (output, expected) => {
    expect((await play(4, 1, output)).reverse).toBe(expected);
  });
});

describe('colours changed at run time', () => {
  const colours = async (output: string) => {
    const { palette, ...rest } = (await play(4, 1, output)).colours;
    return { ...rest, palette: Object.fromEntries(palette) };
  };
  const none = { foreground: undefined, background: undefined, cursor: undefined, palette: {} };

  it('are none at first', async () => expect(await colours('')).toEqual(none));

  it('OSC 4 sets palette entries', async () => {
    expect(await colours('\x1b]4;1;#ff8000;200;rgb:1/2/3\x07')).toEqual({
      ...none,
      palette: { 1: 0xff8000, 200: 0x112233 },
    });
  });

  it('OSC 10, 11 and 12 set foreground, background and cursor, one after the other', async () => {
    expect(await colours('\x1b]10;#010203\x07\x1b]11;#040506\x1b\\')).toEqual({
      ...none,
      foreground: 0x010203,
      background: 0x040506,
    });
    expect(await colours('\x1b]10;#010203;#040506;#070809\x07')).toEqual({
      ...none,
      foreground: 0x010203,
      background: 0x040506,
      cursor: 0x070809,
    });
  });

  it('OSC 104 and 110 to 112 take them back', async () => {
    expect(await colours('\x1b]4;1;#fff;2;#fff\x07\x1b]104;1\x07')).toEqual({ ...none, palette: { 2: 0xf0f0f0 } });
    expect(await colours('\x1b]4;1;#fff;2;#fff\x07\x1b]104\x07')).toEqual(none);
    expect(await colours('\x1b]10;#111111;#222222;#333333\x07\x1b]110\x07\x1b]111\x07\x1b]112\x07')).toEqual(none);
  });

  it('ignore questions, unknown colours and impossible entries', async () => {
    expect(await colours('\x1b]4;1;?;256;#ffffff;-1;#ffffff;x;#ffffff\x07\x1b]11;?\x07\x1b]10;nonsense\x07')).toEqual(
      none,
    );
  });

  it('survive a soft reset and end with a full one', async () => {
    expect((await colours(`\x1b]11;#040506\x07${DECSTR}`)).background).toBe(0x040506);
    expect(await colours(`\x1b]11;#040506\x07\x1b]4;1;#123456\x07${RIS}`)).toEqual(none);
  });

  it.each([
    ['#fff', 0xf0f0f0],
    ['#123456', 0x123456],
    ['#123456789', 0x124578],
    ['#1234abcd9876', 0x12ab98],
    ['rgb:f/f/f', 0xffffff],
    ['rgb:12/34/56', 0x123456],
    ['rgb:800/000/fff', 0x8000ff],
    ['rgb:ffff/8080/0000', 0xff8000],
    ['RGB:FF/00/00', 0xff0000],
    ['rgba:ff/00/00/80', 0xff0000],
    ['no colour', undefined],
    ['#12', undefined],
    ['rgb:12/34', undefined],
  ])('the colour %s', (spec, expected) => expect(parseColourSpec(spec)).toBe(expected));
});

describe('line sizes', () => {
  const sizes = async (output: string) => [...(await play(8, 4, output)).lineSizes];

  it('are set by DECDWL and DECDHL for the line of the cursor, and taken back by DECSWL', async () => {
    expect(await sizes('\x1b#6a\r\n\x1b#3b\r\n\x1b#4b\r\n\x1b#6\x1b#5')).toEqual([1, 2, 3, 0]);
  });

  it('go where the line goes', async () => {
    expect(await sizes('1\r\n2\r\n\x1b#6three\r\n4\r\n5')).toEqual([0, 1, 0, 0]);
    expect(await sizes('\x1b#6one\x1b[1;1H\x1bM')).toEqual([0, 1, 0, 0]);
    expect(await sizes('a\r\n\x1b#6b\x1b[1;1H\x1b[M')).toEqual([1, 0, 0, 0]);
  });

  it('do not come back with a new line below', async () => {
    expect(await sizes('\x1b#6one\r\n2\r\n3\r\n4\r\n5\r\n6')).toEqual([0, 0, 0, 0]);
  });

  it('end where the line is erased whole, and on the other screen', async () => {
    expect(await sizes('\x1b#6one\x1b[2J')).toEqual([0, 0, 0, 0]);
    expect(await sizes('\x1b#6one\x1b[?1049h')).toEqual([0, 0, 0, 0]);
    expect(await sizes('\x1b#6one\x1b[?1049h\x1b#3\x1b[?1049l')).toEqual([1, 0, 0, 0]);
    expect(await sizes(`\x1b#6one${RIS}`)).toEqual([0, 0, 0, 0]);
  });
});

describe('DEC special graphics', () => {
  it('draws lines, and nothing for an underscore', async () => {
    expect(screenText(await play(8, 1, '\x1b(0lq_qk\x1b(B_'))).toEqual(['┌─ ─┐_']);
  });
});
