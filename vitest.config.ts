import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { projects } from './test/projects.js';

/** Where .ci/run wants its report; none otherwise. */
const report = process.env['TEST_REPORT'];

export default defineConfig({
  test: {
    projects: projects(),
    setupFiles: ['src/node/platform/install.ts'],
    testTimeout: 60_000,
    pool: 'forks',
    // Much of the time goes by in programs that tests start: two at a time pay on two cores too.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    reporters: report ? ['default', ['json', { outputFile: report }]] : ['default'],
  },
});
