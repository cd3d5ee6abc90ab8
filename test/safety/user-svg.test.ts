// An SVG that the user names as an image is drawn in bounds, and reads nothing else.
import { writeFileSync } from 'node:fs';
import { beforeEach, expect, it } from 'vitest';
import { encodePng } from '../../src/core/codec/png/png.js';
import { readImage } from '../../src/node/platform/sharp.js';
import { drawSvg, isVector } from '../../src/node/platform/svg-image.js';
import { useFolder } from '../support/folder.js';

const path = useFolder();
const svg = (content: string, size = 4) =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${size}" height="${size}">${content}</svg>`;
const MOST = 1_000_000;
const bytes = (text: string) => new TextEncoder().encode(text);

beforeEach(() => {
  writeFileSync(path('red.png'), encodePng({ pixels: Uint8Array.of(255, 0, 0, 255), width: 1, height: 1 }));
});

it('is drawn', async () => {
  writeFileSync(path('blue.svg'), svg('<rect width="4" height="4" fill="#00f"/>'));
  const { width, height, pixels } = await readImage(path('blue.svg'));
  expect([width, height, [...pixels.subarray(0, 4)]]).toEqual([4, 4, [0, 0, 255, 255]]);
});

it.each([
  ['beside it', () => 'red.png'],
  ['anywhere', () => `file://${path('red.png')}`],
  ['anywhere, by its path', () => path('red.png')],
])('shows no picture %s', async (_where, href) => {
  const name = href();
  writeFileSync(path('a.svg'), svg(`<image width="4" height="4" href="${name}" xlink:href="${name}"/>`));
  const { pixels } = await readImage(path('a.svg'));
  expect(pixels.every((value) => value === 0)).toBe(true);
});

it('is refused where drawing it takes too long', async () => {
  const filter = '<filter id="f"><feTurbulence baseFrequency=".5" numOctaves="500"/></filter>';
  const noise = '<rect width="900" height="900" filter="url(#f)"/>';
  const slow = svg(`${filter}${noise.repeat(50)}`, 900);
  await expect(drawSvg('slow.svg', bytes(slow), MOST, 0.5)).rejects.toThrow(
    'slow.svg: expected an image that is drawn within 0.5 seconds, found a slower one',
  );
});

it('is refused where it is none, or too large', async () => {
  await expect(drawSvg('a.svg', bytes('<svg'), MOST)).rejects.toThrow(/a\.svg: expected an image, found one/);
  await expect(drawSvg('a.svg', bytes(svg('', 5000)), MOST)).rejects.toThrow(/a\.svg: expected an image, found one/);
});

it('is told from pictures of pixels by how it begins', () => {
  expect([isVector(bytes('\ufeff\n<?xml')), isVector(Uint8Array.of(0x1f, 0x8b))]).toEqual([true, true]);
  expect(isVector(Uint8Array.of(0x89, 0x50, 0x4e, 0x47))).toBe(false);
});
