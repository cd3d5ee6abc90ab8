// What decides bytes comes in exactly one version.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const { dependencies } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as {
  dependencies: Record<string, string>;
};

it.each(['@xterm/headless', '@xterm/addon-serialize', '@xterm/addon-unicode11', 'gifenc'])('%s is pinned', (name) => {
  expect(dependencies[name]).toMatch(/^\d+\.\d+\.\d+$/);
});

it('the version of xterm.js that is named where another is refused is the pinned one', () => {
  const inside = readFileSync(join(import.meta.dirname, '../../src/core/terminal/xterm/inside.ts'), 'utf8');
  expect(inside).toContain(`KNOWN = '${dependencies['@xterm/headless']}'`);
});
