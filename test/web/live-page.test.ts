// The page of a live stream in Chromium: asciinema's player shows what the session shows, until it ends.
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type LiveStream, type Serving, serveStream } from '../../src/index.js';
import { chromiumPath, NO_CHROMIUM, openChromium } from '../support/chromium.js';
import { begunStream } from '../support/live.js';

let browser: Browser;
const open: Serving[] = [];
beforeAll(async () => {
  if (chromiumPath) browser = await openChromium();
});
afterAll(() => browser?.close());
afterEach(async () => {
  await Promise.all(open.splice(0).map((serving) => serving.close()));
});

async function served(stream: LiveStream, options: Parameters<typeof serveStream>[1] = {}): Promise<Serving> {
  const serving = await serveStream(stream, { serve: '127.0.0.1:0', ...options });
  open.push(serving);
  return serving;
}

/** What is wrong with a page, and the addresses that it asked. */
async function opened(url: string): Promise<{ page: Page; noise: string[]; asked: URL[]; sockets: string[] }> {
  const page = await browser.newPage({ viewport: { width: 900, height: 600 } });
  const noise: string[] = [];
  const asked: URL[] = [];
  const sockets: string[] = [];
  page.on('console', (message) => noise.push(`${message.type()} ${message.text()}`));
  page.on('pageerror', (error) => noise.push(`error ${error.message}`));
  page.on('request', (request) => asked.push(new URL(request.url())));
  page.on('websocket', (socket) => sockets.push(socket.url()));
  await page.goto(url);
  return { page, noise, asked, sockets };
}

/** Waits for a text of the page; its policy forbids what other ways to wait would do. */
const untilShown = (page: Page, text: string) =>
  page.locator('#player', { hasText: text }).waitFor({ timeout: 20_000 });

describe.skipIf(!chromiumPath)(`the page of a live stream ${chromiumPath ? '' : NO_CHROMIUM}`, () => {
  it('shows the screen as it stands, and what happens', async () => {
    const stream = begunStream();
    stream.event({ time: 0, type: 'output', data: 'was \x1b[1;32mhere\x1b[0m before' });
    const { url } = await served(stream);
    const { page, noise, asked } = await opened(url);
    await untilShown(page, 'was here before');
    for (let i = 1; i <= 5; i++) {
      stream.event({ time: i * 1_000_000, type: 'output', data: `\r\nline ${i}` });
      await untilShown(page, `line ${i}`);
    }
    expect(noise).toEqual([]);
    expect(asked.filter(({ host }) => host !== new URL(url).host)).toEqual([]);
    await page.close();
  });

  it('follows the size of the session', async () => {
    const stream = begunStream();
    const { url } = await served(stream);
    const { page } = await opened(url);
    const terminal = page.locator('.ap-term');
    await terminal.waitFor();
    const before = await terminal.boundingBox();
    stream.event({ time: 1, type: 'resize', cols: 60, rows: 8 });
    stream.event({ time: 2, type: 'output', data: `${'wide '.repeat(11)}end` });
    await untilShown(page, 'wide wide end');
    const after = await terminal.boundingBox();
    // It fills the width in both sizes.
    expect([before?.width, after?.width].map((width = 0) => width > 800 && width <= 900)).toEqual([true, true]);
    expect(after?.height).not.toBe(before?.height);
    await page.close();
  });

  it('ends when the session does, and does not connect again', async () => {
    const stream = begunStream();
    const serving = await served(stream);
    const { page, sockets, noise } = await opened(serving.url);
    stream.event({ time: 1, type: 'output', data: 'the end' });
    await untilShown(page, 'the end');
    stream.event({ time: 2, type: 'exit', status: '0' });
    stream.end();
    await serving.close();
    await page.locator('.ap-overlay-info', { hasText: 'ended' }).waitFor();
    expect(sockets.length).toBe(1);
    expect(noise).toEqual([]);
    await page.close();
  });

  it('works behind the secret of a public address', async () => {
    const stream = begunStream();
    stream.event({ time: 0, type: 'output', data: 'secret show' });
    const { url } = await served(stream, { public: true });
    const { page, noise } = await opened(url);
    await untilShown(page, 'secret show');
    expect(noise).toEqual([]);
    await page.close();
  });

  it('shows symbols of Nerd Fonts with a font of its own', async () => {
    const stream = begunStream();
    const { url } = await served(stream);
    const { page, asked, noise } = await opened(url);
    stream.event({ time: 1, type: 'output', data: '\ue0a0 main \uf09b \x1b[1mbold \x1b[3mboth\x1b[0m' });
    await untilShown(page, 'main');
    const loaded = () => page.evaluate(`[...document.fonts].filter(({ status }) => status === 'loaded').length`);
    await expect.poll(loaded, { timeout: 20_000 }).toBe(4);
    expect(asked.some(({ pathname }) => pathname.endsWith('.ttf'))).toBe(true);
    expect(noise).toEqual([]);
    await page.close();
  });

  it('keeps pages of other sites out', async () => {
    const stream = begunStream();
    const { url, streamUrl } = await served(stream);
    // Another origin: another port is enough.
    const other = await served(begunStream());
    const { page } = await opened(other.url);
    const outcome = await page.evaluate(`new Promise((resolve) => {
      const socket = new WebSocket(${JSON.stringify(streamUrl)}, 'v1.alis');
      socket.onopen = () => resolve('open');
      socket.onerror = () => resolve('refused');
    })`);
    const read = await page.evaluate(`fetch(${JSON.stringify(url)}).then((r) => r.text(), () => 'refused')`);
    expect([outcome, read]).toEqual(['refused', 'refused']);
    await page.close();
  });
});
