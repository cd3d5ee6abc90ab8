// Presets: what they bring is what docs/looks.md says, and every option of theirs exists.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type OptionSet, resolveOptions } from '../../src/core/options/option.js';
import { paintingOptions } from '../../src/core/picture/painting.js';
import { presets } from '../../src/core/theme/presets.js';

const page = readFileSync(join(import.meta.dirname, '../../docs/looks.md'), 'utf8');
const options: OptionSet = paintingOptions;

function words(key: string, value: unknown): string {
  const { flag } = options[key]!;
  if (value === true) return `\`--${flag}\``;
  const text = Array.isArray(value) ? value.join(',') : String(value);
  return `\`--${flag} ${/[ (]/.test(text) ? JSON.stringify(text) : text}\``;
}

it('are what the documentation says', () => {
  const rows = Object.entries(presets).map(
    ([name, brought]) =>
      `| \`${name}\` | ${Object.entries(brought)
        .map(([key, value]) => words(key, value))
        .join(' ')} |`,
  );
  const table = /<!-- presets -->\n([\s\S]*?)\n<!-- \/presets -->/.exec(page)?.[1]?.split('\n').slice(2);
  expect(table).toEqual(rows);
});

it.each(Object.entries(presets))(
  '%s brings values that its options take, below those that are given',
  (name, brought) => {
    const values = resolveOptions(options, { preset: name });
    expect(values).toMatchObject(JSON.parse(JSON.stringify(brought)));
    expect(resolveOptions(options, { preset: name, idleTimeLimit: 9 })).toMatchObject({ idleTimeLimit: 9 });
  },
);
