// However a secret comes to the screen: none is left, and nothing else has changed.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { pipe } from '../../src/core/edit/edit.js';
import { redact } from '../../src/core/edit/redact/redact.js';
import type { Cast, CastEvent } from '../../src/core/recording/cast.js';
import { screensAt } from '../../src/core/replay/replay.js';
import type { Screen } from '../../src/core/terminal/screen.js';
import { recording } from '../support/recordings.js';
import { AWS, SECRETS } from './secrets.js';

const secrets = [AWS, SECRETS['email'] ?? '', 'geheim-鍵-e\u0301👩‍💻x'];

/** A piece of a session; secrets as they are, or in parts with something between that shows nothing, or goes away again. */
const piece = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...secrets) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
  fc.constantFrom(
    '\r\n',
    '\x1b[K',
    '\x1b[2J\x1b[H',
    '\x1b[1;5H',
    '\t',
    ' ',
    '\x1b[L',
    '\x1b[3@',
    '\x1b[2P',
    '\x1b7',
    '\x1b8',
  ),
  fc.constantFrom('\x1b[?1049h', '\x1b[?1049l', '\x1b[2;3r', '\x1bM', '\x1b[4h', '\x1b[4l'),
  fc
    .tuple(
      fc.constantFrom(...secrets),
      fc.nat(20),
      fc.constantFrom('\x1b[31m', '\x1b[0m', 'x\b', '\x1b]0;t\x07', '\u200b'),
    )
    .map(([secret, at, between]) => [...secret].slice(0, at).join('') + between + [...secret].slice(at).join('')),
);

const session = fc.record({
  cols: fc.integer({ min: 12, max: 50 }),
  rows: fc.integer({ min: 2, max: 6 }),
  text: fc.array(piece, { minLength: 1, maxLength: 14 }).map((pieces) => pieces.join('')),
  cuts: fc.array(fc.nat(400), { maxLength: 40 }),
});

const isLow = (unit: number): boolean => unit >= 0xdc00 && unit < 0xe000;

/** Cut between any two code points. */
function cutUp({ cols, rows, text, cuts }: { cols: number; rows: number; text: string; cuts: number[] }): Cast {
  const places = [
    0,
    ...new Set(cuts.filter((cut) => cut < text.length && !isLow(text.charCodeAt(cut)))),
    text.length,
  ].sort((a, b) => a - b);
  const events = places
    .slice(1)
    .map((to, at): CastEvent => ({ time: at * 1000, type: 'output', data: text.slice(places[at], to) }));
  return recording(events, { cols, rows });
}

const screensOf = (cast: Cast) =>
  screensAt(
    cast,
    [...cast.events].map(({ time }) => time),
  );

function linesOf({ cols, rows, glyphs, wraps, text }: Screen): string[] {
  const lines: string[] = [];
  for (let row = 0; row < rows; row++) {
    const cells = [...glyphs.subarray(row * cols, (row + 1) * cols)].map((glyph) => text(glyph)).join('');
    if (wraps[row] && lines.length > 0) lines.push((lines.pop() ?? '') + cells);
    else lines.push(cells);
  }
  return lines;
}

it('leaves no secret on any screen, nor in the text of the output, and changes no other cell', {
  timeout: 240_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(session, async (made) => {
      const cast = cutUp(made);
      const result = await pipe(cast, redact({ builtin: ['aws', 'email'], text: [secrets[2] ?? ''] }));
      const output = [...result.events].map((event) => (event.type === 'output' ? event.data : '')).join('');
      const bare = output.replace(/\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*\x07|[78M])/g, '');
      for (const secret of secrets) expect(bare.normalize('NFD')).not.toContain(secret);
      const [before, after] = [await screensOf(cast), await screensOf(result)];
      for (const [at, screen] of after.entries()) {
        const old = before[at] as Screen;
        for (const line of linesOf(screen))
          for (const secret of secrets) expect(line.normalize('NFD')).not.toContain(secret);
        expect(screen.cursor).toEqual(old.cursor);
        const other = [...screen.glyphs.keys()].filter((cell) => {
          const shown = screen.text(screen.glyphs[cell] ?? 0);
          return !/^[*＊]$/.test(shown) && shown !== old.text(old.glyphs[cell] ?? 0);
        });
        expect(other).toEqual([]);
      }
    }),
    {
      numRuns: 100,
      examples: [
        [{ cols: 12, rows: 2, text: `${secrets[2]}\x1b[?1049h`, cuts: [] }],
        [{ cols: 12, rows: 3, text: `geheim-鍵-e\u0301👩\x1b[31m\u200d💻x${AWS}\x1b[4h`, cuts: [] }],
        [{ cols: 33, rows: 2, text: `geheim-鍵-e\x1b[31m\u0301👩\u200d💻x`, cuts: [] }],
        [{ cols: 12, rows: 2, text: `${secrets[1]}A`, cuts: [] }],
        [{ cols: 14, rows: 2, text: `${secrets[2]}\x1b[L${secrets[2]}`, cuts: [10, 11] }],
        [{ cols: 20, rows: 2, text: secrets[2]?.normalize('NFC') ?? '', cuts: [] }],
      ],
    },
  );
});
