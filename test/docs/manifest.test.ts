// docs/manifest.md: its tables are the schema's, its examples are manifests. `npm run docs` writes the tables anew.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { manifestOf } from '../../src/build/read-manifest.js';
import { manifestSchema } from '../../src/index.js';
import { manifestTables } from '../support/manifest-page.js';
import { codeBlocks } from '../support/shown-commands.js';

const file = join(import.meta.dirname, '../../docs/manifest.md');
const page = readFileSync(file, 'utf8');
const MARK = '<!-- from the schema -->';

it('tells about every key, edit and option', async () => {
  const [written = ''] = page.split(MARK);
  await expect(`${written}${MARK}\n\n${manifestTables(manifestSchema())}\n`).toMatchFileSnapshot(file);
});

it.each(codeBlocks(page, 'yaml'))('shows a manifest: %s', (text) => {
  expect(manifestOf(parse(text)).outputs.length).toBeGreaterThan(0);
});
