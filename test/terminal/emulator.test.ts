import { describe, expect, it, vi } from 'vitest';
import { Emulator } from '../../src/core/terminal/emulator.js';
import { TAIL } from '../../src/core/terminal/screen.js';
import { screenText } from '../../src/core/terminal/text.js';
import { kept, keptChanges, play } from './play.js';

describe('the screen', () => {
  it('shows what was written where the cursor was', async () => {
    const screen = await play(12, 4, 'top\r\n\x1b[3;5Hmiddle\x1b[1;10Hend');
    expect(screenText(screen)).toEqual([
      'top      end', //
      '',
      '    middle',
      '',
    ]);
  });

  it('wraps, scrolls, and says which rows go on from the one above', async () => {
    const screen = await play(4, 3, 'one\r\nabcdefgh\r\nlast');
    expect(screenText(screen)).toEqual(['abcd', 'efgh', 'last']);
    expect([...screen.wraps]).toEqual([0, 1, 0]);
  });

  it('holds blanks alike, whether never written, erased or spaces', async () => {
    const screen = await play(6, 1, 'a b\x1b[1;2Hxyz\x1b[1;3H\x1b[K');
    expect([...screen.glyphs]).toEqual([0x61, 0x78, 0, 0, 0, 0]);
  });

  it('marks the right half of wide characters', async () => {
    const screen = await play(6, 1, 'a漢b');
    expect([...screen.glyphs]).toEqual([0x61, 0x6f22, TAIL, 0x62, 0, 0]);
    expect(screenText(screen)).toEqual(['a漢b']);
  });

  it('keeps a cluster of code points in one cell, under one id', async () => {
    const screen = await play(6, 1, 'e\u0301xe\u0301');
    expect(screen.glyphs[0]).toBe(screen.glyphs[2]);
    expect(screen.text(screen.glyphs[0]!)).toBe('e\u0301');
  });

  it('puts the cursor at the last column when it waits to wrap', async () => {
    const { cursor } = await play(5, 2, 'abcde');
    expect(cursor).toEqual({ col: 4, row: 0, visible: true, shape: 'block', blink: false });
  });

  it('goes back to a tab stop from where the cursor waits to wrap', async () => {
    expect((await play(10, 1, '0123456789\x1b[Z')).cursor.col).toBe(8);
    expect(screenText(await play(10, 1, '0123456789\x1b[2Zx'))).toEqual(['x123456789']);
  });

  it('tells the alternate screen from the normal one, and returns to it', async () => {
    const inside = await play(10, 2, 'shell\x1b[?1049h\x1b[Hvim');
    expect([inside.alternate, screenText(inside)[0]]).toEqual([true, 'vim']);
    const after = await play(10, 2, 'shell\x1b[?1049h\x1b[Hvim\x1b[?1049l');
    expect([after.alternate, screenText(after)[0]]).toEqual([false, 'shell']);
  });

  it('has the title, and gives back the one that was pushed', async () => {
    expect((await play(10, 1, '\x1b]0;one\x07')).title).toBe('one');
    expect((await play(10, 1, '\x1b]2;one\x1b\\\x1b[22;0t\x1b]2;two\x07\x1b[23;0t')).title).toBe('one');
  });

  it('shows half a surrogate pair as the replacement character', async () => {
    expect(screenText(await play(4, 1, 'a\ud800b'))).toEqual(['a\ufffdb']);
  });

  it('can be a single cell', async () => {
    const screen = await play(1, 1, 'ab');
    expect([screen.cols, screen.rows, screenText(screen), screen.cursor.col]).toEqual([1, 1, ['b'], 0]);
  });
});

describe('a change of size', () => {
  it('takes place in order with the output, and wraps long lines anew', async () => {
    const emulator = new Emulator({ cols: 8, rows: 3 });
    const seen: unknown[] = [];
    const look = () =>
      emulator.snapshot((screen, changes) => seen.push([screen.cols, screenText(screen), changes.all]));
    emulator.write('abcdefgh\r\n$');
    look();
    emulator.resize(4, 4);
    emulator.write('!');
    look();
    await emulator.drain();
    expect(seen).toEqual([
      [8, ['abcdefgh', '$', ''], true],
      [4, ['abcd', 'efgh', '$!', ''], true],
    ]);
  });
});

describe('several changes of size', () => {
  it('give back the rows that had scrolled out when the screen grows', async () => {
    const emulator = new Emulator({ cols: 5, rows: 2 });
    emulator.write('1\r\n2\r\n3');
    emulator.resize(5, 3);
    const seen: string[][] = [];
    emulator.snapshot((screen) => seen.push(screenText(screen)));
    await emulator.drain();
    expect(seen).toEqual([['1', '2', '3']]);
  });

  it('say nothing on the console', async () => {
    const said = vi.spyOn(console, 'warn');
    const emulator = new Emulator({ cols: 1000, rows: 200 });
    for (let cols = 1000; cols > 10; cols -= 90) {
      emulator.write('x'.repeat(5000));
      emulator.resize(cols, 200);
    }
    await emulator.drain();
    await new Promise((resolve) => setTimeout(resolve));
    expect(said).not.toHaveBeenCalled();
    said.mockRestore();
  });
});

it('has no size that is not whole cells', () => {
  expect(() => new Emulator({ cols: Number.NaN, rows: 1 })).toThrow(RangeError);
  expect(() => new Emulator({ cols: 80, rows: 24 }).resize(0, 24)).toThrow('no terminal is 0 columns by 24 rows');
});

describe('the queue', () => {
  it('visits in order, each visitor seeing all that was written before it', async () => {
    const emulator = new Emulator({ cols: 10, rows: 1 });
    const seen: string[] = [];
    for (const piece of ['a', 'b', 'c']) {
      emulator.write(piece);
      emulator.snapshot((screen) => seen.push(screenText(screen)[0]!));
    }
    expect(seen).toEqual([]);
    await emulator.drain();
    expect(seen).toEqual(['a', 'ab', 'abc']);
  });

  it('rejects drain with what a visitor threw, and calls no visitor after it', async () => {
    const emulator = new Emulator({ cols: 10, rows: 1 });
    let later = 0;
    emulator.at(() => {
      throw new Error('no room left');
    });
    emulator.at(() => later++);
    await expect(emulator.drain()).rejects.toThrow('no room left');
    await expect(emulator.drain()).rejects.toThrow('no room left');
    expect(later).toBe(0);
  });

  it('tells a visitor that output is held back, without taking the screen', async () => {
    const emulator = new Emulator({ cols: 10, rows: 1 });
    const seen: boolean[] = [];
    for (const piece of ['a', '\x1b[?2026h', 'b', '\x1b[?2026l']) {
      emulator.write(piece);
      emulator.at((view) => seen.push(view.synchronized));
    }
    await emulator.drain();
    expect(seen).toEqual([false, true, true, false]);
  });
});

describe('changes since the last take', () => {
  /** What `changes` says after each of `pieces`, the first of which is taken without looking. */
  async function changesOf(...pieces: string[]) {
    const emulator = new Emulator({ cols: 10, rows: 3 });
    const seen: { spans: string[]; changed: boolean; cursor: boolean; title: boolean; all: boolean }[] = [];
    for (const piece of pieces) {
      emulator.write(piece);
      emulator.snapshot((_, changes, changed) => {
        const { from, to, ...rest } = keptChanges(changes);
        seen.push({ spans: [...from].map((start, row) => `${start}-${to[row]}`), changed, ...rest });
      });
    }
    await emulator.drain();
    return seen.slice(1);
  }

  it('are whole rows at first', async () => {
    const emulator = new Emulator({ cols: 4, rows: 2 });
    const seen: unknown[] = [];
    emulator.snapshot((_, { all, from, to }, changed) => seen.push([all, [...from], [...to], changed]));
    await emulator.drain();
    expect(seen).toEqual([[true, [0, 0], [4, 4], true]]);
  });

  it('are nothing where nothing was written', async () => {
    expect(await changesOf('hello', '')).toEqual([
      { spans: ['0-0', '0-0', '0-0'], changed: false, cursor: false, title: false, all: false },
    ]);
  });

  it('span the cells that look different, not those written again alike', async () => {
    const [change] = await changesOf('hello\r\nsame', '\x1b[1;1Hjello\x1b[2;1Hsame');
    expect(change?.spans).toEqual(['0-1', '0-0', '0-0']);
  });

  it('count an erased cell and a space as alike', async () => {
    const [change] = await changesOf('a\x1b[?25l', '\x1b[2;1H     ');
    expect(change?.changed).toBe(false);
  });

  it('notice another mark on the same letter', async () => {
    const [change] = await changesOf('xe\u0301', '\x1b[1;2He\u0300');
    expect(change?.spans[0]).toBe('1-2');
  });

  it('notice another underline on the same text', async () => {
    const [change] = await changesOf('\x1b[4:3mab', '\x1b[1;2H\x1b[4:4mb');
    expect(change?.spans[0]).toBe('1-2');
  });

  it('notice the moves of the cursor only while it can be seen', async () => {
    const [moved, hidden, elsewhere] = await changesOf('', '\x1b[3;3H', '\x1b[?25l', '\x1b[1;1H');
    expect([moved?.cursor, hidden?.cursor, elsewhere?.cursor]).toEqual([true, true, false]);
    expect(elsewhere?.changed).toBe(false);
  });

  it('notice the title', async () => {
    const [change] = await changesOf('', '\x1b]2;new\x07');
    expect([change?.title, change?.changed]).toEqual([true, true]);
  });

  it('are everything when run-time colours, reverse video or line sizes change', async () => {
    const all = async (output: string) => (await changesOf('text', output))[0]?.all;
    expect(await all('\x1b]11;#102030\x07')).toBe(true);
    expect(await all('\x1b[?5h')).toBe(true);
    expect(await all('\x1b#6')).toBe(true);
    expect(await all('\x1b]104\x07\x1b[?5l\x1b#5')).toBe(false);
  });

  it('leave a kept screen alone', async () => {
    const emulator = new Emulator({ cols: 4, rows: 1 });
    emulator.write('a');
    let first: ReturnType<typeof kept> | undefined;
    emulator.snapshot((screen) => {
      first = kept(screen);
    });
    emulator.write('b');
    emulator.snapshot(() => undefined);
    await emulator.drain();
    expect(screenText(first!)).toEqual(['a']);
  });
});
