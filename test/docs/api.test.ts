// docs/api.md and docs/api/ are what the comments on public names say. `npm run docs` writes them anew.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { apiIndex, apiPages } from '../support/api-pages.js';
import { publicNames } from '../support/public-api.js';

const docs = join(import.meta.dirname, '../../docs');
const known = publicNames();
const pages = apiPages(known);

it('has an index of all public names', async () => {
  await expect(apiIndex(known)).toMatchFileSnapshot(join(docs, 'api.md'));
});

it.each(pages)('has the page %s', async (name, text) => {
  await expect(text).toMatchFileSnapshot(join(docs, 'api', name));
});

it('tells about each public name once', () => {
  const told = pages.flatMap(([, text]) =>
    [...text.matchAll(/^(?:## (\w+)$|\| `(\w+)` \|)/gm)].map(([, a, b]) => a ?? b),
  );
  expect(told.sort()).toEqual(known.map(({ name }) => name).sort());
});

it('has no other pages', () => {
  const names = pages.map(([name]) => name);
  expect(readdirSync(join(docs, 'api')).filter((page) => !names.includes(page))).toEqual([]);
});
