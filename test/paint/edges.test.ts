// The padding takes the ground of the edges of the screen.
import { describe, expect, it } from 'vitest';
import { settle } from '../../src/core/paint/settle.js';
import { RGB } from '../../src/core/terminal/style.js';
import { screenOf } from '../support/screens.js';
import { paint } from '../support/tiny-painter.js';

const RED = 0xff0000;
const BLUE = 0x0000ff;
const [COLS, ROWS] = [20, 10];

/** A blank screen with the grounds that `groundOf` gives. */
function screen(groundOf: (row: number, col: number) => number | undefined) {
  const styles: Record<string, { bg: number }> = {};
  for (let row = 0; row < ROWS; row++) {
    for (let col = 0; col < COLS; col++) {
      const ground = groundOf(row, col);
      if (ground !== undefined) styles[`${row},${col}`] = { bg: RGB + ground };
    }
  }
  return screenOf(Array(ROWS).fill(' '.repeat(COLS)), styles);
}

/** Colours of the border's zones, in rows of three, the theme's as 0. */
const padding = (...screens: ReturnType<typeof screen>[]) =>
  paint(
    screens.map((shown, index) => ({ screen: shown, time: index * 1_000_000 })),
    {},
    screens.length * 1_000_000,
  ).map((frame) => frame.padding);

describe('padding', () => {
  it('takes the ground of a screen that has one all over', () => {
    expect(padding(screen(() => RED))).toEqual([[RED, RED, RED, RED, 0, RED, RED, RED, RED]]);
  });

  it('takes it on the side where nine tenths of an edge have it, and nowhere else', () => {
    const top = (cells: number) => screen((row, col) => (row === 0 && col < cells ? RED : undefined));
    expect(padding(top(18))[0]).toEqual([RED, RED, RED, 0, 0, 0, 0, 0, 0]);
    expect(padding(top(17))[0]).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0]);
  });

  it('lets a bar at the top reach into the corners', () => {
    const shown = screen((row) => (row === 0 ? BLUE : RED));
    expect(padding(shown)[0]).toEqual([BLUE, BLUE, BLUE, RED, 0, RED, RED, RED, RED]);
  });

  it('is not broken by the mode in the last line of an editor', () => {
    const shown = screen((row, col) => (row === ROWS - 1 && col < 4 ? BLUE : RED));
    expect(padding(shown)[0]!.filter((_, zone) => zone !== 4)).toEqual(Array(8).fill(RED));
  });

  it('follows the program', () => {
    const [before, during, after] = padding(
      screen(() => undefined),
      screen(() => RED),
      screen(() => undefined),
    );
    expect([before![0], during![0], after![0]]).toEqual([0, RED, 0]);
  });

  it("stays the theme's where that is asked for", () => {
    const [frame] = paint([{ screen: screen(() => RED) }], { paddingFill: 'theme' });
    expect(frame!.padding).toEqual(Array(9).fill(0));
  });

  it('stays beside cells that a smaller screen does not have', () => {
    const [frame] = paint([{ screen: screen(() => RED) }], { cols: COLS + 2, rows: ROWS });
    expect([frame!.padding[3], frame!.padding[5]]).toEqual([RED, 0]);
  });
});

describe('a state', () => {
  const settled = (states: number[], seconds: number[]) => {
    const times = seconds.map((_, i) => seconds.slice(0, i).reduce((sum, each) => sum + each, 0));
    const end = seconds.reduce((sum, each) => sum + each, 0);
    return [...settle(Uint32Array.from(states), times, end, 5)];
  };

  it('that does not last becomes the one before', () => {
    expect(settled([1, 2, 1, 2], [9, 4, 9, 9])).toEqual([1, 1, 1, 2]);
  });

  it('at the start becomes the one after', () => {
    expect(settled([1, 2, 3], [4, 4, 9])).toEqual([3, 3, 3]);
  });

  it('lasts as long as all frames in a row that have it', () => {
    expect(settled([1, 2, 2, 1], [9, 3, 3, 9])).toEqual([1, 2, 2, 1]);
  });

  it('stays where none lasts', () => {
    expect(settled([1, 2], [1, 1])).toEqual([1, 2]);
  });
});
