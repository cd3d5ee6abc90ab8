// What output breaks off in, however it is cut into pieces.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Unfinished } from '../../src/core/terminal/serialise/unfinished.js';

function after(...pieces: string[]): string {
  const unfinished = new Unfinished();
  for (const piece of pieces) unfinished.follow(piece);
  return unfinished.text;
}

it.each([
  ['plain text', 'hello\r\n', ''],
  ['a whole control sequence', 'a\x1b[31m', ''],
  ['an escape', 'a\x1b', '\x1b'],
  ['a control sequence', '\x1b[0m\x1b[38;5', '\x1b[38;5'],
  ['a control sequence with controls in it, which have been carried out', '\x1b[3\r\n1', '\x1b[31'],
  ['a charset designation', '\x1b(', '\x1b('],
  ['a title', '\x1b]2;tit', '\x1b]2;tit'],
  ['a title before the end of its terminator', '\x1b]2;title\x1b', '\x1b]2;title\x1b'],
  ['a title that has ended', '\x1b]2;title\x1b\\', ''],
  ['a title that a bell has ended', '\x1b]2;title\x07a', ''],
  ['a title that was cancelled', '\x1b]2;title\x18a', ''],
  ['a string that a bell does not end', '\x1bP$q\x07', '\x1bP$q\x07'],
  ['an 8-bit control sequence, which is none in UTF-8', 'a\x9b1', ''],
  ['a control sequence with 8-bit controls in it', '\x1b[3\x851', '\x1b[31'],
  ['a title of GNU screen', '\x1bktit', '\x1bktit'],
  ['a shift to another character set for one character', '\x1bN', '\x1bN'],
  ['a shift that has had its character', '\x1bNq', ''],
  ['half a character', 'a\ud83d', '\ud83d'],
])('%s', (_, output, expected) => {
  expect(after(output)).toBe(expected);
  expect(after(...output.split(/(?:)/))).toBe(expected);
});

it('is the same however the output is cut', () => {
  const pieces = fc.array(
    fc.constantFrom(
      'a',
      '\x1b',
      '[',
      ']',
      '3',
      ';',
      'm',
      '\\',
      '\x07',
      '\x18',
      '\r',
      'P',
      '(',
      'k',
      '\x9d',
      '\ud83d',
      '\ude00',
    ),
  );
  const same = fc.property(pieces, (all) => {
    expect(after(...all)).toBe(after(all.join('')));
  });
  fc.assert(same, { numRuns: 2000, seed: 1 });
});
