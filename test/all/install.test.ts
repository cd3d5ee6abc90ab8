// A release as people install it: from git, by pre-commit and by the Action's own step. What it holds is built: nothing is built again.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parse } from 'yaml';
import { root } from '../package/support.js';
import { environment, isInstalled } from '../support/program.js';

const folder = mkdtempSync(join(tmpdir(), 'castkit-install-'));
const clone = join(folder, 'castkit');
const tag = 'v0';

const names = ['AUTHOR', 'COMMITTER'].flatMap((who) => [
  [`GIT_${who}_NAME`, 'Test'],
  [`GIT_${who}_EMAIL`, 'test@localhost'],
]);

function run(program: string, words: readonly string[], cwd: string, env: Record<string, string> = {}): string {
  const all = { ...environment, ...Object.fromEntries(names), ...env };
  const { status, stdout, stderr } = spawnSync(program, words, { cwd, encoding: 'utf8', env: all });
  expect({ words, status, stdout, stderr }).toMatchObject({ status: 0 });
  return stdout;
}

/** A folder in which nothing is but a recording and a manifest. */
function project(name: string): string {
  const path = join(folder, name);
  mkdirSync(path);
  copyFileSync(join(root, 'examples/demo.cast'), join(path, 'demo.cast'));
  writeFileSync(join(path, 'castkit.yaml'), 'inputs: demo.cast\noutputs: demo.txt\n');
  return path;
}

beforeAll(() => {
  run('git', ['clone', '--quiet', root, clone], folder);
  const changelog = readFileSync(join(clone, 'CHANGELOG.md'), 'utf8');
  const { version } = JSON.parse(readFileSync(join(clone, 'package.json'), 'utf8')) as { version: string };
  writeFileSync(join(clone, 'CHANGELOG.md'), changelog.replace('## Unreleased', `## ${version} (2026-12-01)`));
  run('git', ['commit', '--quiet', '--all', '--message', version], clone);
  writeFileSync(join(clone, '.git/info/exclude'), 'node_modules\n');
  symlinkSync(join(root, 'node_modules'), join(clone, 'node_modules'));
  run(process.execPath, ['scripts/release.mjs'], clone);
  rmSync(join(clone, 'node_modules'));
}, 300_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }), 60_000);

it('installs from git', () => {
  const path = project('from-git');
  run('npm', ['install', '--prefix', '.', `git+file://${clone}#${tag}`], path);
  run(join(path, 'node_modules/.bin/castkit'), ['build'], path);
  expect(readFileSync(join(path, 'demo.txt'), 'utf8')).not.toBe('');
});

it.skipIf(!isInstalled('pre-commit', '--version'))('runs as hooks of pre-commit, with the Node that is there', () => {
  const path = project('hooks');
  const hooks = ['castkit-build', 'castkit-check', 'castkit-validate'].map((id) => ({ id }));
  const repos = [{ repo: `file://${clone}`, rev: tag, hooks }];
  const config = JSON.stringify({ default_language_version: { node: 'system' }, repos });
  writeFileSync(join(path, '.pre-commit-config.yaml'), config);
  run('git', ['init', '--quiet'], path);
  run('git', ['add', '.'], path);
  const told = run('pre-commit', ['run', '--all-files'], path, { PRE_COMMIT_HOME: join(folder, 'pre-commit') });
  expect(told.match(/Passed$/gm)).toHaveLength(hooks.length);
});

it("installs by the Action's step, from the Action's own checkout", () => {
  const checkout = join(folder, 'action');
  run('git', ['worktree', 'add', '--quiet', checkout, tag], clone);
  const { runs } = parse(readFileSync(join(checkout, 'action.yml'), 'utf8')) as {
    runs: { steps: { id?: string; run?: string }[] };
  };
  const script = runs.steps.find(({ id }) => id === 'install')?.run ?? '';
  const prefix = join(folder, 'prefix');
  run('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], folder, {
    GITHUB_ACTION_PATH: checkout,
    npm_config_prefix: prefix,
  });
  expect(run(join(prefix, 'bin/castkit'), ['--version'], folder)).toMatch(/^\d+\.\d+\.\d+\n$/);
});
