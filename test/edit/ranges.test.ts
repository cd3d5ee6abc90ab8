// Edits that keep, take out or join stretches of recordings: what is in the result, beside the laws of test/laws.test.ts.
import { describe, expect, it } from 'vitest';
import type { Cast, CastEvent } from '../../src/core/recording/cast.js';
import { screenAt } from '../../src/core/replay/replay.js';
import { concat, cut, idle, pipe, screenText, speed, split, trim, writeCast } from '../../src/index.js';
import { input, marker, output, recording, resize } from '../support/recordings.js';

const cast = recording([
  output(1, 'one\r\n'),
  marker(2, 'start'),
  output(3, 'two\r\n'),
  input(4, 'x'),
  marker(5, 'end'),
  output(6, 'three\r\n'),
  { time: 7_000_000, type: 'exit', status: '0' },
]);
const eventsOf = ({ events }: Cast): CastEvent[] => [...events];
const textAt = async (what: Cast, seconds: number) => screenText(await screenAt(what, seconds * 1_000_000));

describe('trim', () => {
  it('opens with the screen and keeps markers at both ends', async () => {
    const [opening, ...events] = eventsOf(await pipe(cast, trim({ start: 'marker:start', end: 'marker:end' })));
    expect(opening).toMatchObject({ time: 0, type: 'output', data: expect.stringContaining('one') });
    expect(events).toEqual([marker(0, 'start'), output(1, 'two\r\n'), input(2, 'x'), marker(3, 'end')]);
  });

  it('holds an end at which nothing happens', async () => {
    expect(eventsOf(await pipe(cast, trim({ end: 3.5 }))).at(-1)).toEqual(output(3.5, ''));
  });

  it('finds its positions by what the screen shows', async () => {
    const result = await pipe(cast, trim({ start: 'text:"two"', end: '-1s' }));
    expect(await textAt(result, 0)).toEqual(['one', 'two', '', '']);
    expect(eventsOf(result).at(-1)).toEqual(output(3, 'three\r\n'));
  });

  it('changes nothing without a start and an end', async () => {
    expect(eventsOf(await pipe(cast, trim({})))).toEqual(eventsOf(cast));
  });

  it('has the size that the terminal had at its start', async () => {
    const grown = recording([resize(1, 30, 6), output(2, 'a')]);
    expect((await pipe(grown, trim({ start: 1.5 }))).header).toMatchObject({ cols: 30, rows: 6 });
  });

  it('carries a sequence on that the start cuts', async () => {
    const broken = recording([output(1, 'a\x1b[3'), output(2, '1mb')]);
    const screen = await screenAt(await pipe(broken, trim({ start: 1.5 })), Infinity);
    expect(screenText(screen)[0]).toBe('ab');
    expect(screen.style(screen.styles[1]!).fg & 0xff).toBe(1);
  });

  it.each([
    [{ start: 9 }, 'demo.cast: no moment "9" in this recording: beyond the end at 7.0 s'],
    [{ start: 'marker:nowhere' }, 'there are 2 markers, marker:0 to marker:1, labelled "start", "end"'],
    [{ start: 3, end: 3 }, 'demo.cast: nothing is left from 3.0 s to the same moment: it lasts 7.0 s'],
  ])('refuses %j', async (options, message) => {
    await expect(pipe(cast, trim(options))).rejects.toThrow(message);
  });
});

describe('cut', () => {
  it('writes the output of the range at once, without its markers and input', async () => {
    const [, ...events] = eventsOf(await pipe(cast, cut({ range: ['2..5'] })));
    expect(events.slice(0, 3)).toEqual([output(2, 'two\r\n'), marker(2, 'end'), output(3, 'three\r\n')]);
  });

  it('takes several ranges out', async () => {
    const result = await pipe(cast, cut({ range: ['..1', '3..4,6..'] }));
    expect(eventsOf(result).map(({ time }) => time / 1_000_000)).toEqual([0, 1, 2, 2, 3, 4, 4]);
  });

  it('drops what the range wrote and only later output hid', async () => {
    const secret = recording([output(1, 'a'), output(2, 'secret'), output(3, '\rgone  \x1b[K'), output(4, '!')]);
    const result = await pipe(secret, cut({ range: ['1.5..3.5'], drop: true }));
    expect([...writeCast(result)].join('')).not.toContain('secret');
    expect((await textAt(result, 9))[0]).toBe('gone  !');
  });

  it('refuses to take everything out, and points', async () => {
    await expect(pipe(cast, cut({ range: ['0..end'] }))).rejects.toThrow('nothing is left');
    expect(() => cut({ range: ['5'] })).toThrow('expected a range of two positions');
    expect(() => cut({})).toThrow('received nothing');
  });

  it.each([
    ['cut', cut({ range: ['5..5', 'end..end'] })],
    ['speed', speed({ factor: 2, range: ['5..5', 'end..end'] })],
  ])('%s refuses ranges without time in them', async (_name, edit) => {
    await expect(pipe(cast, edit)).rejects.toThrow(
      'demo.cast: expected a range with some of the 7.0 s of the recording in it, found 5.0..5.0, 7.0..7.0',
    );
  });
});

describe('split', () => {
  it('gives a marker to the part that it begins', async () => {
    const parts = await split({ at: 'markers' as never })(cast);
    expect(parts.map(({ label }) => label)).toEqual([undefined, 'start', 'end']);
    expect(parts.map((part) => eventsOf(part.cast).filter(({ type }) => type === 'marker'))).toEqual([
      [],
      [marker(0, 'start')],
      [marker(0, 'end')],
    ]);
  });

  it('refuses ranges, and positions that leave it whole', async () => {
    expect(() => split({ at: ['1..2'] })).toThrow('at: expected positions');
    await expect(split({ at: ['0', 'end'] })(cast)).rejects.toThrow('it lasts from 0.0 to 7.0 s');
  });
});

describe('concat', () => {
  const short = recording([output(1, 'a')]);

  it('begins each recording in a terminal as good as new, after a gap', async () => {
    const result = await pipe(short, concat([recording([output(1, 'b')])], { gap: 2 }));
    expect(await textAt(result, 2.9)).toEqual(['a', '', '', '']);
    expect(await textAt(result, 4)).toEqual(['b', '', '', '']);
    expect(eventsOf(result).at(-1)).toEqual(output(4, 'b'));
  });

  it('clears the screen for the gap, and keeps the state, if asked to', async () => {
    const coloured = recording([output(1, '\x1b[31ma')]);
    const kept = await pipe(coloured, concat([recording([output(1, 'b')])], { keepState: true }));
    expect(await textAt(kept, 2)).toEqual(['ab', '', '', '']);
    const cleared = await pipe(coloured, concat([short], { gap: 1, clear: true }));
    expect(await textAt(cleared, 1.5)).toEqual(['', '', '', '']);
  });

  it('joins sizes with a resize event, and ends the session once', async () => {
    const ended = recording([output(1, 'a'), { time: 2_000_000, type: 'exit', status: '1' }]);
    const events = eventsOf(await pipe(ended, concat([{ ...ended, header: { ...ended.header, cols: 40 } }])));
    expect(events.filter(({ type }) => type === 'resize')).toEqual([resize(2, 40, 4)]);
    expect(events.filter(({ type }) => type === 'exit')).toEqual([{ time: 4_000_000, type: 'exit', status: '1' }]);
  });

  it('sets the theme of a later recording by the sequences of programs', async () => {
    const theme = { foreground: 0x111111, background: 0x222222, palette: Array.from({ length: 8 }, (_, at) => at) };
    const themed = { ...short, header: { ...short.header, theme } };
    const { colours } = await screenAt(await pipe(short, concat([themed])), Infinity);
    expect(colours).toMatchObject({ foreground: 0x111111, background: 0x222222 });
    expect(colours.palette.get(7)).toBe(7);
  });

  it('keeps an idle limit that all share, and applies those that differ', async () => {
    const long = (idleTimeLimit: number) => recording([output(9, 'a')], { idleTimeLimit });
    expect((await pipe(long(2), concat([long(2)]))).header.idleTimeLimit).toBe(2);
    const warnings: string[] = [];
    const result = await pipe(long(2), concat([long(3)], {}, { warn: (warning) => warnings.push(warning) }));
    expect(result.header.idleTimeLimit).toBeUndefined();
    expect(eventsOf(result).at(-1)?.time).toBe(5_000_000);
    expect(warnings).toHaveLength(1);
  });
});

it('edits wait for their events to be asked for, and give them any number of times', async () => {
  let asked = 0;
  const counted: Cast = {
    ...cast,
    events: {
      *[Symbol.iterator]() {
        asked++;
        yield* cast.events;
      },
    },
  };
  const result = await pipe(counted, idle({ max: 1 }));
  expect(asked).toBe(0);
  expect(eventsOf(result)).toEqual(eventsOf(result));
});
