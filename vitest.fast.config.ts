// The tests that are quick: what one runs while working (npm run test:fast). `npm test` runs all of them.
import { mergeConfig } from 'vitest/config';
import { projects } from './test/projects.js';
import config from './vitest.config.js';

const { projects: _, ...test } = config.test ?? {};

export default mergeConfig({ test }, { test: { projects: projects({ fast: true }) } });
