// The grid rebuilt from lifetimes is the emulator's, at every frame: the law on which animated SVGs rest.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Lifetimes } from '../../src/core/svg/lifetimes.js';
import { loadCast } from '../../src/node/source/load.js';
import { corpusMissing, corpusPaths, nameOf } from '../support/corpus.js';
import { output, recording, resize } from '../support/recordings.js';
import { type Replayed, rebuilt, replayed } from '../support/svg-grid.js';

function expectSameGrids(made: Replayed): void {
  let frame = 0;
  for (const cells of rebuilt(made)) {
    const expected = made.expected[frame]!;
    const wrong = cells.findIndex((cell, i) => cell !== expected[i]);
    if (wrong >= 0)
      expect({ frame, cell: wrong, text: cells[wrong] }).toEqual({ frame, cell: wrong, text: expected[wrong] });
    frame++;
  }
  expect(frame).toBe(made.expected.length);
}

const piece = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom('a', 'word ', 'more text', '漢字', '🦀x', 'e\u0301', '─│┐', '\r\n', '\n', '\r\n\r\n'),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('\x1b[31m', '\x1b[44m', '\x1b[7m', '\x1b[4m', '\x1b[1m', '\x1b[8m', '\x1b[m'),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '\x1b[H',
      '\x1b[2J',
      '\x1b[K',
      '\x1b[3;2H',
      '\x1b[S',
      '\x1b[2T',
      '\x1bM',
      '\x1b[L',
      '\x1b[M',
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '\x1b[2;4r',
      '\x1b[r',
      '\x1b[?25l',
      '\x1b[?25h',
      '\x1b[5 q',
      '\x1b[2 q',
      '\x1b[?5h',
      '\x1b[?5l',
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '\x1b]11;#123456\x07',
      '\x1b]111\x07',
      '\x1b[?1049h',
      '\x1b[?1049l',
      '1\r\n2\r\n3\r\n4\r\n5\r\n',
    ),
  },
);

describe('the grid rebuilt from lifetimes', () => {
  it('is what the terminal showed, whatever the output', async () => {
    const outputs = fc.array(fc.array(piece, { maxLength: 6 }), { minLength: 1, maxLength: 25 });
    await fc.assert(
      fc.asyncProperty(outputs, fc.integer({ min: 2, max: 12 }), async (pieces, cols) => {
        const events = pieces.map((data, i) => output(i / 4, data.join('')));
        expectSameGrids(await replayed(recording(events, { cols, rows: 5 })));
      }),
      { numRuns: 300 },
    );
  });

  it('holds when the terminal changes its size', async () => {
    const events = [
      output(0, 'one\r\ntwo'),
      resize(1, 30, 6),
      output(2, '\r\nthree'),
      resize(3, 5, 2),
      output(4, 'four'),
    ];
    expectSameGrids(await replayed(recording(events)));
  });

  it.skipIf(corpusMissing).each(corpusPaths.map(nameOf))('holds for %s', async (name) => {
    const path = corpusPaths.find((known) => nameOf(known) === name)!;
    const cast = await loadCast(path);
    const few = { select: '..50%', fpsCap: 5, maxFrames: 1000 };
    expectSameGrids(await replayed(cast, few));
  });
});

describe('scrolling', () => {
  /** Lines that have little in common. */
  const lines = (from: number, to: number) =>
    Array.from(
      { length: to - from },
      (_, i) => `\r\n${((from + i) * 7919 * 104729).toString(36).padEnd(9, 'xyz')}`,
    ).join('');

  it('draws rows once that move up', async () => {
    const events = Array.from({ length: 20 }, (_, i) => output(i / 4, lines(2 * i, 2 * i + 2)));
    const { log } = await replayed(recording(events, { cols: 20, rows: 10 }));
    const drawn = log.moving.marks.items().reduce((sum, { cells }) => sum + cells.length / 3, 0);
    expect(log.scrolls.at(-1)?.rows).toBeGreaterThan(25);
    expect(drawn).toBeLessThan(40 * 8 * 1.5);
  });

  it('leaves a status bar where it is', async () => {
    const bar = '\x1b7\x1b[10;1H\x1b[7m status bar here \x1b[m\x1b8';
    const events = [
      output(0, `${bar}\x1b[1;9r`),
      ...Array.from({ length: 20 }, (_, i) => output(1 + i / 4, lines(2 * i, 2 * i + 2))),
    ];
    const made = await replayed(recording(events, { cols: 20, rows: 10 }));
    expectSameGrids(made);
    expect(made.log.scrolls.length).toBeGreaterThan(10);
    expect(made.log.fixed.grounds.items().filter(({ cells }) => cells[0] === 9).length).toBe(1);
  });
});

describe('lifetimes', () => {
  it('that begin and end together are one item, its cells in reading order', () => {
    const lifetimes = new Lifetimes();
    lifetimes.add(0, 2, 1, 3, 7);
    lifetimes.add(0, 2, 0, 5, 8);
    lifetimes.add(1, 2, 0, 0, 9);
    expect(lifetimes.items()).toEqual([
      { from: 0, to: 2, cells: Int32Array.of(0, 5, 8, 1, 3, 7) },
      { from: 1, to: 2, cells: Int32Array.of(0, 0, 9) },
    ]);
  });

  it('of no length, or of nothing, are none', () => {
    const lifetimes = new Lifetimes();
    lifetimes.add(1, 1, 0, 0, 3);
    lifetimes.add(1, 2, 0, 0, -1);
    expect(lifetimes.items()).toEqual([]);
  });
});
