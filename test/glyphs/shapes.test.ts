import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rasteriseShape, shapePolygons } from '../../src/core/fonts/shapes/shapes.js';

/** Characters drawn as geometry with their Unicode 16 names. */
const NAMES = readFileSync(new URL('fixtures/unicode-names.txt', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => [Number.parseInt(line, 16), line.slice(line.indexOf(' ') + 1)] as const);

interface Picture {
  width: number;
  height: number;
  at(x: number, y: number): number;
}

function draw(codePoint: number, width: number, height: number, size = 16): Picture {
  const layers = shapePolygons(codePoint, width, height, size);
  if (!layers) throw new Error(`U+${codePoint.toString(16)} is not drawn as geometry`);
  const mask = rasteriseShape(layers, width, height);
  return { width, height, at: (x, y) => mask[y * width + x]! };
}

const named = (pattern: RegExp) =>
  NAMES.flatMap(([codePoint, name]) => {
    const match = pattern.exec(name);
    return match ? [{ codePoint, name, match }] : [];
  });

const range = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

describe('mosaics, against their Unicode names', () => {
  it.each([
    ['OCTANT', 4, 230],
    ['SEXTANT', 3, 60],
  ])('BLOCK %s-n fills exactly the fields n', (kind, rows, count) => {
    const characters = named(new RegExp(`^BLOCK ${kind}-(\\d+)$`));
    expect(characters).toHaveLength(count);
    for (const { codePoint, name, match } of characters) {
      const picture = draw(codePoint, 8, 24);
      const filled = range(2 * rows).filter((i) => picture.at(4 * (i % 2) + 1, Math.floor(((i >> 1) * 24) / rows) + 1));
      expect(filled.map((i) => i + 1).join(''), name).toBe(match[1]);
    }
  });

  it('QUADRANT names what is filled', () => {
    const corners = ['UPPER LEFT', 'UPPER RIGHT', 'LOWER LEFT', 'LOWER RIGHT'];
    for (const { codePoint, name } of named(/^QUADRANT/)) {
      const picture = draw(codePoint, 10, 22);
      const filled = corners.filter((_, i) => picture.at(i % 2 ? 7 : 2, i < 2 ? 4 : 17) === 255);
      expect(filled.join(' AND '), name).toBe(name.replace('QUADRANT ', '').replaceAll(' AND ', ' AND '));
    }
  });

  it('BLOCK DIAGONAL is the named corner of the cell, cut off by the named line', () => {
    const spots: Record<string, [number, number]> = {};
    const levels = { UPPER: 0, 'UPPER MIDDLE': 30, 'LOWER MIDDLE': 60, LOWER: 90 };
    for (const [level, y] of Object.entries(levels)) {
      for (const [side, x] of Object.entries({ LEFT: 0, CENTRE: 30, RIGHT: 60 })) spots[`${level} ${side}`] = [x, y];
    }
    const characters = named(/^((?:UPPER|LOWER) (?:LEFT|RIGHT)) BLOCK DIAGONAL (.+) TO (.+)$/);
    expect(characters).toHaveLength(44);
    for (const { codePoint, name, match } of characters) {
      const picture = draw(codePoint, 60, 90);
      const [corner, from, to] = [match[1]!, match[2]!, match[3]!].map((spot) => spots[spot]!) as [number, number][];
      const side = (x: number, y: number): number =>
        (to![0] - from![0]) * (y - from![1]) - (to![1] - from![1]) * (x - from![0]);
      for (let y = 2; y < 90; y += 4) {
        for (let x = 2; x < 60; x += 4) {
          const distance = side(x + 0.5, y + 0.5);
          if (Math.abs(distance) < 200) continue;
          const inside = distance > 0 === side(...corner!) > 0;
          expect(picture.at(x, y), `${name} at ${x},${y}`).toBe(inside ? 255 : 0);
        }
      }
    }
  });

  it('MEDIUM SHADE halves and triangles are half as dark, where they are named', () => {
    const picture = draw(0x1fb91, 10, 20);
    expect([picture.at(5, 4), picture.at(5, 15)]).toEqual([255, 128]);
    expect(draw(0x1fb8c, 10, 20).at(2, 10)).toBe(128);
    expect(draw(0x1fb8c, 10, 20).at(7, 10)).toBe(0);
    for (const { codePoint, name, match } of named(/^(UPPER|LOWER) (LEFT|RIGHT) TRIANGULAR MEDIUM SHADE$/)) {
      const triangle = draw(codePoint, 20, 40);
      const x = match[2] === 'LEFT' ? 1 : 18;
      const y = match[1] === 'UPPER' ? 2 : 37;
      expect([triangle.at(x, y), triangle.at(19 - x, 39 - y)], name).toEqual([128, 0]);
    }
  });
});

describe('blocks', () => {
  it('fill whole pixels', () => {
    for (const [width, height] of [
      [10, 22],
      [7, 17],
      [19, 45],
    ] as const) {
      const full = draw(0x2588, width, height);
      for (const x of range(width)) for (const y of range(height)) expect(full.at(x, y)).toBe(255);
      for (const [one, other] of [
        [0x2580, 0x2584],
        [0x258c, 0x2590],
        [0x2598, 0x259f],
        [0x259a, 0x259e],
      ] as const) {
        const [a, b] = [draw(one, width, height), draw(other, width, height)];
        for (const x of range(width)) for (const y of range(height)) expect(a.at(x, y) + b.at(x, y)).toBe(255);
      }
    }
  });

  it('grow by eighths from below and from the left', () => {
    for (const n of range(8).map((i) => i + 1)) {
      const rows = range(24).filter((y) => draw(0x2580 + n, 8, 24).at(3, y) === 255);
      expect(rows).toEqual(range(3 * n).map((i) => 24 - 3 * n + i));
      const columns = range(16).filter((x) => draw(0x2590 - n, 16, 8).at(x, 3) === 255);
      expect(columns).toEqual(range(2 * n));
    }
  });

  it('shade a quarter, a half and three quarters, flat', () => {
    for (const [codePoint, level] of [
      [0x2591, 64],
      [0x2592, 128],
      [0x2593, 191],
    ] as const) {
      const picture = draw(codePoint, 9, 20);
      for (const x of range(9)) for (const y of range(20)) expect(picture.at(x, y)).toBe(level);
    }
  });

  it('show each braille dot alone, and together as the sum', () => {
    const dots = range(8).map((bit) => draw(0x2800 + (1 << bit), 10, 22));
    const all = draw(0x28ff, 10, 22);
    for (const x of range(10)) {
      for (const y of range(22)) {
        const inked = dots.filter((dot) => dot.at(x, y) > 0);
        expect(inked.length).toBeLessThanOrEqual(1);
        expect(all.at(x, y)).toBe(inked[0]?.at(x, y) ?? 0);
      }
    }
    expect(dots.every((dot) => range(220).some((i) => dot.at(i % 10, Math.floor(i / 10)) === 255))).toBe(true);
  });
});

describe('every shape', () => {
  it.each([6, 10, 19])('leaves ink, in a cell %i pixels wide', (width) => {
    for (const [codePoint, name] of NAMES) {
      const picture = draw(codePoint, width, Math.round(width * 2.2), Math.round(width * 1.6));
      const ink = range(picture.width * picture.height).some((i) => picture.at(i % width, Math.floor(i / width)) > 60);
      expect(ink, name).toBe(true);
    }
  });

  it('has its corners inside the cell', () => {
    for (const [codePoint, name] of NAMES) {
      for (const { polygons } of shapePolygons(codePoint, 10, 22, 16)!) {
        if (/FILL$|BRAILLE/.test(name)) continue;
        const points = polygons.flat();
        expect(
          points.every((value, i) => value >= -0.5 && value <= (i % 2 ? 22.5 : 10.5)),
          name,
        ).toBe(true);
      }
    }
  });
});
