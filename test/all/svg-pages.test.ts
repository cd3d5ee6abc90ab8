// SVGs in Chromium with looks, in pages, and under the rules of sites that show them.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { png } from '../../src/core/still/stills.js';
import { chromiumPath, type Pixels, picture, seek, watched } from '../support/chromium.js';
import { input, marker, output, recording, resize } from '../support/recordings.js';
import { differingBlocks, PaintedMoments, rendered, type SvgOptions, SvgPages } from '../support/svg-pages.js';

const MOMENTS = 12;
const FPS = 10;
/** Blocks, of some two thousand, that edges of letters make differ. */
const FEW = 2;

const pages = new SvgPages();
beforeAll(() => pages.start());
afterAll(() => pages.close());

const canDraw = spawnSync('rsvg-convert', ['--version']).status === 0;

const session = recording(
  [
    output(0, '$ \x1b[5mblink\x1b[m \x1b[5;4;31mline\x1b[m \x1b[44mblue\x1b[m\r\n'),
    output(0.5, '\x1b#6double 字 \x1b[4mul\x1b[m\r\n'),
    output(0.8, '\x1b#3Tall ─ x\r\n\x1b#4Tall ─ x\r\n'),
    marker(1, 'first label'),
    ...[...'git status'].flatMap((key, i) => [input(1.2 + i / 8, key), output(1.22 + i / 8, key)]),
    input(2.6, '\r'),
    output(2.7, '\r\n\x1b]0;title ⚡ 漢\x07ok 🦀'),
    input(3.1, '\x1b[A'),
    input(3.3, '\x1b[A'),
    marker(4, 'second ✓'),
    output(5.2, '\r\n\x1b[5 qbar'),
    output(7.05, '\x1b[D\x1b[2 q'),
    output(9.3, '\r\n\x1b#6ab\x1b[D'),
  ],
  { cols: 60, rows: 12, title: 'recorded' },
);

const looks: [string, () => SvgOptions][] = [
  ['what blinks, and keys', () => ({ blink: true, cursorBlink: true, keys: true, keysPlace: 'top-right' })],
  [
    'a window with all that tells',
    () => ({
      window: 'macos',
      title: 'auto',
      margin: [30],
      shadow: true,
      keys: true,
      clock: true,
      captions: true,
      watermark: 'made ♥ here',
      marginFill: 'linear-gradient(120deg, #f59e0b, #db2777)',
    }),
  ],
  [
    'images',
    () => ({
      window: 'windows',
      title: 'Given',
      margin: [40, 60],
      marginFill: join(pages.folder, 'sea.png'),
      watermark: join(pages.folder, 'logo.png'),
      watermarkPlace: 'top-left',
      border: '2,#ff8800',
      radius: 16,
    }),
  ],
];

async function drawImages(): Promise<void> {
  const waves = Buffer.from(
    Array.from({ length: 90 * 40 }, (_, i) => [i % 90, Math.floor(i / 90) * 5, 160]).flat() as number[],
  );
  await sharp(waves, { raw: { width: 90, height: 40, channels: 3 } })
    .png()
    .toFile(join(pages.folder, 'sea.png'));
  await sharp({ create: { width: 50, height: 30, channels: 4, background: '#ffcc0080' } })
    .png()
    .toFile(join(pages.folder, 'logo.png'));
}

const decoded = async (png: Buffer): Promise<Pixels> => {
  const image = await loadImage(png);
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  return context.getImageData(0, 0, image.width, image.height);
};

describe.skipIf(!chromiumPath)('looks in Chromium', () => {
  beforeAll(drawImages);

  it.each(looks)('show at every moment what pictures of pixels show: %s', async (_name, options) => {
    const timing = { fpsCap: FPS, idleTimeLimit: 1e6 };
    const painted = await PaintedMoments.of(session, { ...options(), ...timing });
    const url = pages.write('looks.svg', await rendered(session, { ...options(), ...timing, embedFont: true }));
    const page = await pages.open(url, painted.size);
    const noise = watched(page);
    const { end } = painted.painting.log;
    for (let moment = 0; moment < MOMENTS; moment++) {
      // Off the beat of what blinks.
      const time = ((moment + 0.43) / MOMENTS) * end;
      await seek(page, time / 1000);
      const wrong = differingBlocks(painted.at(time), await picture(page));
      expect(wrong.length, `blocks at ${time / 1e6} s: ${wrong.join(' ')}`).toBeLessThanOrEqual(FEW);
    }
    expect(noise).toEqual([]);
    await page.close();
  });
});

describe.skipIf(!chromiumPath)('screens of several sizes in Chromium', () => {
  const growing = recording(
    [
      output(0, '$ \x1b[44mblue\x1b[m ─┐ 字 \x1b[4mul\x1b[m\r\n\x1b#6double\r\n$ \x1b[5 q'),
      output(0.6, '\x1b[?5h'),
      output(0.9, 'one\r\ntwo\r\nthree\r\nfour\r\nfive\r\nsix'),
      resize(1.5, 60, 12),
      output(1.7, '\x1b[?5l\x1b[H\x1b[J\x1b[2 qlarge \x1b[41m   \x1b[m'),
      resize(2.5, 50, 7),
      output(2.7, '\r\nmedium ⣿ ❯'),
      resize(3.2, 24, 6),
      output(3.4, '\r\nsmall again'),
      output(4, '!'),
    ],
    { cols: 24, rows: 6 },
  );
  const timing = { fpsCap: FPS, idleTimeLimit: 1e6 };

  it.each([{}, { cursorBlink: true }, { crop: '40x5+2+1' }])('are enlarged as in pixels, %o', async (options) => {
    const painted = await PaintedMoments.of(growing, { ...options, ...timing, resize: 'scale' });
    const document = await rendered(growing, { ...options, ...timing, resize: 'scale', embedFont: true });
    const page = await pages.open(pages.write('sizes.svg', document), painted.size);
    const { end } = painted.painting.log;
    for (let moment = 0; moment < MOMENTS; moment++) {
      const time = ((moment + 0.43) / MOMENTS) * end;
      await seek(page, time / 1000);
      const wrong = differingBlocks(painted.at(time), await picture(page));
      expect(wrong.length, `blocks at ${time / 1e6} s: ${wrong.join(' ')}`).toBeLessThanOrEqual(FEW);
    }
    await page.close();
  });

  it.each([0.5, 2.8, 'end'])('are enlarged in the still at %s', async (at) => {
    const shown = await decoded(Buffer.from(await png(growing, { at, resize: 'scale' })));
    const document = await rendered(growing, { at, resize: 'scale', embedFont: true });
    const page = await pages.open(pages.write('size.svg', document), shown);
    const wrong = differingBlocks(shown, await picture(page));
    expect(wrong.length, wrong.join(' ')).toBeLessThanOrEqual(FEW);
    await page.close();
  });
});

describe.skipIf(!chromiumPath)('a still with looks in Chromium', () => {
  it.each([1.05, 2.65, 3.4, 'end'])('shows at %s what the PNG of the same moment shows', async (at) => {
    const options = { window: 'macos', title: 'auto', margin: [30], at, watermark: 'made here' } as const;
    const tells = { keys: true, clock: true, captions: true, progressBar: 'bottom' } as const;
    const shown = await decoded(Buffer.from(await png(session, { ...options, ...tells })));
    const document = await rendered(session, { ...options, ...tells, embedFont: true });
    const page = await pages.open(pages.write('still.svg', document), shown);
    const wrong = differingBlocks(shown, await picture(page));
    expect(wrong.length, wrong.join(' ')).toBeLessThanOrEqual(FEW);
    await page.close();
  });
});

describe.skipIf(!chromiumPath)('an SVG that plays some times, in Chromium', () => {
  it('shows its end after the last pass', async () => {
    const cast = recording([output(0, '\x1b[41m\x1b[2J'), output(1, '\x1b[42m\x1b[2J')]);
    const page = await pages.open(pages.write('loop.svg', await rendered(cast, { loop: 2, stillAt: 0 })), {
      width: 220,
      height: 110,
    });
    const middle = async (): Promise<number[]> => [
      ...(await picture(page)).data.slice(4 * 220 * 55 + 400, 4 * 220 * 55 + 403),
    ];
    const colours: number[][] = [];
    for (const time of [500, 1500, 4500, 5500, 99_000]) {
      await seek(page, time);
      colours.push(await middle());
    }
    const [red, green] = [
      [0xff, 0x55, 0x55],
      [0x50, 0xfa, 0x7b],
    ];
    expect(colours).toEqual([red, green, red, green, green]);
    await page.close();
  });
});

describe.skipIf(!chromiumPath)('two SVGs in one page of Chromium', () => {
  it('look as each does alone', async () => {
    const casts = [
      session,
      recording([output(0, '\x1b[7mother\x1b[m ⣿ 🦀 字'), output(2, '\r\nmore'), output(9, '!')]),
    ];
    const options = { fpsCap: FPS, idleTimeLimit: 1e6, cursorBlink: true, blink: true } as const;
    const documents = await Promise.all(
      casts.map((cast, i) => rendered(cast, { ...options, idPrefix: `p${i}`, theme: ['dracula', 'github-light'][i]! })),
    );
    const size = { width: 700, height: 300 };
    const shot = async (documents: string[]): Promise<Pixels[]> => {
      const blocks = documents.map((svg) => `<div style="position:absolute;inset:0">${svg}</div>`).join('');
      const url = pages.write('page.html', `<!doctype html><meta charset="utf-8"><body>${blocks}`);
      const page = await pages.open(url, size);
      const shots: Pixels[] = [];
      for (const i of documents.keys()) {
        await page.evaluate(`[...document.querySelectorAll('div')].forEach((div, i) => { div.hidden = i !== ${i}; })`);
        await seek(page, 2222);
        shots.push(await picture(page));
      }
      await page.close();
      return shots;
    };
    const alone: Pixels[] = [];
    for (const document of documents) alone.push(...(await shot([document])));
    const together = await shot(documents);
    expect(together.map(({ data }, i) => Buffer.compare(Buffer.from(data), Buffer.from(alone[i]!.data)))).toEqual([
      0, 0,
    ]);
  });
});

describe.skipIf(!chromiumPath)('colours in Chromium', () => {
  it('follow the page: light or dark, in one file', async () => {
    const cast = recording([output(0, '\x1b[31mred\x1b[m \x1b[42m  ')]);
    const both = await rendered(cast, { at: 'end', theme: 'light=github-light,dark=dracula', embedFont: true });
    const size = { width: 220, height: 110 };
    const page = await pages.open(pages.write('both.svg', both), size);
    for (const [colorScheme, theme] of [['light', 'github-light'] as const, ['dark', 'dracula'] as const]) {
      await page.emulateMedia({ colorScheme });
      const shown = await picture(page);
      const one = await pages.open(
        pages.write('one.svg', await rendered(cast, { at: 'end', theme, embedFont: true })),
        size,
      );
      expect(Buffer.compare(Buffer.from(shown.data), Buffer.from((await picture(one)).data)), colorScheme).toBe(0);
      await one.close();
    }
    await page.close();
  });
});

describe.skipIf(!chromiumPath)('where style is stripped', () => {
  it('colours and places stay: the poster shows', async () => {
    const options = { fpsCap: FPS, idleTimeLimit: 1e6 } as const;
    const painted = await PaintedMoments.of(session, options);
    // Without the sheet the viewer's own font has to do: its letters are as wide as cells only with their lengths given.
    const document = (await rendered(session, { ...options, stillAt: 2.65, textLength: true })).replace(
      /<style>.*?<\/style>/s,
      '',
    );
    const page = await pages.open(pages.write('stripped.svg', document), painted.size);
    const wrong = differingBlocks(painted.at(2.65e6), await picture(page), 60);
    // Tall letters of another font fill other blocks.
    expect(wrong.length, wrong.join(' ')).toBeLessThanOrEqual(3 * FEW);
    await page.close();
  });
});

describe.skipIf(!canDraw)('rsvg', () => {
  it('shows the poster of an animation with looks', async () => {
    const options = {
      fpsCap: FPS,
      idleTimeLimit: 1e6,
      window: 'macos',
      clock: true,
      keys: true,
      captions: true,
    } as const;
    const painted = await PaintedMoments.of(session, options);
    const document = await rendered(session, { ...options, stillAt: 2.65, textLength: true });
    writeFileSync(join(pages.folder, 'rsvg.svg'), document);
    const { stdout, status } = spawnSync('rsvg-convert', [join(pages.folder, 'rsvg.svg')], { maxBuffer: 1e8 });
    expect(status).toBe(0);
    const wrong = differingBlocks(painted.at(2.65e6), await decoded(stdout), 60);
    expect(wrong.length, wrong.join(' ')).toBeLessThanOrEqual(FEW);
  });
});
