// The chunks that a PNG file is laid out in (PNG specification, section 5). Compresses nothing itself.
import { asciiBytes } from '../../bytes.js';
import { crc32 } from './crc.js';

export const SIGNATURE = Uint8Array.of(137, 80, 78, 71, 13, 10, 26, 10);

/** Big-endian values: `[width, 4]` is a value in four bytes. */
export function fields(...values: readonly (readonly [value: number, bytes: 1 | 2 | 4])[]): Uint8Array {
  const data = new Uint8Array(values.reduce((sum, [, bytes]) => sum + bytes, 0));
  let at = 0;
  for (const [value, bytes] of values) {
    for (let shift = 8 * (bytes - 1); shift >= 0; shift -= 8) data[at++] = (value >>> shift) & 255;
  }
  return data;
}

/** Length, type, data and checksum. The data may come in parts. */
export function chunk(type: string, ...parts: readonly Uint8Array[]): Uint8Array {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const bytes = new Uint8Array(length + 12);
  bytes.set(fields([length, 4]));
  bytes.set(asciiBytes(type), 4);
  let at = 8;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  bytes.set(fields([crc32(bytes.subarray(4, at)), 4]), at);
  return bytes;
}
