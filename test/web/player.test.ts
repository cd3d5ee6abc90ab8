// Pages of castkit player in Chromium, from disk: they play, seek and obey their address, say nothing and ask nobody.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadCast, player, playerFiles } from '../../src/index.js';
import { chromiumPath, NO_CHROMIUM, openChromium, watched } from '../support/chromium.js';
import { useFolderOfAll } from '../support/folder.js';
import { marker, output, recording } from '../support/recordings.js';

const path = useFolderOfAll();
const demo = await loadCast('examples/demo.cast');
const SCRIPT = '</script><script>alert(1)</script><!--';
const hostile = recording(
  [
    output(0, `${SCRIPT}\x1b]2;${SCRIPT}\x07\x1b]8;;javascript:alert(1)\x07x\x1b]8;;\x07`),
    marker(1, SCRIPT),
    output(2, 'end'),
  ],
  { title: SCRIPT, command: SCRIPT, cols: 60 },
);
let browser: Browser | undefined;

beforeAll(async () => {
  if (!chromiumPath) {
    process.stderr.write(`${NO_CHROMIUM}\n`);
    return;
  }
  browser = await openChromium();
  writeFileSync(path('demo.html'), await player(demo, { theme: 'light=castkit-light,dark=nord' }));
  writeFileSync(
    path('slow.html'),
    await player(recording([output(0, 'first'), output(600, 'second'), marker(600, 'two'), output(1200, 'third')]), {
      poster: '600',
      idleTimeLimit: 1,
    }),
  );
  writeFileSync(path('hostile.html'), await player(hostile, { description: SCRIPT, autoplay: true }));
  writeFileSync(path('shared.html'), await player(demo, { poster: 'end' }, {}, { assets: './' }));
  const { scripts, styles } = playerFiles();
  for (const { name, text } of [...scripts, ...styles]) writeFileSync(path(name), text);
});
afterAll(async () => browser?.close());

async function opened(file: string, options: BrowserContextOptions = {}, setUp?: (page: Page) => Promise<unknown>) {
  const page = await browser!.newPage(options);
  const noise = watched(page);
  await setUp?.(page);
  const [name = '', query = ''] = file.split('?');
  await page.goto(`${pathToFileURL(join(path(), name)).href}?${query}`);
  return { page, noise };
}

const screen = (page: Page) => page.locator('.ap-term').textContent();
const shows = (page: Page, text: string) => page.locator('.ap-term', { hasText: text }).waitFor();
/** Waits for the player's clock. */
const reads = (page: Page, time: RegExp) =>
  page.locator('.ap-time-elapsed', { hasText: time }).waitFor({ state: 'attached' });

describe.skipIf(!chromiumPath)('a page that plays, in Chromium', () => {
  it('shows its poster, plays, and seeks', async () => {
    const { page, noise } = await opened('demo.html');
    await shows(page, 'Saint-Malo');
    expect(await page.locator('#poster').count()).toBe(0);
    await page.locator('.ap-overlay-start').click();
    await page.locator('.ap-overlay-start').waitFor({ state: 'detached' });
    await page.keyboard.press('9');
    await reads(page, /00:2[89]/);
    expect(noise).toEqual([]);
    await page.close();
  });

  it('follows the reader in light and dark', async () => {
    for (const [colorScheme, colour] of [
      ['light', 'rgb(253, 253, 252)'],
      ['dark', 'rgb(46, 52, 64)'],
    ] as const) {
      const { page } = await opened('demo.html', { colorScheme });
      await shows(page, 'Saint-Malo');
      const ground = await page.evaluate("getComputedStyle(document.querySelector('.ap-player')).backgroundColor");
      expect(ground).toBe(colour);
      await page.close();
    }
  });

  it('fits a phone', async () => {
    const { page } = await opened('demo.html', { viewport: { width: 390, height: 800 } });
    await shows(page, 'Saint-Malo');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    await page.close();
  });

  it('leads to its chapters', async () => {
    const { page } = await opened('demo.html');
    await shows(page, 'Saint-Malo');
    await page.getByRole('link', { name: 'Watch the sea' }).click();
    await reads(page, /00:(1[89]|20)/);
    expect(await page.locator('[aria-current=true]').innerText()).toBe('Watch the sea');
    await page.close();
  });

  it('obeys its address, and passes over what it cannot read', async () => {
    const { page, noise } = await opened(
      'demo.html?t=0:20&autoplay=0&theme=solarized-light&cols=100&rows=x&speed=fast&i=-1',
    );
    await reads(page, /00:20/);
    const classes = await page.locator('.ap-player').getAttribute('class');
    expect(classes).toContain('asciinema-player-theme-solarized-light');
    const { page: other } = await opened('demo.html?t=28&theme=../x');
    await reads(other, /00:(29|3\d)/);
    expect(await other.locator('.ap-player').getAttribute('class')).toContain('asciinema-player-theme-castkit');
    expect(noise).toEqual([]);
    await page.close();
    await other.close();
  });

  it('finds the moment of its poster where pauses are limited, by the page or its address', async () => {
    for (const file of ['slow.html', 'slow.html?i=30', 'slow.html?i=10000']) {
      const { page } = await opened(file);
      await shows(page, 'second');
      expect(await screen(page)).not.toContain('third');
      await page.close();
    }
  });

  it('is a poster with its text where JavaScript is off', async () => {
    const { page, noise } = await opened('demo.html', { javaScriptEnabled: false });
    expect(await page.locator('#poster svg').isVisible()).toBe(true);
    expect(await page.locator('#poster').innerText()).toContain('Saint-Malo');
    expect(await page.locator('#poster').innerText()).toContain('JavaScript is off');
    expect(noise).toEqual([]);
    await page.close();
  });

  it('keeps its poster where the browser cannot play', async () => {
    const lack = (page: Page) => page.addInitScript('delete window.DecompressionStream');
    const { page, noise } = await opened('demo.html', {}, lack);
    expect(await page.locator('#poster svg').isVisible()).toBe(true);
    expect(await page.locator('.ap-player').count()).toBe(0);
    expect(noise).toEqual([]);
    await page.close();
  });

  it('is the player alone in a frame of another page', async () => {
    const { page } = await opened('demo.html?embed');
    await shows(page, 'Saint-Malo');
    expect(await page.getByRole('heading').count()).toBe(0);
    await page.close();
  });

  it('shows what a stranger wrote, and runs none of it', async () => {
    const { page, noise } = await opened('hostile.html');
    await shows(page, 'end');
    expect(await page.title()).toBe(SCRIPT);
    expect(await page.locator('h1').innerText()).toBe(SCRIPT);
    expect(await page.locator('#chapters a').innerText()).toBe(SCRIPT);
    expect(noise).toEqual([]);
    await page.close();
  });

  it('plays with scripts and styles beside it, from disk too', async () => {
    const { page, noise } = await opened('shared.html');
    await shows(page, 'Porto');
    expect(noise).toEqual([]);
    await page.close();
  });
});
