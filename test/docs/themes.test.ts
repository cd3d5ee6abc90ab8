// The sheets of docs/themes.md show the themes that there are. `npm run docs` writes them anew.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { themeList } from '../../src/index.js';
import { themeSheets } from '../support/theme-sheets.js';

const docs = join(import.meta.dirname, '../../docs');
const page = readFileSync(join(docs, 'themes.md'), 'utf8');

const sheetsOf = async (kind: 'dark' | 'light'): Promise<[string, string][]> =>
  (await themeSheets(themeList().filter((theme) => theme.kind === kind))).map((text, index) => [
    `${kind}-${index + 1}.svg`,
    text,
  ]);
const sheets = [...(await sheetsOf('dark')), ...(await sheetsOf('light'))];

it.each(sheets)('%s is current, and on the page', async (name, text) => {
  await expect(text).toMatchFileSnapshot(join(docs, 'themes', name));
  expect(page).toContain(`](themes/${name})`);
});

it('are small together', () => {
  expect(sheets.reduce((sum, [, text]) => sum + text.length, 0)).toBeLessThan(300_000);
});
