// What other programs make of the files: a structural walk, and whether Pillow, ffmpeg and ImageMagick composite them alike.
import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { useFolder } from '../support/folder.js';
import { encodeWhole } from '../support/gif-reference.js';
import { makeRecording, type Recipe } from '../support/tile-books.js';

const checker = resolve('../shared/tools/gifcheck.py');
const tools = ['/usr/bin/python3', 'ffmpeg', 'convert', 'giftext', 'gifsicle'];
const missing = tools.filter((tool) => spawnSync(tool, ['--version']).error !== undefined);
if (!existsSync(checker)) missing.push(checker);

const small = { cols: 12, rows: 4, left: 3, top: 2, right: 1, bottom: 4, changes: [1, 0.5, 0.02, 0, 1, 0.1] };
const recordings: Record<string, Recipe> = {
  'few colours': small,
  'one colour': { ...small, masks: 1, ramps: [1], changes: [1] },
  'two cells that blink': { ...small, ramps: [2], masks: 2, changes: [1, 0.02, 0.02, 0.02, 0.02, 0.02] },
  'many colours': { ...small, ramps: Array.from({ length: 90 }, () => 6) },
  'a colour a cell': { ...small, masks: 1, ramps: Array.from({ length: 400 }, () => 1), cols: 40, rows: 20 },
  'a long pause': { ...small, times: [0, 4e4, 8e4, 12e4, 16e4, 20e4], end: 2e9 },
};

describe.skipIf(missing.length > 0)(`strict readers${missing.length > 0 ? `: no ${missing.join(', ')}` : ''}`, () => {
  const path = useFolder();

  it.each(Object.entries(recordings))('accept %s', (_, recipe) => {
    writeFileSync(path('a.gif'), encodeWhole(makeRecording(recipe)));
    const { status, stdout, stderr } = spawnSync('/usr/bin/python3', [checker, path('a.gif')], { encoding: 'utf8' });
    expect(status, stdout + stderr).toBe(0);
  });

  it('leave gifsicle -O3 at most 2 % to gain', () => {
    const made = makeRecording({
      cols: 40,
      rows: 12,
      changes: [1, ...Array.from({ length: 30 }, (_, i) => (i % 5) / 30)],
    });
    writeFileSync(path('a.gif'), encodeWhole(made));
    const { stdout } = spawnSync('gifsicle', ['-O3', path('a.gif')], { maxBuffer: 1 << 28 });
    expect(stdout.length).toBeGreaterThan(0.98 * encodeWhole(made).length);
  });
});
