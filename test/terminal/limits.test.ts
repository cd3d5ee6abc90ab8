import { describe, expect, it } from 'vitest';
import { Emulator } from '../../src/core/terminal/emulator.js';
import { rowText, screenText } from '../../src/core/terminal/text.js';
import { MAX_MARKS } from '../../src/core/terminal/xterm/printed.js';
import { MAX_STRING, StringLimit } from '../../src/core/terminal/xterm/string-limit.js';
import { play } from './play.js';

describe('repeat counts', () => {
  const fill = 'a\r\nb\r\nc\x1b[2;1H';

  it.each([
    ['L', ['a', '*', '']],
    ['M', ['a', '*', '']],
    ['S', ['', '*', '']],
    ['T', ['', '*', '']],
    ['I', ['a', 'b  *', 'c']],
    ['Z', ['a', '*', 'c']],
    ['P', ['a', '*', 'c']],
    ['X', ['a', '*', 'c']],
    ['@', ['a', '*', 'c']],
    ['B', ['a', 'b', '*']],
  ])('of CSI 2147483647 %s end with the screen', async (final, expected) => {
    expect(screenText(await play(4, 3, `${fill}\x1b[2147483647${final}*`))).toEqual(expected);
  });

  it('of a repeated character print a screenful', async () => {
    expect(screenText(await play(4, 3, 'x\x1b[2147483647b'))).toEqual(['xxxx', 'xxxx', 'x']);
  });

  it('hold where the number is split over writes', async () => {
    const emulator = new Emulator({ cols: 4, rows: 2 });
    for (const piece of 'x\x1b[2147483647b') emulator.write(piece);
    await emulator.drain();
    emulator.snapshot((screen) => expect(screenText(screen)).toEqual(['xxxx', 'x']));
    await emulator.drain();
  });
});

describe('escape strings of over 1 MB', () => {
  const long = 'A'.repeat(MAX_STRING + 1);

  it.each([
    ['OSC ended by BEL', '\x1b]2;', '\x07'],
    ['OSC ended by ST', '\x1b]52;c;', '\x1b\\'],
    ['DCS', '\x1bP+q', '\x1b\\'],
    ['APC', '\x1b_N', '\x1b\\'],
    ['title of GNU screen', '\x1bk', '\x1b\\'],
    ['PM', '\x1b^', '\x1b\\'],
    ['SOS', '\x1bX', '\x1b\\'],
  ])('are dropped: %s', async (_, opening, closing) => {
    const warnings: string[] = [];
    const output = `\x1b]2;title\x07before ${opening}${long}${closing}after`;
    const screen = await play(20, 1, output, { warn: (warning) => warnings.push(warning) });
    expect([rowText(screen, 0), screen.title]).toEqual(['before after', 'title']);
    expect(warnings).toEqual(['an escape sequence of over 1 MB was dropped']);
  });

  it('are dropped with one warning however many there are, split at any place', async () => {
    const warnings: string[] = [];
    const emulator = new Emulator({ cols: 20, rows: 1 }, { warn: (warning) => warnings.push(warning) });
    for (let n = 0; n < 3; n++) {
      emulator.write('a\x1b');
      emulator.write(']2;');
      for (let part = 0; part < 11; part++) emulator.write('B'.repeat(100_000));
      emulator.write('\x1b');
      emulator.write('\\b');
    }
    const seen: unknown[] = [];
    emulator.snapshot((screen) => seen.push(rowText(screen, 0), screen.title));
    await emulator.drain();
    expect(seen).toEqual(['ababab', '']);
    expect(warnings.length).toBe(1);
  });

  it('are not mistaken for long text, or for many short strings', () => {
    let dropped = 0;
    const limit = new StringLimit(() => dropped++);
    const text = `${'x'.repeat(2 * MAX_STRING)}${'\x1b]2;t\x07'.repeat(MAX_STRING / 4)}`;
    expect(limit.pass(text)).toBe(text);
    expect(limit.pass(text)).toBe(text);
    expect(dropped).toBe(0);
  });

  it('end with CAN, SUB or another escape sequence too', () => {
    for (const end of ['\x18', '\x1a', '\x1b[m']) {
      const limit = new StringLimit(() => undefined);
      expect(limit.pass(`\x1b]2;${long}`)).toBe('\x1b]\x18');
      expect(limit.pass(`${long}${end}text`)).toBe(`${end}text`);
      expect(limit.pass('more')).toBe('more');
    }
  });
});

describe('marks on one letter', () => {
  it(`are at most ${MAX_MARKS}`, async () => {
    const screen = await play(10, 1, `a${'\u0301'.repeat(100_000)}b`);
    expect(rowText(screen, 0)).toBe(`a${'\u0301'.repeat(MAX_MARKS)}b`);
  });

  it('are not many more when the cursor returns to it again and again', async () => {
    const screen = await play(10, 1, `a${'\u0301\x1b[1;2H'.repeat(1000)}b`);
    expect(rowText(screen, 0).length).toBeLessThan(2 * MAX_MARKS);
  });
});

describe('images that no box stands for', () => {
  const data = Buffer.from(Array.from({ length: 3000 }, (_, n) => n & 255)).toString('base64');

  it.each([
    [
      'kitty image placed in text',
      `\x1b_Gi=1,U=1,a=T,r=1,c=2;${data}\x1b\\\u{10eeee}\u0305\u0305\u{10eeee}\u0305\u030d\b\b`,
    ],
    ['ReGIS', `\x1bP0pS(E)P[100,100]V[+50]\x1b\\`],
  ])('do not garble the screen: %s', async (_, image) => {
    const screen = await play(20, 2, `before ${image}after`);
    expect(screenText(screen)).toEqual(['before after', '']);
  });
});
