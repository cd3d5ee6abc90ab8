// The pictures that the README shows are those that castkit makes. `npm run pictures` makes them anew.
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { run } from '../support/program.js';

const root = join(import.meta.dirname, '../..');
const names = [...readFileSync(join(root, 'README.md'), 'utf8').matchAll(/"(docs\/pictures\/[^"]+)"/g)].map(
  ([, name = '']) => name,
);

it('shows pictures that are up to date', () => {
  const { status, stdout } = run(['castkit', 'build', 'docs/pictures/castkit.yaml', '--check', '-q'], { cwd: root });
  expect({ status, stale: stdout.toString() }).toEqual({ status: 0, stale: '' });
});

it('shows light and dark pictures that load quickly', () => {
  expect([...new Set(names)].sort()).toEqual([
    'docs/pictures/demo-dark.gif',
    'docs/pictures/demo-light.gif',
    'docs/pictures/demo.svg',
  ]);
  for (const name of names) expect(statSync(join(root, name)).size).toBeLessThan(350_000);
});
