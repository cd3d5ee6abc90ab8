// Walks over JSON in bytes by its brackets and quotes alone, so that what is too long for memory can be read part by part.
// The text need not be valid: whoever parses the parts finds out.
import { decodeUtf8 } from '../../bytes.js';

const QUOTE = 34;
const COMMA = 44;
const COLON = 58;
const OPEN_BRACKET = 91;
const BACKSLASH = 92;
const CLOSE_BRACKET = 93;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;

const opens = (byte: number): boolean => byte === OPEN_BRACKET || byte === OPEN_BRACE;
const closes = (byte: number): boolean => byte === CLOSE_BRACKET || byte === CLOSE_BRACE;

/** The offset of the quote that closes the string that opens at `at`; the length of the bytes where none does. */
function stringEnd(bytes: Uint8Array, at: number): number {
  let next = at + 1;
  while (next < bytes.length && bytes[next] !== QUOTE) next += bytes[next] === BACKSLASH ? 2 : 1;
  return Math.min(next, bytes.length);
}

/** The offset of the comma or bracket after the element of a list that begins at `start`; undefined where the bytes end before. */
export function elementEnd(bytes: Uint8Array, start: number): number | undefined {
  let depth = 0;
  for (let at = start; at < bytes.length; at++) {
    const byte = bytes[at]!;
    if (byte === QUOTE) at = stringEnd(bytes, at);
    else if (opens(byte)) depth++;
    else if (depth === 0 && (byte === COMMA || closes(byte))) return at;
    else if (closes(byte)) depth--;
  }
  return undefined;
}

/** Where a walk over an object stopped: at the first mark within the list that a key has, or after the object. */
export interface ObjectStop {
  at: number;
  what: 'list' | 'end';
}

/**
 * Walks over an object up to the list of the key `name`, or to the end of the object.
 * @param from its brace, or after a value in it
 * @param name not empty, or no list is looked for
 * @returns undefined where the bytes end before
 */
export function walkObject(bytes: Uint8Array, from: number, name: string): ObjectStop | undefined {
  let depth = bytes[from] === OPEN_BRACE ? 0 : 1;
  let isKey = false;
  let key = '';
  for (let at = from; at < bytes.length; at++) {
    const byte = bytes[at]!;
    if (byte === QUOTE) {
      const end = stringEnd(bytes, at);
      if (isKey) key = keyOf(bytes.subarray(at, end + 1));
      at = end;
    } else if (opens(byte)) {
      if (byte === OPEN_BRACKET && depth === 1 && !isKey && key !== '' && key === name)
        return { at: at + 1, what: 'list' };
      if (++depth === 1) isKey = true;
    } else if (closes(byte)) {
      if (--depth === 0) return { at: at + 1, what: 'end' };
    } else if (depth === 1 && (byte === COMMA || byte === COLON)) {
      isKey = byte === COMMA;
      if (isKey) key = '';
    }
  }
  return undefined;
}

/** No key that anybody asks for is longer, escaped or not. */
const LONGEST_KEY = 100;

function keyOf(bytes: Uint8Array): string {
  if (bytes.length > LONGEST_KEY) return '';
  try {
    return String(JSON.parse(decodeUtf8(bytes)));
  } catch {
    return '';
  }
}
