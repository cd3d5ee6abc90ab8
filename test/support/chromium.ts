// Chromium, where it is installed: opens files, moves their animations to a moment, takes pictures.
import { existsSync } from 'node:fs';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { type Browser, chromium, type Page } from 'playwright-core';

const PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  process.env['CHROMIUM'] ?? '',
];

/** Path of the browser; undefined where there is none. */
export const chromiumPath = PATHS.find((path) => path !== '' && existsSync(path));
export const NO_CHROMIUM = 'skipped: no Chromium is installed (or named by CHROMIUM)';

export const openChromium = (args: string[] = []): Promise<Browser> =>
  chromium.launch({ executablePath: chromiumPath!, args: ['--no-sandbox', ...args] });

/** Collects what a file that minds its own business never does. */
export function watched(page: Page): string[] {
  const noise: string[] = [];
  page.on('request', (request) => {
    if (!/^(?:file|data):/.test(request.url())) noise.push(`request ${request.url()}`);
  });
  page.on('dialog', (dialog) => {
    noise.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('console', (message) => noise.push(`console ${message.text()}`));
  page.on('pageerror', (error) => noise.push(`error ${error.message}`));
  return noise;
}

/** Stops all animations of the document at a moment. */
export const seek = (page: Page, milliseconds: number): Promise<void> =>
  page.evaluate(
    `for (const animation of document.getAnimations()) { animation.pause(); animation.currentTime = ${milliseconds}; }`,
  );

export interface Pixels {
  width: number;
  height: number;
  /** R, G, B, A of each pixel. */
  data: Uint8ClampedArray | Uint8Array;
}

export async function picture(page: Page): Promise<Pixels> {
  const image = await loadImage(await page.screenshot());
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  return context.getImageData(0, 0, image.width, image.height);
}
