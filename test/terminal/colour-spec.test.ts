import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseColourSpec } from '../../src/core/terminal/colour-spec.js';

describe('a colour as programs write it', () => {
  it.each([
    ['#f80', 0xf08000],
    ['#ff8000', 0xff8000],
    ['#fff888000', 0xff8800],
    ['#ffff88880000', 0xff8800],
    ['rgb:f/8/0', 0xff8800],
    ['rgb:ff/80/00', 0xff8000],
    ['rgb:ffff/8080/0000', 0xff8000],
    ['rgba:ff/80/00/10', 0xff8000],
    ['red', 0xff0000],
    ['Misty Rose', 0xffe4e1],
    ['DeepSkyBlue3', 0x009acd],
    ['slategrey', 0x708090],
    ['gray', 0xbebebe],
    ['crimson', 0xdc143c],
    ['grey37', 0x5e5e5e],
    ['Gray100', 0xffffff],
  ])('%s is read', (spec, colour) => {
    expect(parseColourSpec(spec)?.toString(16)).toBe(colour.toString(16));
  });

  it.each([
    '',
    '?',
    '#',
    '#ff',
    '#ggg',
    'rgb:f/8',
    'rgb:fffff/0/0',
    'gray101',
    'gray-1',
    'red5',
    'constructor',
    'x'.repeat(99),
  ])('%s is none', (spec) => {
    expect(parseColourSpec(spec)).toBeUndefined();
  });

  const table = '/usr/share/X11/rgb.txt';
  it.skipIf(!existsSync(table))('has every name that X.Org has (skipped where its rgb.txt is not installed)', () => {
    const names = [...readFileSync(table, 'utf8').matchAll(/^\s*(\d+)\s+(\d+)\s+(\d+)\s+(.+?)\s*$/gm)];
    const wrong = names.filter(
      ([, red, green, blue, name = '']) =>
        parseColourSpec(name) !== (Number(red) << 16) + (Number(green) << 8) + Number(blue),
    );
    expect(wrong.map(([line]) => line)).toEqual([]);
    expect(names.length).toBeGreaterThan(700);
  });
});
