// What scripts/release.mjs refuses to release, on a repository of its own.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { useFolder } from '../support/folder.js';
import { environment } from '../support/program.js';
import { root } from './support.js';

const path = useFolder();

const identity = {
  GIT_AUTHOR_NAME: 't',
  GIT_AUTHOR_EMAIL: 't@localhost',
  GIT_COMMITTER_NAME: 't',
  GIT_COMMITTER_EMAIL: 't@localhost',
};

const git = (...words: string[]) =>
  spawnSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@localhost', ...words], { cwd: path() });

function commit(files: Record<string, string>): void {
  for (const [name, text] of Object.entries(files)) writeFileSync(path(name), text);
  git('add', '.');
  git('commit', '-qm', 'Test');
}

function release(...args: (string | Record<string, string>)[]) {
  const words = [join(root, 'scripts/release.mjs'), ...args.filter((arg) => typeof arg === 'string')];
  const env = Object.assign({ ...identity }, ...args.filter((arg) => typeof arg !== 'string')) as Record<
    string,
    string
  >;
  const { GITHUB_REF_TYPE: _, ...rest } = environment;
  return spawnSync(process.execPath, words, { cwd: path(), encoding: 'utf8', env: { ...rest, ...env } });
}

beforeEach(() => {
  git('init', '-q');
  commit({
    'package.json': JSON.stringify({
      version: '1.2.3',
      scripts: { build: 'mkdir -p dist/bundle && echo built > dist/bundle/castkit.js', prepare: 'false', test: 'true' },
    }),
    '.gitignore': 'dist/\n',
    'package-lock.json': '{ "version": "1.2.3" }',
    'CHANGELOG.md': '# Changelog\n\n## 1.2.3 (2026-12-01)\n',
  });
});

it('is content with a clean tree whose versions and changelog agree', () => {
  expect(release('--check')).toMatchObject({ status: 0, stdout: 'ready: node scripts/release.mjs\n' });
});

it('tags a commit beside the branch that holds what was built, for which npm has nothing to build', () => {
  const before = git('rev-parse', 'HEAD').stdout.toString();
  expect(release()).toMatchObject({ status: 0, stdout: expect.stringContaining('git push origin HEAD v1.2.3') });
  const show = (name: string) => git('show', name).stdout.toString();
  expect(show('v1.2.3:dist/bundle/castkit.js')).toBe('built\n');
  expect(JSON.parse(show('v1:package.json'))).toEqual({ version: '1.2.3', scripts: { test: 'true' } });
  expect(git('rev-parse', 'HEAD').stdout.toString()).toBe(before);
  expect(git('rev-parse', 'v1.2.3^').stdout.toString()).toBe(before);
  expect(git('status', '--porcelain').stdout.toString()).toBe('');
});

it.each([
  ['a changed tree', () => writeFileSync(path('new.txt'), ''), 'expected a clean tree'],
  ['a lock file of another version', () => commit({ 'package-lock.json': '{ "version": "1.2.2" }' }), 'found 1.2.2'],
  ['no entry in the changelog', () => commit({ 'CHANGELOG.md': '## Unreleased\n' }), 'found "## Unreleased"'],
  ['an odd version', () => commit({ 'package.json': '{ "version": "next" }' }), 'a version like 1.2.3'],
])('refuses %s', (_, spoil, said) => {
  spoil();
  expect(release()).toMatchObject({ status: 1, stderr: expect.stringContaining(said) });
});

it('refuses the tag of another version', () => {
  const { status, stderr } = release({ GITHUB_REF_TYPE: 'tag', GITHUB_REF_NAME: 'v1.2.4' });
  expect({ status, stderr }).toEqual({ status: 1, stderr: 'expected the tag v1.2.3, found v1.2.4\n' });
});
