import { describe, expect, test } from 'vitest';
import { CastError, UsageError } from '../../src/core/errors.js';
import { type CastInfo, castInfo } from '../../src/core/inspect/cast-info.js';
import { info } from '../../src/core/inspect/info.js';
import type { CastEvent, Header } from '../../src/core/recording/cast.js';
import { castOf, output } from './recordings.js';

const facts = async (events: CastEvent[], header: Partial<Header> = {}): Promise<CastInfo> =>
  JSON.parse(await info(castOf(events, header), { json: true }));

describe('info as JSON', () => {
  test('tells version, size, title and duration', async () => {
    expect(await facts(output([1, 'a'], [2.5, 'b']), { version: 3, title: 'Hello' })).toMatchObject({
      version: 3,
      cols: 10,
      rows: 3,
      title: 'Hello',
      duration: 2.5,
    });
  });

  test("counts the duration on the recording's own timeline, whatever idle limit its header hints at", async () => {
    expect(await facts(output([1, 'a'], [100, 'b']), { idleTimeLimit: 1 })).toMatchObject({ duration: 100 });
  });

  test('is not kept from a recording of many days by the limits of renders', async () => {
    expect(await facts(output([1, 'a'], [900_000, 'b']))).toMatchObject({ duration: 900_000 });
  });

  test('counts events by kind and lists the markers', async () => {
    const events: CastEvent[] = [
      ...output([1, 'a'], [2, 'b']),
      { time: 2e6, type: 'input', data: 'x' },
      { time: 3e6, type: 'marker', label: 'Build' },
      { time: 4e6, type: 'resize', cols: 20, rows: 5 },
      { time: 5e6, type: 'other', code: 'q', data: 1 },
      { time: 6e6, type: 'exit', status: '0' },
    ];
    const { events: counts, markers } = await facts(events);
    expect(counts).toEqual({ output: 2, input: 1, resize: 1, marker: 1, exit: 1, other: 1 });
    expect(markers).toEqual([{ time: 3, label: 'Build' }]);
  });

  test('finds the longest pause, the one before the first event included', async () => {
    expect((await facts(output([1, 'a'], [4, 'b'], [5, 'c']))).longestPause).toEqual({ at: 1, seconds: 3 });
    expect((await facts(output([7, 'a'], [8, 'b']))).longestPause).toEqual({ at: 0, seconds: 7 });
    expect((await facts([])).longestPause).toBeNull();
  });

  test('tells which palette colours and how many others the screens showed', async () => {
    const shown = '\x1b[31ma\x1b[48;5;200mb\x1b[38;2;1;2;3mc\x1b[38;2;1;2;3md\x1b[38;2;1;2;4me';
    expect((await facts(output([0, shown]))).colours).toEqual({ palette: [1, 200], rgb: 2 });
    expect((await facts(output([0, 'plain']))).colours).toEqual({ palette: [], rgb: 0 });
  });

  test('gives the theme that came with the recording', async () => {
    const theme = { foreground: 0xffffff, background: 1, palette: [0, 0xff0000] };
    expect((await facts([], { theme })).theme).toEqual({
      foreground: '#ffffff',
      background: '#000001',
      palette: ['#000000', '#ff0000'],
    });
  });

  test('names the graphemes that no bundled font has', async () => {
    const { missingGlyphs } = await facts(output([0, 'a ─ ⣿ 🦀'], [1, '\r\n\u{e123}\u{4e00}']));
    expect(missingGlyphs).toContain('\u{e123}');
    expect(missingGlyphs).not.toContain('a');
    expect(missingGlyphs).not.toContain('─');
    expect(missingGlyphs).not.toContain('⣿');
  });

  test('can be told which graphemes are covered', async () => {
    const covers = (grapheme: string) => grapheme < 'c';
    const { missingGlyphs } = await castInfo(castOf(output([0, 'd a b'], [1, '\r\n日 c'])), { covers });
    expect(missingGlyphs).toEqual(['c', 'd', '日']);
  });
});

describe('info for people', () => {
  test('is a table of names and facts', async () => {
    const events: CastEvent[] = [
      ...output([0.5, '\x1b[31ma']),
      { time: 1_250_000, type: 'marker', label: 'One' },
      { time: 2e6, type: 'marker', label: '' },
    ];
    expect(await info(castOf(events, { title: 'Hi' }))).toBe(
      [
        'format         asciicast v2',
        'title          Hi',
        'size           10x3',
        'duration       2.0 s',
        'events         1 output, 2 markers',
        'longest pause  0.75 s at 0.5 s',
        'colours        1 of the 16',
        'glyphs         all covered',
        'markers        1.25 s  One',
        '               2.0 s',
        '',
      ].join('\n'),
    );
  });

  test('shows what a recording brought along so that a terminal obeys none of it', async () => {
    const events: CastEvent[] = [{ time: 0, type: 'marker', label: 'a\x1b[2J\nb\u202e\x9b' }];
    const table = await info(castOf(events, { title: '\x1b]0;x\x07' }));
    expect(table).toContain('\\u{1b}]0;x\\u{7}');
    expect(table).toContain('a\\u{1b}[2J\\u{a}b\\u{202e}\\u{9b}');
  });
});

test('info is refused an option that does not exist', async () => {
  await expect(info(castOf([]), { jsno: true } as object)).rejects.toThrow(UsageError);
});

test('info passes on the error of a recording that cannot be read to its end', async () => {
  const broken = {
    ...castOf([]),
    events: {
      *[Symbol.iterator](): Generator<CastEvent> {
        yield* output([0, 'a']);
        throw new CastError({ file: 'test.cast', line: 2 }, 'expected an event, found "soon"');
      },
    },
  };
  await expect(info(broken)).rejects.toThrow('test.cast:2: expected an event, found "soon"');
});
