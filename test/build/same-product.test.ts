// When a check takes two files for the same: by their bytes, or where another encoder packed them by what they hold.
import { deflateSync, inflateSync } from 'node:zlib';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { isSameProduct } from '../../src/build/same-product.js';
import { crc32 } from '../../src/core/codec/png/crc.js';
import { apng, png, readCast } from '../../src/index.js';
import { HELLO } from '../support/casts.js';

const cast = readCast(Buffer.from(HELLO));

/** The same PNG, its image data compressed otherwise. */
function repacked(file: Uint8Array, change: (rows: Buffer) => void = () => undefined): Buffer {
  const bytes = Buffer.from(file);
  const parts = [bytes.subarray(0, 8)];
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    let data = bytes.subarray(at + 8, at + 8 + length);
    if (type === 'IDAT') {
      const rows = inflateSync(data);
      change(rows);
      data = deflateSync(rows, { level: 1 });
    }
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(crc32(body) >>> 0, 4);
    parts.push(frame.subarray(0, 4), body, frame.subarray(4));
    at += length + 12;
  }
  return Buffer.concat(parts);
}

it('takes a PNG that another zlib packed for the same, and one with another pixel not', async () => {
  const file = await png(cast);
  const other = repacked(file);
  expect(other.equals(file)).toBe(false);
  expect(await isSameProduct('png', file, other)).toBe(true);
  const changed = repacked(file, (rows) => {
    rows[rows.length - 1]! ^= 1;
  });
  expect(await isSameProduct('png', file, changed)).toBe(false);
});

it('tells animated PNGs of other frames or times apart', async () => {
  const make = async (given: Parameters<typeof apng>[1]) => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of apng(cast, given)) chunks.push(chunk);
    return Buffer.concat(chunks);
  };
  const file = await make({});
  expect(await isSameProduct('apng', file, repacked(file))).toBe(true);
  expect(await isSameProduct('apng', file, await make({ lastFrameDuration: 2 }))).toBe(false);
});

it('compares the pixels of WebP', async () => {
  const raw = { create: { width: 8, height: 8, channels: 3 as const, background: '#123456' } };
  const [quick, thorough, other] = await Promise.all([
    sharp(raw).webp({ lossless: true, effort: 0 }).toBuffer(),
    sharp(raw)
      .webp({ lossless: true, effort: 6 })
      .withExif({ IFD0: { Copyright: 'x' } })
      .toBuffer(),
    sharp({ create: { ...raw.create, background: '#123457' } })
      .webp({ lossless: true })
      .toBuffer(),
  ]);
  expect(quick.equals(thorough)).toBe(false);
  expect(await isSameProduct('webp', quick, thorough)).toBe(true);
  expect(await isSameProduct('webp', quick, other)).toBe(false);
});

it('wants the bytes of a GIF, and takes a broken file for another one', async () => {
  expect(await isSameProduct('gif', Buffer.from('GIF89a;'), Buffer.from('GIF89a!'))).toBe(false);
  expect(await isSameProduct('png', await png(cast), Buffer.from('\x89PNG nonsense'))).toBe(false);
  expect(await isSameProduct('webp', Buffer.from('a'), Buffer.from('b'))).toBe(false);
});
