// Standard input that is too long for the memory: read as a file is.
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { writeCast } from '../../src/core/recording/write.js';
import { loadCast } from '../../src/node/source/load.js';
import { openSource } from '../../src/node/source/source.js';
import { gather } from '../../src/node/source/spool.js';

const EVENTS = 12_000;
const header = '{"version":2,"width":80,"height":24}\n';
const lines = Array.from({ length: EVENTS }, (_, n) => `[${n}.0, "o", "${'long '.repeat(300)}${n} é\\r\\n"]\n`);
const text = Buffer.from(header + lines.join(''));

/** In pieces that know nothing of lines. */
async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 99_991) yield bytes.subarray(at, at + 99_991);
}

it('holds what came, and gives it again and again', async () => {
  const cast = await loadCast('-', { stdin: pieces(text) });
  expect(cast.name).toBe('standard input');
  for (let time = 0; time < 2; time++) {
    const events = [...cast.events];
    expect(events).toHaveLength(EVENTS);
    expect(events.at(-1)).toMatchObject({ data: `${'long '.repeat(300)}${EVENTS - 1} é\r\n` });
  }
  const small = await loadCast('-', { stdin: pieces(text.subarray(0, 1_000_000)) });
  expect([...writeCast(cast)].join('').startsWith([...writeCast(small)].join('').slice(0, 900_000))).toBe(true);
});

it('is in a file only where it is long, unpacked and packed', async () => {
  expect(await gather(pieces(text), 'it', Infinity)).not.toBeInstanceOf(Uint8Array);
  expect(await gather(pieces(text.subarray(0, 9_000_000)), 'it', Infinity)).toBeInstanceOf(Uint8Array);
  const cast = await loadCast('-', { stdin: pieces(gzipSync(text, { level: 1 })) });
  expect([...cast.events]).toHaveLength(EVENTS);
  await expect(gather(pieces(text), 'it', 17_000_000)).rejects.toThrow('maxText');
  expect(Buffer.from((await openSource('-', { stdin: pieces(text) })).bytes).equals(text)).toBe(true);
});

it('ends in zero bytes that a crash left, which are no text', async () => {
  const spooled = await gather(pieces(Buffer.concat([text, Buffer.alloc(300_000)])), 'it', Infinity);
  expect(spooled).toMatchObject({ length: text.length, zeros: 300_000 });
});
