import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { screenAt } from '../../src/core/replay/replay.js';
import { loadCast } from '../../src/node/source/load.js';
import { v2 } from '../support/casts.js';

const folder = mkdtempSync(join(tmpdir(), 'castkit-widths-'));
const path = join(folder, 'heart.cast');
writeFileSync(path, v2([[0, 'o', '❤️|👩‍🚀|']]));
afterAll(() => rmSync(folder, { recursive: true }));

test.each([
  ['graphemes', 6],
  ['11', 7],
] as const)('a recording loaded with --unicode %s is replayed with those widths', async (unicode, col) => {
  const { cursor } = await screenAt(await loadCast(path, { unicode }), Number.POSITIVE_INFINITY);
  expect(cursor.col).toBe(col);
});

test('what a replay is told goes over what the recording was loaded with', async () => {
  const cast = await loadCast(path, { unicode: '11' });
  expect((await screenAt(cast, Number.POSITIVE_INFINITY, { unicode: 'graphemes' })).cursor.col).toBe(6);
});
