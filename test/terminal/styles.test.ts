import { describe, expect, it } from 'vitest';
import { PALETTE, RGB, type Style } from '../../src/core/terminal/style.js';
import { play, styleAt } from './play.js';

/** The attributes of a letter written after `sgr`, without those that are off. */
async function attributes(sgr: string): Promise<Partial<Style>> {
  const style = styleAt(await play(4, 1, `${sgr}x`), 0);
  return Object.fromEntries(
    Object.entries(style).filter(([, value]) => value !== false && value !== 0 && value !== '' && value !== 'none'),
  );
}

describe('styles', () => {
  it('are the default one without attributes, id 0', async () => {
    const screen = await play(3, 1, 'a\x1b[1;31mb\x1b[0mc');
    expect([...screen.styles].map((id) => id === 0)).toEqual([true, false, true]);
    expect(await attributes('')).toEqual({});
  });

  it.each([
    ['1', 'bold'],
    ['2', 'faint'],
    ['3', 'italic'],
    ['5', 'blink'],
    ['7', 'inverse'],
    ['8', 'conceal'],
    ['9', 'strike'],
    ['53', 'overline'],
  ])('SGR %s is %s', async (code, name) => {
    expect(await attributes(`\x1b[${code}m`)).toEqual({ [name]: true });
  });

  it.each([
    ['4', 'single'],
    ['4:1', 'single'],
    ['21', 'double'],
    ['4:2', 'double'],
    ['4:3', 'curly'],
    ['4:4', 'dotted'],
    ['4:5', 'dashed'],
  ])('SGR %s underlines: %s', async (code, underline) => {
    expect(await attributes(`\x1b[${code}m`)).toEqual({ underline });
  });

  it('SGR 4:0 and 24 take the underline off', async () => {
    expect(await attributes('\x1b[4:3m\x1b[4:0m')).toEqual({});
    expect(await attributes('\x1b[4:3m\x1b[24m')).toEqual({});
  });

  it.each([
    ['31', PALETTE | 1],
    ['97', PALETTE | 15],
    ['38;5;1', PALETTE | 1],
    ['38;5;200', PALETTE | 200],
    ['38:5:200', PALETTE | 200],
    ['38;2;1;2;3', RGB | 0x010203],
    ['38:2::1:2:3', RGB | 0x010203],
    ['38:2:1:2:3', RGB | 0x010203],
    ['1;38:2:1:2:3;22', RGB | 0x010203],
    ['38;2;1;2;3;31', PALETTE | 1],
  ])('SGR %s sets the foreground', async (code, fg) => {
    expect(await attributes(`\x1b[${code}m`)).toEqual({ fg });
  });

  it.each([
    ['48:2:9:8:7', RGB | 0x090807],
    ['104', PALETTE | 12],
  ])('SGR %s sets the background', async (code, bg) => {
    expect(await attributes(`\x1b[${code}m`)).toEqual({ bg });
  });

  it.each([
    ['4;58:2:1:2:3', RGB | 0x010203],
    ['4;58:2::1:2:3', RGB | 0x010203],
    ['58;5;9;4', PALETTE | 9],
  ])('SGR %s colours the underline', async (code, underlineColour) => {
    expect(await attributes(`\x1b[${code}m`)).toEqual({ underline: 'single', underlineColour });
  });

  it('have no underline colour without an underline', async () => {
    expect(await attributes('\x1b[58;5;9m')).toEqual({});
  });

  it('are equal by value, however the program asked for them', async () => {
    const ids = (await play(4, 1, '\x1b[31mx\x1b[38;5;1mx\x1b[38;2;5;6;7m\x1b[31mx\x1b[0;31mx')).styles;
    expect(new Set(ids).size).toBe(1);
  });

  it('keep the background of erased cells', async () => {
    expect(styleAt(await play(4, 1, '\x1b[44m\x1b[K'), 2).bg).toBe(PALETTE | 4);
  });

  it('stay apart by the thousand', async () => {
    const output = Array.from({ length: 2000 }, (_, n) => `\x1b[38;2;${n >> 8};${n & 255};7mx`).join('');
    const screen = await play(50, 40, output);
    expect(Array.from(screen.styles, (id) => screen.style(id).fg)).toEqual(
      Array.from({ length: 2000 }, (_, n) => RGB | (n << 8) | 7),
    );
  });

  it('throw for an id that does not exist', async () => {
    const screen = await play(1, 1, '');
    expect(() => screen.style(999)).toThrow('no style has the id 999');
  });
});

describe('links (OSC 8)', () => {
  it('have a target, and no underline that the program did not ask for', async () => {
    expect(await attributes('\x1b]8;;https://a.example/?q=1;2\x07')).toEqual({ link: 'https://a.example/?q=1;2' });
    expect(await attributes('\x1b]8;;https://a.example\x1b\\\x1b[4:3m')).toEqual({
      link: 'https://a.example',
      underline: 'curly',
    });
  });

  it('end', async () => {
    expect(await attributes('\x1b]8;;https://a.example\x07y\x1b]8;;\x07\x1b[1;1H')).toEqual({});
  });

  it('to the same target are the same style', async () => {
    const screen = await play(4, 1, '\x1b]8;;u:1\x07a\x1b]8;id=7;u:1\x07b\x1b]8;;u:2\x07c');
    expect(screen.styles[0]).toBe(screen.styles[1]);
    expect(styleAt(screen, 2).link).toBe('u:2');
  });

  it('keep their target when the line scrolls up', async () => {
    const screen = await play(4, 3, '1\r\n2\r\n\x1b]8;;u:1\x07link\x1b]8;;\x07\r\n4');
    expect(styleAt(screen, 0, 1).link).toBe('u:1');
  });

  it('keep their target when the line they began on is deleted, erased or scrolled out', async () => {
    const link = '\x1b]8;;u:1\x07one\r\ntwo\x1b]8;;\x07';
    const named = '\x1b]8;id=7;u:1\x07one\x1b]8;;\x07\r\n\x1b]8;id=7;u:1\x07two\x1b]8;;\x07';
    for (const output of [link, named]) {
      expect(styleAt(await play(4, 3, `${output}\x1b[H\x1b[M`), 0).link).toBe('u:1');
      expect(styleAt(await play(4, 3, `${output}\x1b[H\x1b[2K`), 0, 1).link).toBe('u:1');
      expect(styleAt(await play(4, 2, `${output}\r\n`, { scrollback: 0 }), 0).link).toBe('u:1');
    }
  });

  it('go on where the cursor has moved, on lines that came in the place of the first', async () => {
    const screen = await play(4, 3, '\x1b]8;;u:1\x07one\r\x1b[M\x1b[2;1Htwo');
    expect(styleAt(screen, 0, 1).link).toBe('u:1');
  });
});
