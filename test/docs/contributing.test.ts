// What CONTRIBUTING.md sends a newcomer to is there: files, folders, scripts. NAME stands for what they add.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const page = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8');
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

const FOLDERS = /^(src|test|docs|scripts|assets|fixtures|examples|bin|kernels|bench|\.ci)\//;
const named = [...page.matchAll(/[\w.-]+(?:\/[\w.-]+)+\/?/g)].map(([path]) => path.replace(/\.$/, ''));
const paths = [...new Set(named)].filter((path) => FOLDERS.test(path));
const place = (path: string): string => (path.includes('NAME') ? dirname(path) : path);

it('names files and folders', () => {
  expect(paths).toEqual(expect.arrayContaining(['src/core/edit/NAME.ts', 'src/cli/registry.ts', 'test/render/']));
});

it.each(paths)('%s is there', (path) => {
  expect(existsSync(join(root, place(path)))).toBe(true);
});

it('names scripts that package.json has', () => {
  const run = [...page.matchAll(/npm run ([\w:-]+)/g)].map(([, script = '']) => script);
  expect(run.filter((script) => !Object.hasOwn(scripts, script))).toEqual([]);
});
