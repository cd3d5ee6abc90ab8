// Archives that unpack to more than they should, that are cut off, damaged, or joined.
import { crc32, deflateRawSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { CastError } from '../../src/core/errors.js';
import { unpacked } from '../support/unpacked.js';

const LIMIT = 1_000_000;
const TOO_LARGE = 'x.cast: expected at most 1000000 bytes of text (maxText), found more';

async function outcome(bytes: Uint8Array, limit = LIMIT): Promise<number | string> {
  try {
    return (await unpacked(bytes, 'x.cast', limit)).length;
  } catch (error) {
    if (error instanceof CastError) return error.message;
    throw error;
  }
}

const repeated = (bytes: Uint8Array, times: number): Uint8Array =>
  Buffer.concat(Array.from({ length: times }, () => bytes));
const gzip = (length: number): Uint8Array => gzipSync(Buffer.alloc(length, 'x'), { level: 9 });

/** A zstd frame (RFC 8878) of blocks that repeat one byte: `blocks` times 128 KB. */
function zstdRuns(blocks: number, { window = 0x38, checksum = 0 } = {}): Uint8Array {
  const run = (last: number) => [...int24((131_072 << 3) | (1 << 1) | last), 0x78];
  const body = Array.from({ length: blocks }, (_, at) => run(at === blocks - 1 ? 1 : 0)).flat();
  return Uint8Array.from([0x28, 0xb5, 0x2f, 0xfd, checksum, window, ...body]);
}
const int24 = (value: number): number[] => [value & 255, (value >> 8) & 255, (value >> 16) & 255];

describe('gzip', () => {
  it.each([
    ['a bomb of 100 MB', gzip(100_000_000), TOO_LARGE],
    ['a bomb of 1000 members of 10 MB', repeated(gzip(10_000_000), 1000), TOO_LARGE],
    ['just as much as is allowed', gzip(LIMIT), LIMIT],
    ['a byte more', gzip(LIMIT + 1), TOO_LARGE],
    ['members that are joined', repeated(gzip(1000), 5), 5000],
    ['a hundred thousand empty members', repeated(gzip(0), 100_000), 0],
    ['cut off', gzip(1000).subarray(0, 20), 'x.cast: expected a whole gzip archive, but it is cut off'],
    ['cut off in its header', gzip(1000).subarray(0, 5), 'x.cast: expected a whole gzip archive, but it is cut off'],
    [
      'cut off in its second member',
      Buffer.concat([gzip(9), gzip(9).subarray(0, 12)]),
      'x.cast: expected a whole gzip archive, but it is cut off',
    ],
    [
      'nothing but its first bytes',
      Uint8Array.of(0x1f, 0x8b),
      'x.cast: expected a whole gzip archive, but it is cut off',
    ],
  ])('%s', async (_, bytes, expected) => expect(await outcome(bytes)).toBe(expected));

  it('whose checksum is wrong is damaged', async () => {
    const bytes = gzip(1000);
    bytes[bytes.length - 8]! ^= 1;
    expect(await outcome(bytes)).toMatch(/^x\.cast: expected a whole gzip archive, but it is damaged \(/);
  });

  it('within gzip is unpacked once', async () => {
    const twice = gzipSync(gzip(50_000_000));
    expect(await outcome(twice)).toBe(gzip(50_000_000).length);
  });

  it('that lies about its length is damaged', async () => {
    const text = Buffer.from('hello');
    const trailer = Buffer.alloc(8);
    trailer.writeUInt32LE(crc32(text), 0);
    trailer.writeUInt32LE(1, 4);
    const bytes = Buffer.concat([Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3), deflateRawSync(text), trailer]);
    expect(await outcome(bytes)).toMatch(/damaged/);
  });
});

describe('zstd', () => {
  it.each([
    ['what it holds', zstdRuns(7), 7 * 131_072],
    ['a bomb of 13 GB in one frame', zstdRuns(100_000), TOO_LARGE],
    ['a bomb of 1000 frames', repeated(zstdRuns(100), 1000), TOO_LARGE],
    ['frames that are joined', repeated(zstdRuns(1), 3), 3 * 131_072],
    ['cut off', zstdRuns(3).subarray(0, 12), 'x.cast: expected a whole zstd archive, but it is cut off'],
    [
      'nothing but its first bytes',
      zstdRuns(1).subarray(0, 4),
      'x.cast: expected a whole zstd archive, but it is cut off',
    ],
    [
      'followed by something else',
      Buffer.concat([zstdRuns(1), Buffer.from('something else')]),
      'x.cast: expected a whole zstd archive, but it is cut off',
    ],
  ])('%s', async (_, bytes, expected) => expect(await outcome(bytes)).toBe(expected));

  it('that asks for a window of 3.75 TB is refused, not allocated for', async () => {
    expect(await outcome(zstdRuns(1, { window: 0xff }))).toMatch(
      /^x\.cast: expected a whole zstd archive, but it is damaged \(/,
    );
  });

  it('of more frames than anybody writes is refused', async () => {
    const empty = Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 0x20, 0, 1, 0, 0);
    expect(await outcome(repeated(empty, 100_001))).toMatch(/more than 100000 frames/);
  });

  it('that can be skipped holds nothing, whatever length it names', async () => {
    expect(
      await outcome(
        Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 0x20, 0, 1, 0, 0, 0x50, 0x2a, 0x4d, 0x18, 255, 255, 255, 255),
      ),
    ).toMatch(/cut off/);
  });
});
