// SVGs as files that Chromium opens, and what a GIF of the same recording shows at a moment.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { type Given, resolveOptions } from '../../src/core/options/option.js';
import { type Painting, paintCast, paintingOptions } from '../../src/core/picture/painting.js';
import { borderAt } from '../../src/core/raster/border.js';
import { RgbaCanvas } from '../../src/core/raster/rgba.js';
import { makePairs } from '../../src/core/raster/tiles.js';
import type { Cast } from '../../src/core/recording/cast.js';
import { svg } from '../../src/core/svg/svg.js';
import { chromiumPath, NO_CHROMIUM, openChromium, type Pixels } from './chromium.js';

export type SvgOptions = Parameters<typeof svg>[1];

export async function rendered(cast: Cast, options: SvgOptions): Promise<string> {
  let document = '';
  for await (const part of svg(cast, options)) document += part;
  return document;
}

/** A browser and a folder for what it opens. */
export class SvgPages {
  readonly folder = mkdtempSync(join(tmpdir(), 'castkit-svg-'));
  #browser: Browser | undefined;

  async start(): Promise<void> {
    if (chromiumPath) this.#browser = await openChromium();
    else process.stderr.write(`${NO_CHROMIUM}\n`);
  }

  async close(): Promise<void> {
    rmSync(this.folder, { recursive: true });
    await this.#browser?.close();
  }

  /** URL of a file with this text. */
  write(name: string, text: string): string {
    const file = join(this.folder, name);
    writeFileSync(file, text);
    return pathToFileURL(file).href;
  }

  async open(url: string, { width, height }: { width: number; height: number }, page?: Page): Promise<Page> {
    const shown = page ?? (await this.#browser!.newPage({ viewport: { width, height } }));
    await shown.goto(url);
    await shown.evaluate('document.fonts.ready.then(() => true)');
    return shown;
  }
}

/** What formats of pixels show of a recording, moment after moment. */
export class PaintedMoments {
  #drawn = 0;
  readonly #canvas: RgbaCanvas;
  readonly #pairs: Uint32Array;

  private constructor(readonly painting: Painting) {
    this.#canvas = new RgbaCanvas(painting.book, painting.grid);
    this.#pairs = makePairs(painting.grid);
  }

  static async of(cast: Cast, given: Given<typeof paintingOptions>): Promise<PaintedMoments> {
    return new PaintedMoments(await paintCast(cast, resolveOptions(paintingOptions, given)));
  }

  get size(): { width: number; height: number } {
    const { canvasWidth: width, canvasHeight: height } = this.painting.grid;
    return { width, height };
  }

  /** The picture at a time, which is not before that of the last call; valid until the next. */
  at(time: number): Pixels {
    const { log } = this.painting;
    for (; this.#drawn < log.frameCount && log.times[this.#drawn]! <= time; this.#drawn++) {
      this.#canvas.fillBorder(borderAt(log, this.#drawn));
      this.#canvas.draw(this.#pairs, log.cells.read(this.#drawn, this.#pairs));
    }
    return { ...this.size, data: this.#canvas.pixels };
  }
}

const BLOCK = { width: 10, height: 11 };

/** Blocks of pixels, as x, y, of which two pictures have another mean brightness: a letter that is missing or stands elsewhere. */
export function differingBlocks(a: Pixels, b: Pixels, most = 24): string[] {
  const blocks: string[] = [];
  for (let y = 0; y + BLOCK.height <= a.height; y += BLOCK.height) {
    for (let x = 0; x + BLOCK.width <= a.width; x += BLOCK.width) {
      if (Math.abs(brightness(a, x, y) - brightness(b, x, y)) > most) blocks.push(`${x},${y}`);
    }
  }
  return blocks;
}

function brightness({ width, data }: Pixels, left: number, top: number): number {
  let sum = 0;
  for (let y = top; y < top + BLOCK.height; y++) {
    for (let x = left; x < left + BLOCK.width; x++) {
      const at = 4 * (y * width + x);
      sum += data[at]! + data[at + 1]! + data[at + 2]!;
    }
  }
  return sum / (3 * BLOCK.width * BLOCK.height);
}
