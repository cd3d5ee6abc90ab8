// Files that are read block by block: the same events as from memory, and an error where the file changes meanwhile.
import { randomBytes } from 'node:crypto';
import { readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from 'vitest';
import { readCast } from '../../src/core/recording/read.js';
import { openLargeFile } from '../../src/node/source/large-file.js';
import { loadCast } from '../../src/node/source/load.js';
import { useFolder } from '../support/folder.js';

const path = useFolder();
const LIMIT = 1e9;
const HEADER = '{"version": 3, "term": {"cols": 80, "rows": 24}}\n';
/** 17 MB; some lines are longer than a block. */
const LINES = Array.from(
  { length: 600 },
  (_, at) => `[0.5, "o", "${`${at} `.repeat(at % 50 === 0 ? 60_000 : 8000)}"]\n`,
).join('');

const file = () => path('large.cast');
const large = async (text: string) => {
  writeFileSync(file(), text);
  return loadCast(file());
};

describe('a large file', () => {
  beforeEach(() => writeFileSync(file(), HEADER + LINES));

  it('gives the events that it gives from memory, at each iteration', async () => {
    const cast = await loadCast(file());
    expect(openLargeFile(file(), LIMIT)).toBeDefined();
    const expected = [...readCast(readFileSync(file())).events];
    expect([...cast.events].length).toBe(600);
    let index = 0;
    for (const event of cast.events)
      if (JSON.stringify(event) !== JSON.stringify(expected[index++])) expect.fail(`${index}`);
  });

  it('is not read beyond a line that is too long', async () => {
    writeFileSync(file(), `${HEADER}[1, "o", "a"]\n[1, "o", "${'x'.repeat(17_000_000)}"]\n`);
    await expect(loadCast(file(), { maxEvent: 1_000_000 })).rejects.toThrow(
      'large.cast:3:1: expected events of at most 1000000 bytes (maxEvent)',
    );
    expect(openLargeFile(file(), LIMIT)!.block(HEADER.length, 100, 1_000_000)).toHaveLength(1_000_001);
  });

  it('is an error where it has changed since it was opened', async () => {
    const cast = await loadCast(file());
    utimesSync(file(), 1, 1);
    expect(() => [...cast.events]).toThrow('large.cast: expected a file that stays as it is while it is read');
  });

  it('is recognised as a ttyrec, and as a typescript', async () => {
    const frame = (seconds: number) => {
      const head = Buffer.alloc(12);
      head.writeUInt32LE(seconds, 0);
      head.writeUInt32LE(200_000, 8);
      return Buffer.concat([head, Buffer.alloc(200_000, 'x')]);
    };
    writeFileSync(file(), Buffer.concat(Array.from({ length: 90 }, (_, n) => frame(n))));
    expect([...(await loadCast(file())).events]).toHaveLength(90);
    writeFileSync(file(), `Script started on 2024-01-01 10:00:00+00:00 [TERM="xterm"]\n${'x'.repeat(17_000_000)}`);
    await expect(loadCast(file())).rejects.toThrow('found a script(1) typescript; timing names the file');
  });

  it('is not one of its kind if it is small, no file or over the limit', () => {
    expect(openLargeFile(file(), 1000)).toBeUndefined();
    expect(openLargeFile(path('missing.cast'), LIMIT)).toBeUndefined();
    expect(openLargeFile(path(), LIMIT)).toBeUndefined();
    writeFileSync(file(), HEADER);
    expect(openLargeFile(file(), LIMIT)).toBeUndefined();
  });
});

it('leaves out zero bytes at the end, however many', async () => {
  const cast = await large(HEADER + LINES + '\0'.repeat(200_000));
  expect([...cast.events]).toHaveLength(600);
});

it('reads a v1 recording, which is all header', async () => {
  const items = Array.from({ length: 600 }, () => `[0.5, "${'x'.repeat(30_000)}"]`);
  const cast = await large(`{"version": 1, "width": 80, "height": 24, "stdout": [${items.join(',\n')}]}`);
  expect([...cast.events]).toHaveLength(600);
});

it('unpacks an archive block by block', async () => {
  const noise = randomBytes(6_000_000).toString('hex');
  const events = Array.from(
    { length: 12 },
    (_, n) => `[${n}, "o", "${noise.slice(n * 1_000_000, (n + 1) * 1_000_000)}"]\n`,
  );
  writeFileSync(file(), gzipSync(`${HEADER}${events.join('')}`));
  expect(openLargeFile(file(), LIMIT)).toBeDefined();
  const read = [...(await loadCast(file())).events];
  expect(read.map((event) => event.type === 'output' && event.data).join('')).toBe(noise);
});
