// The examples of docs/library.md and of the README compile against the built package, and run.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { codeBlocks } from '../support/shown-commands.js';
import { Reader } from '../support/ts-blocks.js';

const pages = ['docs/library.md', 'README.md'].map((name) =>
  readFileSync(join(import.meta.dirname, '../..', name), 'utf8'),
);
const reader = new Reader(pages.flatMap((page) => codeBlocks(page, 'ts')));
afterAll(() => reader.remove());

it('shows examples that compile', () => {
  expect(reader.blocks.length).toBeGreaterThan(4);
  expect(reader.complaints()).toBe('');
});

it.each(reader.blocks.map((text, index) => [index, text] as const))('runs example %i', (index) => {
  expect(reader.run(index)).toEqual({ status: 0, stderr: '' });
});
