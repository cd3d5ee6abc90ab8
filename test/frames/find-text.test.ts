// The moments at which a screen comes to show a text: the quick way finds what looking at whole screens finds.
import { readFileSync, statSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePosition } from '../../src/core/position/parse.js';
import { bindsToLine, readPattern } from '../../src/core/position/pattern.js';
import type { Cast } from '../../src/core/recording/cast.js';
import { readCast } from '../../src/core/recording/read.js';
import { findTexts, type TextPosition, Watch, watchFrames } from '../../src/core/replay/find-text.js';
import { wholeScript } from '../../src/core/replay/script.js';
import { SECOND } from '../../src/core/time.js';
import { corpusPaths, nameOf } from '../support/corpus.js';
import { output, recording, resize } from '../support/recordings.js';
import { session } from '../support/sessions.js';

const positions = (sources: readonly string[]) => sources.map((text) => parsePosition(`text:${text}`) as TextPosition);
const plain = ({ count, time }: { count: number; time: number | undefined }) => ({ count, time });

const find = async (cast: Cast, sources: readonly string[]) =>
  (await findTexts(positions(sources), wholeScript(cast, {}))).map(plain);

async function holdSame(cast: Cast, sources: readonly string[]): Promise<void> {
  const script = { ...wholeScript(cast, {}), fps: SECOND, skipBlank: false, maxFrames: Infinity };
  const watches = positions(sources).map((position) => new Watch(position));
  await watchFrames(script, watches);
  expect(await find(cast, sources)).toEqual(watches.map(plain));
}

const SOURCES = [
  'hello',
  'fox',
  'a',
  '世',
  '/^a/',
  '/\\S +\\S/#2',
  '/x$/',
  '/-{20}/',
  '/^$/',
  '/o\\n/',
  '/[^-]x/',
  'é',
];

describe('a text is found', () => {
  it('at the moments at which whole screens show it', () =>
    fc.assert(
      fc.asyncProperty(session(), (cast) => holdSame(cast, SOURCES)),
      { numRuns: 250, seed: 3, endOnFailure: true },
    ));

  it('on lines that are used again, erased, laid out anew and hidden by the other screen', async () => {
    const lines = Array.from({ length: 1100 }, (_, n) => output(2 + n / 1000, `line ${n}\r\n`));
    const cast = recording(
      [
        output(1, 'needle\r\n'),
        ...lines,
        output(4, 'needle'),
        output(5, '\x1b[?1049h'),
        output(6, 'x\r\n\x1b[?1049l'),
        output(7, '\x1b[2K'),
        output(8, '\rnee'),
        output(8.5, 'dle'),
        output(9, '\x1bc'),
        output(10, '\x1b[?1049hneedle\r\n\n\n\n\n\n'),
        resize(11, 3, 5),
        output(12, '\x1b[?1049l'),
      ],
      { cols: 12, rows: 4 },
    );
    await holdSame(cast, ['needle', 'needle#3', 'nee', 'line 1099', '/^line 5$/']);
    expect(await find(cast, ['needle'])).toEqual([{ count: 4, time: SECOND }]);
  });

  it('in the box of an image, which the cursor passes', async () => {
    const cast = recording([output(0, '\x1bPq"1;1;180;60~\x1b\\below')], { cols: 24, rows: 6 });
    await holdSame(cast, ['image 180x60', '/^below/']);
  });
});

describe.skipIf(corpusPaths.length === 0)('in the corpus (skipped where it is missing)', () => {
  const small = corpusPaths.filter((path) => statSync(path).size < 200_000);

  it.each(small.map((path) => [nameOf(path), path]))('%s', async (name, path) => {
    await holdSame(readCast(readFileSync(path), { name, lenient: true }), [
      'e',
      '/^\\$/',
      '/t\\b/#3',
      '/[^a]\\n/',
      '│',
    ]);
  });
});

describe('a pattern binds to one line', () => {
  it.each([
    ['a text', true],
    ['a.b', true],
    ['/^ab? $/', true],
    ['/\\d+\\.\\b/i', true],
    ['/a.b/s', false],
    ['/a\\sb/', false],
    ['/[^a]/', false],
    ['/\\x0a/', false],
    ['/\\W/', false],
    ['/\\p{L}/u', false],
  ])('%s: %s', (source, bound) => expect(bindsToLine(readPattern(source, 'at'))).toBe(bound));
});
