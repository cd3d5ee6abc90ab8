// The labels of a recording's markers, for completion: found by the look of their lines, since reading all events takes longer than a
// person waits after TAB. What cannot be read has none.
import { readFileSync, statSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

const MOST_BYTES = 4 * 2 ** 20;
const RECORDING = /\.cast(\.gz)?$/i;
const MARKER = /^[ \t]*\[[ \t]*[\d.eE+-]+[ \t]*,[ \t]*"m"[ \t]*,[ \t]*("(?:[^"\\]|\\.)*")[ \t]*\]/gm;

function textOf(path: string): string {
  const facts = statSync(path);
  if (!facts.isFile() || facts.size > MOST_BYTES) return '';
  const bytes = readFileSync(path);
  return (/\.gz$/i.test(path) ? gunzipSync(bytes, { maxOutputLength: MOST_BYTES }) : bytes).toString();
}

function labelsIn(path: string): string[] {
  try {
    return [...textOf(path).matchAll(MARKER)].map(([, label = '""']) => String(JSON.parse(label)));
  } catch {
    return [];
  }
}

/** Of the first word that looks like a recording and has markers. */
export function labelsOf(words: readonly string[]): string[] {
  for (const word of words) {
    const labels = RECORDING.test(word) ? labelsIn(word) : [];
    if (labels.length > 0) return labels;
  }
  return [];
}
