// Words of a long text that may be another text in base64, hexadecimal, percent-encoding or with escapes.
import { eachLongRun, runUnits } from '../long-runs.js';

export interface EncodedWord {
  word: string;
  at: number;
}

const ESCAPE = /%[0-9A-Fa-f]{2}|\\[ux][0-9a-fA-F]{2}/g;
const BREAK = /[\s\0]/;
const LONGEST = 4096;
const BASE64 = runUnits('+/_-');

/** Each such word, with the place where it begins. */
export function encodedWords(text: string): EncodedWord[] {
  const words = escapedWords(text);
  eachLongRun(text, BASE64, (from, to) => {
    let end = to;
    while (end < to + 2 && text[end] === '=') end++;
    if (isEncoded(text, from, end)) words.push({ word: text.slice(from, end), at: from });
  });
  return words;
}

/** Words with escapes, as far as the blanks around them. */
function escapedWords(text: string): EncodedWord[] {
  const words: EncodedWord[] = [];
  let done = 0;
  for (const { 0: found, index } of text.matchAll(ESCAPE)) {
    if (index < done) continue;
    let from = index;
    while (from > done && index - from < LONGEST && !BREAK.test(text[from - 1]!)) from--;
    let to = index + found.length;
    while (to < text.length && to - from < LONGEST && !BREAK.test(text[to]!)) to++;
    done = to;
    words.push({ word: text.slice(from, to), at: from });
  }
  return words;
}

/** Hexadecimal; or base64, which has letters of all kinds where it is a text, and unlike a path few slashes. */
function isEncoded(text: string, from: number, to: number): boolean {
  const mostSigns = 1 + (to - from) / 16;
  let [upper, lower, digits, signs, hex] = [0, 0, 0, 0, 0];
  for (let at = from; at < to; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 0x30 && unit <= 0x39) digits++;
    else if (unit >= 0x61) lower++;
    else if (unit === 0x2f || unit === 0x5f || unit === 0x2d) {
      if (++signs > mostSigns) return false;
    } else if (unit >= 0x41) upper++;
    if ((unit >= 0x61 && unit <= 0x66) || (unit >= 0x41 && unit <= 0x46)) hex++;
  }
  return hex + digits === to - from || (upper >= 3 && lower >= 1 && digits >= 2);
}
