// The limit on what a replay may cost: a few bytes that touch a million cells, many times over. Cells are counted, not time.
import { describe, expect, it } from 'vitest';
import { Emulator } from '../../src/core/terminal/emulator.js';
import { grep, redact, trim, txt } from '../../src/index.js';
import { output, recording, resize } from '../support/recordings.js';

/** The error that ends a replay of the output on a large screen, where few cells may be touched; 'none' if there is none. */
async function errorOf(data: string, most: number): Promise<string> {
  const emulator = new Emulator({ cols: 400, rows: 300 }, { work: { most, file: 'demo.cast' } });
  emulator.write(data);
  const error = await emulator.drain().then(
    () => 'none',
    ({ message }: Error) => message,
  );
  emulator.dispose();
  return error;
}

const LIMIT = 10_000_000;
const SCREEN = 400 * 300;

describe('what touches many cells again and again ends in an error that names the limit', () => {
  it.each([
    ['IL', '\x1b[999L'],
    ['DL', '\x1b[999M'],
    ['SU', '\x1b[999S'],
    ['SD', '\x1b[999T'],
    ['REP', 'a\x1b[999999b'],
    ['ED', '\x1b[2J'],
    ['DECSED', '\x1b[?2J'],
    ['EL', '\x1b[2K'.repeat(300)],
    ['ICH', '\x1b[H\x1b[@'.repeat(300)],
    ['DCH', '\x1b[H\x1b[P'.repeat(300)],
    ['ECH', '\x1b[H\x1b[999X'.repeat(300)],
    ['DECALN', '\x1b#8'],
    ['RIS', '\x1bc'],
    ['the alternate screen', '\x1b[?1049h\x1b[?1049l'],
    ['line feeds in margins', `\x1b[2;300r\x1b[300H${'\n'.repeat(200)}`],
    ['line feeds', '\n'.repeat(1600)],
    ['RI', `\x1b[H${'\x1bM'.repeat(100)}`],
    ['insert mode', `\x1b[4h\x1b[H${'a'.repeat(300)}`],
    ['DECIC', "\x1b[H\x1b[999'}"],
    ['DECDC', "\x1b[H\x1b[999'~"],
    ['SL', '\x1b[999 @'],
    ['SR', '\x1b[999 A'],
  ])('%s', async (_, data) => {
    const error = 'demo.cast: expected a replay that touches at most 10000000 cells (maxWork), found more';
    expect(await errorOf(data.repeat(120), LIMIT)).toBe(error);
    expect(await errorOf(data, LIMIT)).toBe('none');
  });

  it('text that is printed once is not counted, but for the rows that scroll', async () => {
    expect(await errorOf('x'.repeat(SCREEN), 1)).toBe('none');
  });

  it('nothing more of the output is taken in', async () => {
    const emulator = new Emulator({ cols: 400, rows: 300 }, { work: { most: SCREEN } });
    const shown: string[] = [];
    emulator.write('\x1b[2J\x1b[2J\x1b]2;later\x07');
    emulator.at((view) => shown.push(view.take().screen.title));
    emulator.write('\x1b]2;last\x07');
    await expect(emulator.drain()).rejects.toThrow('maxWork');
    emulator.dispose();
    expect(shown).toEqual([]);
  });
});

describe('a recording', () => {
  const error = 'demo.cast: expected a replay that touches at most 1000 cells (maxWork), found more';
  const limited = { ...recording([output(0, '\x1b[2J'.repeat(13)), output(1, 'x')]), maxWork: 1000 };
  it('is refused by what replays it, and by edits that do', async () => {
    await expect(txt(limited)).rejects.toThrow(error);
    await expect((async () => trim({ start: 0.5 })(limited))()).rejects.toThrow(error);
    expect(await txt({ ...limited, maxWork: 10_000 })).toBe('x\n\n\n\n');
  });

  it('is refused by what searches its text', async () => {
    const searches = [() => redact({ text: ['x'] })(limited), () => grep(limited, 'x')];
    for (const search of searches) await expect((async () => search())()).rejects.toThrow(error);
    await expect((async () => trim({ start: 'text:x' })(limited))()).rejects.toThrow(error);
    expect((await redact({ text: ['x'] })({ ...limited, maxWork: 10_000 })).maxWork).toBe(10_000);
  });

  it('that changes its size again and again is refused, and so is one that is looked at too often', async () => {
    const sizes = Array.from({ length: 40 }, (_, at) => resize(at, 20 + (at % 2), 4));
    const frames = Array.from({ length: 40 }, (_, at) => output(at, 'x'));
    await expect(txt({ ...limited, events: sizes })).rejects.toThrow(error);
    await expect(txt({ ...limited, events: frames, maxWork: 10 })).rejects.toThrow('at most 10 cells');
  });
});
