// Lines that wait to be looked at together, and what is not even printed, hide nothing that is on the screen between two events.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type SeenText, type TraceVisitor, traceOutput } from '../../src/core/search/trace.js';
import { output, recording } from '../support/recordings.js';

/** Sees a number that is not followed by a letter: there only for a while, where a letter comes in the next event. */
const WANTED = /k\d{1,3}(?![a-z])/g;

const found = (text: string) => [...text.matchAll(WANTED)].map(({ index, 0: match }) => ({ index, match }));

/** What is seen, with the positions in the output that it came from. */
function sightings(pieces: readonly string[], visitor: Partial<TraceVisitor>): Set<string> {
  const seen = new Set<string>();
  const line = (text: SeenText) => {
    for (const { index, match } of found(text.text)) {
      seen.add(`${match} ${text.positions(index, index + match.length).join(',')}`);
    }
  };
  const cast = recording(
    pieces.map((data, at) => output(at, data)),
    { cols: 12, rows: 4 },
  );
  for (const _ of traceOutput(cast, { resizes: false, line, ...visitor })) {
    // goes on
  }
  return seen;
}

const text = fc.string({ unit: fc.constantFrom(...'ab k0123'), maxLength: 8 });
const piece = fc.oneof(
  { weight: 4, arbitrary: text.map((line) => `${line}\r\n`) },
  { weight: 2, arbitrary: text },
  { weight: 2, arbitrary: text.map((line) => `\r\n${line}`) },
  { weight: 1, arbitrary: fc.array(text, { maxLength: 6 }).map((lines) => lines.join('\r\n')) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('\r', '\n', '\x1b[A', '\x1b[K', '\x1b[2J\x1b[H', '鍵', '\u0301', '\x1b(0', '\b'),
  },
);

it('sees in lines that are looked at together what is seen event by event', () => {
  const isDull = (lines: string) => lines.split('\r\n').every((row) => found(row.trimEnd()).length === 0);
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const start = '\r\n'.repeat(4);
      expect(sightings([start, ...pieces], { isDull })).toEqual(
        sightings([start, ...pieces], { wantsEach: () => true }),
      );
    }),
    { numRuns: 500 },
  );
});

it('does not print plain lines without interest, begun in one event and ended in another', () => {
  const printed: string[] = [];
  const pieces = Array.from({ length: 200 }, (_, at) => (at % 3 === 0 ? `\r\nline ${at}` : ` ${at}\r\n`));
  const line = (seen: SeenText) => printed.push(seen.text);
  const cast = recording(
    ['\r\n'.repeat(4), ...pieces].map((data, at) => output(at, data)),
    { cols: 20, rows: 4 },
  );
  for (const _ of traceOutput(cast, { resizes: false, line, isDull: () => true })) {
    // goes on
  }
  expect(printed.length).toBeLessThan(10);
});

/** A REP that fills a screen of a million cells, again and again. */
const BOMB = 'x\x1b[2147483647b';

it.each([
  ['many events', Array.from({ length: 40 }, () => BOMB)],
  ['one event', [BOMB.repeat(40)]],
])('pauses where a few bytes of %s are much work', (_, pieces) => {
  const cast = recording(
    pieces.map((data, at) => output(at, data)),
    { cols: 1000, rows: 1000 },
  );
  let pauses = 0;
  for (const _ of traceOutput(cast, { line: () => {} })) pauses++;
  expect(pauses).toBeGreaterThan(1);
});

it('sees the same in an event that is written in pieces', () => {
  const lines = Array.from({ length: 30_000 }, (_, at) => `k${at % 1000} a\u0301\u{1f41a}\r\n`);
  const whole = `${lines.join('')}k7`;
  const last = whole.slice(-60);
  const at = whole.length - last.length;
  const seen = sightings([whole], {});
  expect(seen).toContain(`k7 ${whole.length - 2},${whole.length - 1}`);
  expect([...seen].every((sighting) => Number(sighting.split(/[ ,]/)[1]) >= at - 60)).toBe(true);
});
