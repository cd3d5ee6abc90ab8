// What SECURITY.md says of limits is what the options say.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { MAX_STRING } from '../../src/core/terminal/xterm/string-limit.js';
import { gifOptions, inputOptions } from '../../src/index.js';

const page = readFileSync(join(import.meta.dirname, '../../SECURITY.md'), 'utf8');
const options = Object.values({ ...inputOptions, ...gifOptions });

it('names every limit with its default, and no other', () => {
  const told = [...page.matchAll(/^\| .* \| `--([\w-]+)` \| (\S+) \|$/gm)].map(([, flag, value]) => `${flag} ${value}`);
  const declared = options
    .filter(({ group }) => group === 'Limits')
    .map((option) => `${option.flag} ${option.default}`);
  expect(told.sort()).toEqual(declared.sort());
});

it('says how long an escape string may be', () => {
  expect(page).toContain(`An escape string of more than ${MAX_STRING} characters is dropped`);
});
