// Texts inside of texts: what a string holds in base64, hexadecimal, percent-encoding or with escapes, and the way back to a
// string of the same length.
import { asciiBytes, latin1 } from '../../../bytes.js';
import { platform } from '../../../platform.js';

export interface Form {
  readonly text: string;
  /** The outer text, with the inner one in the place of the one that is there; both are as long as before. */
  apply(inner: string): string;
}

/** Shorter runs of letters are words. */
const LEAST_RUN = 8;
/** Letters before a run that belong to it by chance. */
const SKIPS = [0, 1, 2, 3];
const BASE64 = /[A-Za-z0-9+/_-]{8,}={0,2}/g;
const HEX = /(?:[0-9a-fA-F]{2}){4,}/g;
/** Letters of base64, by code: 2 those that are hexadecimal digits, 3 signs that paths have too. */
const KINDS = Uint8Array.from({ length: 128 }, (_, unit) => {
  const letter = String.fromCharCode(unit);
  return /[0-9a-fA-F]/.test(letter) ? 2 : /[/_-]/.test(letter) ? 3 : /[A-Za-z+]/.test(letter) ? 1 : 0;
});
const PERCENT = /%[0-9a-fA-F]{2}/;
const ESCAPE = /\\u\{?[0-9a-fA-F]{2,6}\}?|\\x[0-9a-fA-F]{2}|\\[0-3][0-7]{2}|&#(?:x[0-9a-fA-F]{2,6}|\d{2,7});/g;
/** A text has control characters only where lines end. */
const BINARY = /[\x00-\x06\x08\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f]/;
/** As much of a run tells whether it is a text. */
const LOOK = 96;

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** The text of bytes, undefined where they are none. */
function utf8(bytes: string): string | undefined {
  if (BINARY.test(bytes)) return undefined;
  if (!/[\x80-\xff]/.test(bytes)) return bytes;
  const text = decoder.decode(Uint8Array.from(bytes, (unit) => unit.charCodeAt(0)));
  return text.includes('\ufffd') ? undefined : text;
}

/** As latin1 of its UTF-8, as many bytes as it takes. */
const bytesOf = (text: string): string => latin1(new TextEncoder().encode(text));

/** The bytes that come instead: those of letters that were hidden are as many masks. */
function sameBytes(before: string, after: string): string {
  let bytes = '';
  for (let at = 0; at < before.length; ) {
    const letter = String.fromCodePoint(before.codePointAt(at)!);
    const now = after.slice(at, at + letter.length);
    const size = bytesOf(letter).length;
    const own = bytesOf(now);
    bytes += now === letter ? own : own.length === size ? own : '*'.repeat(size);
    at += letter.length;
  }
  return bytes;
}

/** What is written in a text in another way, each run of it by itself. */
export function formsOf(text: string): Form[] {
  const written = [...percentForm(text), ...escapeForm(text)];
  return mayHaveRuns(text) ? [...written, ...runForms(text, HEX, fromHex, toHex), ...base64Forms(text)] : written;
}

function percentForm(text: string): Form[] {
  return PERCENT.test(text) ? unitForm(text, /%([0-9a-fA-F]{2})/g, (code) => Number.parseInt(code, 16), percentOf) : [];
}

const percentOf = (written: string, code: number): string => `%${hexOf(code, written.slice(1))}`;

/** Bytes that are written as such, those of other letters as they are. */
function unitForm(
  text: string,
  pattern: RegExp,
  read: (code: string) => number,
  write: (written: string, code: number) => string,
): Form[] {
  const parts: { written: string; byte: boolean }[] = [];
  let bytes = '';
  let done = 0;
  const plain = (to: number) => {
    for (const letter of text.slice(done, to)) {
      const own = bytesOf(letter);
      for (let at = 0; at < own.length; at++) parts.push({ written: at === 0 ? letter : '', byte: false });
      bytes += own;
    }
  };
  for (const match of text.matchAll(pattern)) {
    plain(match.index);
    parts.push({ written: match[0], byte: true });
    bytes += String.fromCharCode(read(match[1]!));
    done = match.index + match[0].length;
  }
  plain(text.length);
  const inner = utf8(bytes);
  if (inner === undefined) return [];
  const apply = (changed: string): string => {
    const now = sameBytes(inner, changed);
    return parts
      .map(({ written, byte }, at) => {
        if (now[at] === bytes[at] || now[at] === undefined) return written;
        return byte ? write(written, now.charCodeAt(at)) : written === '' ? '' : now[at];
      })
      .join('');
  };
  return [{ text: inner, apply }];
}

/** JSON's and others' escapes. */
function escapeForm(text: string): Form[] {
  if (!text.includes('\\') && !text.includes('&#')) return [];
  const parts: { written: string; letter: string }[] = [];
  let done = 0;
  for (const match of text.matchAll(ESCAPE)) {
    for (const letter of text.slice(done, match.index)) parts.push({ written: letter, letter });
    parts.push({ written: match[0], letter: letterOf(match[0]) });
    done = match.index + match[0].length;
  }
  if (parts.length === 0) return [];
  for (const letter of text.slice(done)) parts.push({ written: letter, letter });
  const apply = (changed: string): string => {
    let at = 0;
    return parts
      .map(({ written, letter }) => {
        const now = changed.slice(at, at + letter.length);
        at += letter.length;
        return now === letter ? written : now.padEnd(written.length, now.at(-1) ?? '*').slice(0, written.length);
      })
      .join('');
  };
  return [{ text: parts.map(({ letter }) => letter).join(''), apply }];
}

function letterOf(written: string): string {
  const digits = written.replace(/^\\u\{?|^\\x|^\\|^&#x?|[};]$/g, '');
  const octal = /^\\[0-7]/.test(written);
  const code = Number.parseInt(digits, octal ? 8 : /^&#\d/.test(written) ? 10 : 16);
  return code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
}

function runForms(
  text: string,
  pattern: RegExp,
  read: (run: string) => string,
  write: (bytes: string, run: string) => string,
): Form[] {
  const forms: Form[] = [];
  for (const { 0: whole, index } of text.matchAll(pattern)) {
    for (const skipped of pattern === BASE64 && isPath(whole) ? [] : SKIPS) {
      const run = whole.slice(skipped);
      if (run.length < LEAST_RUN || BINARY.test(read(run.slice(0, LOOK)))) continue;
      const inner = utf8(read(run));
      if (inner === undefined) continue;
      const from = index + skipped;
      const apply = (changed: string) =>
        text.slice(0, from) + write(sameBytes(inner, changed), run) + text.slice(from + run.length);
      forms.push({ text: inner, apply });
      break;
    }
  }
  return forms;
}

const hexOf = (code: number, like: string): string => {
  const digits = code.toString(16).padStart(2, '0');
  return /[A-F]/.test(like) ? digits.toUpperCase() : digits;
};
const fromHex = (run: string): string => run.replace(/../g, (pair) => String.fromCharCode(Number.parseInt(pair, 16)));
const toHex = (bytes: string, run: string): string => [...bytes].map((byte) => hexOf(byte.charCodeAt(0), run)).join('');

/** A path has more slashes than base64. */
const isPath = (run: string): boolean => (run.match(/[/_-]/g)?.length ?? 0) > mostSigns(run.length);
const mostSigns = (length: number): number => 1 + length / 12;

/** Quickly: false for a text that surely has no run of digits of bytes, nor one of base64 that is no path. */
function mayHaveRuns(text: string): boolean {
  let [start, signs, digits] = [0, 0, 0];
  for (let at = 0; at <= text.length; at++) {
    const kind = KINDS[text.charCodeAt(at)] ?? 0;
    digits = kind === 2 ? digits + 1 : 0;
    if (digits >= LEAST_RUN) return true;
    if (kind === 3) signs++;
    if (kind !== 0) continue;
    if (at - start >= LEAST_RUN && signs <= mostSigns(at - start + 2)) return true;
    [start, signs] = [at + 1, 0];
  }
  return false;
}

function base64Forms(text: string): Form[] {
  return runForms(text, BASE64, fromBase64, toBase64);
}

function fromBase64(run: string): string {
  const plain = run.replace(/=+$/, '').replace(/-/g, '+').replace(/_/g, '/');
  // What is left over by itself is no byte.
  return latin1(platform().fromBase64(plain.length % 4 === 1 ? plain.slice(0, -1) : plain));
}

function toBase64(bytes: string, run: string): string {
  const url = /[-_]/.test(run);
  const text = platform().toBase64(asciiBytes(bytes)).replace(/=+$/, '');
  const same = url ? text.replace(/\+/g, '-').replace(/\//g, '_') : text;
  return same + run.slice(same.length);
}
