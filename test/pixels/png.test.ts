import { describe, expect, test } from 'vitest';
import { encodeApng } from '../../src/core/codec/png/apng.js';
import { encodePng } from '../../src/core/codec/png/png.js';
import { distinct, referenceFrames, sameColours } from '../support/gif-reference.js';
import { collected, decodeStill, decodeWithFfmpeg, hasFfmpeg } from '../support/pictures.js';
import { makeRecording, type Recipe, randomiser } from '../support/tile-books.js';

/** A picture of `count` colours, in stripes and specks. */
function pictureOf(count: number, width = 61, height = 37) {
  const random = randomiser(count);
  const palette = Array.from({ length: count }, (_, i) => (i * 0x01_0307 + 0x10_2030) & 0xff_ffff);
  const rgb = Uint32Array.from({ length: width * height }, (_, i) =>
    i < count ? palette[i]! : palette[random(7) === 0 ? random(count) : Math.floor(i / width) % count]!,
  );
  const pixels = Uint8Array.from({ length: 4 * rgb.length }, (_, i) =>
    i % 4 === 3 ? 255 : (rgb[i >> 2]! >> (16 - 8 * (i % 4))) & 255,
  );
  return { rgb, picture: { pixels, width, height } };
}

const header = (png: Uint8Array) => ({ depth: png[24], colourType: png[25] });

describe('a PNG', () => {
  test.each([
    [1, 1],
    [2, 1],
    [3, 2],
    [4, 2],
    [16, 4],
    [17, 8],
    [256, 8],
  ])('of %i colours has a palette of %i bits and exactly the pixels', async (count, depth) => {
    const { rgb, picture } = pictureOf(count);
    const png = encodePng(picture);
    expect(header(png)).toEqual({ depth, colourType: 3 });
    const decoded = await decodeStill(png);
    expect([decoded.width, decoded.height]).toEqual([picture.width, picture.height]);
    expect(sameColours(decoded.rgb, rgb)).toBe(true);
  });

  test.each([257, 2000])('of %i colours is of true colour and has exactly the pixels', async (count) => {
    const { rgb, picture } = pictureOf(count);
    const png = encodePng(picture);
    expect(header(png)).toEqual({ depth: 8, colourType: 2 });
    expect(sameColours((await decodeStill(png)).rgb, rgb)).toBe(true);
  });

  test('of one pixel can be read', async () => {
    expect((await decodeStill(encodePng({ pixels: Uint8Array.of(1, 2, 3, 255), width: 1, height: 1 }))).rgb[0]).toBe(
      0x01_0203,
    );
  });
});

const recipes: [name: string, recipe: Recipe][] = [
  ['a palette', { seed: 3, left: 5, top: 3, right: 4, bottom: 2, changes: [1, 0.1, 0.3, 0.02, 1] }],
  ['two colours', { seed: 4, ramps: [2], colour: (i) => [0, 0xff_ffff][i % 2]!, changes: [1, 0.2, 0.2] }],
  ['true colour', { seed: 5, masks: 30, ramps: new Array<number>(40).fill(16), changes: [1, 0.2, 0.5, 0.1] }],
  ['a frame that changes nothing', { seed: 6, changes: [1, 0, 0.2] }],
  ['borders that change', { seed: 7, left: 6, bottom: 6, border: [1, 0xff_00ff, 1], changes: [1, 0.1, 0.1] }],
];

describe.skipIf(!hasFfmpeg)(hasFfmpeg ? 'an animated PNG' : 'skipped: no ffmpeg, an animated PNG', () => {
  test.each(recipes)('with %s shows exactly the frames', async (_name, recipe) => {
    const made = makeRecording(recipe);
    const png = await collected(encodeApng(made.book, made.grid, made.log, { plays: 0 }));
    const area = made.grid.canvasWidth * made.grid.canvasHeight;
    const shown = distinct(decodeWithFfmpeg(png, 'apng', area));
    const wanted = distinct(referenceFrames(made));
    expect(shown.length).toBe(wanted.length);
    expect(shown.findIndex((picture, i) => !sameColours(picture, wanted[i]!))).toBe(-1);
  });
});

/** The chunks of a type, their data. */
function chunksOf(png: Uint8Array, type: string): DataView[] {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const found: DataView[] = [];
  for (let at = 8; at < png.length; at += 12 + view.getUint32(at)) {
    const name = Buffer.from(png.subarray(at + 4, at + 8)).toString('latin1');
    if (name === type) found.push(new DataView(png.buffer, png.byteOffset + at + 8, view.getUint32(at)));
  }
  return found;
}

describe('the chunks of an animated PNG', () => {
  const encode = (recipe: Recipe, plays = 0) => {
    const { book, grid, log } = makeRecording(recipe);
    return collected(encodeApng(book, grid, log, { plays }));
  };

  test('tell the number of frames and how often they play', async () => {
    const png = await encode({ changes: [1, 0.2, 0.2] }, 7);
    const [control] = chunksOf(png, 'acTL');
    expect([control?.getUint32(0), control?.getUint32(4)]).toEqual([chunksOf(png, 'fcTL').length, 7]);
  });

  test('have delays in hundredths, whose sum is the duration', async () => {
    const png = await encode({ changes: [1, 0.2, 0.2], times: [0, 333_333, 666_666], end: 1_000_000 });
    const delays = chunksOf(png, 'fcTL').map((frame) => frame.getUint16(20) / frame.getUint16(22));
    expect(delays.reduce((sum, delay) => sum + delay, 0)).toBeCloseTo(1, 9);
  });

  test('tell a delay of over eleven minutes in seconds', async () => {
    const png = await encode({ changes: [1, 0.2], times: [0, 1_000_000], end: 3_601_000_000 });
    const last = chunksOf(png, 'fcTL').at(-1);
    expect([last?.getUint16(20), last?.getUint16(22)]).toEqual([3600, 1]);
  });

  test('are numbered without a gap', async () => {
    const png = await encode({ changes: [1, 0.2, 0.2] });
    const numbers = ['fcTL', 'fdAT'].flatMap((type) => chunksOf(png, type).map((data) => data.getUint32(0)));
    expect(numbers.sort((a, b) => a - b)).toEqual(numbers.map((_, i) => i));
  });
});
