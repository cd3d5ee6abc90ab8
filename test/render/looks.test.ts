// Decorated pictures from end to end: what options of looks do to a GIF and a PNG.

import { describe, expect, it } from 'vitest';
import { gif, gifOptions } from '../../src/core/animation/gif.js';
import type { Given } from '../../src/core/options/option.js';
import { resolveOptions } from '../../src/core/options/option.js';
import { paintCast, paintingOptions } from '../../src/core/picture/painting.js';
import { borderAt } from '../../src/core/raster/border.js';
import { groundOf } from '../../src/core/raster/ground.js';
import { RgbaCanvas } from '../../src/core/raster/rgba.js';
import { Ground, makePairs } from '../../src/core/raster/tiles.js';
import type { Cast, CastEvent } from '../../src/core/recording/cast.js';
import { decodeAll } from '../support/gif-decoder.js';
import { castOf, output } from './recordings.js';

type Options = Given<typeof gifOptions>;

const typing = (): Cast => {
  const events: CastEvent[] = [
    ...output(
      [0, '\x1b]0;one\x07\x1b[31mred\x1b[0m $ '],
      [1, 'l'],
      [1.2, 's'],
      [2, '\r\n\x1b]0;two\x07\x1b[5mfile\x1b[0m'],
    ),
    { time: 1_000_000, type: 'input', data: 'l' },
    { time: 1_200_000, type: 'input', data: 's' },
    { time: 2_000_000, type: 'marker', label: 'Listed' },
    ...output([3.5, ' $ ']),
  ];
  return castOf(
    events.sort((a, b) => a.time - b.time),
    { cols: 30, rows: 5 },
  );
};

async function collect(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array[]> {
  const list: Uint8Array[] = [];
  for await (const chunk of chunks) list.push(chunk);
  return list;
}

const render = async (options: Options, cast = typing()): Promise<Uint8Array> =>
  Buffer.concat(await collect(gif(cast, { fontSize: 10, ...options })));

/** The painted recording, and the picture of each frame in 0xRRGGBB. */
async function painted(options: Options, cast = typing()) {
  const values = resolveOptions(paintingOptions, { fontSize: 10, ...options } as Given<typeof paintingOptions>);
  const { book, grid, log } = await paintCast(cast, values);
  const canvas = new RgbaCanvas(book, grid);
  const pairs = makePairs(grid);
  const frames = Array.from({ length: log.frameCount }, (_, frame) => {
    canvas.fillBorder(borderAt(log, frame));
    canvas.draw(pairs, log.cells.read(frame, pairs));
    const { pixels } = canvas;
    const rgb = (i: number) => (pixels[i]! << 16) | (pixels[i + 1]! << 8) | pixels[i + 2]!;
    return { time: log.times[frame]!, rgb: Uint32Array.from({ length: pixels.length / 4 }, (_, i) => rgb(4 * i)) };
  });
  return { grid, book, log, frames };
}

const everything: Options = {
  window: 'macos',
  margin: [24],
  marginFill: 'linear-gradient(135deg, #f59e0b, #db2777)',
  shadow: true,
  title: 'auto',
  captions: true,
  keys: true,
  clock: true,
  progressBar: 'top',
  watermark: 'mine',
  blink: true,
};

describe('a decorated GIF', () => {
  it('shows text, overlays and bars exactly, in every frame, whatever the backdrop', async () => {
    const { grid, frames } = await painted(everything);
    const decoded = decodeAll(await render(everything));
    const ground = groundOf(grid.backdrop!);
    const drawn = (rgb: Uint32Array) => rgb.filter((_, i) => ground[i] !== Ground.backdrop);
    const wanted = frames.map(({ rgb }) => drawn(rgb).join());
    expect(decoded.length).toBeGreaterThan(20);
    // Frames closer than 2 cs are merged: those that are left show pictures of the log, in order.
    let at = 0;
    for (const { rgb } of decoded) {
      const found = wanted.indexOf(drawn(rgb).join(), at);
      expect(found).toBeGreaterThanOrEqual(at);
      at = found;
    }
  });

  it('never codes the backdrop again', async () => {
    const { grid } = await painted(everything);
    const [first, ...rest] = decodeAll(await render(everything));
    const ground = groundOf(grid.backdrop!);
    const still = (rgb: Uint32Array) => rgb.filter((_, i) => ground[i] === Ground.backdrop).join();
    for (const { rgb } of rest) expect(still(rgb)).toBe(still(first!.rgb));
    for (const { rect } of rest) expect(rect.width).toBeLessThan(grid.canvasWidth - 40);
  });

  it('is the same every time', async () => {
    expect(Buffer.compare(await render(everything), await render(everything))).toBe(0);
  });

  it('keeps what a clock, a caption and a title change small', async () => {
    const clock = decodeAll(await render({ clock: true, window: 'plain' }, castOf(output([0, 'x'], [5, 'y']))));
    const ticks = clock.slice(1).filter(({ rect }) => rect.y + rect.height <= 20);
    expect(ticks.length).toBeGreaterThanOrEqual(4);
    for (const { rect } of ticks) expect([rect.width <= 6, rect.height <= 12]).toEqual([true, true]);
  });

  it('steps its progress bar by a few pixels', async () => {
    const frames = decodeAll(await render({ progressBar: 'bottom' }, castOf(output([0, 'x'], [4, 'y']))));
    const steps = frames.slice(1).filter(({ rect }) => rect.height <= 2);
    expect(steps.length).toBeGreaterThanOrEqual(12);
    for (const { rect } of steps) expect(rect.width).toBeLessThanOrEqual(8);
  });

  it('sees through around a round window that has no margin, and only there', async () => {
    const [first] = decodeAll(await render({ window: 'macos' }));
    expect(first!.seesThrough).toBe(true);
    const [framed] = decodeAll(await render({ window: 'macos', margin: [10] }));
    expect(framed!.seesThrough).toBe(false);
  });

  it('costs little: a window and a margin add less than a tenth', async () => {
    const long = castOf(
      output(...Array.from({ length: 60 }, (_, i): [number, string] => [i / 5, `${'word '.repeat(1 + (i % 9))}\r\n`])),
      { cols: 60, rows: 20 },
    );
    const [bare, framed] = [
      await render({}, long),
      await render({ window: 'macos', margin: [40], title: 'demo' }, long),
    ];
    expect(framed.length).toBeLessThan(1.1 * bare.length);
  });
});

describe('overlays', () => {
  const texts = async (options: Options) => (await painted(options)).frames;

  it('follow the title that the program sets', async () => {
    const { grid, frames, log, book } = await painted({ title: 'auto' });
    const pairs = makePairs(grid);
    const cells = grid.cols * grid.rows;
    const shown = new Set<number>();
    for (let frame = 0; frame < log.frameCount; frame++) {
      const count = log.cells.read(frame, pairs);
      for (let i = 0; i < 2 * count; i += 2) if (pairs[i] === cells) shown.add(pairs[i + 1]!);
    }
    expect([frames.length > 0, shown.size, book.pictures!.length]).toEqual([true, 2, 2]);
  });

  it('show keys for a second, then fade', async () => {
    const times = (await texts({ keys: true })).map(({ time }) => time / 1e6);
    expect(times).toEqual(expect.arrayContaining([1, 1.2, 2.2, 2.28, 2.36]));
    const bare = (await texts({})).at(-1)!;
    expect((await texts({ keys: true })).at(-1)!.rgb).toEqual(bare.rgb);
  });

  it('guess keys only where they are asked to', async () => {
    const cast = castOf(output([0, '$ '], [1, 'l'], [1.2, 's']));
    const frames = async (options: Options) => (await painted(options, cast)).frames.length;
    expect(await frames({ keys: true })).toBe(await frames({}));
    expect(await frames({ keysFromEcho: true })).toBeGreaterThan(await frames({}));
  });

  it('say so where there are no keys to show', async () => {
    const warnings: string[] = [];
    const cast = castOf(output([0, '$ '], [1, 'l']));
    for await (const _ of gif(cast, { keys: true }, { warn: (warning) => warnings.push(warning) }));
    expect(warnings).toEqual(['keys: no keys were recorded here; keysFromEcho guesses them from what was echoed']);
  });

  it('put captions below the last row, from their marker on', async () => {
    const { frames, grid } = await painted({ captions: true });
    const [slot] = grid.slots!;
    expect(slot!.y).toBeGreaterThanOrEqual(grid.top + 5 * 14);
    const ink = frames.map(({ time, rgb }) => {
      const row = (y: number) =>
        rgb.subarray(y * grid.canvasWidth + slot!.x, y * grid.canvasWidth + slot!.x + slot!.width);
      const rows = Array.from({ length: slot!.height }, (_, i) => row(slot!.y + i));
      return { time, written: new Set(rows.flatMap((colours) => [...colours])).size > 1 };
    });
    for (const { time, written } of ink) expect(written).toBe(time >= 2_000_000);
  });

  it('leave no bar for captions without markers', async () => {
    const plain = await painted({}, castOf(output([0, 'x'])));
    const captioned = await painted({ captions: true }, castOf(output([0, 'x'])));
    expect(captioned.grid).toEqual(plain.grid);
  });
});

describe('text that blinks', () => {
  const cast = castOf(output([0, '\x1b[5mab\x1b[0m c'], [2, 'd']));

  it('is shown all the time unless it is let blink', async () => {
    expect((await painted({}, cast)).frames.map(({ time }) => time)).toEqual([0, 2_000_000]);
  });

  it('shows and hides every 600 ms of the recording', async () => {
    const { frames } = await painted({ blink: true, lastFrameDuration: 0.5 }, cast);
    expect(frames.map(({ time }) => time / 1e6)).toEqual([0, 0.6, 1.2, 1.8, 2, 2.4]);
    expect(frames[2]!.rgb).toEqual(frames[0]!.rgb);
    expect(frames[1]!.rgb).not.toEqual(frames[0]!.rgb);
  });
});

describe('a part of the screen', () => {
  it('is cut out at its place', async () => {
    const cast = castOf(output([0, 'abc\r\n\x1b[41m \x1b[44m \x1b[0m'], [1, '\x1b[1;1Hz']));
    const { grid, frames } = await painted({ crop: '2x1+0+1', padding: [0] }, cast);
    expect([grid.cols, grid.rows]).toEqual([2, 1]);
    expect(frames.length).toBe(1);
    expect([frames[0]!.rgb[0], frames[0]!.rgb[grid.canvasWidth - 1]]).toEqual([0xff5555, 0xbd93f9]);
  });

  it('is what is ever used, where it is to be found', async () => {
    const cast = castOf(output([0, '\x1b[?25l\x1b[2;3Hab'], [1, '\x1b[2;3H  \x1b[2;6Hc']));
    const { grid } = await painted({ crop: 'auto' }, cast);
    expect([grid.cols, grid.rows]).toEqual([4, 1]);
  });

  it('ends where the screen does', async () => {
    const { cols, rows } = (await painted({})).grid;
    const { grid } = await painted({ crop: '200x900+1+2' });
    expect([grid.cols, grid.rows]).toEqual([cols - 1, rows - 2]);
  });

  it.each(['5x5+900+0', '5x5+0+900'])('is refused where nothing of it is on the screen: %s', async (crop) => {
    await expect(painted({ crop })).rejects.toThrow('expected crop to begin on the screen of');
  });
});

describe('presets', () => {
  it('bring options along, and what is given wins', () => {
    const { margin, shadow, fontSize } = resolveOptions(gifOptions, { preset: 'social', fontSize: 11 });
    expect({ margin, shadow, fontSize }).toEqual({ margin: [56, 64], shadow: true, fontSize: 11 });
    expect(resolveOptions(gifOptions, {}).shadow).toBe(false);
  });

  it('hold only values that their options take', async () => {
    for (const preset of ['readme', 'social', 'slides', 'docs'] as const) {
      expect((await render({ preset, fontSize: 10 })).length).toBeGreaterThan(100);
    }
  });
});

describe('wrong values', () => {
  it.each([
    [{ margin: [1, 2, 3] }, 'margin: expected 1, 2 or 4 whole numbers of pixels'],
    [{ padding: [-1] }, 'padding: expected 1, 2 or 4 whole numbers'],
    [{ marginFill: 'blurple' }, 'marginFill: expected a colour such as #282a36'],
    [
      { window: 'gnome' },
      'window: expected one of macos, windows, plain, none, colorful, colorful-right, rings, rings-right, received "gnome"',
    ],
    [{ border: 'thick' }, 'border: expected a width from 0 to 100'],
    [{ border: '2,blurple' }, 'border: expected a width from 0 to 100'],
    [{ radius: -1 }, 'radius: expected a whole number from 0 to 200'],
    [{ crop: '0x4' }, 'crop: expected a size in cells'],
    [{ progressBar: 'left' }, 'progressBar: expected one of top, bottom'],
    [{ minContrast: 50 }, 'minContrast: expected a number from 1 to 21'],
    [{ preset: 'poster' }, 'preset: expected one of readme, social, slides, docs'],
    [{ watermarkPlace: 'middle' }, 'watermarkPlace: expected one of top-left'],
  ])('%j is refused', async (options, words) => {
    await expect(render(options as unknown as Options)).rejects.toThrow(words);
  });

  it('an image that is not there, or none, is told', async () => {
    await expect(render({ marginFill: 'gone.png', margin: [5] })).rejects.toThrow('gone.png: no such file');
    await expect(render({ watermark: 'package.png' })).rejects.toThrow('package.png: no such file');
  });
});
