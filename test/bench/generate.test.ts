import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

// The four that need no sine, which differs in its last bit between versions of V8; they draw after the two that do.
const EXPECTED = {
  scroll: 'b3334460d47d',
  typing: '9c3d30f468e1',
  events20k: '2aed8beb8039',
  vim120: 'c876a10e5354',
};
const folder = mkdtempSync(join(tmpdir(), 'castkit-generate-'));

beforeAll(async () => {
  // @ts-expect-error: the benchmark is plain JavaScript
  const { generate } = await import('../../bench/generate.mjs');
  generate(folder);
});
afterAll(() => rmSync(folder, { recursive: true }));

test.each(Object.entries(EXPECTED))(
  "the benchmark's %s stays the same file that earlier figures were taken on",
  (name, digest) => {
    const bytes = readFileSync(join(folder, `${name}.cast`));
    expect(createHash('sha256').update(bytes).digest('hex').slice(0, 12)).toBe(digest);
  },
);

test('the demo-like recording is 89x22, 37 seconds long and made of about 1400 events', () => {
  const [header, ...events] = readFileSync(join(folder, 'demo-like.cast'), 'utf8').trim().split('\n');
  expect(JSON.parse(header!)).toMatchObject({ width: 89, height: 22 });
  expect(events.length).toBeGreaterThan(1350);
  expect(events.length).toBeLessThan(1450);
  expect(JSON.parse(events.at(-1)!)[0]).toBeCloseTo(37, 0);
});
