// Which cells the painter puts into the log: what changed, and what ligatures change around it.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { GlyphSource } from '../../src/core/fonts/glyph.js';
import { PaintRecorder } from '../../src/core/paint/log.js';
import { PALETTE, RGB } from '../../src/core/terminal/style.js';
import { screenOf, spanChanged } from '../support/screens.js';
import { glyphs, paint } from '../support/tiny-painter.js';

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
