import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createGlyphs } from '../../src/core/fonts/source.js';

type Side = 'UP' | 'RIGHT' | 'DOWN' | 'LEFT';
type Weight = 'LIGHT' | 'HEAVY' | 'DOUBLE';
type Arms = Partial<Record<Side, Weight>>;

const SIDES: readonly Side[] = ['UP', 'RIGHT', 'DOWN', 'LEFT'];
const PLAIN = { bold: false, italic: false };

/** Reads "LIGHT DOWN AND RIGHT" as well as "DOWN LIGHT AND RIGHT UP HEAVY"; undefined for dashes, arcs and diagonals. */
function armsOf(name: string): Arms | undefined {
  const words = name
    .replace('BOX DRAWINGS ', '')
    .replaceAll('SINGLE', 'LIGHT')
    .split(' ')
    .filter((word) => word !== 'AND');
  const isWeight = (word: string): word is Weight => ['LIGHT', 'HEAVY', 'DOUBLE'].includes(word);
  const sides = (word: string): Side[] | undefined =>
    word === 'VERTICAL'
      ? ['UP', 'DOWN']
      : word === 'HORIZONTAL'
        ? ['LEFT', 'RIGHT']
        : SIDES.filter((side) => side === word);
  if (words.some((word) => !isWeight(word) && !sides(word)?.length)) return undefined;
  const arms: Arms = {};
  const ordered = isWeight(words[0]!) ? words : words.toReversed();
  let weight: Weight = 'LIGHT';
  for (const word of ordered) {
    if (isWeight(word)) weight = word;
    else for (const side of sides(word)!) arms[side] = weight;
  }
  return arms;
}

const LINES = readFileSync(new URL('fixtures/unicode-names.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line.includes('BOX DRAWINGS') && line.startsWith('25'))
  .flatMap((line) => {
    const arms = armsOf(line.slice(line.indexOf(' ') + 1));
    return arms ? [{ character: String.fromCodePoint(Number.parseInt(line, 16)), arms }] : [];
  });

interface Cell {
  width: number;
  height: number;
  mask: Uint8Array;
}

/** Coverage along one border of the cell. */
function border({ width, height, mask }: Cell, side: Side): string {
  const across = side === 'UP' || side === 'DOWN' ? width : height;
  const pixel = (i: number): number => {
    if (side === 'UP') return mask[i]!;
    if (side === 'DOWN') return mask[(height - 1) * width + i]!;
    return side === 'LEFT' ? mask[i * width]! : mask[i * width + width - 1]!;
  };
  return Array.from({ length: across }, (_, i) => pixel(i)).join();
}

/** The same, where a tenth of a pixel more or less does not count: an arc begins to bend in its first pixel. */
const inked = (profile: string): string =>
  profile
    .split(',')
    .map((value) => (Number(value) < 26 ? '.' : Number(value) > 229 ? '#' : '?'))
    .join('');

/** Whether all ink of the cell hangs together. */
function connected({ width, mask }: Cell): boolean {
  const ink = new Set([...mask.keys()].filter((i) => mask[i]! > 60));
  const waiting = [...ink].slice(0, 1);
  for (let i = waiting.pop(); i !== undefined; i = waiting.pop()) {
    if (!ink.delete(i)) continue;
    const x = i % width;
    for (const dx of [-1, 0, 1]) {
      if (x + dx >= 0 && x + dx < width) waiting.push(i + dx - width, i + dx, i + dx + width);
    }
  }
  return ink.size === 0;
}

const LINE_HEIGHTS = [1, 1.2, 1.4, 1.7, 2];
const SIZES = [8, 9, 10, 11, 12, 13, 14, 15, 16, 18, 20, 21, 24, 28, 32, 35, 40, 48];

function drawer(size: number, lineHeight: number): (character: string) => Cell {
  const glyphs = createGlyphs({ size, lineHeight });
  const { width, height } = glyphs.metrics;
  return (character) => {
    const image = glyphs.glyph(character, PLAIN, 1);
    if (image.kind !== 'mask') throw new Error('lines have no colours');
    return { width, height, mask: image.coverage };
  };
}

describe('box drawing', () => {
  it('knows all straight characters of the block', () => expect(LINES).toHaveLength(109));

  describe.each(SIZES)('at size %i', (size) => {
    it.each(LINE_HEIGHTS)('joins without a seam at line height %f', (lineHeight) => {
      const draw = drawer(size, lineHeight);
      const blank = { vertical: border(draw(' '), 'UP'), horizontal: border(draw(' '), 'LEFT') };
      const straight: Record<Weight, readonly [vertical: string, horizontal: string]> = {
        LIGHT: ['│', '─'],
        HEAVY: ['┃', '━'],
        DOUBLE: ['║', '═'],
      };
      for (const { character, arms } of LINES) {
        const cell = draw(character);
        for (const side of SIDES) {
          const vertical = side === 'UP' || side === 'DOWN';
          const weight = arms[side];
          const whole = weight && border(draw(straight[weight][vertical ? 0 : 1]), side);
          const none = vertical ? blank.vertical : blank.horizontal;
          expect(border(cell, side), `${character} ${side}`).toBe(whole ?? none);
        }
      }
    });

    it('meets inside the cell', () => {
      const draw = drawer(size, 1.4);
      for (const { character, arms } of LINES) {
        if (Object.values(arms).includes('DOUBLE')) continue;
        expect(connected(draw(character)), character).toBe(true);
      }
      for (const character of '╭╮╯╰╒╓╕╖╘╙╛╜╞╡╪╫╥╨') expect(connected(draw(character)), character).toBe(true);
    });

    it('rounds corners into the straight lines', () => {
      const draw = drawer(size, 1.4);
      const corners: readonly (readonly [string, Side, Side])[] = [
        ['╭', 'DOWN', 'RIGHT'],
        ['╮', 'DOWN', 'LEFT'],
        ['╯', 'UP', 'LEFT'],
        ['╰', 'UP', 'RIGHT'],
      ];
      for (const [character, vertical, horizontal] of corners) {
        expect(inked(border(draw(character), vertical))).toBe(inked(border(draw('│'), vertical)));
        expect(inked(border(draw(character), horizontal))).toBe(inked(border(draw('─'), horizontal)));
      }
    });
  });

  it('keeps a tee on the near rail of a double line, and lets a cross through', () => {
    const draw = drawer(16, 1.4);
    const column = (character: string): string => {
      const { width, height, mask } = draw(character);
      const x = Math.floor((width - 1) / 2);
      return Array.from({ length: height }, (_, y) => (mask[y * width + x]! > 127 ? '#' : '.')).join('');
    };
    expect(column('╪')).toBe('#'.repeat(22));
    expect(column('╧')).toMatch(/^#+\.#\.+$/);
    expect(column('╤')).toMatch(/^\.+#\.#+$/);
  });

  it('leaves gaps between dashes, also across cells', () => {
    const draw = drawer(16, 1.4);
    for (const [character, pieces] of [
      ['┄', 3],
      ['┈', 4],
      ['╌', 2],
    ] as const) {
      const { width, height, mask } = draw(character);
      const y = Math.floor((height - 1) / 2);
      const row = Array.from({ length: width }, (_, x) => (mask[y * width + x]! > 127 ? '#' : '.')).join('');
      expect((row + row).split('.').filter(Boolean), character).toHaveLength(2 * pieces);
    }
  });
});
