// Checks that a release can be made of this tree, and says what then makes it: `node scripts/release.mjs`. It publishes nothing itself:
// examples/ci/release.yml does, where npm can tell from which commit and workflow a package comes (its provenance).
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

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
console.log(
  tags.includes(`v${version}`)
    ? `v${version} is ready to be published`
    : `ready: npm run test:all, then git tag v${version} and git push --tags`,
);
