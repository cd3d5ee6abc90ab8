// Every recording of the corpus, rendered once: the GIF's last composited frame is the screen at the end.

import { describe, expect, test } from 'vitest';
import { gif } from '../src/core/animation/gif.js';
import { createGlyphs } from '../src/core/fonts/source.js';
import type { RenderHooks, RenderReport } from '../src/core/hooks.js';
import { layoutGrid } from '../src/core/layout/layout.js';
import { Painter } from '../src/core/paint/painter.js';
import { chooseTheme } from '../src/core/picture/painting.js';
import { borderAt } from '../src/core/raster/border.js';
import { RgbaCanvas } from '../src/core/raster/rgba.js';
import type { Grid } from '../src/core/raster/tiles.js';
import type { Cast } from '../src/core/recording/cast.js';
import { screenAt } from '../src/core/replay/replay.js';
import type { Screen } from '../src/core/terminal/screen.js';
import { loadCast } from '../src/node/source/load.js';
import { corpusMissing, corpusPaths, nameOf } from './support/corpus.js';
import { decodeGif } from './support/gif-decoder.js';
import { allChanged } from './support/screens.js';

/** The picture of one screen alone, painted from nothing: 0xRRGGBB a pixel. */
function pictureOf(cast: Cast, screen: Screen, cols: number, rows: number): { grid: Grid; rgb: Uint32Array } {
  const glyphs = createGlyphs({ size: 16, lineHeight: 1.4 });
  const grid = layoutGrid(cols, rows, glyphs.metrics);
  const painter = new Painter(glyphs, grid, { theme: chooseTheme(cast, undefined), levels: 6, boldIsBright: false });
  painter.paint({ index: 0, time: 0, screen, changes: allChanged(screen) });
  const log = painter.finish(1);
  const pairs = new Uint32Array(2 * cols * rows);
  const canvas = new RgbaCanvas(painter.book, grid);
  canvas.fillBorder(borderAt(log, 0));
  canvas.draw(pairs, log.cells.read(0, pairs));
  const rgb = new Uint32Array(grid.canvasWidth * grid.canvasHeight);
  for (let i = 0; i < rgb.length; i++) {
    rgb[i] = (canvas.pixels[4 * i]! << 16) | (canvas.pixels[4 * i + 1]! << 8) | canvas.pixels[4 * i + 2]!;
  }
  return { grid, rgb };
}

/** Cells, "row,col", with a pixel that differs. */
function wrongCells(
  grid: Grid,
  cell: { width: number; height: number },
  shown: Uint32Array,
  wanted: Uint32Array,
): string[] {
  const wrong = new Set<string>();
  for (let i = 0; i < wanted.length; i++) {
    if (shown[i] === wanted[i]) continue;
    const row = Math.floor((Math.floor(i / grid.canvasWidth) - grid.top) / cell.height);
    wrong.add(`${row},${Math.floor(((i % grid.canvasWidth) - grid.left) / cell.width)}`);
  }
  return [...wrong];
}

describe.skipIf(corpusMissing)(corpusMissing ? 'skipped: ../shared/corpus is not there' : 'the corpus', () => {
  test.for(corpusPaths.map((path) => [nameOf(path), path] as const))('%s ends on its last screen', async ([, path]) => {
    const warnings: string[] = [];
    const cast = await loadCast(path);
    const chunks: Uint8Array[] = [];
    const reports: RenderReport[] = [];
    const hooks: RenderHooks = { warn: (w) => warnings.push(w), onReport: (r) => reports.push(r) };
    for await (const chunk of gif(cast, {}, hooks)) chunks.push(chunk);
    const { width, height, frames } = decodeGif(Buffer.concat(chunks));
    let shown: Uint32Array | undefined;
    let delays = 0;
    let count = 0;
    for (const { rgb, delay } of frames) {
      shown = rgb;
      delays += delay;
      count++;
    }
    const end = await screenAt(cast, Number.POSITIVE_INFINITY);
    const { cell, duration } = reports[0]!;
    const [cols, rows] = [width / cell.width - 2, height / cell.height - 1];
    const { grid, rgb } = pictureOf(cast, end, cols, rows);
    expect(wrongCells(grid, cell, shown!, rgb)).toEqual([]);
    expect(Math.abs(delays - duration / 10_000)).toBeLessThanOrEqual(1);
    expect(count).toBeGreaterThan(1);
    // kconfig's does print on a row that its terminal did not have.
    expect(
      warnings.filter((warning) => !/^no font has |: the output addresses row 80 of 140x36/.test(warning)),
    ).toEqual([]);
  });
});
