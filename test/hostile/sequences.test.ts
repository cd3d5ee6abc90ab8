// Escape sequences made to keep a terminal busy or to fill its memory. Work is counted: lines touched and cells printed in xterm.js.
import { describe, expect, it } from 'vitest';
import { Emulator, openTerminal, repair } from '../../src/core/terminal/emulator.js';
import { type ImageString, ImageStrings } from '../../src/core/terminal/images/image-strings.js';
import type { Screen } from '../../src/core/terminal/screen.js';
import { rowText, screenText } from '../../src/core/terminal/text.js';
import { graphemeWidths } from '../../src/core/terminal/widths/widths.js';
import { openInternals } from '../../src/core/terminal/xterm/internals.js';
import { MAX_LINKS } from '../../src/core/terminal/xterm/links.js';
import { MAX_MARKS } from '../../src/core/terminal/xterm/printed.js';
import { MAX_STRING } from '../../src/core/terminal/xterm/string-limit.js';
import { play } from '../terminal/play.js';

interface CountedLines {
  get(index: number): unknown;
  splice(start: number, gone: number, ...lines: unknown[]): void;
}

/** How often lines are looked up or moved, and code points printed, while a terminal of 40 x 30 takes the output. */
async function workOf(output: string): Promise<number> {
  const terminal = openTerminal({ cols: 40, rows: 30 }, graphemeWidths);
  const core = openInternals(terminal, 40)!;
  repair(terminal, core, graphemeWidths);
  let work = 0;
  const lines = core.buffer.lines as unknown as CountedLines;
  const { get, splice } = lines;
  lines.get = (index) => {
    work++;
    return get.call(lines, index);
  };
  lines.splice = (...given) => {
    work++;
    splice.apply(lines, given);
  };
  const handler = core._inputHandler;
  const { print } = handler;
  handler.print = (data, start, end) => {
    work += end - start;
    print.call(handler, data, start, end);
  };
  await new Promise<void>((resolve) => terminal.write(output, resolve));
  terminal.dispose();
  return work;
}

const FINALS = Array.from({ length: 0x7f - 0x40 }, (_, at) => String.fromCharCode(0x40 + at));
const HUGE = [2_147_483_647, 4_294_967_295, '9'.repeat(400)];

describe('CSI with a huge number', () => {
  it.each(['', '?', '>', '=', '<', ' ', '!', '"', '$', "'", '*'])(
    'and %j costs no more than a few screens, whatever its final byte',
    async (mark) => {
      for (const final of FINALS) {
        for (const number of HUGE) {
          const parameters = `${number};${number};${number}`;
          const sequence = /[?>=<]/.test(mark) ? `${mark}${parameters}${final}` : `${parameters}${mark}${final}`;
          const work = await workOf(`ab\r\ncd\x1b[2;2H\x1b[${sequence}x`);
          if (work > 4 * 40 * 30) expect.fail(`CSI ${sequence.slice(0, 40)} took ${work} steps`);
        }
      }
    },
  );

  it('leaves a terminal that goes on', async () => {
    const all = FINALS.map((final) => `\x1b[2147483647${final}`).join('');
    const screen = await play(40, 5, `${all}\x1bc\x1b[2;1Hafter`);
    expect(screenText(screen)).toEqual(['', 'after', '', '', '']);
  });

  it('of parameters', async () => {
    const many = '1;'.repeat(200_000);
    const screen = await play(20, 2, `\x1b[${many}mred\x1b[${'38:2:1:'.repeat(100_000)}mtext\x1b[${many}Hafter`);
    expect(screenText(screen)).toEqual(['afterxt', '']);
  });
});

describe('a string that never ends', () => {
  it.each([
    ['OSC', '\x1b]2;'],
    ['OSC 52', '\x1b]52;c;'],
    ['title of GNU screen', '\x1bk'],
    ['DCS', '\x1bP'],
    ['OSC 1337 without an image', '\x1b]1337;SetUserVar=a='],
    ['APC', '\x1b_'],
    ['PM', '\x1b^'],
    ['SOS', '\x1bX'],
  ])('%s of 50 MB keeps nothing, and what follows it shows', async (_, opening) => {
    const warnings: string[] = [];
    const emulator = new Emulator({ cols: 20, rows: 1 }, { warn: (warning) => warnings.push(warning) });
    emulator.write(`before ${opening}`);
    const part = 'A'.repeat(1_000_000);
    for (let at = 0; at < 50; at++) {
      emulator.write(part);
      if (at % 8 === 7) await emulator.drain();
    }
    emulator.write('\x1b\\after');
    const shown: string[] = [];
    emulator.snapshot((screen) => shown.push(rowText(screen, 0)));
    await emulator.drain();
    emulator.dispose();
    expect(shown).toEqual(['before after']);
    expect(warnings).toEqual(['an escape sequence of over 1 MB was dropped']);
  });

  it.each([
    ['sixel', '\x1bPq'],
    ['kitty', '\x1b_Ga=T,f=100,c=4,r=1;'],
    ['iTerm2', '\x1b]1337;File=inline=1;width=4;height=1:'],
  ])('%s of 50 MB is an image, and keeps no more than its beginning', async (_, opening) => {
    const images = new ImageStrings();
    const first = [...images.split(opening)];
    const part = 'A'.repeat(1_000_000);
    for (let at = 0; at < 50; at++) expect([...images.split(part)]).toEqual([]);
    const [image, rest] = [...images.split('\x1b\\')];
    expect([first, rest]).toEqual([[], '\x1b\\']);
    expect((image as ImageString).body.length).toBe(1_000_000);
  });

  it('leaves a title as it was where the output ends in it', async () => {
    const screen = await play(20, 1, `\x1b]2;title\x07text\x1b]2;${'B'.repeat(MAX_STRING / 2)}`);
    expect([rowText(screen, 0), screen.title]).toEqual(['text', 'title']);
  });
});

describe('images of impossible sizes', () => {
  it.each([
    ['sixel, repeated', '\x1bPq!999999999~-!999999999~\x1b\\'],
    ['sixel, attributes', '\x1bPq"1;1;999999999;999999999~\x1b\\'],
    ['sixel, bands', `\x1bPq${'~-'.repeat(40_000)}\x1b\\`],
    ['kitty, pixels', '\x1b_Ga=T,s=999999999,v=999999999;AAAA\x1b\\'],
    ['kitty, cells', '\x1b_Ga=T,c=999999999,r=999999999;AAAA\x1b\\'],
    ['kitty, numbers of 400 digits', `\x1b_Ga=T,c=${'9'.repeat(400)},r=-1,s=1e9;AAAA\x1b\\`],
    ['iTerm2', '\x1b]1337;File=inline=1;width=999999999;height=999999999px:AAAA\x07'],
    [
      'iTerm2, a PNG of 4 billion pixels a side',
      `\x1b]1337;File=inline=1:${Buffer.from('89504e470d0a1a0a0000000d49484452ffffffffffffffff', 'hex').toString('base64')}\x07`,
    ],
  ])('are boxes within the screen: %s', async (_, image) => {
    const screen = await play(30, 6, `${image}\r\n`);
    expect(screenText(screen).join('')).toMatch(/^[┌─┐│└┘▒image x\d]+$/);
    const rows = await play(30, 6, `${image.repeat(50)}\x1b[H\x1b[2Jafter`);
    expect(screenText(rows)).toEqual(['after', '', '', '', '', '']);
  });

  it('that come in chunks without an end are forgotten', async () => {
    const chunks = `\x1b_Ga=T,m=1;${'A'.repeat(4000)}\x1b\\`.repeat(2000);
    expect(screenText(await play(10, 2, `${chunks}after`))).toEqual(['after', '']);
  });
});

describe('what a terminal would answer', () => {
  it('is nothing: queries leave no trace, a million of them', async () => {
    const queries =
      '\x1b[6n\x1b[?6n\x1b[5n\x1b[c\x1b[>c\x1b[=c\x1b[x\x1b[18t\x1b[21t\x1b]10;?\x07\x1b]4;1;?\x07\x1b]52;c;?\x07\x1bP$qm\x1b\\\x1bP+q544e\x1b\\\x05\x1bZ';
    const emulator = new Emulator({ cols: 20, rows: 2 });
    for (let at = 0; at < 50; at++) {
      emulator.write(queries.repeat(1400));
      await emulator.drain();
    }
    const shown: [string, unknown][] = [];
    emulator.write('after');
    emulator.snapshot((screen) => shown.push([rowText(screen, 0), screen.colours.foreground]));
    await emulator.drain();
    expect(shown).toEqual([['after', undefined]]);
  });

  it('is nothing: bells, millions of them', async () => {
    expect(screenText(await play(20, 1, `${'\x07'.repeat(5_000_000)}after`))).toEqual(['after']);
  });
});

describe('links', () => {
  const linksOf = (screen: Screen) => new Set(Array.from(screen.styles, (id) => screen.style(id).link));

  it('that are the same are one, however often they are written', async () => {
    const emulator = new Emulator({ cols: 40, rows: 5 });
    const link = '\x1b]8;;https://example.com\x07x\x1b]8;;\x07\x1b[H';
    for (let at = 0; at < 40; at++) {
      emulator.write(link.repeat(10_000));
      await emulator.drain();
    }
    const found: unknown[] = [];
    emulator.write('\x1b[1;3Hplain');
    emulator.snapshot((screen) => found.push([...linksOf(screen)]));
    await emulator.drain();
    expect(found).toEqual([['https://example.com', '']]);
  });

  it(`that differ are at most ${MAX_LINKS}; then their text stands without`, async () => {
    const warnings: string[] = [];
    const emulator = new Emulator({ cols: 40, rows: 2 }, { warn: (warning) => warnings.push(warning) });
    const link = (n: number) => `\x1b]8;;https://example.com/${n}\x07x\x1b]8;;\x07\x1b[H`;
    for (let n = 0; n < MAX_LINKS + 10; n++) emulator.write(link(n));
    emulator.write(`${link(7)}\x1b[2;1H${link(MAX_LINKS + 20)}`);
    const found: unknown[] = [];
    emulator.snapshot((screen) => found.push([...linksOf(screen)], screenText(screen)));
    await emulator.drain();
    expect(found).toEqual([
      ['https://example.com/7', ''],
      ['x', 'x'],
    ]);
    expect(warnings).toEqual([`only the first ${MAX_LINKS} links are kept`]);
  });
});

describe('combining marks', () => {
  it(`are at most ${MAX_MARKS} a cell, in every cell`, async () => {
    const marks = '\u0301\u0302\u0303\u0304'.repeat(500);
    const screen = await play(10, 2, `a${marks}字${marks}e${marks}`);
    expect([...rowText(screen, 0)].length).toBe(3 * (1 + MAX_MARKS));
  });
});

describe('screens that are switched, cleared and scrolled without end', () => {
  it.each([
    ['the alternate screen', '\x1b[?1049h\x1b[?1049l'],
    ['resets', '\x1bc\x1b[!p'],
    ['scrolling both ways', '\x1b[99S\x1b[99T\x1b[99L\x1b[99M'],
    ['saved cursors and titles', '\x1b7\x1b[22;0t\x1b8\x1b[23;0t\x1b[22;0t'],
    ['charsets and tabs', '\x1b(0\x1b)A\x0e\x0f\x1bH\x1b[3g'],
    [
      'palettes',
      Array.from({ length: 256 }, (_, at) => `\x1b]4;${at};#0000${at.toString(16).padStart(2, '0')}\x07`).join(''),
    ],
    ['modes', '\x1b[?1;3;5;6;7;12;25;45;66;69;1000;1003;1006;2004h\x1b[?1;3;5;6;7;12;25;45;66;69;1000;1003;1006;2004l'],
  ])('%s: the screen stays one', async (_, sequence) => {
    const screen = await play(20, 4, `${sequence.repeat(500)}\x1bcafter`);
    expect([screenText(screen), screen.alternate]).toEqual([['after', '', '', ''], false]);
  });
});
