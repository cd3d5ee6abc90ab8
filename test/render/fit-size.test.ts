import { describe, expect, test } from 'vitest';
import { fitSize, givenUp, type Settings, settingsAt } from '../../src/core/animation/fit-size.js';
import { gif } from '../../src/core/animation/gif.js';
import { parseByteSize } from '../../src/core/options/byte-size.js';
import { decodeGif } from '../support/gif-decoder.js';
import { output, recording } from '../support/recordings.js';

/** A renderer whose pictures shrink with what is given up; counts the bytes it was made to give. */
function sizes(sizeOf: (settings: Settings) => number) {
  const made: Settings[] = [];
  let bytes = 0;
  async function* render(settings: Settings) {
    made.push(settings);
    for (let left = sizeOf(settings); left > 0; left -= 100) {
      bytes += Math.min(100, left);
      yield new Uint8Array(Math.min(100, left));
    }
  }
  return { render, made, bytes: () => bytes };
}
const asked: Settings = { levels: 6, fps: 30, colours: 256, fontSize: 16 };
/** As a GIF does: cells are of whole pixels. */
const shrinking = ({ levels, fps, fontSize }: Settings) =>
  Math.round(10_000 * (levels / 6) * (fps / 30) * (Math.round(fontSize * 0.6) / 10) * (Math.round(fontSize) / 16));

describe('fitting a size', () => {
  test('gives up nothing where nothing has to be given up, and renders once', async () => {
    const { render, made } = sizes(shrinking);
    expect(await fitSize(10_000, asked, render)).toMatchObject({ settings: asked });
    expect(made.length).toBe(1);
  });

  test.each([9_999, 8_000, 6_000, 3_000, 1_500, 700, 300, 100])(
    'comes close to %d bytes, in few steps',
    async (limit) => {
      const { render, made } = sizes(shrinking);
      const found = await fitSize(limit, asked, render);
      if ('smallest' in found) throw new Error('nothing fits');
      const size = shrinking(found.settings);
      expect(size).toBeLessThanOrEqual(limit);
      expect(size).toBeGreaterThanOrEqual(0.9 * limit);
      expect(found.chunks.reduce((sum, { length }) => sum + length, 0)).toBe(size);
      expect(made.length).toBeLessThanOrEqual(30);
    },
  );

  test.each([
    ['cells are of whole pixels', ({ fps, fontSize }: Settings) => (fontSize > 14 ? 20_000 : 9_000) + fps * 100],
    ['frames come at even intervals', ({ fps, colours }: Settings) => (fps < 20 ? 9_000 : 12_000) + colours * 4],
  ])('comes close where %s', async (_, sizeOf) => {
    const found = await fitSize(10_500, asked, sizes((settings) => Math.round(sizeOf(settings))).render);
    expect(found).toMatchObject({ bytes: expect.closeTo(10_000, -3) });
  });

  test('drops frames before type gets smaller than 10 pixels, and leaves smaller type as it is until then', () => {
    for (const fontSize of [8, 10, 16, 40]) {
      const steps = Array.from({ length: 129 }, (_, step) => settingsAt(step, { ...asked, fontSize }));
      const tooSmall = steps.filter((settings) => settings.fontSize < Math.min(10, fontSize) && settings.fps > 1);
      expect(tooSmall).toEqual([]);
      expect(steps.every(({ fps }) => fps >= 1)).toBe(true);
    }
  });

  test('stops a picture as soon as it is over the limit', async () => {
    const { render, made, bytes } = sizes(() => 1_000_000);
    const found = await fitSize(1_000, asked, render);
    expect(found).toEqual({ smallest: 1_000_000 });
    expect(bytes()).toBeLessThan(1_000_000 + made.length * 1_200);
  });

  test('says what was given up', () => {
    expect(givenUp(asked, { levels: 3, fps: 10.25, colours: 64, fontSize: 14 })).toEqual([
      '3 levels of antialiasing instead of 6',
      'at most 10 frames a second instead of 30',
      '64 colours instead of 256',
      'type of 14 pixels instead of 16',
    ]);
    expect(givenUp({ ...asked, levels: 2 }, { ...asked, levels: 3 })).toEqual([]);
  });
});

const text = (row: number) => `\x1b[38;2;${row * 9};200;${255 - row * 9}mline ${row} of many colours \x1b[0m\r\n`;
const busy = recording(
  Array.from({ length: 60 }, (_, i) => output(i / 20, text(i % 28) + text((i * 7) % 28))),
  { cols: 40, rows: 12 },
);

async function render(maxSize: number) {
  const warnings: string[] = [];
  const chunks: Uint8Array[] = [];
  for await (const chunk of gif(busy, { maxSize }, { warn: (warning) => warnings.push(warning) })) chunks.push(chunk);
  return { bytes: Buffer.concat(chunks), warnings };
}

describe('--max-size', () => {
  test('makes a GIF that is under the limit, plays as long, and tells what it gave up', async () => {
    const whole = await render(10_000_000);
    expect(whole.warnings).toEqual([]);
    const limit = Math.round(whole.bytes.length / 2);
    const small = await render(limit);
    expect(small.bytes.length).toBeLessThanOrEqual(limit);
    expect(small.bytes.length).toBeGreaterThanOrEqual(0.9 * limit);
    expect(small.warnings).toEqual([expect.stringMatching(new RegExp(`^to stay under ${limit} bytes: `))]);
    const length = (bytes: Uint8Array) =>
      Array.from(decodeGif(bytes).frames).reduce((sum, { delay }) => sum + delay, 0);
    expect(Math.abs(length(small.bytes) - length(whole.bytes))).toBeLessThanOrEqual(100);
  });

  test('is an error that names the smallest size where it cannot be kept', async () => {
    await expect(render(100)).rejects.toThrow(
      /^demo\.cast: expected a GIF of at most 100 bytes \(maxSize\), the smallest that could be made has \d+\. .*select.*idleTimeLimit.*speed/,
    );
  });

  test('takes sizes as people write them', () => {
    expect(['500k', '5MB', '1.5 MiB', '12345', '2G', '10b'].map(parseByteSize)).toEqual([
      500_000, 5_000_000, 1_572_864, 12_345, 2_000_000_000, 10,
    ]);
    expect(['', '0', '-5k', 'MB', '5TB', '1e6', '0.0001'].map(parseByteSize)).toEqual(Array(7).fill(undefined));
  });
});
