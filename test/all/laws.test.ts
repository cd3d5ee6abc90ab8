// The laws of edits over many made-up recordings, and over the whole corpus at several positions each.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, it } from 'vitest';
import { readCast } from '../../src/core/recording/read.js';
import { corpusPaths, nameOf } from '../support/corpus.js';
import {
  durationOf,
  holdCut,
  holdFormats,
  holdGrid,
  holdOrder,
  holdSpeed,
  holdSplit,
  holdTrim,
  RANGE_LAWS,
} from '../support/edit-laws.js';
import { withRange } from '../support/sessions.js';

const RUNS = { numRuns: 500, seed: 42, endOnFailure: true };

describe('over made-up recordings', () => {
  it.each(RANGE_LAWS)('%s', (_sentence, hold) =>
    fc.assert(
      fc.asyncProperty(withRange(), ({ cast, a, b }) => hold(cast, a, b)),
      RUNS,
    ),
  );

  it('the order of times', () =>
    fc.assert(
      fc.asyncProperty(withRange(), ({ cast, a, b }) => holdOrder(cast, a, b)),
      RUNS,
    ));
});

describe.skipIf(corpusPaths.length === 0)('over the corpus (skipped where it is missing)', () => {
  it.each(corpusPaths.map((path) => [nameOf(path), path]))('%s', async (name, path) => {
    const cast = readCast(readFileSync(path), { name, lenient: true });
    const end = durationOf(cast);
    if (end < 10) return;
    const shares = fc.sample(fc.tuple(fc.integer({ min: 1, max: 998 }), fc.integer({ min: 1, max: 998 })), {
      seed: 7,
      numRuns: 4,
    });
    for (const pair of shares) {
      const [a, b] = pair.map((share) => Math.round((end * share) / 999)).sort((x, y) => x - y) as [number, number];
      if (a === b || a === 0) continue;
      await holdTrim(cast, a, b, 10);
      await holdCut(cast, a, b, false, 10);
      await holdCut(cast, a, b, true, 10);
      await holdSplit(cast, a, b, 10);
    }
    holdFormats(cast);
    await holdSpeed(cast, 3);
    await holdGrid(cast, 30, 10);
  });
});
