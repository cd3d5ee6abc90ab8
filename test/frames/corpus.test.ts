// Real recordings, from beside the repository; without them there is nothing to test here.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import type { Cast } from '../../src/core/recording/cast.js';
import { readCast } from '../../src/core/recording/read.js';
import { cloneScreen } from '../../src/core/replay/clone.js';
import { replay, screenAt } from '../../src/core/replay/replay.js';
import { type Screen, TAIL } from '../../src/core/terminal/screen.js';

const CORPUS = join(import.meta.dirname, '../../../shared/corpus');
const names = existsSync(CORPUS) ? readdirSync(CORPUS).filter((name) => name.endsWith('.cast')) : [];
const read = (name: string): Cast => readCast(readFileSync(join(CORPUS, name)), { name });

/** Everything that can be seen, free of ids. */
function looks(screen: Screen) {
  const cells = [...screen.glyphs].map((glyph, cell) => [
    glyph === TAIL ? 'tail' : screen.text(glyph),
    screen.style(screen.styles[cell] ?? 0),
  ]);
  const { cols, rows, cursor, colours, reverse } = screen;
  return JSON.stringify([cols, rows, cursor, [...colours.palette], colours.background, reverse, cells]);
}

async function lastScreen(cast: Cast) {
  let last: Screen | undefined;
  let time = -1;
  const result = await replay(cast, {}, (frame) => {
    expect(frame.time).toBeGreaterThan(time);
    expect([frame.screen.cols <= 1000, frame.screen.rows <= 1000]).toEqual([true, true]);
    time = frame.time;
    last = frame.screen;
  });
  return { ...result, last: last && cloneScreen(last) };
}

describe('the corpus', () => {
  const missing = names.length === 0;
  const every = missing ? ['nothing, for ../shared/corpus is not there,'] : names;
  test.skipIf(missing).each(every)('%s replays, and ends with the screen at its end', async (name) => {
    const cast = read(name);
    const { last, frames, end, length } = await lastScreen(cast);
    expect(frames).toBeGreaterThan(0);
    expect(end).toBeLessThanOrEqual(length);
    expect([...cast.events].some(({ type }) => type === 'output')).toBe(true);
    expect(last && looks(last)).toBe(looks(await screenAt(cast, Infinity)));
  });
});

describe('one recording in two formats', () => {
  const events: [number, string, string][] = [
    [0.1, 'o', 'a'],
    [0.3, 'o', '\r\nb'],
    [0.633, 'r', '30x5'],
    [0.634, 'o', '\x1b[31mc'],
    [8.2, 'm', 'here'],
    [8.25, 'o', 'd'],
  ];
  const cast = (header: object, lines: unknown[]) =>
    readCast(Buffer.from([header, ...lines].map((line) => JSON.stringify(line)).join('\n')), { name: 'demo.cast' });
  const v2 = cast({ version: 2, width: 20, height: 4 }, events);
  const v3 = cast(
    { version: 3, term: { cols: 20, rows: 4 } },
    events.map(([time, ...rest], at) => [Number((time - (events[at - 1]?.[0] ?? 0)).toFixed(3)), ...rest]),
  );

  it('gives the same frames', async () => {
    const framesOf = async (recording: Cast) => {
      const shows: unknown[] = [];
      const { end, markers } = await replay(recording, {}, ({ time, screen }) => shows.push([time, looks(screen)]));
      return { shows, end, markers };
    };
    const frames = await framesOf(v2);
    expect(frames.shows).toHaveLength(4);
    expect(await framesOf(v3)).toEqual(frames);
  });
});
