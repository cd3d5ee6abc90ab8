// Events beyond --max-event: refused, in the text and while an archive is unpacked.
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { readText } from '../../src/core/recording/read.js';
import { decompress } from '../../src/node/source/decompress.js';
import { errorOf, read } from '../cast/reading.js';

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

it('an archive is not unpacked beyond a long event', async () => {
  await expect(decompress(gzipSync(v2), 'a.cast', 1e6, 150)).rejects.toThrow(
    'a.cast:3:1: expected events of at most 150',
  );
  expect(Buffer.from(await decompress(gzipSync(v2), 'a.cast', 1e6, 300)).toString()).toBe(v2);
});

it('a v1 recording that no string can hold is refused before all of it is read', () => {
  const head = Buffer.from(`{"version":1,"width":9,"height":2,"stdout":[[1,"${long}"],`);
  const unread = (): Uint8Array => expect.fail('more was read');
  const text = { length: 600_000_000, zeros: 0, head, block: unread, load: unread };
  expect(() => readText(text, { name: 'a.cast' })).toThrow(
    'a.cast:1:1: expected a header of under 512 MB, found a longer one',
  );
});
