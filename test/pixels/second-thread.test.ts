// The worker runs compiled code only, so this bundles the encoder the way the package does and runs that.

import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { makeRing, RingReader, RingWriter } from '../../src/core/codec/gif/byte-ring.js';
import type * as Coders from '../../src/core/codec/gif/choose-coder.js';
import type * as Encoder from '../../src/core/codec/gif/encode.js';
import type * as SecondThreads from '../../src/core/codec/gif/second-thread.js';
import { openLog, shareRecording } from '../../src/core/codec/gif/shared-log.js';
import { runThrough } from '../../src/core/yielder.js';
import { useFolder } from '../support/folder.js';
import { type Made, makeRecording, type Recipe } from '../support/tile-books.js';

const path = useFolder();

type Bundle = typeof Encoder & Pick<typeof SecondThreads, 'SecondThread'> & typeof Coders;

async function bundleEncoder(worker = true): Promise<Bundle> {
  const outdir = path('dist', 'bundle');
  const encoder = ['encode', 'second-thread', 'choose-coder'].map((name) => [name, `src/core/codec/gif/${name}.ts`]);
  const platform = ['install', ...(worker ? ['encode-worker'] : [])];
  const entryPoints = Object.fromEntries([
    ...encoder,
    ...platform.map((name) => [name, `src/node/platform/${name}.ts`]),
  ]);
  await build({
    entryPoints,
    outdir,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
  });
  writeFileSync(path('package.json'), '{"type":"module"}');
  copyFileSync('dist/kernels.wasm', path('dist', 'kernels.wasm'));
  mkdirSync(path('assets'), { recursive: true });
  copyFileSync('assets/themes.txt', path('assets', 'themes.txt'));
  mkdirSync(path('node_modules', 'gifenc'), { recursive: true });
  copyFileSync('node_modules/gifenc/dist/gifenc.js', path('node_modules', 'gifenc', 'index.js'));
  const load = (name: string) => import(pathToFileURL(join(outdir, `${name}.js`)).href);
  await load('install');
  return { ...(await load('encode')), ...(await load('second-thread')), ...(await load('choose-coder')) };
}

function encode({ encodeGif }: typeof Encoder, { book, grid, log }: Made, jobs: number): Buffer {
  return Buffer.concat([...encodeGif(book, grid, log, { jobs, bigJob: 0 })]);
}

const manyFrames = { cols: 60, rows: 30, changes: Array.from({ length: 120 }, (_, i) => (i % 7) / 6) } satisfies Recipe;
const manyColours = { ...manyFrames, ramps: Array.from({ length: 70 }, () => 6) } satisfies Recipe;

describe('a second thread', () => {
  it('gives the same bytes as one', async () => {
    const encoder = await bundleEncoder();
    for (const recipe of [manyFrames, manyColours]) {
      const made = makeRecording(recipe);
      expect(encode(encoder, made, 2).equals(encode(encoder, made, 1))).toBe(true);
    }
  });

  it('codes about half of the frames there', async () => {
    const { SecondThread, chooseCoder } = await bundleEncoder();
    const { book, grid, log } = makeRecording(manyFrames);
    const second = SecondThread.start(book, grid, log)!;
    const coder = runThrough(chooseCoder(book, grid, log));
    let coded = 0;
    const counting = {
      table: coder.table,
      draw: (frame: number) => coder.draw(frame),
      skip: () => coder.skip(),
      code: () => {
        coded++;
        return coder.code();
      },
    };
    for (let frame = 0; frame < log.frameCount; frame++) {
      coder.draw(frame);
      second.code(frame, counting);
    }
    second.stop();
    expect(coded).toBeGreaterThan(log.frameCount * 0.4);
    expect(coded).toBeLessThan(log.frameCount * 0.75);
  });

  it('does without a worker that is not there', async () => {
    const encoder = await bundleEncoder(false);
    const made = makeRecording(manyFrames);
    expect(encode(encoder, made, 2).equals(encode(encoder, made, 1))).toBe(true);
  });

  it('stops when the consumer does', async () => {
    const { encodeGif } = await bundleEncoder();
    const { book, grid, log } = makeRecording(manyFrames);
    const given: number[] = [];
    for (const chunk of encodeGif(book, grid, log, { jobs: 2, bigJob: 0 })) {
      given.push(chunk.length);
      if (chunk.length > 0) break;
    }
    expect(given.at(-1)).toBeGreaterThan(0);
  });
});

describe('a shared recording', () => {
  it('reads as the log it was made from', () => {
    const { book, grid, log } = makeRecording({ cols: 20, rows: 8, changes: [1, 0, 0.5, 0.01, 1] });
    const shared = openLog(shareRecording(book, grid, log));
    for (let frame = 0; frame < log.frameCount; frame++) {
      const [expected, actual] = [new Uint32Array(320), new Uint32Array(320)];
      expect(shared.cells.read(frame, actual)).toBe(log.cells.read(frame, expected));
      expect(actual).toEqual(expected);
    }
  });
});

describe('a ring of bytes', () => {
  it('hands over what was written, in order, over its edge', () => {
    const ring = makeRing(16);
    const [writer, reader] = [new RingWriter(ring), new RingReader(ring)];
    for (let i = 0; i < 40; i++) {
      const data = Uint8Array.from({ length: (i % 16) + 1 }, (_, k) => i + k);
      writer.write(data);
      const read = new Uint8Array(data.length);
      expect(reader.read(read)).toBe(true);
      expect(read).toEqual(data);
    }
  });

  it('tells when the writer failed, after all that it wrote', () => {
    const ring = makeRing(16);
    const [writer, reader] = [new RingWriter(ring), new RingReader(ring)];
    writer.write(Uint8Array.of(1, 2));
    writer.fail();
    expect(reader.read(new Uint8Array(2))).toBe(true);
    expect(reader.read(new Uint8Array(1))).toBe(false);
  });
});
