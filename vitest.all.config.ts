// The long tests: everything under test/all.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['test/all/**/*.test.ts'], setupFiles: ['src/node/platform/install.ts'], testTimeout: 600_000,
    hookTimeout: 300_000, pool: 'forks', passWithNoTests: true },
});
