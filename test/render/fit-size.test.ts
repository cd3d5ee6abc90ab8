import { describe, expect, test } from 'vitest';
import { fitSize, givenUp, type Settings } from '../../src/core/animation/fit-size.js';
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
const shrinking = ({ levels, fps, scale }: Settings) =>
  Math.round(10_000 * Math.min(1, levels / 6) * Math.min(1, fps / 30) * scale * scale);

describe('fitting a size', () => {
  test('gives up nothing where nothing has to be given up, and renders once', async () => {
    const { render, made } = sizes(shrinking);
    expect(await fitSize(10_000, render)).toMatchObject({ settings: { scale: 1, levels: Number.POSITIVE_INFINITY } });
    expect(made.length).toBe(1);
  });

  test.each([9_999, 6_000, 3_000, 1_500, 700, 100])(
    'stays under %d bytes, and one step less would not',
    async (limit) => {
      const { render, made } = sizes(shrinking);
      const found = await fitSize(limit, render);
      if ('smallest' in found) throw new Error('nothing fits');
      const size = shrinking(found.settings);
      expect(size).toBeLessThanOrEqual(limit);
      expect(found.chunks.reduce((sum, { length }) => sum + length, 0)).toBe(size);
      const larger = made.map(shrinking).filter((other) => other > size);
      expect(Math.min(...larger)).toBeGreaterThan(limit);
      expect(made.length).toBeLessThanOrEqual(5);
    },
  );

  test('stops a picture as soon as it is over the limit', async () => {
    const { render, bytes } = sizes(() => 1_000_000);
    const found = await fitSize(1_000, render);
    expect(found).toEqual({ smallest: 1_000_000 });
    expect(bytes()).toBeLessThan(1_000_000 + 6 * 1_200);
  });

  test('says what was given up', () => {
    const asked = { levels: 6, fps: 30, colours: 256, scale: 1 };
    expect(givenUp(asked, { levels: 3, fps: 10, colours: 64, scale: 0.875 })).toEqual([
      '3 levels of antialiasing instead of 6',
      'at most 10 frames a second instead of 30',
      '64 colours instead of 256',
      '88 % of the size',
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
    const limit = Math.round(whole.bytes.length / 3);
    const small = await render(limit);
    expect(small.bytes.length).toBeLessThanOrEqual(limit);
    expect(small.warnings).toEqual([expect.stringMatching(new RegExp(`^to stay under ${limit} bytes: `))]);
    const length = (bytes: Uint8Array) =>
      Array.from(decodeGif(bytes).frames).reduce((sum, { delay }) => sum + delay, 0);
    expect(Math.abs(length(small.bytes) - length(whole.bytes))).toBeLessThanOrEqual(100);
  });

  test('is an error that names the smallest size where it cannot be kept', async () => {
    await expect(render(100)).rejects.toThrow(
      /^demo\.cast: expected a GIF of at most 100 bytes \(--max-size\), the smallest that could be made has \d+$/,
    );
  });

  test('takes sizes as people write them', () => {
    expect(['500k', '5MB', '1.5 MiB', '12345', '2G', '10b'].map(parseByteSize)).toEqual([
      500_000, 5_000_000, 1_572_864, 12_345, 2_000_000_000, 10,
    ]);
    expect(['', '0', '-5k', 'MB', '5TB', '1e6', '0.0001'].map(parseByteSize)).toEqual(Array(7).fill(undefined));
  });
});
