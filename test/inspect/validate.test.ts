import { writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { validate } from '../../src/node/validate.js';
import { useFolder } from '../support/folder.js';

const path = useFolder();
const HEADER = '{"version": 2, "width": 80, "height": 24}';

function write(...lines: string[]): string {
  writeFileSync(path('demo.cast'), lines.map((line) => `${line}\n`).join(''));
  return path('demo.cast');
}

it('has nothing to say of a good recording', async () => {
  const file = write(HEADER, '[1, "o", "a"]');
  expect(await validate(file)).toEqual({ file, valid: true, version: 2, events: 1, faults: [], unshown: [] });
});

it('tells all faults with their places', async () => {
  const file = write(HEADER, '[1, "o"]', '[2, "o", "a"]', '[1, "o", "b"]', '[3, 4, "c"]');
  expect(await validate(file)).toMatchObject({
    valid: false,
    events: 2,
    faults: [
      { severity: 'error', line: 2, column: 1, message: 'expected an event of 3 parts, found 2' },
      { severity: 'warning', line: 4, column: 2 },
      { severity: 'error', line: 5, column: 5 },
    ],
  });
});

it('counts warnings only when asked to', async () => {
  const file = write(HEADER, '[2, "o", "a"]', '[1, "o", "b"]');
  expect((await validate(file)).valid).toBe(true);
  expect((await validate(file, { strict: true })).valid).toBe(false);
});

it('tells what is no recording, or is not there', async () => {
  expect(await validate(write('hello'))).toMatchObject({ valid: false, version: null, faults: [{ line: 1 }] });
  expect(await validate(path('no.cast'))).toMatchObject({
    valid: false,
    faults: [{ line: null, column: null, message: 'expected a recording, found no such file' }],
  });
});

it('counts faults of a kind instead of repeating them', async () => {
  const lines = ['["soon", "o", "a"]', '[5, "o", "b"]', '["late", "o", "c"]', '[4, "o", "d"]', '[3, "o", "e"]'];
  const { faults } = await validate(write(HEADER, ...lines));
  expect(faults).toEqual([
    { severity: 'error', line: 2, column: 2, message: 'expected a number of seconds, found "soon"', count: 2 },
    expect.objectContaining({ severity: 'warning', line: 5, count: 2 }),
  ]);
  const many = await validate(write(HEADER, ...Array.from({ length: 5000 }, () => '[]')));
  expect(many.faults).toMatchObject([{ line: 2, count: 5000 }, { message: 'the recording has no output' }]);
});
