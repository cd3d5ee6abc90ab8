// Edits of what a recording holds.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cat } from '../../src/core/edit/cat.js';
import { convert } from '../../src/core/edit/convert.js';
import { drop } from '../../src/core/edit/drop.js';
import { pipe } from '../../src/core/edit/edit.js';
import { header } from '../../src/core/edit/header.js';
import { hold } from '../../src/core/edit/hold.js';
import { insert } from '../../src/core/edit/insert.js';
import { markAdd, markMv, markRm } from '../../src/core/edit/markers/mark.js';
import { markExport, markImport, markLs } from '../../src/core/edit/markers/transfer.js';
import { replace } from '../../src/core/edit/replace.js';
import { titleCard } from '../../src/core/edit/title-card.js';
import type { Cast, CastEvent } from '../../src/core/recording/cast.js';
import { screenAt } from '../../src/core/replay/replay.js';
import { screenText } from '../../src/core/terminal/text.js';
import { input, marker, output, recording, resize } from '../support/recordings.js';

const demo = (): Cast =>
  recording([
    output(0, '$ '),
    input(1, 'hello'),
    output(1, 'hello'),
    marker(2, 'Build it'),
    output(3, '\r\nworld'),
    marker(4, 'test'),
    output(5, '!'),
  ]);

const markersOf = (cast: Cast) =>
  [...cast.events].flatMap((event) => (event.type === 'marker' ? [[event.time / 1e6, event.label]] : []));
const times = (cast: Cast) => [...cast.events].map(({ time }) => time / 1e6);
const outputOf = (cast: Cast) => [...cast.events].map((event) => (event.type === 'output' ? event.data : '')).join('');
const rowsAt = async (cast: Cast, seconds: number) => screenText(await screenAt(cast, seconds * 1e6));

describe('mark', () => {
  it('adds a marker after everything of its moment', async () => {
    const cast = await pipe(demo(), markAdd({ at: 1, label: 'typed' }));
    const kinds = [...cast.events].map(({ type }) => type);
    expect(kinds.slice(0, 5)).toEqual(['output', 'input', 'output', 'marker', 'marker']);
    expect(markersOf(cast)).toEqual([
      [1, 'typed'],
      [2, 'Build it'],
      [4, 'test'],
    ]);
  });

  it('adds a marker where a text shows', async () => {
    expect(markersOf(await pipe(demo(), markAdd({ at: 'text:world', label: 'w' })))).toContainEqual([3, 'w']);
  });

  it('removes markers by index, label, range, or all of them', async () => {
    expect(markersOf(await pipe(demo(), markRm({ at: ['marker:0'] })))).toEqual([[4, 'test']]);
    expect(markersOf(await pipe(demo(), markRm({ at: ['marker:build'] })))).toEqual([[4, 'test']]);
    expect(markersOf(await pipe(demo(), markRm({ at: ['3..'] })))).toEqual([[2, 'Build it']]);
    expect(markersOf(await pipe(demo(), markRm({ at: ['markers'] })))).toEqual([]);
  });

  it('tells markers of one time apart', async () => {
    const cast = recording([marker(1, 'a'), marker(1, 'b'), output(2, 'x')]);
    expect(markersOf(await pipe(cast, markRm({ at: ['marker:1'] })))).toEqual([[1, 'a']]);
    expect(markersOf(await pipe(cast, markRm({ at: ['marker:b'] })))).toEqual([[1, 'a']]);
    await expect(pipe(cast, markMv({ at: '1', to: '2' }))).rejects.toThrow(/found several/);
  });

  it('keeps the length of a recording that ended in a marker, and its comments', async () => {
    const cast = recording([output(0, 'x'), { ...marker(3, 'last'), comments: [' kept'] }], { version: 3 });
    const events = [...(await pipe(cast, markRm({ at: ['markers'] }))).events];
    expect(events).toEqual([{ ...output(0, 'x'), comments: [' kept'] }, output(3, '')]);
  });

  it('wants something to do with it', () => {
    expect(() => markMv({ at: 'marker:0' })).toThrow(/to: expected where it goes, or label/);
  });

  it('moves a marker, or gives it another label', async () => {
    expect(markersOf(await pipe(demo(), markMv({ at: 'marker:0', to: '4.5' })))).toEqual([
      [4, 'test'],
      [4.5, 'Build it'],
    ]);
    expect(markersOf(await pipe(demo(), markMv({ at: 'marker:1', label: 'check' })))).toContainEqual([4, 'check']);
  });

  it('says what there is where it finds nothing', async () => {
    await expect(pipe(demo(), markRm({ at: ['1'] }))).rejects.toThrow(
      'demo.cast: no marker at "1": there are 2.0 s "Build it", 4.0 s "test"',
    );
    await expect(pipe(demo(), markRm({ at: ['marker:7'] }))).rejects.toThrow(/there are 2 markers/);
    await expect(pipe(demo(), markAdd({ at: 9, label: 'x' }))).rejects.toThrow(/beyond the end at 5.0 s/);
    expect(() => markAdd({ at: 1 })).toThrow('label: expected text, received nothing');
    expect(() => markLs(recording([output(0, 'x')]))).toThrow(/found none/);
  });

  it('lists markers with nothing that a terminal would obey', () => {
    const cast = recording([marker(1, 'a\x1b[2J'), marker(62.5, 'b')]);
    expect(markLs(cast)).toBe('marker:0   1.000 s  a\\u{1b}[2J\nmarker:1  62.500 s  b\n');
  });

  it.each(['csv', 'json', 'vtt'] as const)('imports from %s what it exported', async (as) => {
    const moment = as === 'vtt' ? fc.nat(9_000).map((ms) => ms * 1000) : fc.nat(9_000_000);
    const labels = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.constantFrom('a,b', '"', '<b>&amp;', '\n', ' x '),
    );
    const some = fc.array(fc.tuple(moment, labels), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(some, async (list) => {
        const sound = list.map(
          ([time, label]): CastEvent => ({ time, type: 'marker', label: label.replace(/\p{Surrogate}/gu, '?') }),
        );
        const cast = recording([...sound.sort((a, b) => a.time - b.time), output(10, 'end')]);
        const file = markExport(cast, { as });
        const back = await pipe(cast, markImport({ markers: file }));
        expect([...back.events]).toEqual([...cast.events]);
      }),
      { numRuns: 200 },
    );
  });

  it('imports what others write', async () => {
    const from = async (markers: string) => markersOf(await pipe(demo(), markImport({ markers })));
    expect(await from('0:01,one\n4.5,"two, or ""three"""\n')).toEqual([
      [1, 'one'],
      [4.5, 'two, or "three"'],
    ]);
    expect(
      await from('WEBVTT - chapters\n\nNOTE hi\n\n1\n00:01.500 --> 00:03.000 line:0\n<b>One</b> &amp; all\n'),
    ).toEqual([[1.5, 'One & all']]);
    expect(await from('[[2.5, "pair"], {"time": 1}]')).toEqual([
      [1, ''],
      [2.5, 'pair'],
    ]);
    expect(markersOf(await pipe(demo(), markImport({ markers: '1,x', keep: true })))).toHaveLength(3);
    await expect(pipe(demo(), markImport({ markers: '99,x' }))).rejects.toThrow(/beyond the end/);
    expect(() => markImport({ markers: '1,x\nsoon,y', source: 'm.csv' })).toThrow(
      'm.csv:2: expected a time like 12.5 or 1:20, found "soon"',
    );
  });

  it('imports labels of any length, and what looks like quotes or tags but is none', async () => {
    const from = async (markers: string) => markersOf(await pipe(demo(), markImport({ markers })));
    const long = 'x'.repeat(6_000_000);
    expect(await from(`1,"${long}""\n${long}"\r\n2,"y"z\n3,"open\n`)).toEqual([
      [1, `${long}"\n${long}`],
      [2, '"y"z'],
      [3, '"open'],
    ]);
    const open = '<'.repeat(1_000_000);
    expect(await from(`WEBVTT\n\n00:01.000 --> 00:02.000\n<b>a</b>${open}\n`)).toEqual([[1, `a${open}`]]);
  });
});

describe('insert, hold and title-card', () => {
  it('insert waits for the end of an escape sequence, and says so', async () => {
    const warnings: string[] = [];
    const cast = recording([output(1, 'a\x1b[3'), output(2, '1mb'), output(3, 'c')]);
    const result = await pipe(cast, insert({ at: 1.5, text: '*' }, { warn: (warning) => warnings.push(warning) }));
    const told = [...result.events].map((event) => [event.time / 1e6, event.type === 'output' ? event.data : '']);
    expect(told).toEqual([
      [1, 'a\x1b[3'],
      [2, '1mb'],
      [2, '*'],
      [3, 'c'],
    ]);
    expect(warnings).toEqual(['at 1.5 is in the midst of an escape sequence: inserted behind it, at 2.0 s']);
  });

  it('insert adds output after everything of its moment', async () => {
    const cast = await pipe(demo(), insert({ at: 3, text: ' \\e[1mhi\\n' }));
    expect(outputOf(cast)).toBe('$ hello\r\nworld \x1b[1mhi\r\n!');
    expect(times(cast)).toEqual([0, 1, 1, 2, 3, 3, 4, 5]);
  });

  it('hold moves what follows, and lengthens the end', async () => {
    expect(times(await pipe(demo(), hold({ at: 3, for: 1.5 })))).toEqual([0, 1, 1, 2, 3, 5.5, 6.5]);
    expect(times(await pipe(demo(), hold({ at: 'end', for: 2 })))).toEqual([0, 1, 1, 2, 3, 4, 5, 7]);
    expect(() => hold({ at: 1, for: 0 })).toThrow(/for: expected a number/);
  });

  it('title-card shows a text in the middle, then everything as it was', async () => {
    const card = await pipe(demo(), titleCard({ at: '3', text: 'Part one', for: 2 }));
    expect(await rowsAt(card, 2.9)).toEqual(await rowsAt(demo(), 2.9));
    expect(await rowsAt(card, 4)).toEqual(['', '      Part one', '', '']);
    expect(await rowsAt(card, 5)).toEqual(await rowsAt(demo(), 3));
    expect(await rowsAt(card, 7)).toEqual(await rowsAt(demo(), 5));
    const [before, after] = [await screenAt(demo(), 3_500_000), await screenAt(card, 5_500_000)];
    expect(after.cursor).toEqual(before.cursor);
  });

  it('title-card at the start wraps words', async () => {
    const card = await pipe(demo(), titleCard({ text: 'a rather long title to wrap' }));
    expect(await rowsAt(card, 1)).toEqual(['', '   a rather long', '   title to wrap', '']);
    expect(await rowsAt(card, 7)).toEqual(await rowsAt(demo(), 5));
  });
});

describe('drop', () => {
  it('takes kinds of events out, by code or word', async () => {
    expect(markersOf(await pipe(demo(), drop({ events: ['m,i'] })))).toEqual([]);
    expect([...(await pipe(demo(), drop({ events: ['inputs'] }))).events]).toHaveLength(6);
  });

  it('fails where there is nothing to drop, or nothing would be left', () => {
    expect(() => drop({ events: ['x'] })(demo())).toThrow(
      'demo.cast: expected events of x, found 4 of o, 1 of i, 2 of m',
    );
    expect(() => drop({ events: ['o,i,m'] })(demo())).toThrow(/nothing would be left/);
    expect(() => drop({})).toThrow(/events/);
  });
});

describe('header', () => {
  it('sets and unsets fields', async () => {
    const cast = recording([output(0, 'x')], { title: 'old', env: { SHELL: 'a', USER: 'b' }, extra: { mine: 1 } });
    const set = ['title=A = B', 'idle-time-limit=2.5', 'tags=a, b', 'env.LANG=C', 'note={"deep":[1]}', 'plain=text'];
    const result = await pipe(cast, header({ set, unset: ['env.USER', 'mine'] }));
    expect(result.header).toMatchObject({
      title: 'A = B',
      idleTimeLimit: 2.5,
      tags: ['a', 'b'],
      env: { SHELL: 'a', LANG: 'C' },
      extra: { note: { deep: [1] }, plain: 'text' },
    });
    expect(Object.keys(result.header.env ?? {})).not.toContain('USER');
    expect(result.header.extra).not.toHaveProperty('mine');
  });

  it('says where a size is changed, and which fields there are', async () => {
    expect(() => header({ set: ['cols=90'] })).toThrow(/castkit resize changes it/);
    expect(() => header({ set: ['title'] })).toThrow(/expected NAME=VALUE/);
    expect(() => header({ set: ['timestamp=soon'] })).toThrow(/expected a number of seconds/);
    expect(() => header({ unset: ['title'] })(demo())).toThrow('no field "title" in the header: there are none');
  });
});

describe('replace', () => {
  it('replaces a text of the same width on the screen, in input, markers and header', async () => {
    const cast = { ...demo(), header: { ...demo().header, title: 'say hello' } };
    const result = await pipe(cast, replace({ from: 'hello', to: 'adieu' }));
    expect(result.header.title).toBe('say adieu');
    expect([...result.events].slice(0, 3)).toEqual([output(0, '$ '), input(1, 'adieu'), output(1, 'adieu')]);
  });

  it('fills up with blanks, and refuses what is wider', async () => {
    expect(outputOf(await pipe(demo(), replace({ from: 'hello', to: 'hi' })))).toBe('$ hi   \r\nworld!');
    expect(() => replace({ from: 'hello', to: 'good day' })).toThrow(/at most 5 cells.*reflow/);
    await expect(pipe(demo(), replace({ from: 'Hello', to: 'x' }))).rejects.toThrow(/found it nowhere/);
  });

  it('fills up nothing where no cell is beside it: in titles, links, input, markers and header', async () => {
    const link = (word: string) => `\x1b]2;my ${word}!\x07\x1b]8;;https://x.example/${word}/y\x1b\\`;
    const cast = recording([output(0, `${link('hello')}hello|`), input(1, 'hello\r'), marker(2, 'hello, all')], {
      title: 'hello!',
    });
    const result = await pipe(cast, replace({ from: 'hello', to: 'hi' }));
    expect(result.header.title).toBe('hi!');
    expect([...result.events]).toEqual([output(0, `${link('hi')}hi   |`), input(1, 'hi\r'), marker(2, 'hi, all')]);
  });

  it('lets what follows move with --reflow', async () => {
    expect(outputOf(await pipe(demo(), replace({ from: 'hello', to: 'good day', reflow: true })))).toBe(
      '$ good day\r\nworld!',
    );
  });

  it('finds it over events, colours and wraps', async () => {
    const events = [...'hello'].map((char, at) => output(at, `\x1b[3${at}m${char}`));
    const cast = recording([output(0, '.'.repeat(18)), ...events]);
    const result = await pipe(cast, replace({ from: 'hello', to: 'world' }));
    expect(outputOf(result)).toBe(`${'.'.repeat(18)}\x1b[30mw\x1b[31mo\x1b[32mr\x1b[33ml\x1b[34md`);
    expect(await rowsAt(result, 5)).toEqual([`${'.'.repeat(18)}wo`, 'rld', '', '']);
  });

  it('keeps cells where wide characters come and go', async () => {
    const cast = recording([output(0, 'a鍵b|')]);
    expect(await rowsAt(await pipe(cast, replace({ from: 'a鍵b', to: 'wxyz' })), 0)).toEqual(['wxyz|', '', '', '']);
    expect(await rowsAt(await pipe(cast, replace({ from: 'a鍵b', to: '山川' })), 0)).toEqual(['山川|', '', '', '']);
  });
});

describe('cat', () => {
  it('joins as asciinema 3 does: times go on, sizes are resize events', async () => {
    const second = recording([output(0.5, 'b'), resize(1, 20, 4)], { cols: 30, rows: 5, title: 'not it' });
    const joined = await pipe(recording([output(1, 'a')], { title: 'it' }), cat([second, recording([output(0, 'c')])]));
    expect(joined.header.title).toBe('it');
    expect([...joined.events]).toEqual([
      output(1, 'a'),
      resize(1, 30, 5),
      output(1.5, 'b'),
      resize(2, 20, 4),
      output(2, 'c'),
    ]);
  });
});

describe('convert', () => {
  it('writes raw output after the size, as asciinema does', () => {
    expect([...convert(demo(), { format: 'raw' })].join('')).toBe('\x1b[8;4;20t$ hello\r\nworld!');
  });

  it('writes all lines as text, wrapped ones joined, those out of sight too', () => {
    const lines = Array.from(
      { length: 3000 },
      (_, at) => `line ${at}${at % 7 ? '' : ' that is longer than the terminal'}`,
    );
    const cast = recording([output(0, '\x1b[?1049hnot this\x1b[?1049l'), output(1, lines.join('\r\n'))]);
    expect([...convert(cast, { format: 'txt' })].join('')).toBe(`${lines.join('\n')}\n`);
  });

  it('writes a very long line of text in parts, with the spaces within it and without those at its end', () => {
    const long = 'x'.repeat(1_200_000);
    const blank = ' '.repeat(1_200_000);
    const cast = recording([output(0, `${long}   ${blank}y${long}${blank}\r\nend\r\n${long}\r\n \r\n`)]);
    const parts = [...convert(cast, { format: 'txt' })];
    expect(parts.join('') === `${long}   ${blank}y${long}\nend\n${long}\n`).toBe(true);
    expect(Math.max(...parts.map(({ length }) => length))).toBeLessThan(3_600_000);
    expect([...convert(recording([output(0, `a\r\n${blank}`)]), { format: 'txt' })].join('').trim()).toBe('a');
  });

  it('writes v3 unless told otherwise, by any of its names', () => {
    const first = (format?: string) => [...convert(demo(), { format })].join('').split('\n')[0];
    for (const format of [undefined, 'v3', 'asciicast-v3', 'asciicast']) expect(first(format)).toContain('"version":3');
    expect(first('asciicast-v2')).toContain('"version":2');
    expect(() => convert(demo(), { format: 'v4' })).toThrow(/expected one of v1, v2, v3, raw, txt/);
  });
});
