// The simple encodings in which a known secret may stand somewhere else: base64 at any of its three offsets, hexadecimal, percent.
import { platform } from '../../../platform.js';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const hex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** Shorter ones are words. */
const LEAST = 8;

/** Each other way to write it, without those that are too short to be told from other text. */
export function variantsOf(secret: string): string[] {
  const bytes = bytesOf(secret);
  const base64 = [0, 1, 2].map((offset) => base64At(bytes, offset));
  const url = base64.map((text) => text.replace(/\+/g, '-').replace(/\//g, '_'));
  // Halves of surrogate pairs have no percent encoding: UTF-8 has U+FFFD for them.
  const percent = encodeURIComponent(new TextDecoder().decode(bytes));
  const all = [...base64, ...url, hex(bytes), hex(bytes).toUpperCase(), percent, percent.replace(/%../g, lower)];
  return [...new Set(all)].filter((text) => text.length >= LEAST && text !== secret);
}

const lower = (text: string): string => text.toLowerCase();

/** What is sure to be in the base64 of a text that has the secret `offset` bytes after a multiple of three. */
function base64At(bytes: Uint8Array, offset: number): string {
  const shifted = new Uint8Array(offset + bytes.length);
  shifted.set(bytes, offset);
  return platform()
    .toBase64(shifted)
    .slice(offset === 0 ? 0 : offset + 1, Math.floor((shifted.length * 8) / 6));
}
