import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { GlyphSource } from '../../src/glyphs/glyph.js';
import { layoutGrid } from '../../src/look/layout.js';
import { makeTheme } from '../../src/look/theme.js';
import { PaintRecorder } from '../../src/paint/log.js';
import { Painter, type PaintStyle } from '../../src/paint/painter.js';
import type { Screen } from '../../src/terminal/screen.js';
import { PALETTE, RGB } from '../../src/terminal/style.js';
import { allChanged, screenOf, spanChanged } from '../support/screens.js';

const metrics = { size: 4, width: 2, height: 3, baseline: 2, line: 1, underline: 2, strike: 1 };
/** Each grapheme covers its first pixel fully and its second by 40 %. Emoji are one red pixel, shades a half of each. */
const glyphs: GlyphSource = {
  metrics,
  glyph: (text, _face, cells) => {
    const pixels = cells * 6;
    if (text === 'R') {
      const rgba = new Uint8Array(4 * pixels);
      rgba.set([255, 0, 0, 255]);
      return { kind: 'colour', rgba };
    }
    if (text === '▒') return { kind: 'mask', coverage: new Uint8Array(pixels).fill(128), shade: true };
    return {
      kind: 'mask',
      coverage: Uint8Array.from({ length: pixels }, (_, i) => (i === 0 ? 255 : i === 1 ? 102 : 0)),
    };
  },
  decoration: (kind) =>
    Uint8Array.from({ length: 6 }, (_, i) => ((kind === 'strike' ? i >> 1 === 1 : i >> 1 === 2) ? 255 : 0)),
  double: (size) => doubledGlyphs(size === 'wide' ? 1 : 2),
};
/** The same with each pixel twice, and twice as high. */
function doubledGlyphs(times: 1 | 2): GlyphSource {
  const enlarge = (image: Uint8Array, bytes: number): Uint8Array => {
    const width = image.length / bytes / metrics.height;
    return Uint8Array.from({ length: 2 * times * image.length }, (_, i) => {
      const pixel = Math.floor(i / bytes);
      const [x, y] = [pixel % (2 * width), Math.floor(pixel / (2 * width))];
      return image[(Math.floor(y / times) * width + (x >> 1)) * bytes + (i % bytes)]!;
    });
  };
  return {
    ...glyphs,
    metrics: { ...metrics, width: 2 * metrics.width, height: times * metrics.height },
    glyph: (...args) => {
      const image = glyphs.glyph(...args);
      return image.kind === 'mask'
        ? { ...image, coverage: enlarge(image.coverage, 1) }
        : { kind: 'colour', rgba: enlarge(image.rgba, 4) };
    },
    decoration: (...args) => enlarge(glyphs.decoration(...args), 1),
  };
}
const theme = makeTheme(
  'test',
  0xffffff,
  0x000000,
  Array.from({ length: 16 }, (_, i) => i * 0x101010),
);
const style = { theme, levels: 6, boldIsBright: false };

/** Paints screens one after the other and gives, for each recorded frame, the colours of all cells' pixels. */
function paint(
  frames: { screen: Screen; changes?: ReturnType<typeof allChanged>; time?: number }[],
  {
    cols = frames[0]!.screen.cols,
    rows = frames[0]!.screen.rows,
    ...given
  }: Partial<PaintStyle> & { cols?: number; rows?: number } = {},
  end = frames.length * 1000,
  source = glyphs,
) {
  const painter = new Painter(source, layoutGrid(cols, rows, metrics), { ...style, ...given });
  frames.forEach(({ screen, changes, time }, index) => {
    painter.paint({ index, time: time ?? index * 1000, screen, changes: changes ?? allChanged(screen) });
  });
  const log = painter.finish(end);
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

describe('ligatures', () => {
  /** Arrows are one; their cells are full of ink. */
  const ligatures: GlyphSource['ligatures'] = {
    shape: (run) => (run.includes('=>') ? Uint32Array.from(run, (letter) => (/[=>]/.test(letter) ? 1 : 0)) : undefined),
    picture: () => new Uint8Array(6).fill(255),
  };
  /** Per frame: L where a cell shows a part of a ligature, a where it shows a letter. */
  const kinds = (...frames: Parameters<typeof paint>[0]): string[] =>
    paint(frames, {}, 9000, { ...glyphs, ligatures }).map(({ cells }) =>
      cells.map(([first, second]) => (second === 0xffffff ? 'L' : first === 0xffffff ? 'a' : '.')).join(''),
    );
  const cursorAt = (col: number, visible = true) => ({
    cursor: { col, row: 0, visible, shape: 'underline', blink: false } as const,
  });

  test('are drawn where the font has them', () => {
    expect(kinds({ screen: screenOf(['a=> = >a']) })).toEqual(['aLL.a.aa']);
  });

  test('form in one style only', () => {
    expect(kinds({ screen: screenOf(['=>=>'], { '0,1': { fg: PALETTE | 1 } }) })).toEqual(['a.LL']);
    expect(kinds({ screen: screenOf(['=>'], { '0,0': { blink: true }, '0,1': { blink: true } }) })).toEqual(['aa']);
  });

  test('end at the cursor, if it shows', () => {
    const screen = (visible: boolean) => ({ screen: screenOf(['=>=>a'], {}, cursorAt(1, visible)) });
    expect(kinds(screen(true))).toEqual(['aaLLa']);
    expect(kinds(screen(false))).toEqual(['LLLLa']);
  });

  test('form and dissolve as their letters come and go, and as the cursor passes', () => {
    const [short, whole, passed] = [
      screenOf(['a= '], {}, cursorAt(2)),
      screenOf(['a=>'], {}, cursorAt(0)),
      screenOf(['a=>'], {}, cursorAt(1)),
    ];
    expect(
      kinds(
        { screen: short },
        { screen: whole, changes: spanChanged(whole, 0, 2, 3, true) },
        { screen: passed, changes: spanChanged(passed, 0, 0, 0, true) },
        { screen: short, changes: spanChanged(short, 0, 2, 3, true) },
      ),
    ).toEqual(['aa.', 'aLL', 'aaa', 'aa.']);
  });

  test('leave wide characters and lines of double width alone', () => {
    const wide = screenOf(['==>']);
    wide.glyphs[1] = 1;
    expect(kinds({ screen: wide })).toEqual(['a.a']);
    const double = (text: string) => kinds({ screen: screenOf([text], {}, { lineSizes: Uint8Array.of(1) }) });
    expect(double('=>  ')).toEqual(double('ab  '));
  });
});
