// Every frame of every recording of the corpus: what a decoder composites of the GIF at a time is the screen at that time, painted
// whole and in true colour.

import { describe, expect, test } from 'vitest';
import { gif } from '../../src/core/animation/gif.js';
import { createGlyphs } from '../../src/core/fonts/source.js';
import { layoutGrid } from '../../src/core/layout/layout.js';
import { Painter } from '../../src/core/paint/painter.js';
import { chooseTheme } from '../../src/core/picture/painting.js';
import { borderAt } from '../../src/core/raster/border.js';
import { RgbaCanvas } from '../../src/core/raster/rgba.js';
import { type Grid, makePairs, type PaintLog } from '../../src/core/raster/tiles.js';
import type { Cast } from '../../src/core/recording/cast.js';
import { frames } from '../../src/core/replay/replay.js';
import { loadCast } from '../../src/node/source/load.js';
import { corpusMissing, corpusPaths, nameOf } from '../support/corpus.js';
import { decodeGif } from '../support/gif-decoder.js';
import { collected } from '../support/pictures.js';
import { allChanged } from '../support/screens.js';

const MICROS_PER_CENTISECOND = 10_000;
/** Colours that one image of a GIF can have beside a transparent one. */
const MOST_COLOURS = 255;

/** Walks through the pictures of a recording, each made of a whole screen. */
class Reference {
  readonly #canvas: RgbaCanvas;
  readonly #words: Uint32Array;
  readonly #pairs: Uint32Array;
  #frame = -1;

  constructor(private readonly painted: { painter: Painter; grid: Grid; log: PaintLog }) {
    this.#canvas = new RgbaCanvas(painted.painter.book, painted.grid);
    this.#words = new Uint32Array(
      this.#canvas.pixels.buffer,
      this.#canvas.pixels.byteOffset,
      this.#canvas.pixels.length / 4,
    );
    this.#pairs = makePairs(painted.grid);
  }

  get size(): [number, number] {
    return [this.painted.grid.canvasWidth, this.painted.grid.canvasHeight];
  }

  /** When a frame shows, in whole centiseconds; Infinity behind the last one. */
  startOf(frame: number): number {
    const time = this.painted.log.times[frame];
    return time === undefined ? Number.POSITIVE_INFINITY : Math.round(time / MICROS_PER_CENTISECOND);
  }

  get frame(): number {
    return this.#frame;
  }

  next(): void {
    const { log } = this.painted;
    this.#frame++;
    this.#canvas.fillBorder(borderAt(log, this.#frame));
    this.#canvas.draw(this.#pairs, log.cells.read(this.#frame, this.#pairs));
  }

  /** Pixels in which a picture, 0xRRGGBB a pixel, differs. */
  differences(rgb: Uint32Array): number {
    let count = 0;
    for (let i = 0; i < rgb.length; i++) if (rgb[i] !== swapped(this.#words[i]!)) count++;
    return count;
  }

  /** Mean distance of a channel. */
  distance(rgb: Uint32Array): number {
    let sum = 0;
    for (let i = 0; i < rgb.length; i++) {
      const [a, b] = [rgb[i]!, swapped(this.#words[i]!)];
      for (const shift of [0, 8, 16]) sum += Math.abs(((a >> shift) & 255) - ((b >> shift) & 255));
    }
    return sum / (3 * rgb.length);
  }

  get colours(): number {
    return new Set(this.#words).size;
  }
}

const swapped = (word: number): number => ((word & 255) << 16) | (word & 0xff00) | ((word >> 16) & 255);

async function paintWhole(cast: Cast): Promise<Reference> {
  const glyphs = createGlyphs({ size: 16, lineHeight: 1.4 });
  const { cols, rows } = await largest(cast);
  const grid = layoutGrid(cols, rows, glyphs.metrics);
  const painter = new Painter(glyphs, grid, { theme: chooseTheme(cast, undefined), levels: 6, boldIsBright: false });
  const playing = frames(cast);
  for (;;) {
    const { done, value } = await playing.next();
    if (done) return new Reference({ painter, grid, log: painter.finish(value.end) });
    painter.paint({ ...value, changes: allChanged(value.screen) });
  }
}

/** Columns and rows of the canvas: the largest of all screens. */
async function largest(cast: Cast): Promise<{ cols: number; rows: number }> {
  let [cols, rows] = [0, 0];
  for await (const { screen } of frames(cast))
    [cols, rows] = [Math.max(cols, screen.cols), Math.max(rows, screen.rows)];
  return { cols, rows };
}

describe.skipIf(corpusMissing)(corpusMissing ? 'skipped: ../shared/corpus is not there' : 'every frame of', () => {
  test.for(corpusPaths.map((path) => [nameOf(path), path] as const))('%s', async ([, path]) => {
    const cast = await loadCast(path);
    const { width, height, frames: shown } = decodeGif(await collected(gif(cast)));
    const reference = await paintWhole(cast);
    expect([width, height]).toEqual(reference.size);
    const wrong: string[] = [];
    let now = 0;
    for (const { rgb, delay } of shown) {
      const from = reference.frame;
      while (reference.startOf(reference.frame + 1) <= now) reference.next();
      // A frame may show a centisecond early, to leave 2 to the next.
      if (reference.differences(rgb) > 0 && reference.startOf(reference.frame + 1) === now + 1) reference.next();
      for (let skipped = from + 1; skipped < reference.frame; skipped++) {
        const lasts = reference.startOf(skipped + 1) - reference.startOf(skipped);
        if (lasts > 2) wrong.push(`${now} cs: frame ${skipped} of ${lasts} cs never shows`);
      }
      const differences = reference.differences(rgb);
      if (differences > 0 && reference.colours <= MOST_COLOURS) wrong.push(`${now} cs: ${differences} pixels differ`);
      if (differences > 0) expect(reference.distance(rgb)).toBeLessThan(2);
      now += delay;
    }
    expect(wrong).toEqual([]);
    expect(reference.startOf(reference.frame + 1)).toBe(Number.POSITIVE_INFINITY);
  });
});
