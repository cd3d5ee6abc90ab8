import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { gif } from '../../src/core/animation/gif.js';
import { CastError, UsageError } from '../../src/core/errors.js';
import type { Cast } from '../../src/core/recording/cast.js';
import type { StillFormat } from '../../src/core/still/still-formats.js';
import { avif, jpeg, png, type StillGiven, stills, thumbnails } from '../../src/core/still/stills.js';
import { parseTheme } from '../../src/core/theme/themes.js';
import { loadCast } from '../../src/node/source/load.js';
import { corpusMissing, corpusPaths, nameOf } from '../support/corpus.js';
import { decodeAll, decodeGif } from '../support/gif-decoder.js';
import { sameColours } from '../support/gif-reference.js';
import { collected, type Decoded, decodeStill } from '../support/pictures.js';
import { input, marker, output, recording } from '../support/recordings.js';

const demo = recording([
  output(0, '\x1b[31mone\r\n'),
  marker(0.5, 'First'),
  output(1, 'two \x1b[1;44mthree\x1b[0m\r\n'),
  marker(1.5, ''),
  output(2, 'four five six'),
  marker(2.5, 'a/b: ../c'),
  marker(2.7, 'first'),
  output(3, '\x1b[2J\x1b[Hexit'),
]);

const busy = recording([
  output(0, 'one\r\n'),
  marker(0.5, 'First'),
  input(1, 'a'),
  output(1, 'two\x1b]2;At work\x07'),
  marker(2, 'Second'),
  output(2.5, '\r\n\x1b[31mthree'),
  output(4, 'end'),
]);

const still = async (given: StillGiven = {}): Promise<Decoded> => decodeStill(await png(demo, given));
const labels = async (given: StillGiven): Promise<string[]> => {
  const found: string[] = [];
  for await (const { label } of stills(demo, 'png', given)) found.push(label);
  return found;
};

describe('a still', () => {
  test('is the frame that a GIF shows there, pixel by pixel', async () => {
    for (const at of ['0', '1', '2.5', 'end', 'text:four', 'marker:0']) {
      const frames = decodeAll(await collected(gif(demo, { select: at, idleTimeLimit: 100 })));
      expect(frames).toHaveLength(1);
      expect(sameColours((await still({ at })).rgb, frames[0]!.rgb), at).toBe(true);
    }
  });

  test('has all that the GIF shows over and around the terminal then', async () => {
    const looks = {
      ...({ window: 'macos', title: 'auto', captions: true, clock: true, progressBar: 'bottom', keys: true } as const),
      ...{ watermark: 'mine', margin: [30], idleTimeLimit: 100 },
    };
    const frames = decodeAll(await collected(gif(busy, looks)));
    const starts = frames.map((_, i) => frames.slice(0, i).reduce((sum, { delay }) => sum + delay, 0));
    const shown = (seconds: number) => frames[starts.findLastIndex((start) => start <= 100 * seconds)]!;
    for (const at of [0, 0.5, 1, 1.5, 2, 2.5, 3.25, 4]) {
      const { rgb } = await decodeStill(await png(busy, { ...looks, at }));
      expect(sameColours(rgb, shown(at).rgb), `at ${at}`).toBe(true);
    }
    const several = stills(busy, 'png', { ...looks, at: '0.5,2,4' });
    for await (const { time, bytes } of several) {
      expect(sameColours((await decodeStill(bytes)).rgb, shown(time / 1e6).rgb)).toBe(true);
    }
  });

  test('is the fullest screen by default, not the end', async () => {
    const fullest = await still();
    expect(sameColours(fullest.rgb, (await still({ at: '2.5' })).rgb)).toBe(true);
    expect(sameColours(fullest.rgb, (await still({ at: 'end' })).rgb)).toBe(false);
    expect(sameColours(fullest.rgb, (await still({ at: 'fullest' })).rgb)).toBe(true);
  });

  test('has the same bytes each time', async () => {
    expect(Buffer.from(await png(demo)).equals(await png(demo))).toBe(true);
  });

  test("counts on the recording's own timeline, whatever idle limit its header hints at", async () => {
    const slow = recording([output(0, 'a'), output(60, 'b')], { idleTimeLimit: 1 });
    const [early, late] = [await png(slow, { at: 59 }), await png(slow, { at: 60 })];
    expect(Buffer.from(early).equals(late)).toBe(false);
  });

  test('does not blink', async () => {
    const [plain, blinking] = [await still(), await still({ cursorBlink: true })];
    expect(sameColours(plain.rgb, blinking.rgb)).toBe(true);
  });
});

describe('several stills', () => {
  test('are named after markers, or numbered; nothing of a label that could steer a path stays', async () => {
    expect(await labels({ at: 'markers' })).toEqual(['First', '2', 'a-b-.-c', 'first-2']);
  });

  test('come in order of time, each once', async () => {
    expect(await labels({ at: 'end,1,marker:0' })).toEqual(['First', '2', '3']);
    expect(await labels({ at: 'end,1,1' })).toEqual(['1', '2']);
  });

  test('show each its own moment', async () => {
    const times: number[] = [];
    for await (const { time, bytes, width } of stills(demo, 'png', { at: '1,2,end' })) {
      times.push(time);
      const alone = await still({ at: time / 1e6 });
      expect(sameColours((await decodeStill(bytes)).rgb, alone.rgb)).toBe(true);
      expect(width).toBe(alone.width);
    }
    expect(times).toEqual([1e6, 2e6, 3e6]);
  });

  test('are no single picture', async () => {
    await expect(png(demo, { at: '1,2' })).rejects.toThrow(UsageError);
    await expect(png(demo, { at: 'markers' })).rejects.toThrow('at: expected one moment');
  });
});

describe('the size of a still', () => {
  test('at a scale is exactly so many times as large, in cells and around them', async () => {
    const decor = { window: 'macos', margin: [7], fontSize: 13 } as const;
    for (const options of [{}, decor]) {
      const [once, twice] = [await still(options), await still({ ...options, scale: 2 })];
      expect([twice.width, twice.height]).toEqual([2 * once.width, 2 * once.height]);
    }
  });

  test('at a scale has its text drawn anew', async () => {
    const [once, twice] = [await still({}), await still({ scale: 2 })];
    const repeated = twice.rgb.map((_, i) => {
      const [x, y] = [i % twice.width, Math.floor(i / twice.width)];
      return once.rgb[(y >> 1) * once.width + (x >> 1)]!;
    });
    expect(sameColours(twice.rgb, repeated)).toBe(false);
  });

  test.each([{ width: 1200, height: 630 }, { width: 1280, height: 640 }, { width: 333 }, { height: 217 }])(
    'is exactly %j where that is asked for',
    async (size) => {
      expect(await still(size)).toMatchObject(size);
    },
  );

  test('is filled up with the background, evenly on all sides', async () => {
    const { rgb, width, height } = await still({ width: 1000, height: 100, theme: 'nord' });
    const ink = Array.from(rgb.keys()).filter((i) => rgb[i] !== 0x2e3440);
    const left = Math.min(...ink.map((i) => i % width));
    const columns = new Set([0, 1, left - 1, width - 1].map((x) => rgb[x + (height >> 1) * width]));
    expect(columns).toEqual(new Set([0x2e3440]));
    expect(left).toBeGreaterThan(300);
  });

  test('cannot be given twice over, nor smaller than text can be', async () => {
    await expect(png(demo, { scale: 2, width: 100 })).rejects.toThrow('scale: cannot go with width');
    await expect(png(demo, { width: 20 })).rejects.toThrow(CastError);
  });

  test('of a thumbnail is that of a social card', async () => {
    for await (const { width, height } of thumbnails(demo, 'png')) expect([width, height]).toEqual([1200, 630]);
    for await (const { width } of thumbnails(demo, 'png', { width: 640 })) expect(width).toBe(640);
  });

  /** Share of a card that the body of the window has, found by its ground, and the card. */
  const windowOn = async (cast: Cast, given: StillGiven = {}) => {
    const { background } = parseTheme('dracula');
    for await (const { bytes, width, height } of thumbnails(cast, 'png', { theme: 'dracula', ...given })) {
      const { rgb } = await decodeStill(bytes);
      let [left, right] = [width, 0];
      for (const [i, colour] of rgb.entries()) {
        if (colour !== background) continue;
        [left, right] = [Math.min(left, i % width), Math.max(right, i % width)];
      }
      const across = right - left;
      const down = (rgb.lastIndexOf(background) - rgb.indexOf(background)) / width;
      return { share: (across * down) / (width * height), rgb };
    }
    throw new Error('no thumbnail');
  };

  test.each([
    ['little', 80, 24, ['$ make', 'done']],
    ['a full screen', 80, 24, Array.from({ length: 23 }, (_, i) => `line ${i} ${'x'.repeat(60)}`)],
    ['a huge screen', 232, 55, Array.from({ length: 54 }, (_, i) => `line ${i} ${'x'.repeat(200)}`)],
  ])('of a thumbnail of %s leaves little around the window', async (_, cols, rows, lines) => {
    const cast = recording([output(0, lines.join('\r\n'))], { cols, rows });
    expect((await windowOn(cast)).share).toBeGreaterThan(0.6);
  });

  test('of a thumbnail is of the part where the cursor is, in type that can be read', async () => {
    const lines = Array.from({ length: 50 }, (_, i) => (i === 40 ? '\x1b[31m███ here\x1b[m' : 'x'.repeat(150)));
    const there = recording([output(0, `${lines.join('\r\n')}\x1b[41;9H`)], { cols: 200, rows: 55 });
    const { rgb } = await windowOn(there);
    const red = 0xff5555;
    expect(rgb.filter((colour) => colour === red).length).toBeGreaterThan(3 * 18 * 8);
  });

  test('of a thumbnail is all of the screen where that is asked for', async () => {
    const cast = recording([output(0, `\x1b[24;1H\x1b[31m${'█'.repeat(80)}`)], { cols: 80, rows: 24 });
    const reds = async (given: StillGiven) => (await windowOn(cast, given)).rgb.filter((c) => c === 0xff5555).length;
    expect(await reds({ crop: '80x24' })).toBeGreaterThan(0);
    expect(await reds({ crop: '80x10' })).toBe(0);
  });
});

describe('other formats', () => {
  test.each(['webp', 'avif', 'jpeg'] as const)('%s shows what the PNG shows', async (format: StillFormat) => {
    const wanted = await still({ at: 2 });
    for await (const { bytes } of stills(demo, format, { at: 2 })) {
      expect((await sharp(bytes).metadata()).format).toBe(format === 'avif' ? 'heif' : format);
      const { rgb } = await decodeStill(bytes);
      if (format === 'webp') expect(sameColours(rgb, wanted.rgb)).toBe(true);
      else expect(meanDifference(rgb, wanted.rgb)).toBeLessThan(4);
    }
  });

  test.each(['png', 'webp', 'avif', 'jpeg'] as const)('%s keeps what is see-through where it can', async (format) => {
    const looks = { at: 2, window: 'macos', radius: 20, margin: [10], transparent: true } as const;
    for await (const { bytes } of stills(demo, format, looks)) {
      const { data, info } = await sharp(bytes).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
      const alpha = (x: number, y: number) => data[4 * (x + y * info.width) + 3];
      const corner = format === 'jpeg' ? 255 : 0;
      expect([alpha(0, 0), alpha(11, 11), alpha(info.width >> 1, info.height >> 1)]).toEqual([corner, corner, 255]);
    }
    for await (const { bytes } of stills(demo, format)) {
      if (format === 'avif') expect((await sharp(bytes).metadata()).hasAlpha).toBe(false);
    }
  });

  test('are smaller at a lower quality', async () => {
    for (const make of [avif, jpeg]) {
      const [good, small] = [await make(demo), await make(demo, { quality: 20 })];
      expect(small.length).toBeLessThan(good.length);
    }
  });
});

function meanDifference(a: Uint32Array, b: Uint32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) {
    for (const shift of [0, 8, 16]) sum += Math.abs(((a[i]! >> shift) & 255) - ((b[i]! >> shift) & 255));
  }
  return sum / (3 * a.length);
}

describe('a still is refused', () => {
  test.each([
    [{ at: 'soon' }, UsageError, /at: expected/],
    [{ at: '1..2' }, UsageError, /expected moments, received the range "1\.\.2"/],
    [{ at: '10' }, CastError, /no moment "10"/],
    [{ at: 'marker:none' }, CastError, /no moment/],
    [{ theme: 'drakula' }, UsageError, /Did you mean "dracula"/],
    [{ maxPixels: 10 }, CastError, /maxPixels/],
    [{ scale: 5 }, UsageError, /scale: expected a number from 1 to 4/],
  ] as const)('%j', async (given, kind, words) => {
    await expect(png(demo, given)).rejects.toThrow(kind);
    await expect(png(demo, given)).rejects.toThrow(words);
  });

  test('a side longer than the format has', async () => {
    const wide = recording([output(0, 'x')], { cols: 1000, rows: 1 });
    const made = stills(wide, 'webp', { fontSize: 40, at: 'end' }).next();
    await expect(made).rejects.toThrow('expected at most 16383 pixels a side');
  });
});

const SOME = /termtosvg__colors|zellij|sweep|git-branchless|iredis/;

describe.skipIf(corpusMissing)(corpusMissing ? 'skipped: ../shared/corpus is not there' : 'of the corpus', () => {
  test.for(corpusPaths.filter((path) => SOME.test(path)).map((path) => [nameOf(path), path] as const))(
    '%s, the still at the end is the last frame of the GIF',
    async ([, path]) => {
      const cast = await loadCast(path);
      let last: Uint32Array | undefined;
      for (const { rgb } of decodeGif(await collected(gif(cast))).frames) last = rgb;
      const shown = await decodeStill(await png(cast, { at: 'end' }));
      expect(sameColours(shown.rgb, last!)).toBe(true);
    },
  );
});
