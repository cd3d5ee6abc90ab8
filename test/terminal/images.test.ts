// Images that programs print: a terminal recording has no pixels to draw them with, so that boxes of their size stand for them.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Emulator } from '../../src/core/terminal/emulator.js';
import { DEFAULT_COLOUR } from '../../src/core/terminal/style.js';
import { screenText } from '../../src/core/terminal/text.js';
import { byValue, play, styleAt } from './play.js';

const base64 = (bytes: number[]): string => Buffer.from(bytes).toString('base64');
const word = (value: number): number[] => [value >> 8, value & 255];
/** The first bytes of files of 320 x 200 pixels. */
const PNG = base64([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 1, 64, 0, 0, 0, 200, 8]);
const GIF = base64([71, 73, 70, 56, 57, 97, 64, 1, 200, 0, 0]);
const JPEG = base64([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xc2, 0, 17, 8, ...word(200), ...word(320), 3]);

const iterm2 = (keys: string, data = PNG): string => `\x1b]1337;File=inline=1;${keys}:${data}\x07`;
const kitty = (keys: string, data = ''): string => `\x1b_G${keys};${data}\x1b\\`;
const shown = async (cols: number, rows: number, output: string) => screenText(await play(cols, rows, output));

describe('a sixel image', () => {
  it('is a box of the size it says, the cursor at the left of its last row as in xterm', async () => {
    const output = 'a\r\n  \x1bPq"1;1;180;60#0;2;0;0;0#0~~@@vv\x1b\\';
    const box = ['  ┌────────────────┐', '  │  image 180x60  │', '  └────────────────┘'];
    expect(await shown(24, 6, `${output}\r\n*`)).toEqual(['a', ...box, '*', '']);
    expect((await play(24, 6, output)).cursor).toMatchObject({ col: 2, row: 3 });
  });

  it('is measured where it does not say', async () => {
    // 200 pixels in one band, 30 in the other of two: 12 rows of pixels.
    expect(await shown(24, 3, '\x1bPq#0!100~#1~~!98~$!150~-!30~\x1b\\')).toEqual(['▒▒▒▒image 200x12▒▒▒▒', '', '']);
  });

  it('scrolls the screen as it would', async () => {
    expect(await shown(8, 3, 'a\r\nb\r\n\x1bPq"1;1;50;40~\x1b\\\r\n*')).toEqual(['┌───┐', '└───┘', '*']);
  });

  it('is no larger than the screen, and covers what stands there', async () => {
    const rows = await shown(12, 4, 'xxxxxxxxxxxx\x1b[H  \x1bPq"1;1;999999999;999999999~\x1b\\\r\n*');
    expect(rows).toEqual(['  │ image  │', '  │        │', '  └────────┘', '*']);
  });

  it('goes into the rows that scroll, not out of them', async () => {
    const rows = await shown(10, 5, 'top\x1b[5Hbottom\x1b[2;4r\x1b[3H\x1bPq"1;1;30;60~\x1b\\\r\n*');
    expect(rows).toEqual(['top', '│ │', '└─┘', '*', 'bottom']);
  });
});

describe('an iTerm2 image', () => {
  it.each([
    ['in cells', iterm2('width=16;height=3'), ['┌──────────────┐', '│image 320x200 │', '└──────────────┘*']],
    ['in pixels', iterm2('width=20px;height=40px'), ['┌┐', '└┘*']],
    ['in parts of the screen', iterm2('width=40%;height=50%'), ['┌──────┐', '│image │', '└──────┘*']],
    ['of a PNG with its height kept in shape', iterm2('width=16'), ['┌', '│', '│', '│', '└']],
    ['of a GIF', iterm2('height=5', GIF), ['┌', '│', '│', '│', '└']],
    ['of a JPEG', iterm2('width=16;height=auto', JPEG), ['┌', '│', '│', '│', '└']],
    ['of no known size', iterm2('', 'AAAA'), ['┌──────────────────┐', '│      image       │', '│', '└']],
  ])('is a box %s', async (_, output, expected) => {
    const rows = await shown(20, 6, `${output}*`);
    expect(rows.slice(0, expected.length).map((row, i) => row.slice(0, expected[i]!.length))).toEqual(expected);
  });

  it('may come in several strings', async () => {
    const parts = `\x1b]1337;MultipartFile=inline=1;height=2\x07\x1b]1337;FilePart=${PNG}\x07\x1b]1337;FilePart=AA\x07`;
    expect(await shown(20, 3, `${parts}a\x1b]1337;FileEnd\x07*`)).toEqual(['a┌────┐', ' └────┘*', '']);
  });

  it('that is only to be downloaded shows nothing, nor do other commands', async () => {
    expect(await shown(9, 2, `a\x1b]1337;File=name=x:${PNG}\x07\x1b]1337;SetMark\x07b`)).toEqual(['ab', '']);
  });
});

describe('a kitty image', () => {
  it.each([
    ['of pixels', kitty('a=T,f=24,s=50,v=60', 'AAAA'), ['┌───┐', '│   │', '└───┘*']],
    [
      'of a PNG, in chunks',
      kitty('a=T,f=100,c=5,r=2,m=1', PNG) + kitty('m=1', 'AA') + kitty('m=0'),
      ['┌───┐', '└───┘*'],
    ],
    ['sent before', kitty('a=t,f=100,i=7', PNG) + kitty('a=p,i=7,r=2'), ['┌────┐', '└────┘*']],
    ['that leaves the cursor', kitty('a=T,f=24,s=50,v=60,C=1', 'AAAA'), ['*───┐', '│   │', '└───┘']],
  ])('is a box: %s', async (_, output, expected) => {
    expect(await shown(20, 5, `${output}*`)).toEqual([...expected, '', '', ''].slice(0, 5));
  });

  it('that leaves the cursor does not scroll', async () => {
    expect(await shown(9, 3, `a\r\nb${kitty('a=T,s=40,v=900,C=1')}*`)).toEqual(['a', 'b*──┐', ' └──┘']);
  });

  it.each([
    ['all of them', 'a=d', ['one', '', 'two', '*']],
    ['by its id', 'a=d,d=I,i=7', ['one', '', 'two┌┐', '*  └┘']],
    ['by its number', 'a=d,d=n,I=3', ['one┌─┐', '   └─┘', 'two', '*']],
    ['by a range of ids', 'a=d,d=r,x=5,y=9', ['one', '', 'two┌┐', '*  └┘']],
    ['of another id', 'a=d,d=i,i=70', ['one┌─┐', '   └─┘', 'two┌┐', '*  └┘']],
  ])('goes when it is deleted: %s', async (_, control, expected) => {
    const images = [kitty('a=T,i=7,c=3,r=2', 'AA'), kitty('a=T,I=3,c=2,r=2', 'AA')];
    expect(await shown(9, 4, `one${images[0]}\r\ntwo${images[1]}\r*${kitty(control)}`)).toEqual(expected);
  });

  it('that is deleted after the screen has scrolled leaves what was printed over it', async () => {
    const image = kitty('a=T,i=7,c=4,r=3,C=1', 'AA');
    expect(await shown(6, 3, `${image}\r\n\n\n\x1b[H\x1b[3Cx${kitty('a=d')}`)).toEqual(['   x', '', '']);
  });

  it('that is only sent, asked for or placed in text shows no box', async () => {
    const output = kitty('f=100,i=1', PNG) + kitty('a=q,i=2,s=9,v=9') + kitty('a=p,i=1,U=1') + kitty('a=d');
    expect(await shown(9, 2, `a${output}b`)).toEqual(['ab', '']);
  });
});

describe('a kitty image that is placed', () => {
  const text = async (output: string) => (await shown(20, 3, `${output}x`))[0];

  it('shows nothing where it was never sent, or is gone', async () => {
    expect(await text(kitty('a=p,i=999,c=9,r=1'))).toBe('x');
    expect(await text(kitty('a=q,i=1,s=10,v=10') + kitty('a=p,i=1,c=9,r=1'))).toBe('x');
    const sent = kitty('a=t,i=1,s=10,v=10');
    expect(await text(sent + kitty('a=p,i=2,c=9,r=1'))).toBe('x');
    expect(await text(sent + kitty('a=d,d=I,i=1') + kitty('a=p,i=1,c=9,r=1'))).toBe('x');
    expect(await text(kitty('a=t,I=7,s=10,v=10') + kitty('a=d,d=N,I=7') + kitty('a=p,I=7,c=9,r=1'))).toBe('x');
    expect(await text(sent + kitty('a=d,d=A') + kitty('a=p,i=1,c=9,r=1'))).toBe('x');
  });

  it('shows where it was sent, and its placements alone were deleted', async () => {
    expect(await text(kitty('a=t,i=1,s=10,v=10') + kitty('a=p,i=1,c=9,r=1'))).toBe('▒▒▒▒▒▒▒▒▒x');
    expect(await text(kitty('a=t,i=1,s=10,v=10') + kitty('a=d,d=i,i=1') + kitty('a=p,i=1,c=9,r=1'))).toBe('▒▒▒▒▒▒▒▒▒x');
  });
});

describe('an image of over 1 MB', () => {
  const padding = 'A'.repeat(1_500_000);

  it.each([
    ['sixel that says its size', `\x1bPq"1;1;40;60${'~'.repeat(1_500_000)}\x1b\\`],
    ['sixel that does not', `\x1bPq${'#1~~~~~~~~~~$'.repeat(120_000)}!40~-~-~-~-~-~-~-~-~-~\x1b\\`],
    ['iTerm2', `${iterm2('width=4;height=3', PNG + padding)}`],
    [
      'iTerm2 in parts',
      `\x1b]1337;MultipartFile=inline=1;width=4;height=3\x07\x1b]1337;FilePart=${PNG}${padding}\x07\x1b]1337;FileEnd\x07`,
    ],
    ['kitty', kitty('a=T,s=40,v=60', padding)],
  ])('keeps its box, and rows after it stay where they are: %s', async (_, image) => {
    const warnings: string[] = [];
    const screen = await play(6, 5, `${image}\r\nend`, { warn: (warning) => warnings.push(warning) });
    expect(screenText(screen)).toEqual(['┌──┐', '│  │', '└──┘', 'end', '']);
    expect(warnings).toEqual([]);
  });
});

describe("a kitty image's places in text", () => {
  const place = '\u{10eeee}';
  const [first, second] = ['\u0305', '\u030d'];
  const placed = `\x1b[1;38;5;42m${place}${first}${first}${place}${first}${second}\r\n${place}${second}${place}\x1b[m|`;

  it('are shades, without the marks and the colour that tell which they are', async () => {
    const screen = await play(6, 3, `é${placed}`);
    expect(screenText(screen)).toEqual(['é▒▒', '▒▒|', '']);
    expect(styleAt(screen, 1)).toMatchObject({ bold: true, fg: DEFAULT_COLOUR });
  });

  it('leave the colour to what follows them', async () => {
    const screen = await play(6, 1, `\x1b[31m${place}${first}é${place}x`);
    expect(screenText(screen)).toEqual(['▒é▒x']);
    expect([0, 1, 2, 3].map((col) => styleAt(screen, col).fg === DEFAULT_COLOUR)).toEqual([true, false, true, false]);
  });

  it('are the same split at any places', async () => {
    const whole = byValue(await play(6, 3, placed));
    for (let cut = 0; cut <= placed.length; cut++) {
      const emulator = new Emulator({ cols: 6, rows: 3 });
      emulator.write(placed.slice(0, cut));
      emulator.at(() => {});
      emulator.write(placed.slice(cut));
      let found: unknown;
      emulator.snapshot((screen) => {
        found = byValue(screen);
      });
      await emulator.drain();
      emulator.dispose();
      expect(found).toEqual(whole);
    }
  });
});

describe('images', () => {
  const session = `one\r\n\x1bP0;1q"1;1;90;50~\x1b\\\x1b[31mtwo${kitty('a=T,s=40,v=40', 'AA')}\x1b]1337;File=inline=1;width=3;height=2:${GIF}\x07end\x1b[1m!`;

  it('are the same split at any places', async () => {
    const whole = byValue(await play(30, 9, session));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat({ max: session.length }), { maxLength: 12 }), async (cuts) => {
        const emulator = new Emulator({ cols: 30, rows: 9 });
        const places = [0, ...cuts.sort((a, b) => a - b), session.length];
        for (const [i, end] of places.slice(1).entries()) emulator.write(session.slice(places[i], end));
        let found: unknown;
        emulator.snapshot((screen) => {
          found = byValue(screen);
        });
        await emulator.drain();
        emulator.dispose();
        expect(found).toEqual(whole);
      }),
      { numRuns: 60 },
    );
  });

  it('that are broken off (CAN) show nothing, and what follows them shows', async () => {
    expect(await shown(9, 2, 'a\x1bPq"1;1;50;40~~\x18b')).toEqual(['ab', '']);
  });

  it('may come through tmux', async () => {
    const through = `\x1bPtmux;${iterm2('width=3;height=2').replaceAll('\x1b', '\x1b\x1b')}\x1b\\`;
    expect(await shown(9, 2, `a${through}b`)).toEqual(['a┌─┐', ' └─┘b']);
  });

  it('keep the colours of the text around them', async () => {
    const screen = await play(20, 3, '\x1b[7;35ma\x1bPq"1;1;20;20~\x1b\\\r\nb');
    expect(screen.styles[0]).toBe(screen.styles[20]);
  });

  it('never leave the screen, whatever they say', async () => {
    const digits = fc.constantFrom('0', '1', '7', '40', '999999999', '4294967297', '-1', '');
    await fc.assert(
      fc.asyncProperty(
        digits,
        digits,
        fc.constantFrom('', 'px', '%'),
        fc.nat({ max: 40 }),
        async (w, h, unit, skip) => {
          const output = `${' '.repeat(skip)}${iterm2(`width=${w}${unit};height=${h}${unit}`)}\x1b[2;2H\x1bPq"1;1;${w};${h}~\x1b\\${kitty(`a=T,c=${w},r=${h},s=${h},v=${w},C=1`)}*`;
          const screen = await play(13, 4, output);
          expect(screenText(screen).join('')).toContain('*');
        },
      ),
      { numRuns: 60 },
    );
  });
});
