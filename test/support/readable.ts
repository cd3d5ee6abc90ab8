// How much of a secret somebody can read on the screens of a recording, or find in its file: written for the tests of `redact`,
// with nothing of what it does itself.
import type { Cast } from '../../src/core/recording/cast.js';
import { writeCast } from '../../src/core/recording/write.js';
import { screensAt } from '../../src/core/replay/replay.js';
import type { Screen } from '../../src/core/terminal/screen.js';
import { screenText } from '../../src/core/terminal/text.js';

/** Letters only: lines of frames, blanks, marks and signs of continuation go. */
const letters = (text: string): string => text.normalize('NFKD').replace(/[^\p{L}\p{N}_.@:/+=-]+/gu, '');

export const textOf = (cast: Cast): string => [...writeCast(cast, { version: 3 })].join('');

export async function screensOf(cast: Cast): Promise<Screen[]> {
  return screensAt(cast, [...new Set([...cast.events].map(({ time }) => time))]);
}

/** The length of the longest part of the secret that the text has. */
export function longestPart(text: string, secret: string): number {
  let longest = 0;
  for (let from = 0; from < secret.length; from++) {
    while (text.includes(secret.slice(from, from + longest + 1)) && from + longest < secret.length) longest++;
  }
  return longest;
}

/** Every way in which an eye may join the rows: as they are, and as columns between lines, blanks and after gutters. */
export function* readings(rows: readonly string[]): Generator<string> {
  for (const row of rows) yield letters(row);
  const bare = rows.map((row) =>
    row.replace(/^\s*(?:\d+[:|]?\s)?[\s>+~$#\u2026\u21aa-]*/u, '').replace(/[\s\\"'+,$\u2026]+$/u, ''),
  );
  yield letters(bare.join(''));
  const edges = new Set([
    0,
    ...rows.flatMap((row) => [...row.matchAll(/[\u2500-\u259f|]|\s{2,}/g)].map((gap) => gap.index + gap[0].length)),
  ]);
  const ends = new Set([
    Infinity,
    ...rows.flatMap((row) => [...row.matchAll(/[\u2500-\u259f|]|\s{2,}/g)].map(({ index }) => index)),
  ]);
  for (const from of edges) {
    for (const to of ends) {
      if (to <= from) continue;
      yield letters(
        rows
          .map((row) =>
            row
              .slice(from, to)
              .trim()
              .replace(/^\d{1,5} +/, '')
              .replace(/[\\"'+,]+$/, ''),
          )
          .join(''),
      );
    }
  }
}

/** The longest part of the secret on any screen, however its rows are joined. */
export async function readableOnScreens(cast: Cast, secret: string): Promise<number> {
  let longest = 0;
  const seen = new Set<string>();
  for (const screen of await screensOf(cast)) {
    const rows = screenText(screen);
    const key = rows.join('\n');
    if (seen.has(key)) continue;
    seen.add(key);
    for (const reading of readings(rows)) longest = Math.max(longest, longestPart(reading, letters(secret)));
  }
  return longest;
}

/** Forms in which a secret may stand in a file. */
export function formsOf(secret: string): string[] {
  const bytes = Buffer.from(secret);
  const base64 = [0, 1, 2].map((offset) => {
    const text = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
    return text.slice(offset === 0 ? 0 : offset + 1, Math.floor(((offset + bytes.length) * 8) / 6));
  });
  const hex = bytes.toString('hex');
  const keys = [...secret].map((letter) => `\u001b[${letter.codePointAt(0)}u`).join('');
  return [
    secret,
    encodeURIComponent(secret),
    ...base64,
    hex,
    hex.toUpperCase(),
    keys,
    JSON.stringify(keys).slice(1, -1),
  ];
}

/** The forms of the secret that the file has, also with all sequences and control characters taken out of its events. */
export function formsInFile(cast: Cast, secret: string): string[] {
  const text = textOf(cast);
  const joined = [...cast.events]
    .map((event) => ('data' in event && typeof event.data === 'string' ? event.data : ''))
    .join('');
  const bare = joined
    .replace(/\x1b(?:\[[0-?]*[ -/]*[@-~]|[()][0-~]|[@-Z\\^_=>78])/g, '')
    .replace(/[\p{Cc}\p{Cf}\p{M}]/gu, '');
  return formsOf(secret).filter((form) => text.includes(form) || joined.includes(form) || bare.includes(form));
}
