// Over the whole corpus: redact with its default kinds and ten ordinary words ends well, and changes nothing else.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findSecrets, redact } from '../../src/core/edit/redact/redact.js';
import type { Cast } from '../../src/core/recording/cast.js';
import { readCast } from '../../src/core/recording/read.js';
import { screensAt } from '../../src/core/replay/replay.js';
import type { Screen } from '../../src/core/terminal/screen.js';
import { corpusPaths, nameOf } from '../support/corpus.js';

const WORDS = ['error', 'install', 'python', 'version', 'file', 'build', 'test', 'default', 'Lisbon', 'name'];
const SCREENS = 120;

/** What is no secret, by recording: true addresses. */
const KINDS = new Set(['email', 'ip']);

function timesOf(cast: Cast): number[] {
  const times = [...new Set([...cast.events].map(({ time }) => time))];
  const step = Math.max(1, times.length / SCREENS);
  return Array.from({ length: Math.min(times.length, SCREENS) }, (_, at) => times[Math.floor(at * step)]!);
}

/** Rows as text, wrapped rows joined, and of each unit whether it is masked in the other screen. */
function maskedStretches(before: Screen, after: Screen): string[] {
  const stretches: string[] = [];
  let open = '';
  const close = () => {
    if (open !== '') stretches.push(open);
    open = '';
  };
  for (let row = 0; row < before.rows; row++) {
    if (before.wraps[row] !== 1) close();
    for (let cell = row * before.cols; cell < (row + 1) * before.cols; cell++) {
      const [old, now] = [before.text(before.glyphs[cell]!), after.text(after.glyphs[cell]!)];
      if (old === now) close();
      else if (/^[*＊]$/.test(now)) open += old;
      else stretches.push(`${JSON.stringify(old)} became ${JSON.stringify(now)}`);
    }
  }
  close();
  return stretches;
}

/** A word, words side by side, or a beginning or an end of one. */
const isAsked = (stretch: string): boolean => {
  const rest = WORDS.reduce((text, word) => text.replaceAll(word, ''), stretch);
  return rest === '' || WORDS.some((word) => word.startsWith(rest) || word.endsWith(rest));
};

describe.skipIf(corpusPaths.length === 0)('over the corpus (skipped where it is missing)', () => {
  it.each(corpusPaths.map((path) => [nameOf(path), path]))('%s', { timeout: 240_000 }, async (name, path) => {
    const cast = readCast(readFileSync(path), { name, lenient: true });
    const findings = await findSecrets(cast);
    expect(findings.filter(({ detector }) => !KINDS.has(detector))).toEqual([]);
    const result = await redact({ text: WORDS, builtin: ['none'] })(cast);
    await redact({ text: WORDS })(cast);
    const times = timesOf(cast);
    const [before, after] = [await screensAt(cast, times), await screensAt(result, times)];
    const strange = new Set<string>();
    for (const [at, screen] of before.entries()) {
      expect(after[at]!.cursor).toEqual(screen.cursor);
      for (const stretch of maskedStretches(screen, after[at]!)) if (!isAsked(stretch)) strange.add(stretch);
    }
    expect([...strange]).toEqual([]);
  });
});
