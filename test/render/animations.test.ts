// Animated WebP and PNG, and video: what decoders make of them is what the GIF shows.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import sharp from 'sharp';
import { afterEach, describe, expect, test } from 'vitest';
import { apng } from '../../src/core/animation/apng.js';
import { gif } from '../../src/core/animation/gif.js';
import { mp4, webm } from '../../src/core/animation/video.js';
import { webp } from '../../src/core/animation/webp.js';
import { CastError, UsageError } from '../../src/core/errors.js';
import type { Cast } from '../../src/core/recording/cast.js';
import { png } from '../../src/core/still/stills.js';
import { loadCast } from '../../src/node/source/load.js';
import { corpusMissing, corpusPaths } from '../support/corpus.js';
import { useFolder } from '../support/folder.js';
import { decodeAll } from '../support/gif-decoder.js';
import { distinct, sameColours } from '../support/gif-reference.js';
import { collected, decodeStill, decodeWebp, decodeWithFfmpeg, hasFfmpeg } from '../support/pictures.js';
import { output, recording } from '../support/recordings.js';

const demo = recording([
  output(0, '\x1b[31mone\r\n'),
  output(0.21, 'two \x1b[1;44mthree\x1b[0m\r\n'),
  output(0.5, '\x1b[?5h'),
  output(1, '\x1b[?5l'),
  output(1.1, '\x1b[Hfour'),
  output(1.47, '\x1b[38;2;1;2;3m█'),
]);
/** Letters in 2000 colours. */
const colourful = recording(
  Array.from({ length: 20 }, (_, frame) => {
    const cells = Array.from({ length: 80 }, (_, i) => {
      const k = 80 * frame + i;
      return `\x1b[38;2;${k % 256};${(k * 7) % 256};${(k * 31) % 256}mx`;
    });
    return output(frame / 10, `\x1b[H${cells.join('')}`);
  }),
);

async function gifFrames(cast: Cast): Promise<Uint32Array[]> {
  return distinct(decodeAll(await collected(gif(cast, { lastFrameDuration: 1 }))).map(({ rgb }) => rgb));
}

/** As many colours as a GIF can have exactly are compared with the GIF; more, with the still of the last frame. */
async function lastStill(cast: Cast): Promise<Uint32Array> {
  return (await decodeStill(await png(cast, { at: 'end' }))).rgb;
}

const expectSame = (shown: Uint32Array[], wanted: Uint32Array[]): void => {
  expect(shown).toHaveLength(wanted.length);
  expect(shown.findIndex((picture, i) => !sameColours(picture, wanted[i]!))).toBe(-1);
};

describe('an animated WebP', () => {
  test('shows the frames of the GIF, for as long', async () => {
    const bytes = await collected(webp(demo, { lastFrameDuration: 1 }));
    const { frames, delay } = await decodeWebp(bytes);
    expectSame(distinct(frames), await gifFrames(demo));
    expect(delay.reduce((sum, milliseconds) => sum + milliseconds, 0)).toBe(2470);
  });

  test('has exact colours, however many', async () => {
    const { frames } = await decodeWebp(await collected(webp(colourful)));
    expect(frames).toHaveLength(20);
    expect(sameColours(frames.at(-1)!, await lastStill(colourful))).toBe(true);
  });

  test('plays as often as asked', async () => {
    for (const [given, plays] of [
      [{}, 0],
      [{ loop: 3 }, 3],
      [{ noLoop: true }, 1],
    ] as const) {
      expect((await decodeWebp(await collected(webp(demo, given)))).loop).toBe(plays);
    }
  });

  test('is one picture where a moment is named', async () => {
    const bytes = await collected(webp(demo, { at: 'end', width: 400, height: 300 }));
    expect(await sharp(bytes, { animated: true }).metadata()).toMatchObject({ width: 400, height: 300 });
    expect((await sharp(bytes).metadata()).pages ?? 1).toBe(1);
  });

  test('takes what is for a picture only with a moment', async () => {
    await expect(collected(webp(demo, { width: 400 }))).rejects.toThrow('width: needs at');
    await expect(collected(webp(demo, { quality: 50 }))).rejects.toThrow(UsageError);
  });

  test('has the same bytes each time', async () => {
    const [one, two] = [await collected(webp(demo)), await collected(webp(demo))];
    expect(Buffer.from(one).equals(two)).toBe(true);
  });

  test('is refused a side longer than 16383 pixels', async () => {
    const wide = recording([output(0, 'x')], { cols: 1000, rows: 1 });
    await expect(collected(webp(wide, { fontSize: 40 }))).rejects.toThrow(CastError);
  });
});

describe.skipIf(!hasFfmpeg)(hasFfmpeg ? 'an animated PNG' : 'skipped: no ffmpeg, an animated PNG', () => {
  test('shows the frames of the GIF', async () => {
    const bytes = await collected(apng(demo, { lastFrameDuration: 1 }));
    const { width = 0, height = 0 } = await sharp(bytes).metadata();
    expectSame(distinct(decodeWithFfmpeg(bytes, 'apng', width * height)), await gifFrames(demo));
  });

  test('has exact colours, however many', async () => {
    const bytes = await collected(apng(colourful));
    const { width = 0, height = 0 } = await sharp(bytes).metadata();
    const frames = decodeWithFfmpeg(bytes, 'apng', width * height);
    expect(sameColours(frames.at(-1)!, await lastStill(colourful))).toBe(true);
  });

  test.skipIf(corpusMissing)('of a real recording shows what the WebP shows', async () => {
    const cast = await loadCast(corpusPaths.find((path) => path.includes('termtosvg__htop'))!);
    const bytes = await collected(apng(cast));
    const { width = 0, height = 0 } = await sharp(bytes).metadata();
    const { frames } = await decodeWebp(await collected(webp(cast)));
    expectSame(distinct(decodeWithFfmpeg(bytes, 'apng', width * height)), distinct(frames));
  });
});

function meanDifference(a: Uint32Array, b: Uint32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += Math.abs((a[i]! & 255) - (b[i]! & 255));
  return sum / a.length;
}

const path = useFolder();

/** When the frames of a video appear, in milliseconds. */
function timesOf(bytes: Uint8Array): number[] {
  const words = ['-v', 'error', '-i', 'pipe:0', '-c', 'copy', '-f', 'framecrc', 'pipe:1'];
  const told = spawnSync('ffmpeg', words, { input: bytes }).stdout.toString();
  const [, over, under] = /^#tb 0: (\d+)\/(\d+)$/m.exec(told)!;
  return [...told.matchAll(/^0, +\d+, +(\d+),/gm)].map(([, at]) =>
    Math.round((1000 * Number(at) * Number(over)) / Number(under)),
  );
}

describe.skipIf(!hasFfmpeg)(hasFfmpeg ? 'a video' : 'skipped: no ffmpeg, a video', () => {
  const odd = recording([output(0, 'odd'), output(0.5, ' sizes')], { cols: 11, rows: 2 });

  test.each([
    ['mp4', mp4],
    ['webm', webm],
  ] as const)('%s shows each frame for its time, with even sides', async (format, make) => {
    const bytes = await collected(make(odd, { lastFrameDuration: 1, fontSize: 15 }));
    const still = await decodeStill(await png(odd, { at: 'end', fontSize: 15 }));
    const [width, height] = [still.width + (still.width & 1), still.height + (still.height & 1)];
    expect(still.width * still.height).not.toBe(width * height);
    const frames = decodeWithFfmpeg(bytes, format === 'mp4' ? 'mov' : 'matroska', width * height);
    expect(frames).toHaveLength(3);
    const last = frames.at(-1)!;
    const cut = still.rgb.map((_, i) => last[Math.floor(i / still.width) * width + (i % still.width)]!);
    expect(meanDifference(cut, still.rgb)).toBeLessThan(6);
    expect(meanDifference(frames[0]!, last)).toBeGreaterThan(0.1);
    expect(meanDifference(frames[1]!, last)).toBeLessThan(1);
    expect(timesOf(bytes)).toEqual([0, 500, 1467]);
  });

  test('keeps colours, as far as video can', async () => {
    const colours = ['ff0000', '00ff00', '0000ff', 'ffffff', '282a36', 'ffb86c'];
    const bands = colours.map((hex) => {
      const channels = [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)).join(';');
      return `\x1b[48;2;${channels}m${' '.repeat(20)}\x1b[0m`;
    });
    const cast = recording([output(0, bands.join('\r\n'))], { cols: 20, rows: 6 });
    const looks = { padding: [0], cursor: 'none' } as const;
    const { width, height } = await decodeStill(await png(cast, looks));
    expect([width & 1, height & 1]).toEqual([0, 0]);
    const [frame] = decodeWithFfmpeg(await collected(mp4(cast, { ...looks, crf: 0 })), 'mov', width * height);
    for (const [i, hex] of colours.entries()) {
      const shown = frame![(width >> 1) + Math.floor(((i + 0.5) * height) / 6) * width]!;
      for (const shift of [16, 8, 0]) {
        expect(Math.abs(((shown >> shift) & 255) - ((Number.parseInt(hex, 16) >> shift) & 255)), hex).toBeLessThan(4);
      }
    }
  });

  test.each([mp4, webm])('keeps the colour of thin text with 4:4:4', async (make) => {
    const cast = recording([output(0, `\x1b[38;2;255;0;0m${'|i'.repeat(10)}`)], { cols: 20, rows: 2 });
    const looks = { cursor: 'none', padding: [0] } as const;
    const still = await decodeStill(await png(cast, looks));
    const { width, height } = still;
    const worst = async (chroma: '4:2:0' | '4:4:4') => {
      const bytes = await collected(make(cast, { ...looks, chroma, crf: 4 }));
      const [frame] = decodeWithFfmpeg(bytes, make === mp4 ? 'mov' : 'matroska', width * height);
      return Math.max(...still.rgb.map((colour, i) => Math.abs((colour >> 16) - (frame![i]! >> 16))));
    };
    expect(await worst('4:4:4')).toBeLessThan(30);
    expect(await worst('4:2:0')).toBeGreaterThan(60);
  });

  test('is written by ffmpeg where a file is given', async () => {
    expect(await collected(mp4(odd, {}, {}, path('a b.mp4')))).toHaveLength(0);
    const { status } = spawnSync('ffmpeg', ['-v', 'error', '-i', path('a b.mp4'), '-f', 'null', '-']);
    expect(status).toBe(0);
  });

  test.each([mp4, webm])('has the same bytes each time', async (make) => {
    const [one, two] = [await collected(make(odd)), await collected(make(odd))];
    expect(Buffer.from(one).equals(two)).toBe(true);
  });

  test('that cannot be written says so, in the words of ffmpeg', async () => {
    await expect(collected(mp4(odd, {}, {}, path('no', 'such.mp4')))).rejects.toThrow(/^ffmpeg: .*No such file/);
  });
});

describe('without ffmpeg', () => {
  const { PATH } = process.env;
  afterEach(() => {
    process.env['PATH'] = PATH;
  });

  test('a video is refused, and told how to get it', async () => {
    process.env['PATH'] = path();
    const made = collected(mp4(demo));
    await expect(made).rejects.toThrow(CastError);
    await expect(made).rejects.toThrow(/ffmpeg: .*not on the PATH.*ffmpeg\.org/);
  });

  test.skipIf(process.platform === 'win32')('one that ends at once is told as well', async () => {
    writeFileSync(path('ffmpeg'), '#!/bin/sh\necho "no such encoder" >&2\nexit 1\n', { mode: 0o755 });
    process.env['PATH'] = path();
    await expect(collected(mp4(demo))).rejects.toThrow('ffmpeg: the video could not be made: no such encoder');
  });

  test.skipIf(process.platform === 'win32')('one for which the disk is too small says so plainly', async () => {
    const words = 'Error closing file file:/x/.a.mp4.tmp: No space left on device';
    writeFileSync(path('ffmpeg'), `#!/bin/sh\necho "${words}" >&2\nexit 1\n`, { mode: 0o755 });
    process.env['PATH'] = path();
    await expect(collected(mp4(demo))).rejects.toThrow(/could not be made: no space left on the disk$/);
  });
});
