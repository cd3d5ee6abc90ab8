// The core in Chromium, in a page and in a worker: it makes the same bytes there as in Node.js.
import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadCast, png } from '../../src/index.js';
import { chromiumPath, NO_CHROMIUM, openChromium } from '../support/chromium.js';
import { edits, outputsOf } from './outputs.js';

const ROOT = join(import.meta.dirname, '../..');
const RECORDINGS = [
  'examples/demo.cast',
  'fixtures/gallery/gallery.cast',
  ...['full-v1', 'full-v2', 'full-v3', 'minimal-v1', 'minimal-v2', 'minimal-v3', 'nulls-v2', 'nulls-v3'].map(
    (name) => `fixtures/reader/${name}.cast`,
  ),
];
const names = RECORDINGS.map((path) => basename(path));

type Made = Record<string, Record<string, string>>;

async function bundledPage(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(ROOT, 'test/web/page.ts')],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'browser',
  });
  return outputFiles[0]!.text;
}

/** The package's files, the recordings, a page and its script, on this machine only. */
async function serve(script: string): Promise<Server> {
  const bytesOf = (url: string): Buffer | string => {
    if (url === '/') return '<!doctype html><title>castkit</title><script type="module" src="/page.js"></script>';
    if (url === '/page.js') return script;
    if (url.startsWith('/casts/')) return readFileSync(join(ROOT, RECORDINGS[names.indexOf(url.slice(7))]!));
    return readFileSync(join(ROOT, url.replace('/castkit/', '')));
  };
  const server = createServer(({ url = '/' }, response) => {
    response.setHeader('content-type', url === '/' ? 'text/html' : url.endsWith('.js') ? 'text/javascript' : 'x/y');
    try {
      response.end(bytesOf(url));
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return server;
}

it('tries every edit', () => {
  const files = readdirSync(join(ROOT, 'src/core/edit'), { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.ts'),
  );
  const made = files.flatMap((path) => [
    ...readFileSync(join(ROOT, 'src/core/edit', path), 'utf8').matchAll(/^export const (\w+) = defineEdit\(/gm),
  ]);
  expect(made.length).toBeGreaterThan(10);
  expect(Object.keys(edits)).toEqual(expect.arrayContaining(made.map(([, name]) => name)));
});

describe.skipIf(!chromiumPath)(`in Chromium${chromiumPath ? '' : ` (${NO_CHROMIUM})`}`, () => {
  let browser: Browser;
  let server: Server;
  let address: string;
  const expected: Made = {};

  beforeAll(async () => {
    server = await serve(await bundledPage());
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    browser = await openChromium();
    for (const [i, path] of RECORDINGS.entries()) {
      expected[names[i]!] = await outputsOf(readFileSync(join(ROOT, path)), names[i]!);
    }
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    server.close();
  });

  const evaluate = async <T = Made>(script: string): Promise<T> => {
    const page = await browser.newPage();
    await page.goto(address, { waitUntil: 'load' });
    return page.evaluate<T>(script);
  };

  it('makes the same bytes in a page as in Node.js', async () => {
    expect(await evaluate(`outputsOfAll(${JSON.stringify(names)})`)).toEqual(expected);
  });

  it('makes the same bytes in a worker as in Node.js', async () => {
    const inWorker = `new Promise((done) => {
      const worker = new Worker('/page.js', { type: 'module' });
      worker.onerror = ({ message, lineno }) => done({ error: lineno + message });
      worker.onmessage = ({ data }) => done(data);
      worker.postMessage(${JSON.stringify(names)});
    })`;
    expect(await evaluate(inWorker)).toEqual(expected);
  });

  it('draws stills on images that the page has given', async () => {
    const made = await evaluate<{ png: string; jpeg: string }>('stillsOf("demo.cast")');
    const cast = await loadCast(join(ROOT, 'examples/demo.cast'));
    const given = { at: 'end', margin: [20], marginFill: join(ROOT, 'docs/pictures/demo-dark.gif') };
    const pixels = (file: Uint8Array) => sharp(file).raw().toBuffer();
    expect((await pixels(Buffer.from(made.png, 'base64'))).equals(await pixels(await png(cast, given)))).toBe(true);
    expect((await sharp(Buffer.from(made.jpeg, 'base64')).metadata()).format).toBe('jpeg');
  });

  it('makes something of nearly everything', () => {
    const refused = Object.values(expected).flatMap((made) => Object.values(made).filter((text) => /Error/.test(text)));
    // Not every recording has markers, and version 1 holds no resizes.
    expect(refused.filter((text) => !/expected markers|without resizes/.test(text))).toEqual([]);
  });
});
