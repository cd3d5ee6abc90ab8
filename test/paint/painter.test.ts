// What the painter makes of cells: their colours, the cursor, graphemes of several cells.
import { describe, expect, test } from 'vitest';
import type { GlyphSource } from '../../src/core/fonts/glyph.js';
import type { Screen } from '../../src/core/terminal/screen.js';
import { PALETTE, RGB } from '../../src/core/terminal/style.js';
import { screenOf, spanChanged } from '../support/screens.js';
import { glyphs, paint, picture } from '../support/tiny-painter.js';

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

  test('a shade is as much of the text colour as it says, light on dark too, at any number of levels', () => {
    for (const levels of [2, 6, 16]) {
      const pixels = (style: Parameters<typeof screenOf>[1]) =>
        paint([{ screen: screenOf(['▒'], style) }], { levels })[0]!.cells[0];
      expect(pixels({})).toEqual(new Array(6).fill(0x808080));
      expect(pixels({ '0,0': { inverse: true } })).toEqual(new Array(6).fill(0x7f7f7f));
      expect(pixels({ '0,0': { overline: true } })![0]).toBe(0x808080);
    }
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

describe("a cursor of the viewer's choice", () => {
  const cursor = { col: 0, row: 0, visible: true, shape: 'block', blink: false } as const;

  test('the shape may be chosen, and the cursor left out', () => {
    const screen = screenOf(['a '], {}, { cursor });
    expect(paint([{ screen }], { cursor: 'underline' })[0]!.cells[0]!.slice(0, 3)).toEqual([
      0xffffff, 0x777777, 0xffffff,
    ]);
    expect(paint([{ screen }], { cursor: 'none' })[0]!.cells[0]!.slice(0, 3)).toEqual([0xffffff, 0x777777, 0]);
  });

  test('it blinks every 600 ms from the last frame on, and is back when the next frame comes', () => {
    const screen = screenOf(['a '], {}, { cursor });
    const changes = spanChanged(screen, 0, 0, 0);
    const frames = paint(
      [{ screen }, { screen, changes, time: 1_500_000 }, { screen, changes, time: 2_000_000 }],
      { cursorBlink: true },
      2_700_000,
    );
    expect(frames.map(({ time, cells }) => [time, cells[0]![2]])).toEqual([
      [0, 0xffffff],
      [600_000, 0],
      [1_200_000, 0xffffff],
      [2_600_000, 0],
    ]);
    const hidden = paint([{ screen }, { screen, changes, time: 700_000 }], { cursorBlink: true }, 1_000_000);
    expect(hidden.map(({ time, cells }) => [time, cells[0]![2]])).toEqual([
      [0, 0xffffff],
      [600_000, 0],
      [700_000, 0xffffff],
    ]);
  });
});

describe('cells that show parts of graphemes', () => {
  test('an icon takes the blank cell to its right, if that is on the same ground', () => {
    const inked = (...args: Parameters<typeof screenOf>) => picture(...args).map((cell) => cell[0] !== cell[5]);
    const spans: number[] = [];
    const spy: GlyphSource = {
      ...glyphs,
      glyph: (text, face, cells) => {
        spans.push(cells);
        return glyphs.glyph(text, face, cells);
      },
    };
    paint([{ screen: screenOf(['\uf120 x']) }], {}, undefined, spy);
    expect(spans).toEqual([2, 1]);
    spans.length = 0;
    paint([{ screen: screenOf(['\uf120 x'], { '0,1': { bg: RGB | 1 } }) }], {}, undefined, spy);
    paint([{ screen: screenOf(['\uf120x']) }], {}, undefined, spy);
    paint([{ screen: screenOf(['\ue0b0 ']) }], {}, undefined, spy);
    expect(spans).toEqual([1, 1, 1, 1, 1]);
    expect(inked(['\uf120 '])).toEqual([true, false]);
  });

  test('lines of double width and height show parts of larger letters', () => {
    const shown = (size: number) =>
      picture(['ab'], {}, { lineSizes: Uint8Array.of(size) }).map((cell) => cell.slice(0, 4));
    const [full, part] = [0xffffff, 0x777777];
    expect(shown(1)).toEqual([
      [full, full, 0, 0],
      [part, part, 0, 0],
    ]);
    expect(shown(2)).toEqual([
      [full, full, full, full],
      [part, part, part, part],
    ]);
    expect(shown(3)).toEqual([
      [0, 0, 0, 0],
      [0, 0, 0, 0],
    ]);
  });

  test('an underline of double height is under the lower half alone, and so is such a cursor', () => {
    const under = (size: number, extra: object, styles: Record<string, object>) =>
      picture(['  '], styles, { lineSizes: Uint8Array.of(size), ...extra }).map((cell) =>
        cell.map((pixel) => (pixel ? 1 : 0)),
      );
    const line = { '0,0': { underline: 'single' } };
    const none = [0, 0, 0, 0, 0, 0];
    expect(under(2, {}, line)).toEqual([none, none]);
    expect(under(3, {}, line)).toEqual([
      [0, 0, 1, 1, 1, 1],
      [0, 0, 1, 1, 1, 1],
    ]);
    const cursor = { cursor: { col: 0, row: 0, visible: true, shape: 'underline', blink: false } };
    expect(under(2, cursor, {})).toEqual([none, none]);
    expect(under(3, cursor, {})).not.toEqual([none, none]);
  });

  test('a cursor in a line of double width covers two cells of the canvas', () => {
    const cursor = { col: 1, row: 0, visible: true, shape: 'block', blink: false } as const;
    const cells = picture(['    '], {}, { cursor, lineSizes: Uint8Array.of(1) });
    expect(cells.map((cell) => cell[0])).toEqual([0, 0, 0xffffff, 0xffffff]);
  });
});
