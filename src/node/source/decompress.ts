// gzip and zstd, recognised by their first bytes, decompressed up to a limit.

import * as zlib from 'node:zlib';
import { CastError } from '../../core/errors.js';
import { optionName } from '../../core/options/option-name.js';
import { LONGEST_EVENT } from '../../core/recording/size-limit.js';
import { EventGuard } from './event-guard.js';
import { type ZstdFrame, zstdFrames } from './zstd-frames.js';

/** Larger looks back than this are refused where zstd is decoded in JavaScript; RFC 8878 asks decoders for 8 MB. */
const MAX_WINDOW = 2 ** 23;
/** Compressors write frames of megabytes; each costs a call however little is in it. */
const MAX_FRAMES = 100_000;

interface UnpackLimits {
  maxText: number;
  maxEvent: number;
}

/**
 * The text in the bytes, or the bytes themselves where they are not compressed. Concatenated members are joined.
 * @throws CastError for archives that are cut off or damaged, and for more than `maxText` bytes, or an event of more than `maxEvent`
 */
export async function decompress(
  bytes: Uint8Array,
  name: string,
  maxText: number,
  maxEvent = LONGEST_EVENT,
): Promise<Uint8Array> {
  const limits = { maxText, maxEvent };
  if (startsWith(bytes, 0x1f, 0x8b)) return gunzip(bytes, name, limits);
  if (startsWith(bytes, 0x28, 0xb5, 0x2f, 0xfd)) return unzstd(bytes, name, limits);
  if (bytes.length > maxText) throw tooLarge(name, maxText);
  return bytes;
}

const startsWith = (bytes: Uint8Array, ...opening: number[]): boolean =>
  opening.every((byte, index) => bytes[index] === byte);

export const tooLarge = (name: string, limit: number): CastError =>
  new CastError({ file: name }, `expected at most ${limit} bytes of text (${optionName('maxText')}), found more`);

async function gunzip(bytes: Uint8Array, name: string, { maxText, maxEvent }: UnpackLimits): Promise<Uint8Array> {
  const guard = new EventGuard(name, maxEvent);
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    const unpacker = zlib.createGunzip({ chunkSize: 262_144 });
    unpacker.end(bytes);
    for await (const part of unpacker as AsyncIterable<Uint8Array>) {
      length += part.length;
      if (length > maxText) throw tooLarge(name, maxText);
      guard.add(part);
      parts.push(part);
    }
    return joined(parts, length);
  } catch (error) {
    throw archiveError(error, name, 'gzip', maxText);
  }
}

async function unzstd(
  bytes: Uint8Array,
  name: string,
  { maxText: limit, maxEvent }: UnpackLimits,
): Promise<Uint8Array> {
  const guard = new EventGuard(name, maxEvent);
  const decode = await zstdDecoder();
  const parts: Uint8Array[] = [];
  let length = 0;
  let frames = 0;
  for (const frame of zstdFrames(bytes)) {
    if (!frame) throw damaged(name, 'zstd', 'it is cut off');
    if (++frames > MAX_FRAMES) throw damaged(name, 'zstd', `it has more than ${MAX_FRAMES} frames`);
    const room = limit - length;
    try {
      decode(bytes, frame, room, (part) => {
        length += part.length;
        if (length > limit) throw tooLarge(name, limit);
        guard.add(part);
        parts.push(part);
      });
    } catch (error) {
      throw archiveError(error, name, 'zstd', limit);
    }
  }
  return joined(parts, length);
}

type ZstdDecoder = (bytes: Uint8Array, frame: ZstdFrame, room: number, push: (part: Uint8Array) => void) => void;
type NativeZstd = (bytes: Uint8Array, options: { maxOutputLength: number }) => Uint8Array;

/** Node's own from 22.15 on, else one in JavaScript, loaded when it is needed. */
async function zstdDecoder(): Promise<ZstdDecoder> {
  const native = 'zstdDecompressSync' in zlib ? (zlib.zstdDecompressSync as NativeZstd) : undefined;
  if (native) {
    return (bytes, { start, end }, room, push) =>
      push(native(bytes.subarray(start, end), { maxOutputLength: Math.max(1, room) }));
  }
  const { Decompress } = await import('fzstd');
  return (bytes, { start, end, window }, _room, push) => {
    if (window > MAX_WINDOW) throw new Error(`it looks back ${window} bytes, which needs Node.js 22.15 or later`);
    new Decompress((part) => push(part.slice())).push(bytes.subarray(start, end), true);
  };
}

function joined(parts: Uint8Array[], length: number): Uint8Array {
  if (parts.length === 1) return parts[0]!;
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

const damaged = (name: string, kind: string, why: string): CastError =>
  new CastError({ file: name }, `expected a whole ${kind} archive, but ${why}`);

function archiveError(error: unknown, name: string, kind: string, limit: number): CastError {
  if (error instanceof CastError) return error;
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ERR_BUFFER_TOO_LARGE') return tooLarge(name, limit);
  return damaged(name, kind, code === 'Z_BUF_ERROR' ? 'it is cut off' : `it is damaged (${message})`);
}
