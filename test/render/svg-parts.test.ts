// The small parts that an SVG is made of.
import { describe, expect, it } from 'vitest';
import { rect } from '../../src/core/fonts/shapes/polygon.js';
import type { Pen } from '../../src/core/svg/cell-row.js';
import { Keyframes } from '../../src/core/svg/keyframes.js';
import type { Item } from '../../src/core/svg/lifetimes.js';
import { decimal, escapeAttribute, escapeText, hexColour, numbers, shortName } from '../../src/core/svg/markup.js';
import { asRect, mergeRects, polygonData, rectData } from '../../src/core/svg/path.js';
import { joinPieces } from '../../src/core/svg/piece.js';
import { runsOf, type TextCell } from '../../src/core/svg/runs.js';
import { packTracks } from '../../src/core/svg/tracks.js';

describe('markup', () => {
  it('writes numbers short', () => {
    expect([0.5, -0.25, 10, 1.005, -0.001, 1e-9].map((value) => decimal(value))).toEqual([
      '.5',
      '-.25',
      '10',
      '1',
      '0',
      '0',
    ]);
    expect(numbers(1, -2, 0.5)).toBe('1-2 .5');
  });

  it('escapes what would end text or attributes, and replaces what XML forbids', () => {
    expect(escapeText('a<b>&]]>\u0001\ud800\uffff')).toBe('a&lt;b>&amp;]]&gt;\ufffd\ufffd\ufffd');
    expect(escapeAttribute('"\n<&')).toBe('&quot;&#10;&lt;&amp;');
  });

  it('writes colours and names short', () => {
    expect([hexColour(0xffaa00), hexColour(0x0a0b0c)]).toEqual(['#fa0', '#0a0b0c']);
    const names = Array.from({ length: 6000 }, (_, i) => shortName(i));
    expect(new Set(names).size).toBe(6000);
    expect(names.filter((name) => !/^[A-Za-z]{1,3}$/.test(name))).toEqual([]);
  });
});

describe('paths', () => {
  it('tell rectangles from other polygons, and from holes', () => {
    expect(asRect(rect(1, 2, 4, 8))).toEqual({ x: 1, y: 2, width: 3, height: 6 });
    expect(asRect([0, 0, 0, 5, 5, 5, 5, 0])).toBeUndefined();
    expect(asRect([0, 0, 5, 0, 5, 5])).toBeUndefined();
  });

  it('join rectangles side by side, then one above the other', () => {
    const cells = [0, 1, 2].flatMap((x) => [0, 1].map((y) => ({ x: 10 * x, y: 22 * y, width: 10, height: 22 })));
    expect(mergeRects([...cells, { x: 50, y: 0, width: 10, height: 22 }]).map(rectData)).toEqual([
      'M0 0h30v44h-30z',
      'M50 0h10v22h-10z',
    ]);
  });

  it('move and scale polygons, without drift from rounding', () => {
    expect(polygonData([0, 0, 10, 0, 10, 5], 2, 1, 1)).toBe('M1 1h20v10z');
    expect(polygonData([0, 0, 1 / 3, 1 / 3, 2 / 3, 2 / 3, 1, 0])).toBe('M0 0l.33 .33l.34 .34l.33-.67z');
  });
});

describe('elements', () => {
  const piece = (attributes: string, rest: string) => ({ attributes, tag: 'path', rest, body: '' });

  it('share a group where neighbours have the same attributes', () => {
    expect(joinPieces([piece(' a="1"', ' d="x"'), piece(' a="1"', ' d="y"'), piece('', ' d="z"')])).toBe(
      '<g a="1"><path d="x"/><path d="y"/></g><path d="z"/>',
    );
  });
});

describe('runs', () => {
  const pen = (link = ''): Pen => ({
    paint: 0,
    asked: 0,
    bold: false,
    italic: false,
    link,
    decorations: [],
    underline: 0,
    blink: false,
  });
  const cell = (col: number, text: string, fit: TextCell['fit'] = 'plain', link = ''): TextCell => ({
    col,
    cells: fit === 'wide' ? 2 : 1,
    text,
    fit,
    pen: pen(link),
  });
  const told = (cells: TextCell[]) => runsOf(cells, () => '').map(({ text, at, link }) => [text, at, link]);

  it('keep the blanks between words', () => {
    expect(told([cell(0, 'a'), cell(1, 'b'), cell(5, 'c')])).toEqual([['ab   c', [0], '']]);
  });

  it('begin anew after a wide gap, with one blank for copying', () => {
    expect(told([cell(0, 'a'), cell(60, 'b')])).toEqual([
      ['a', [0], ''],
      [' b', [59], ''],
    ]);
  });

  it('are put in their place again before rounding adds up', () => {
    const cells = Array.from({ length: 150 }, (_, col) => cell(col, 'x'));
    expect(told(cells).map(([text, at]) => [(text as string).length, at])).toEqual([
      [64, [0]],
      [64, [64]],
      [22, [128]],
    ]);
  });

  it('leave blanks out of links', () => {
    expect(told([cell(0, 'a', 'plain', 'x:'), cell(2, 'b')])).toEqual([
      ['a', [0], 'x:'],
      [' b', undefined, ''],
    ]);
  });

  it('give every wide character its place, and what has two code units one of its own', () => {
    expect(told([cell(0, '字', 'wide'), cell(2, '漢', 'wide'), cell(4, '𠀀', 'wide'), cell(6, '字', 'wide')])).toEqual([
      ['字漢', [0, 2], ''],
      ['𠀀', [4], ''],
      ['字', [6], ''],
    ]);
  });
});

describe('tracks', () => {
  const item = (from: number, to: number): Item => ({ from, to, cells: Int32Array.of(0, 0, 0) });

  it('hold items that are never there at once, as few tracks as can be', () => {
    const items = [item(0, 5), item(0, 2), item(2, 3), item(3, 9), item(5, 9), item(6, 7)];
    const tracks = packTracks(items);
    expect(tracks.length).toBe(3);
    expect(tracks.flat().length).toBe(items.length);
    const overlaps = tracks.flatMap((track) => track.filter((next, i) => i > 0 && next.from < track[i - 1]!.to));
    expect(overlaps).toEqual([]);
  });

  it('hold no more items than coordinates are precise for', () => {
    const tracks = packTracks(Array.from({ length: 500 }, (_, i) => item(i, i + 1)));
    expect(tracks.map(({ length }) => length)).toEqual([200, 200, 100]);
  });
});

describe('keyframes', () => {
  const clock = { times: [0, 1e6, 2e6], end: 4e6, loops: Number.POSITIVE_INFINITY };

  it('join the moments of one place', () => {
    const keyframes = new Keyframes(clock, 'x-');
    expect(
      keyframes.add([
        { frame: 0, x: 9, y: 0 },
        { frame: 1, x: 0, y: 4 },
        { frame: 2, x: 9, y: 0 },
      ]),
    ).toBe('x-a');
    expect(keyframes.rules).toBe('.x-a{animation-name:x-a}@keyframes x-a{0%,50%{translate:9px}25%{translate:0 4px}}');
  });

  it('are none for what never moves', () => {
    const keyframes = new Keyframes(clock, '');
    expect(keyframes.add([{ frame: 0, x: 0, y: 0 }])).toBe('');
    expect(keyframes.still).toBe(true);
  });

  it('tell frames of long recordings apart', () => {
    const times = [0, 3600e6, 3600e6 + 33_000];
    const keyframes = new Keyframes({ times, end: 7200e6, loops: 1 }, '');
    keyframes.add(times.map((_, frame) => ({ frame, x: frame, y: 0 })));
    expect(keyframes.rules).toMatch(/0%\{translate:0\}50%\{translate:1px\}50\.0\d+%,to\{translate:2px\}/);
  });
});
