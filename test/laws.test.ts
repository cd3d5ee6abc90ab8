// The laws of edits as properties: over recordings made up by fast-check, and over the corpus at random positions.
// A short run; test/all/laws.test.ts makes a long one.
import { readFileSync, statSync } from 'node:fs';
import fc from 'fast-check';
import { describe, it } from 'vitest';
import type { Cast } from '../src/core/recording/cast.js';
import { readCast } from '../src/core/recording/read.js';
import { corpusPaths, nameOf } from './support/corpus.js';
import {
  durationOf,
  holdConcat,
  holdCut,
  holdFormats,
  holdGrid,
  holdOrder,
  holdSpeed,
  holdSpeedRange,
  holdSplit,
  holdTrim,
  RANGE_LAWS,
} from './support/edit-laws.js';
import { paneSession, session, withRange } from './support/sessions.js';

const RUNS = { numRuns: 60, seed: 1, endOnFailure: true };
const LARGEST = 400_000;

/** No sequence empties the stack of titles: who takes one back that was not pushed gets that of the recording before. */
const takesNoTitleBack = (cast: Cast): boolean =>
  ![...cast.events]
    .map((event) => (event.type === 'output' ? event.data : ''))
    .join('')
    .includes('[23;');

describe('over made-up recordings', () => {
  it.each(RANGE_LAWS)('%s', (_sentence, hold) =>
    fc.assert(
      fc.asyncProperty(withRange(), ({ cast, a, b }) => hold(cast, a, b)),
      RUNS,
    ),
  );

  it.each(RANGE_LAWS)('%s, with margins', (_sentence, hold) =>
    fc.assert(
      fc.asyncProperty(withRange(paneSession()), ({ cast, a, b }) => hold(cast, a, b)),
      RUNS,
    ),
  );

  it('concat shows each recording as it is by itself', () =>
    fc.assert(
      fc.asyncProperty(session(), session().filter(takesNoTitleBack), fc.constantFrom(0, 500_000), holdConcat),
      RUNS,
    ));

  it('speed by n, then by 1/n is the recording', () =>
    fc.assert(fc.asyncProperty(session(), fc.constantFrom(0.25, 2, 3, 10), holdSpeed), RUNS));

  it('speed of a range moves what follows, and nothing else', () =>
    fc.assert(
      fc.asyncProperty(withRange(), fc.constantFrom(0.25, 2, 3, 10), ({ cast, a, b }, factor) =>
        holdSpeedRange(cast, a, b, factor),
      ),
      RUNS,
    ));

  it('no edit makes times run backwards', () =>
    fc.assert(
      fc.asyncProperty(withRange(), ({ cast, a, b }) => holdOrder(cast, a, b)),
      { ...RUNS, numRuns: 20 },
    ));

  it('merged bursts show what was shown, at the moments they are merged to', () =>
    fc.assert(
      fc.asyncProperty(session({ resizing: false }), fc.constantFrom(1, 5, 24, 60), (cast, fps) => holdGrid(cast, fps)),
      RUNS,
    ));
});

describe.skipIf(corpusPaths.length === 0)('over the corpus (skipped where it is missing)', () => {
  const small = corpusPaths.filter((path) => statSync(path).size < LARGEST);

  it.each(small.map((path) => [nameOf(path), path]))('%s', async (name, path) => {
    const cast = readCast(readFileSync(path), { name, lenient: true });
    const end = durationOf(cast);
    const [a, b] = fc
      .sample(fc.tuple(fc.integer({ min: 1, max: 499 }), fc.integer({ min: 501, max: 998 })), {
        seed: name.length,
        numRuns: 1,
      })[0]!
      .map((share) => Math.round((end * share) / 999)) as [number, number];
    if (a === 0 || a >= b || b >= end) return;
    await holdTrim(cast, a, b, 4);
    await holdCut(cast, a, b, true, 4);
    await holdSplit(cast, a, b, 4);
    await holdSpeed(cast, 3);
    await holdSpeedRange(cast, a, b, 3);
    holdFormats(cast);
  });
});
