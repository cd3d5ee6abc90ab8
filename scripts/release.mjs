// Makes a release in one step: checks the tree, the versions and the changelog, builds, and tags a commit that holds what was built, so that
// the Action, the hooks and installs from git need no build. `--check` only checks. It pushes and publishes nothing itself:
// examples/ci/release.yml publishes, where npm can tell from which commit and workflow a package comes (its provenance).
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const git = (...words) => execFileSync('git', words, { encoding: 'utf8' }).trim();
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const [, entry] = /^## (.+)$/m.exec(readFileSync('CHANGELOG.md', 'utf8')) ?? [];
const changed = git('status', '--porcelain');
const tags = git('tag', '--points-at', 'HEAD').split('\n');
const onTag = process.env.GITHUB_REF_TYPE === 'tag' ? process.env.GITHUB_REF_NAME : undefined;

const faults = [
  changed && `expected a clean tree, found changes:\n${changed}`,
  !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version) && `package.json: expected a version like 1.2.3, found "${version}"`,
  lock.version !== version && `package-lock.json: expected version ${version}, found ${lock.version}: run npm install`,
  !entry?.startsWith(`${version} `) &&
    `CHANGELOG.md: expected its first entry to be "## ${version} (YYYY-MM-DD)", found "## ${entry}"`,
  onTag !== undefined && onTag !== `v${version}` && `expected the tag v${version}, found ${onTag}`,
].filter(Boolean);

for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exit(1);
const tag = `v${version}`;
if (process.argv.includes('--check') || tags.includes(tag) || onTag !== undefined) {
  console.log(tags.includes(tag) || onTag ? `${tag} is ready to be published` : 'ready: node scripts/release.mjs');
  process.exit();
}

/** The package's own description without the scripts for which npm would install what a build needs. */
function withoutBuild() {
  const description = JSON.parse(readFileSync('package.json', 'utf8'));
  for (const name of ['build', 'prepare']) delete description.scripts?.[name];
  return `${JSON.stringify(description, null, 2)}\n`;
}

/** A commit on top of this one that holds dist too; the branch and the tree stay as they are. */
function commitBuilt() {
  const folder = mkdtempSync(join(tmpdir(), 'castkit-release-'));
  const env = { ...process.env, GIT_INDEX_FILE: join(folder, 'index') };
  const withIndex = (words, input) => execFileSync('git', words, { encoding: 'utf8', env, input }).trim();
  try {
    withIndex(['read-tree', 'HEAD']);
    const built = readdirSync('dist', { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const paths = built
      .map(({ parentPath, name }) => join(parentPath, name))
      .filter((path) => !/\.(map|cache)$/.test(path));
    withIndex(['add', '--force', '--pathspec-from-file=-'], paths.join('\n'));
    const blob = withIndex(['hash-object', '-w', '--stdin'], withoutBuild());
    withIndex(['update-index', '--cacheinfo', `100644,${blob},package.json`]);
    return withIndex(['commit-tree', withIndex(['write-tree']), '-p', 'HEAD', '-m', `Release ${tag}, built`]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

execFileSync('npm', ['run', '--silent', 'build'], { stdio: 'inherit', shell: process.platform === 'win32' });
const commit = commitBuilt();
const major = tag.replace(/\..*/, '');
git('tag', tag, commit);
git('tag', '--force', major, commit);
console.log(
  `${tag} and ${major} are tagged, built. After npm run test:all: git push origin HEAD ${tag} && git push --force origin ${major}`,
);
