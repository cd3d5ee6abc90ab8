// gzip and zstd, recognised by their first bytes, unpacked piece by piece, up to a limit.
import { pipeline, Readable, type Transform } from 'node:stream';
import * as zlib from 'node:zlib';
import { CastError } from '../../core/errors.js';
import { optionName } from '../../core/options/option-name.js';
import { type Body, headOf } from './body-bytes.js';
import { EventGuard } from './event-guard.js';
import { frameCuts, type ZstdFrame, zstdFrames } from './zstd-frames.js';

/** Larger looks back than this are refused where zstd is decoded in JavaScript; RFC 8878 asks decoders for 8 MB. */
const MAX_WINDOW = 2 ** 23;
/** Compressors write frames of megabytes; each costs a call however little is in it. */
const MAX_FRAMES = 100_000;

/** Frames that give no more are unpacked at one go. */
const SMALL = 8_000_000;
/** Blocks give 128 KB at most; so many are unpacked at one go. */
const BLOCKS = 64;
/** zstd archives are walked through, so they are in memory. */
const MOST_ZSTD = 100_000_000;
const PIECE = 262_144;

export interface UnpackLimits {
  maxText: number;
  maxEvent: number;
}

/** Whether something begins as gzip or zstd does. */
export const isPacked = (head: Uint8Array): boolean => isGzip(head) || isZstd(head);
const isGzip = (head: Uint8Array): boolean => startsWith(head, 0x1f, 0x8b);
const isZstd = (head: Uint8Array): boolean => startsWith(head, 0x28, 0xb5, 0x2f, 0xfd);

const startsWith = (bytes: Uint8Array, ...opening: number[]): boolean =>
  opening.every((byte, index) => bytes[index] === byte);

export const tooLarge = (name: string, limit: number): CastError =>
  new CastError({ file: name }, `expected at most ${limit} bytes of text (${optionName('maxText')}), found more`);

/**
 * What is in an archive, piece by piece. Concatenated members are joined.
 * @throws CastError for archives that are cut off or damaged, and for more than `maxText` bytes, or an event of more than `maxEvent`
 */
export async function* unpack(
  packed: Body,
  name: string,
  { maxText, maxEvent }: UnpackLimits,
): AsyncGenerator<Uint8Array> {
  const guard = new EventGuard(name, maxEvent);
  const kind = isGzip(headOf(packed)) ? 'gzip' : 'zstd';
  let length = 0;
  try {
    for await (const part of kind === 'gzip' ? gunzip(packed) : unzstd(packed, name)) {
      length += part.length;
      if (length > maxText) throw tooLarge(name, maxText);
      guard.add(part);
      yield part;
    }
  } catch (error) {
    throw archiveError(error, name, kind);
  }
}

const gunzip = (packed: Body): AsyncIterable<Uint8Array> =>
  // What goes wrong comes out of the last stream.
  pipeline(Readable.from(piecesOf(packed)), zlib.createGunzip({ chunkSize: PIECE }), () => undefined);

function* piecesOf(body: Body): Generator<Uint8Array> {
  const isText = !(body instanceof Uint8Array);
  const length = isText ? body.length + body.zeros : body.length;
  for (let at = 0; at < length; at += PIECE) {
    const end = Math.min(at + PIECE, length);
    yield isText ? body.bytes(at, end) : body.subarray(at, end);
  }
}

async function* unzstd(packed: Body, name: string): AsyncGenerator<Uint8Array> {
  if (packed.length > MOST_ZSTD)
    throw new CastError({ file: name }, `expected a zstd archive of at most ${MOST_ZSTD} bytes, found a larger one`);
  const bytes = packed instanceof Uint8Array ? packed : packed.load();
  const decode = await zstdDecoder();
  let frames = 0;
  for (const frame of zstdFrames(bytes)) {
    if (!frame) throw damaged(name, 'zstd', 'it is cut off');
    if (++frames > MAX_FRAMES) throw damaged(name, 'zstd', `it has more than ${MAX_FRAMES} frames`);
    yield* decode(bytes, frame);
  }
}

type ZstdDecoder = (bytes: Uint8Array, frame: ZstdFrame) => AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** What node:zlib has from 22.15 on. */
interface NativeZstd {
  zstdDecompressSync(bytes: Uint8Array, options: { maxOutputLength: number }): Uint8Array;
  createZstdDecompress(options: { chunkSize: number }): Transform;
}

/** Node's own, else one in JavaScript, loaded when it is needed. */
async function zstdDecoder(): Promise<ZstdDecoder> {
  if ('createZstdDecompress' in zlib) return nativeDecoder(zlib as unknown as NativeZstd);
  const { Decompress } = await import('fzstd');
  return function* decode(bytes, frame) {
    if (frame.window > MAX_WINDOW)
      throw new Error(`it looks back ${frame.window} bytes, which needs Node.js 22.15 or later`);
    let parts: Uint8Array[] = [];
    const decoder = new Decompress((part) => parts.push(part.slice()));
    let from = frame.start;
    for (const end of frameCuts(bytes, frame, BLOCKS)) {
      decoder.push(bytes.subarray(from, end), end === frame.end);
      yield* parts;
      parts = [];
      from = end;
    }
  };
}

/** A stream takes a frame only, and is slow to make: small frames go without. */
const nativeDecoder = ({ zstdDecompressSync, createZstdDecompress }: NativeZstd): ZstdDecoder =>
  async function* decode(bytes, { start, end }) {
    const frame = bytes.subarray(start, end);
    try {
      yield zstdDecompressSync(frame, { maxOutputLength: SMALL });
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ERR_BUFFER_TOO_LARGE') throw error;
    }
    yield* pipeline(
      Readable.from([frame]),
      createZstdDecompress({ chunkSize: PIECE }),
      () => undefined,
    ) as AsyncIterable<Uint8Array>;
  };

const damaged = (name: string, kind: string, why: string): CastError =>
  new CastError({ file: name }, `expected a whole ${kind} archive, but ${why}`);

function archiveError(error: unknown, name: string, kind: string): CastError {
  if (error instanceof CastError) return error;
  const { code, message } = error as NodeJS.ErrnoException;
  return damaged(name, kind, code === 'Z_BUF_ERROR' ? 'it is cut off' : `it is damaged (${message})`);
}
