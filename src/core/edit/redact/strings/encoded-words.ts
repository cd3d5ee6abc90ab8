// Words of a long text that may be another text in base64, hexadecimal, percent-encoding or with escapes.

const ENCODED = /(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{24,}={0,2}|%[0-9A-Fa-f]{2}|\\[ux][0-9a-fA-F]{2}/g;
const BREAK = /[\s\0]/;
const LONGEST = 4096;
/** Base64 of a text has letters of all kinds, and unlike a path few slashes. */
const isMixed = (run: string): boolean => /^[0-9a-fA-F]+$/.test(run) || (looksMixed(run) && !isPath(run));
const looksMixed = (run: string): boolean => /[A-Z].*[A-Z].*[A-Z]/.test(run) && /[a-z]/.test(run) && /\d.*\d/.test(run);
const isPath = (run: string): boolean => (run.match(/[/_-]/g)?.length ?? 0) > 1 + run.length / 16;

/** Each such word, with the place where it begins. */
export function* encodedWords(text: string): Generator<{ word: string; at: number }, void, void> {
  let done = 0;
  for (const { 0: found, index } of text.matchAll(ENCODED)) {
    if (index < done) continue;
    if (found.length >= 24) {
      if (isMixed(found)) yield { word: found, at: index };
      continue;
    }
    let from = index;
    while (from > done && index - from < LONGEST && !BREAK.test(text[from - 1]!)) from--;
    let to = index + found.length;
    while (to < text.length && to - from < LONGEST && !BREAK.test(text[to]!)) to++;
    done = to;
    yield { word: text.slice(from, to), at: from };
  }
}
