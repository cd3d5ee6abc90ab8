// Events beyond --max-event: refused, in the text and while an archive is unpacked.
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { errorOf, read } from '../cast/reading.js';
import { unpacked } from '../support/unpacked.js';

const long = 'x'.repeat(200);
const v2 = `{"version":2,"width":9,"height":2}\n[1,"o","a"]\n[2,"o","${long}"]\n`;

it.each([
  ['v2', v2],
  ['v3', v2.replace('{"version":2,"width":9,"height":2}', '{"version":3,"term":{"cols":9,"rows":2}}')],
  ['v1', `{"version":1,"width":9,"height":2,"stdout":[[1,"a"],[1,"${long}"]]}`],
])('a long event of %s is refused, leniently too', (_, text) => {
  const words = 'expected events of at most 150 bytes (maxEvent), found a longer one';
  expect(errorOf(text, { maxEvent: 150 }).message).toContain(words);
  expect(errorOf(text, { maxEvent: 150, lenient: true }).message).toContain(words);
  expect(read(text, { maxEvent: 300 }).events).toHaveLength(2);
});

describe('an archive is not unpacked beyond a long event', () => {
  const v1 = (length: number) =>
    `{"version":1,"width":9,"height":2,"stdout":[[1,"a"],\n[1,"\\"],[${'y'.repeat(length)}"]]}`;
  const commented = `# one\n\n# two\n${v2}`;

  it.each([
    ['v2', v2, 3],
    ['v3 with comments', commented, 6],
    ['v1', v1(200), 2],
    ['a header', `{"version":1,"title":"${long}","stdout":[]}`, 1],
  ])('of %s', async (_, text, line) => {
    await expect(unpacked(gzipSync(text), 'a.cast', 1e6, 150)).rejects.toThrow(
      `a.cast:${line}:1: expected events of at most 150 bytes`,
    );
    expect(Buffer.from(await unpacked(gzipSync(text), 'a.cast', 1e6, 300)).toString()).toBe(text);
  });

  it('but v1 may have many short ones', async () => {
    const text = `{"version":1,"stdout":[${'[1,"a"],'.repeat(100)}[1,"b"]]}`;
    expect(await unpacked(gzipSync(text), 'a.cast', 1e6, 150)).toHaveLength(text.length);
  });
});
