// Runs the tests on every Node line that is supported. npm brings the ones that are not installed.
import { spawnSync } from 'node:child_process';

const LINES = [20, 22, 24];
const running = Number(process.versions.node.split('.')[0]);

for (const line of LINES.filter((other) => other !== running)) {
  console.log(`\nNode ${line}`);
  const words = ['--yes', '--package', `node@${line}`, '--', 'node', 'node_modules/vitest/vitest.mjs', 'run'];
  const { status } = spawnSync('npx', words, { stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) process.exit(status ?? 1);
}
