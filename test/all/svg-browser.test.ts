// SVGs in Chromium: each moment shows what the GIF shows, letters stand in their cells, and nothing happens besides.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Cast } from '../../src/core/recording/cast.js';
import { frames, type OwnedFrame } from '../../src/core/replay/replay.js';
import { rowText } from '../../src/core/terminal/text.js';
import { loadCast } from '../../src/node/source/load.js';
import { chromiumPath, type Pixels, picture, seek, watched } from '../support/chromium.js';
import { corpusPaths, nameOf } from '../support/corpus.js';
import { output, recording } from '../support/recordings.js';
import { PaintedMoments, rendered, type SvgOptions, SvgPages } from '../support/svg-pages.js';

const MOMENTS = 12;
const FPS = 10;
/** Of the cells: fonts put a few dots elsewhere. */
const MOST_WRONG = 0.002;

const specimen = recording(
  [
    output(
      0,
      'plain \x1b[1mbold\x1b[m \x1b[3mitalic\x1b[m \x1b[2mfaint\x1b[m \x1b[7minverse\x1b[m \x1b[8mhidden\x1b[m\r\n',
    ),
    output(
      1,
      '\x1b[4mone\x1b[m \x1b[4:2mtwo\x1b[m \x1b[4:3;58;5;9mcurly\x1b[m \x1b[9mstrike\x1b[m \x1b[53mover\x1b[m\r\n',
    ),
    output(2, '┌─┬─┐╔═╗╭──╮ ▀▄█▌▐ \ue0b0\ue0b2 🦀🦀 \x1b[44m blue \x1b[m\r\n└─┴─┘╚═╝╰──╯ ▁▃▅▇ ⣿⡇\r\n'),
    output(3, `${'0123456789'.repeat(8)}\r\n`),
    output(4, Array.from({ length: 30 }, (_, i) => `\x1b[3${i % 8}mline ${i * 7919}\x1b[m text\r\n`).join('')),
    output(5, '\x1b[?5h\x1b[5 q'),
    output(6, '\x1b[?5l\x1b]11;#102030\x07typing'),
  ],
  { cols: 80, rows: 12 },
);

const WILD = [
  'Picalines__zellij-leap__demo',
  'plexicus__tui__demo',
  'nbedos__termtosvg__colors',
  'laixintao__iredis__demo',
];
const cases: [string, () => Promise<Cast>][] = [
  ['the specimen', async () => specimen],
  ...corpusPaths
    .filter((path) => WILD.includes(nameOf(path)))
    .map((path): [string, () => Promise<Cast>] => [nameOf(path), () => loadCast(path)]),
];

const pages = new SvgPages();
beforeAll(() => pages.start());
afterAll(() => pages.close());

const written = async (name: string, cast: Cast, options: SvgOptions = {}): Promise<string> =>
  pages.write(`${name}.svg`, await rendered(cast, { fpsCap: FPS, embedFont: true, ...options }));

interface Cell {
  ground: number;
  /** Pixels of another colour, but for the first and the last column, into which neighbours may reach. */
  ink: number;
}

/** Which cells have something on them: the ground is the colour that most of a cell's pixels have. */
function cellsOf(
  { width, data }: Pixels,
  grid: { cols: number; rows: number; left: number; top: number },
  cell: { width: number; height: number },
): Cell[] {
  const cells: Cell[] = [];
  for (let row = 0; row < grid.rows; row++) {
    for (let col = 0; col < grid.cols; col++) {
      const counts = new Map<number, number>();
      for (let y = 0; y < cell.height; y++) {
        for (let x = 1; x < cell.width - 1; x++) {
          const at = 4 * ((grid.top + row * cell.height + y) * width + grid.left + col * cell.width + x);
          const colour = (data[at]! << 16) | (data[at + 1]! << 8) | data[at + 2]!;
          counts.set(colour, (counts.get(colour) ?? 0) + 1);
        }
      }
      const [ground = 0] = [...counts].reduce((most, next) => (next[1] > most[1] ? next : most));
      const far = [...counts].filter(([colour]) => distance(colour, ground) > 40);
      cells.push({ ground, ink: far.reduce((sum, [, count]) => sum + count, 0) });
    }
  }
  return cells;
}

const distance = (a: number, b: number): number =>
  Math.abs((a >> 16) - (b >> 16)) + Math.abs(((a >> 8) & 255) - ((b >> 8) & 255)) + Math.abs((a & 255) - (b & 255));

/** One has ink and the other has none, or both have none on grounds that differ. */
const differ = (a: Cell, b: Cell): boolean =>
  (a.ink > FEW && b.ink === 0) ||
  (b.ink > FEW && a.ink === 0) ||
  (a.ink + b.ink === 0 && distance(a.ground, b.ground) > 12);

/** Pixels of a soft edge that reaches over. */
const FEW = 3;

describe.skipIf(!chromiumPath).each(cases)('%s in Chromium', (_name, load) => {
  it('shows at every moment what the GIF shows, letters in their cells, without a sound', async () => {
    const cast = await load();
    const painted = await PaintedMoments.of(cast, { fpsCap: FPS });
    const { log, grid, metrics } = painted.painting;
    const screens: OwnedFrame[] = [];
    for await (const frame of frames(cast, { fpsCap: FPS })) screens.push(frame);
    const page = await pages.open(await written('animated', cast), painted.size);
    const noise = watched(page);
    for (let moment = 0; moment < MOMENTS; moment++) {
      const time = ((moment + 0.5) / MOMENTS) * log.end;
      await seek(page, time / 1000);
      const inGif = cellsOf(painted.at(time), grid, metrics);
      const inSvg = cellsOf(await picture(page), grid, metrics);
      const wrong = inGif.flatMap((cell, i) =>
        differ(cell, inSvg[i]!) ? [[Math.floor(i / grid.cols), i % grid.cols]] : [],
      );
      expect(wrong.length, `cells at ${time / 1e6} s: ${wrong.join(' ')}`).toBeLessThanOrEqual(
        MOST_WRONG * inGif.length,
      );
      const { screen } = screens.findLast((frame) => frame.time <= time)!;
      for (const [char, x, y] of await letters(page)) {
        const col = Math.round((x - grid.left) / metrics.width);
        const row = Math.round((y - grid.top - metrics.baseline) / metrics.height);
        const baseline = grid.top + row * metrics.height + metrics.baseline;
        const off = Math.max(Math.abs(grid.left + col * metrics.width - x), Math.abs(baseline - y));
        expect(off, `${char} at ${col}, ${row}`).toBeLessThanOrEqual(0.5);
        if (char !== ' ')
          expect(screen.text(screen.glyphs[row * screen.cols + col]!).normalize('NFC')).toContain(
            char.normalize('NFC'),
          );
      }
    }
    expect(noise).toEqual([]);
    await page.close();
  });

  it('shows its poster to readers who want no motion', async () => {
    const cast = await load();
    const { painting, size } = await PaintedMoments.of(cast, { fpsCap: FPS });
    const seconds = Math.floor((painting.log.end - 3e6) / 2e6);
    const url = await written('poster', cast, { stillAt: seconds, idleTimeLimit: 1e6 });
    const page = await pages.open(url, size);
    await seek(page, 1000 * seconds + 1);
    const moved = await picture(page);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const still = await picture(await pages.open(url, size, page));
    expect(Buffer.compare(Buffer.from(moved.data), Buffer.from(still.data))).toBe(0);
    await page.close();
  });
});

type Letter = [char: string, x: number, y: number];

/** The letters on the canvas with the start of each, but for those that stand in the middle of their cells. */
const letters = (page: Page): Promise<Letter[]> =>
  page.evaluate<Letter[]>(`[...document.querySelectorAll('text')].flatMap((text) => {
    const { left, right } = text.getBoundingClientRect();
    if (right < 0 || left > innerWidth || text.matches('[class],[fill=none]') || text.querySelector('[class],[fill=none]')) return [];
    const matrix = text.getScreenCTM();
    return Array.from({ length: text.getNumberOfChars() }, (_, i) => {
      const { x, y } = text.getStartPositionOfChar(i).matrixTransform(matrix);
      return [text.textContent[i], x, y];
    }).filter(([, x]) => x >= 0 && x < innerWidth);
  })`);

describe.skipIf(!chromiumPath)('a still in Chromium', () => {
  it('is copied as the text of the screen', async () => {
    const cast = recording(
      [output(0, 'a \x1b[31mred\x1b[m word\r\n\r\n  $ \x1b[1mcmd\x1b[m     far\r\n字 x ✓ y 🦀\uf015 z\r\n')],
      { cols: 60, rows: 6 },
    );
    const page = await pages.open(await written('still', cast, { at: 'end' }), { width: 640, height: 200 });
    const copied = await page.evaluate<string>(
      'getSelection().selectAllChildren(document.documentElement); getSelection().toString()',
    );
    const lines = copied.split('\n').map((line) => line.trim());
    const screen = (await frames(cast).next()).value as OwnedFrame;
    const expected = [0, 2, 3].map((row) => rowText(screen.screen, row).trim());
    expect(lines.filter((line) => expected.includes(line))).toEqual(expected);
    await page.close();
  });
});

describe.skipIf(!chromiumPath)('an animation in Chromium', () => {
  it('is copied as the text of its poster, line by line from the top, whatever shows', async () => {
    const typed = [...'typed word by word'].map((key, i) => output(2 + i / 5, `\x1b[3;${i + 1}H${key}`));
    const cast = recording(
      [
        output(0, '\x1b[5;1Hlast \x1b[31mred\x1b[m 字 x'),
        output(0.5, '\x1b[1;1Hgone'),
        output(1, '\x1b[1;1Htop  \r\n\x1b[4;1Hfourth'),
        ...typed,
        output(8, '\x1b[1;1Hupper'),
      ],
      { cols: 40, rows: 6 },
    );
    const page = await pages.open(await written('copied', cast, { stillAt: 7 }), { width: 420, height: 160 });
    for (const time of [200, 700, 3000, 7000, 9000]) {
      await seek(page, time);
      await page.keyboard.press('Control+A');
      const copied = await page.evaluate<string>('getSelection().toString()');
      expect(copied.split(/\s+/).join(' '), `at ${time} ms`).toBe('top typed word by word fourth last red 字 x');
    }
    await page.close();
  });
});

describe.skipIf(!chromiumPath)('an <img> of an SVG in Chromium', () => {
  it('moves', async () => {
    const cast = recording([output(0, 'one'), output(0.3, '\x1b[H\x1b[41m\x1b[2J'), output(0.6, '\x1b[42m\x1b[2J')]);
    const url = await written('image', cast, { lastFrameDuration: 60 });
    const html = pages.write('page.html', `<body style="margin:0"><img src="${url}">`);
    const page = await pages.open(html, { width: 220, height: 110 });
    await expect
      .poll(async () => [...(await picture(page)).data.slice(4 * (220 * 55 + 50), 4 * (220 * 55 + 50) + 3)])
      .toEqual([0x50, 0xfa, 0x7b]);
    await page.close();
  });
});
