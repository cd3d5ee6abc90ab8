import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { GlyphSource } from '../../src/glyphs/glyph.js';
import { layoutGrid } from '../../src/look/layout.js';
import { makeTheme } from '../../src/look/theme.js';
import { PaintRecorder } from '../../src/paint/log.js';
import { Painter } from '../../src/paint/painter.js';
import type { Screen } from '../../src/terminal/screen.js';
import { PALETTE, RGB } from '../../src/terminal/style.js';
import { allChanged, screenOf, spanChanged } from '../support/screens.js';

const metrics = { size: 4, width: 2, height: 3, baseline: 2, line: 1, underline: 2, strike: 1 };
/** Each grapheme covers its first pixel fully and its second by 40 %. Emoji are one red pixel. */
const glyphs: GlyphSource = {
  metrics,
  glyph: (text, _face, cells) => {
    const pixels = cells * 6;
    if (text === 'R') {
      const rgba = new Uint8Array(4 * pixels);
      rgba.set([255, 0, 0, 255]);
      return { kind: 'colour', rgba };
    }
    return {
      kind: 'mask',
      coverage: Uint8Array.from({ length: pixels }, (_, i) => (i === 0 ? 255 : i === 1 ? 102 : 0)),
    };
  },
  decoration: (kind) =>
    Uint8Array.from({ length: 6 }, (_, i) => ((kind === 'strike' ? i >> 1 === 1 : i >> 1 === 2) ? 255 : 0)),
};
const theme = makeTheme(
  'test',
  0xffffff,
  0x000000,
  Array.from({ length: 16 }, (_, i) => i * 0x101010),
);
const style = { theme, levels: 6, boldIsBright: false };

/** Paints screens one after the other and gives, for each recorded frame, the colours of all cells' pixels. */
function paint(frames: { screen: Screen; changes?: ReturnType<typeof allChanged> }[], grid = { cols: 0, rows: 0 }) {
  const cols = grid.cols || frames[0]!.screen.cols;
  const rows = grid.rows || frames[0]!.screen.rows;
  const painter = new Painter(glyphs, layoutGrid(cols, rows, metrics), style);
  frames.forEach(({ screen, changes }, index) => {
    painter.paint({ index, time: index * 1000, screen, changes: changes ?? allChanged(screen) });
  });
  const log = painter.finish(frames.length * 1000);
  const { book } = painter;
  const cells: number[][] = [];
  const pairs = new Uint32Array(2 * cols * rows);
  return Array.from({ length: log.frameCount }, (_, frame) => {
    const count = log.cells.read(frame, pairs);
    for (let i = 0; i < count; i++) {
      const tile = pairs[2 * i + 1]!;
      const start = book.rampStart[book.tileRamp[tile]!]!;
      const mask = book.masks.subarray(book.tileMask[tile]! * 6, book.tileMask[tile]! * 6 + 6);
      cells[pairs[2 * i]!] = Array.from(mask, (value) => book.rampColours[start + value]!);
    }
    return { time: log.times[frame], changed: count, cells: [...cells], border: log.border[frame] };
  });
}
const picture = (...args: Parameters<typeof screenOf>) => paint([{ screen: screenOf(...args) }])[0]!.cells;

describe('the colours of a cell', () => {
  test('text is mixed with its ground; light text on dark is lifted a little', () => {
    const [pixels] = picture(['a']);
    expect(pixels).toEqual([0xffffff, 0x777777, 0, 0, 0, 0]);
  });

  test('dark text on light is mixed evenly', () => {
    const [pixels] = picture(['a'], { '0,0': { inverse: true } });
    expect(pixels).toEqual([0, 0x999999, 0xffffff, 0xffffff, 0xffffff, 0xffffff]);
  });

  test('faint text is halfway to its ground, concealed text is gone', () => {
    expect(picture(['a'], { '0,0': { faint: true } })[0]![0]).toBe(0x7f7f7f);
    expect(picture(['a'], { '0,0': { conceal: true, underline: 'single' } })[0]).toEqual([0, 0, 0, 0, 0, 0]);
  });

  test('palette, truecolor, run-time colours and reverse video', () => {
    expect(picture(['a'], { '0,0': { fg: PALETTE | 3, bg: RGB | 0x123456 } })[0]!.slice(0, 3)).toEqual([
      0x303030,
      expect.any(Number),
      0x123456,
    ]);
    const colours = {
      foreground: 0x00ff00,
      background: 0x0000ff,
      cursor: undefined,
      palette: new Map([[3, 0xff0000]]),
    };
    expect(picture(['a'], {}, { colours })[0]!.filter((_, i) => i !== 1)).toEqual([0x00ff00, 0xff, 0xff, 0xff, 0xff]);
    expect(picture(['a'], { '0,0': { fg: PALETTE | 3 } }, { colours })[0]![0]).toBe(0xff0000);
    expect(picture(['a'], {}, { reverse: true })[0]![0]).toBe(0);
  });

  test('underline lies under the text in its own colour, strike over it', () => {
    const underlined = picture(['a'], { '0,0': { underline: 'curly', underlineColour: RGB | 0xff0000 } })[0]!;
    expect(underlined).toEqual([0xffffff, 0x777777, 0, 0, 0xff0000, 0xff0000]);
    expect(picture([' '], { '0,0': { strike: true } })[0]).toEqual([0, 0, 0xffffff, 0xffffff, 0, 0]);
  });

  test('a colour glyph keeps its colours over the ground', () => {
    expect(picture(['R'], { '0,0': { bg: RGB | 0x00ff00 } })[0]!.slice(0, 2)).toEqual([0xff0000, 0x00ff00]);
  });
});

describe('the cursor', () => {
  const at = (shape: 'block' | 'bar' | 'underline', rest: Partial<Screen> = {}) =>
    picture(['a '], {}, { cursor: { col: 0, row: 0, visible: true, shape, blink: false }, ...rest })[0]!;

  test('a block inverts its cell, a bar stands at the left, an underline at the bottom', () => {
    expect(at('block')).toEqual([0, 0x999999, 0xffffff, 0xffffff, 0xffffff, 0xffffff]);
    expect(at('bar')).toEqual([0xffffff, 0xffffff, 0xffffff, 0xffffff, 0xffffff, 0xffffff]);
    expect(at('underline')).toEqual([0xffffff, 0x777777, 0xffffff, 0xffffff, 0xffffff, 0xffffff]);
  });

  test("a block takes the program's cursor colour", () => {
    const colours = { foreground: undefined, background: undefined, cursor: 0xff0000, palette: new Map() };
    expect(at('block', { colours }).slice(2)).toEqual([0xff0000, 0xff0000, 0xff0000, 0xff0000]);
  });

  test('the cell it left is painted again', () => {
    const with0 = screenOf(['ab'], {}, { cursor: { col: 0, row: 0, visible: true, shape: 'block', blink: false } });
    const with1 = screenOf(['ab'], {}, { cursor: { col: 1, row: 0, visible: true, shape: 'block', blink: false } });
    const frames = paint([{ screen: with0 }, { screen: with1, changes: spanChanged(with1, 0, 0, 0, true) }]);
    expect(frames[1]!.changed).toBe(2);
    expect(frames[1]!.cells).toEqual(paint([{ screen: with1 }])[0]!.cells);
  });

  test('it covers both halves of a wide grapheme, whichever it stands on', () => {
    const wide = (col: number) => {
      const screen = screenOf(['漢 '], {}, { cursor: { col, row: 0, visible: true, shape: 'block', blink: false } });
      screen.glyphs[1] = 1;
      return paint([{ screen }])[0]!.cells.map((cell) => cell[2]);
    };
    expect(wide(0)).toEqual([0xffffff, 0xffffff]);
    expect(wide(1)).toEqual([0xffffff, 0xffffff]);
  });
});

describe('the log', () => {
  test('a frame that looks the same is dropped, one that changes a cell names that cell', () => {
    const a = screenOf(['ab', 'cd']);
    const b = screenOf(['ab', 'cx']);
    const frames = paint([
      { screen: a },
      { screen: a, changes: spanChanged(a, 0, 0, 2) },
      { screen: b, changes: spanChanged(b, 1, 1, 2) },
    ]);
    expect(frames.map(({ time, changed }) => [time, changed])).toEqual([
      [0, 4],
      [2000, 1],
    ]);
  });

  test('cells beyond a smaller screen show the background', () => {
    const [frame] = paint([{ screen: screenOf(['a'], { '0,0': { bg: RGB | 0xff0000 } }) }], { cols: 2, rows: 2 });
    expect(frame!.cells.slice(1)).toEqual([
      [0, 0, 0, 0, 0, 0],
      [0, 0, 0, 0, 0, 0],
      [0, 0, 0, 0, 0, 0],
    ]);
  });

  test('a new background recolours everything, the border too', () => {
    const a = screenOf(['ab']);
    const colours = { foreground: undefined, background: 0x0000ff, cursor: undefined, palette: new Map() };
    const frames = paint([{ screen: a }, { screen: { ...a, colours } }]);
    expect(frames.map(({ border }) => border)).toEqual([0, 0xff]);
    expect(frames[1]!.changed).toBe(2);
  });

  test('what is recorded is what is read back, whatever the runs', () => {
    const frame = fc.uniqueArray(fc.nat(5000), { maxLength: 3000 }).map((list) => list.sort((a, b) => a - b));
    fc.assert(
      fc.property(fc.array(frame, { minLength: 1, maxLength: 6 }), (frames) => {
        const recorder = new PaintRecorder();
        const wanted = frames.map((positions, f) => positions.flatMap((position) => [position, position * 7 + f]));
        for (const [f, pairs] of wanted.entries()) recorder.add(f, 0, Uint32Array.from(pairs), pairs.length / 2);
        const into = new Uint32Array(2 * 5001);
        wanted.forEach((pairs, f) => {
          expect(recorder.read(f, into)).toBe(pairs.length / 2);
          expect(Array.from(into.subarray(0, pairs.length))).toEqual(pairs);
        });
      }),
    );
  });

  test('frames too big for a chunk and runs too long for a word are kept whole', () => {
    const recorder = new PaintRecorder();
    const pairs = Uint32Array.from({ length: 200_000 }, (_, i) => (i & 1 ? 3 : i >> 1));
    recorder.add(0, 0, pairs, 100_000);
    recorder.add(1, 0, pairs, 5);
    const into = new Uint32Array(200_000);
    expect(recorder.read(0, into)).toBe(100_000);
    expect(into).toEqual(pairs);
    expect(recorder.read(1, into)).toBe(5);
  });
});
