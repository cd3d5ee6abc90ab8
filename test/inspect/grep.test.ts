import { expect, it } from 'vitest';
import { UsageError } from '../../src/core/errors.js';
import { grep } from '../../src/core/inspect/grep.js';
import { output, recording, resize } from '../support/recordings.js';

const CLEAR = '\x1b[2J\x1b[H';

it('tells from when to when a text is on the screen, and where', async () => {
  const cast = recording([output(0, 'one\r\n'), output(1, 'two done'), output(3, CLEAR), output(4, 'end')]);
  expect(await grep(cast, 'done')).toEqual([{ from: 1, to: 3, row: 1, text: 'done', line: 'two done' }]);
});

it('ends with the recording what stays', async () => {
  const cast = recording([output(1, 'done'), output(5, '!')]);
  expect(await grep(cast, /DONE/i)).toMatchObject([{ from: 1, to: 5, line: 'done' }]);
});

it('takes a text that scrolls for one, and one that comes back for two', async () => {
  const scrolling = recording([output(0, 'here'), output(1, '\r\n\r\n\r\n\r'), output(2, '\r\nx')]);
  expect(await grep(scrolling, 'here')).toMatchObject([{ from: 0, to: 2, row: 0 }]);
  const back = recording([output(0, 'here'), output(1, CLEAR), output(2, 'here'), output(3, CLEAR)]);
  expect(await grep(back, 'here')).toMatchObject([
    { from: 0, to: 1 },
    { from: 2, to: 3 },
  ]);
});

it('finds each text that a pattern matches', async () => {
  const cast = recording([output(0, 'a1 b2'), output(1, `${CLEAR}b2 c3`), output(2, CLEAR)]);
  expect(await grep(cast, '[a-z]\\d')).toMatchObject([
    { text: 'a1', from: 0, to: 1 },
    { text: 'b2', from: 0, to: 2 },
    { text: 'c3', from: 1, to: 2 },
  ]);
});

it('reads over the edge of the screen, where a line wraps', async () => {
  const cast = recording([output(0, `${'x'.repeat(16)} two words`)]);
  expect(await grep(cast, 'two words')).toMatchObject([{ row: 0 }]);
  const blank = recording([output(0, `${'x'.repeat(19)} two`)]);
  expect(await grep(blank, 'x two$')).toHaveLength(1);
});

it('goes on through a new size', async () => {
  const cast = recording([output(0, 'here'), resize(1, 40, 10), output(2, CLEAR)]);
  expect(await grep(cast, 'here')).toMatchObject([{ from: 0, to: 2 }]);
});

it('takes a text as it stands when asked', async () => {
  const cast = recording([output(0, '$ a.b')]);
  expect(await grep(cast, 'A.B', { fixed: true, ignoreCase: true })).toHaveLength(1);
  expect(await grep(cast, 'a+b', { fixed: true })).toEqual([]);
});

it('finds nothing in a recording of nothing', async () => {
  expect(await grep(recording([]), 'x')).toEqual([]);
});

it('refuses a pattern that is none', async () => {
  await expect(grep(recording([]), '(')).rejects.toThrow(UsageError);
});
