import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CastError, UsageError } from '../../src/core/errors.js';
import type { Cast } from '../../src/core/recording/cast.js';
import type { ReplayOptions } from '../../src/core/replay/plan.js';
import { frames, replay, screenAt, screensAt } from '../../src/core/replay/replay.js';
import { BLANK, type Screen } from '../../src/core/terminal/screen.js';
import { rowText, screenText } from '../../src/core/terminal/text.js';
import { transcript } from '../../src/core/transcript/transcript.js';
import { marker, output, paused, recording, resize } from '../support/recordings.js';

const text = (screen: Screen) => screenText(screen).join('\n').trimEnd();

/** What is shown when: [seconds, text of the screen], and when it ends. */
async function shown(cast: Cast, options: ReplayOptions = {}) {
  const shows: [number, string][] = [];
  const { end } = await replay(cast, options, ({ time, screen }) => shows.push([time / 1e6, text(screen)]));
  return { shows, end: end / 1e6 };
}

const TYPED = recording([
  output(0, '$ '),
  output(1, 'l'),
  output(2, 's'),
  marker(2.5, 'listing'),
  output(3, '\r\nREADME'),
]);

describe('a replay', () => {
  it('shows each screen from its time on, the last one for 3 s', async () => {
    expect(await shown(TYPED)).toEqual({
      shows: [
        [0, '$'],
        [1, '$ l'],
        [2, '$ ls'],
        [3, '$ ls\nREADME'],
      ],
      end: 6,
    });
  });

  it('tells size, markers and the number of frames', async () => {
    const replayed = await replay(TYPED, { speed: 2 }, () => {});
    expect(replayed).toMatchObject({ frames: 4, cols: 20, rows: 4, markers: [{ time: 1_250_000, label: 'listing' }] });
    expect(replayed.length).toBeGreaterThanOrEqual(replayed.end);
  });

  it('leaves out screens that look like the one before', async () => {
    const cast = recording([output(0, 'a'), output(1, '\x1b]2;title\x07'), output(2, '\x1b[m'), output(3, 'b')]);
    expect((await shown(cast)).shows).toEqual([
      [0, 'a'],
      [3, 'ab'],
    ]);
  });

  it('says which cells changed since the frame before, and that there is a new title', async () => {
    const cast = recording([output(0, 'a\r\nb'), output(1, '\x1b]2;title\x07'), output(2, 'cd'), output(3, 'e')]);
    const changes: unknown[] = [];
    await replay(cast, {}, ({ changes: { all, title, from, to } }) =>
      changes.push([all, title, ...[...from].map((col, row) => [col, to[row]])]),
    );
    expect(changes).toEqual([
      [true, false, [0, 20], [0, 20], [0, 20], [0, 20]],
      [false, true, [0, 0], [1, 3], [0, 0], [0, 0]],
      [false, false, [0, 0], [3, 4], [0, 0], [0, 0]],
    ]);
  });

  it('opens with the first screen that has something on it, in the place of blank ones', async () => {
    const cast = recording([output(0.5, '\x1b[2J'), output(2, 'a'), output(3, 'b')]);
    expect(await shown(cast)).toEqual({
      shows: [
        [0, 'a'],
        [3, 'ab'],
      ],
      end: 6,
    });
  });

  it('of a recording with nothing to see is one blank frame', async () => {
    expect(await shown(recording([]))).toEqual({ shows: [[0, '']], end: 3 });
    expect(await shown(recording([output(1, '\x1b[2J')]))).toEqual({ shows: [[0, '']], end: 3 });
  });

  it('takes a coloured background for something to see', async () => {
    expect((await shown(recording([output(1, '\x1b[44m\x1b[2J'), output(2, 'a')]))).shows).toEqual([
      [0, ''],
      [2, 'a'],
    ]);
  });

  it('does as the options say', async () => {
    expect((await shown(TYPED, { lastFrameDuration: 1 })).end).toBe(4);
    expect((await shown(TYPED, { speed: 2 })).shows.map(([time]) => time)).toEqual([0, 0.5, 1, 1.5]);
    expect((await shown(TYPED, { idleTimeLimit: 0.5 })).shows.map(([time]) => time)).toEqual([0, 0.5, 1, 2]);
    expect((await shown(TYPED, { fpsCap: 1 })).shows).toHaveLength(4);
  });

  it.each([
    [{ speed: 0 }, 'speed: expected a number from 0.001 to 1000, received 0'],
    [{ fpsCap: 0 }, 'fpsCap: expected a number from 1 to 255, received 0'],
    [{ idleTimeLimit: 0 }, 'idleTimeLimit: expected a number above 0, received 0'],
    [{ lastFrameDuration: -1 }, 'lastFrameDuration: expected a number from 0 to 3600, received -1'],
    [{ select: 'soon' }, 'select: expected a position'],
    [{ start: '2', end: 1 }, 'the range 2..1 ends before it starts'],
    [{ start: 1, select: '2..' }, 'select: cannot go with start or end'],
    [{ sped: 2 } as ReplayOptions, 'unknown option "sped"'],
  ])('refuses %j', async (options, message) => {
    const failed = replay(TYPED, options, () => {});
    await expect(failed).rejects.toThrow(UsageError);
    await expect(failed).rejects.toThrow(message);
  });

  it('refuses to make too many frames', async () => {
    const failed = replay(TYPED, { maxFrames: 3 }, () => {});
    await expect(failed).rejects.toThrow(CastError);
    await expect(failed).rejects.toThrow('demo.cast: expected at most 3 frames (maxFrames), found more');
    await expect(replay(TYPED, { maxFrames: 4 }, () => {})).resolves.toMatchObject({ frames: 4 });
  });

  it('throws on what a visit throws', async () => {
    const failed = replay(TYPED, {}, () => {
      throw new Error('disk full');
    });
    await expect(failed).rejects.toThrow('disk full');
  });

  it('throws on what reading throws', async () => {
    const events = {
      *[Symbol.iterator]() {
        yield output(0, 'a');
        throw new CastError({ file: 'demo.cast', line: 3 }, 'expected an event');
      },
    };
    await expect(replay({ ...recording([]), events }, {}, () => {})).rejects.toThrow('demo.cast:3: expected an event');
  });
});

describe('a selection', () => {
  it('of a range keeps its times, from zero on, and opens with the screen at its start', async () => {
    const expected = {
      shows: [
        [0, '$ l'],
        [0.5, '$ ls'],
      ],
      end: 3.5,
    };
    expect(await shown(TYPED, { select: '1.5..2.5' })).toEqual(expected);
    expect(await shown(TYPED, { start: 1.5, end: '2.5s' })).toEqual(expected);
    expect(await shown(TYPED, { start: '50%', end: 'marker:list' })).toEqual(expected);
  });

  it('of moments shows each for the last frame duration', async () => {
    expect(await shown(TYPED, { select: '0.5,2,end', lastFrameDuration: 2 })).toEqual({
      shows: [
        [0, '$'],
        [2, '$ ls'],
        [4, '$ ls\nREADME'],
      ],
      end: 6,
    });
  });

  it('of moments merges those that look the same, and keeps a blank one', async () => {
    const cast = recording([output(2, 'a'), output(5, 'b')]);
    expect(await shown(cast, { select: '1,3,4,5' })).toEqual({
      shows: [
        [0, ''],
        [3, 'a'],
        [9, 'ab'],
      ],
      end: 12,
    });
  });

  it('of several ranges shows one after the other', async () => {
    expect((await shown(TYPED, { select: '0..0.5,2.5..' })).shows).toEqual([
      [0, '$'],
      [0.5, '$ ls'],
      [1, '$ ls\nREADME'],
    ]);
  });

  it('may say when by what the screen shows, or by frame', async () => {
    expect((await shown(TYPED, { select: 'text:ls..' })).shows[0]).toEqual([0, '$ ls']);
    expect((await shown(TYPED, { select: 'frame:1..text:/^READ/' })).shows).toHaveLength(3);
    await expect(shown(TYPED, { select: 'frame:4' })).rejects.toThrow('there are 4 frames, frame:0 to frame:3');
    await expect(shown(TYPED, { select: 'text:ls#2' })).rejects.toThrow('the screen shows it once');
  });

  it('counts the times that a text comes to show, also between frames', async () => {
    const blink = recording([0, 1, 2].flatMap((at) => [output(at, 'x'), output(at + 0.001, '\r\x1b[K')]));
    expect(await shown(blink, { select: '0.5..text:x#3' })).toEqual({ shows: [[0, 'x']], end: 4.5 });
    await expect(shown(blink, { select: 'text:x#4' })).rejects.toThrow('the screen shows it 3 times');
  });

  it('that the recording does not have is an error that says what there is', async () => {
    await expect(shown(TYPED, { select: '9' })).rejects.toThrow(
      'no moment "9" in this recording: beyond the end at 3.0 s',
    );
  });
});

describe('synchronized output', () => {
  const update = recording([
    output(0, 'old'),
    output(1, '\x1b[?2026h\x1b[2J'),
    output(1.5, '\x1b[Hnew'),
    output(1.9, ' screen\x1b[?2026l'),
    output(3, '!'),
  ]);

  it('shows no half-drawn frame', async () => {
    expect((await shown(update)).shows).toEqual([
      [0, 'old'],
      [1.9, 'new screen'],
      [3, 'new screen!'],
    ]);
  });

  it('holds for a second of the recording, at any speed', async () => {
    expect((await shown(update, { speed: 0.1 })).shows.map(([time]) => time)).toEqual([0, 19, 30]);
  });
});

describe('a resize', () => {
  const events = [output(0, 'a'), resize(1, 30, 3), output(2, 'b'), resize(3, 10, 6), output(4, 'c')];

  it('makes the canvas the largest size that is shown', async () => {
    const sizes: number[][] = [];
    const { cols, rows } = await replay(recording(events), {}, ({ screen }) => sizes.push([screen.cols, screen.rows]));
    expect(sizes).toEqual([
      [20, 4],
      [30, 3],
      [30, 3],
      [10, 6],
      [10, 6],
    ]);
    expect([cols, rows]).toEqual([30, 6]);
  });

  it('outside the selection does not count', async () => {
    expect(await replay(recording(events), { select: '3..' }, () => {})).toMatchObject({ cols: 10, rows: 6 });
    expect(await replay(recording(events), { select: '..2' }, () => {})).toMatchObject({ cols: 30, rows: 4 });
  });

  it('at the very start replaces the size of the header', async () => {
    const cast = recording([resize(0, 10, 3), output(1, 'a')]);
    expect(await replay(cast, {}, () => {})).toMatchObject({ cols: 10, rows: 3 });
  });

  it('cannot change a size that was asked for', async () => {
    const sizes: number[][] = [];
    const visit = ({ screen }: { screen: Screen }) => sizes.push([screen.cols, screen.rows]);
    expect(await replay(recording(events), { cols: 15 }, visit)).toMatchObject({ cols: 15, rows: 6 });
    expect(new Set(sizes.map(([cols]) => cols))).toEqual(new Set([15]));
  });
});

describe('frames', () => {
  it('are copies to keep, with their durations', async () => {
    const kept = [];
    for await (const frame of frames(TYPED)) kept.push(frame);
    expect(kept.map(({ index, duration, screen }) => [index, duration / 1e6, text(screen)])).toEqual([
      [0, 1, '$'],
      [1, 1, '$ l'],
      [2, 1, '$ ls'],
      [3, 3, '$ ls\nREADME'],
    ]);
  });

  it('come in batches without a gap', async () => {
    const events = Array.from({ length: 1000 }, (_, at) => output(at / 10, `\r${at}`));
    let expected = 0;
    let time = 0;
    for await (const frame of frames(recording(events))) {
      expect([frame.index, frame.time, rowText(frame.screen, 0)]).toEqual([expected, time, String(expected)]);
      expected++;
      time += frame.duration;
    }
    expect([expected, time]).toEqual([1000, 102_900_000]);
  });

  it('can be left before the end: no more is read than a batch', async () => {
    const readings: { read: number; left: boolean }[] = [];
    function* events() {
      const reading = { read: 0, left: false };
      readings.push(reading);
      try {
        for (; reading.read < 20_000; reading.read++) yield output(reading.read / 10, `\r${reading.read}`);
      } finally {
        reading.left = true;
      }
    }
    const seen: number[] = [];
    for await (const { index } of frames({ ...recording([]), events: { [Symbol.iterator]: events } })) {
      seen.push(index);
      if (index === 1) break;
    }
    const [survey, replayed] = readings;
    expect([seen, readings.length]).toEqual([[0, 1], 2]);
    expect(survey).toEqual({ read: 20_000, left: true });
    expect(replayed?.left).toBe(true);
    expect(replayed?.read).toBeLessThan(2000);
  });
});

describe('the screen at a time', () => {
  it('is the one after every event up to it, on the own timeline of the recording', async () => {
    const cast = recording([output(0, 'a'), output(100, 'b'), output(100, 'c'), output(101, 'd')]);
    const at = async (seconds: number) => text(await screenAt(cast, seconds * 1e6));
    expect([await at(0), await at(99.9), await at(100), await at(101), await at(Infinity)]).toEqual([
      'a',
      'a',
      'abc',
      'abcd',
      'abcd',
    ]);
    expect((await screensAt(cast, [0, 0, 100e6, Infinity])).map(text)).toEqual(['a', 'a', 'abc', 'abcd']);
  });

  it('before the first event is blank', async () => {
    const screen = await screenAt(recording([output(1, 'a')]), 0);
    expect([screen.cols, screen.rows]).toEqual([20, 4]);
    expect(screen.glyphs.every((glyph) => glyph === BLANK)).toBe(true);
  });
});

describe('a time that is none', () => {
  it.each([-1, Number.NaN, Number.NEGATIVE_INFINITY])('is refused: %s', async (time) => {
    const cast = recording([output(1, 'a')]);
    const refusal = { option: 'time', message: `time: expected microseconds from 0 on, received ${time}` };
    await expect(screenAt(cast, time)).rejects.toMatchObject(refusal);
    await expect(screensAt(cast, [0, time])).rejects.toThrow(UsageError);
    await expect(transcript(cast, time)).rejects.toThrow(UsageError);
  });
});

it('screens come in the order in which they are asked for', async () => {
  const cast = recording([output(1, 'a'), output(2, 'b'), output(3, 'c')]);
  const screens = await screensAt(cast, [2e6, 1e6, Number.POSITIVE_INFINITY, 1e6, 0, Number.POSITIVE_INFINITY]);
  expect(screens.map((screen) => screenText(screen)[0])).toEqual(['ab', 'a', 'abc', 'a', '', 'abc']);
});

describe('every replay', () => {
  const piece = fc.constantFrom('a', 'bc', '\r', '\r\n', '\x1b[2J', '\x1b[?2026h', '\x1b[?2026l', '\x1b[31m', '\x1b[H');
  const cast = fc.array(fc.tuple(fc.integer({ min: 0, max: 300_000 }), piece), { maxLength: 40 }).map((steps) =>
    recording(
      paused(
        steps.map(([pause]) => pause),
        (at) => steps[at]?.[1] ?? '',
      ),
    ),
  );

  it('has frames that differ, in order, and durations that add up to its end', async () => {
    await fc.assert(
      fc.asyncProperty(cast, fc.integer({ min: 1, max: 60 }), async (recorded, fpsCap) => {
        const { end, frames: count } = await replay(recorded, { fpsCap }, () => {});
        let total = 0;
        let seen = 0;
        let previous = '';
        for await (const { index, time, duration, screen } of frames(recorded, { fpsCap })) {
          expect([index, time]).toEqual([seen, total]);
          expect(duration).toBeGreaterThanOrEqual(index === count - 1 ? 3_000_000 : 1e6 / fpsCap);
          const looks = JSON.stringify([screen.cursor, [...screen.glyphs], [...screen.styles]]);
          expect(looks).not.toBe(previous);
          previous = looks;
          total += duration;
          seen++;
        }
        expect([seen, total]).toEqual([count, end]);
      }),
      { numRuns: 50 },
    );
  });
});

it('text is as wide as in the terminal that was recorded, unless told otherwise', async () => {
  const cast = recording([output(0, '👩\u200d👩|')], { termVersion: 'XTerm(379)' });
  const columnOf = async (given: Cast, options = {}) => (await screenAt(given, Infinity, options)).cursor.col;
  expect(await columnOf(cast)).toBe(5);
  expect(await columnOf(cast, { unicode: 'graphemes' })).toBe(3);
  expect(await columnOf({ ...cast, unicode: 'graphemes' })).toBe(3);
  expect(await columnOf({ ...cast, ambiguousWidth: 2 })).toBe(5);
  expect(await columnOf(recording([output(0, '─')]), { ambiguousWidth: 2 })).toBe(2);
});
