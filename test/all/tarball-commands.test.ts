// Every command line that README, docs and help show, run with the programs of the packed tarball, installed in an empty folder.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { installInto, root } from '../package/support.js';

const project = mkdtempSync(join(tmpdir(), 'castkit-tarball-'));
let installed = '';

beforeAll(() => {
  installed = installInto(project);
});
afterAll(() => rmSync(project, { recursive: true, force: true }));

it.each(['test/cli/readme.test.ts', 'test/docs/pages.test.ts', 'test/cli/edits.test.ts', 'test/build/ci.test.ts'])(
  'holds what %s says of the programs',
  (file) => {
    const { status, stdout } = spawnSync(
      process.execPath,
      [join(root, 'node_modules/vitest/vitest.mjs'), 'run', file],
      {
        cwd: root,
        env: { ...process.env, TESTED_BIN: join(installed, 'bin'), NO_COLOR: '1' },
        encoding: 'utf8',
        maxBuffer: 1 << 28,
      },
    );
    expect(status === 0 ? '' : stdout).toBe('');
  },
);
