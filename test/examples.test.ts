// Runs what examples/ holds as a user would: against the built package, by its name.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformSync } from 'esbuild';
import { afterAll, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const demo = join(root, 'examples/demo.cast');
const built = existsSync(join(root, 'dist/index.js'));
const folder = mkdtempSync(join(tmpdir(), 'castkit-examples-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Standard input counts as a file of the working folder, so that `castkit` is this package. */
function run(name: string, ...args: string[]): string {
  const { code } = transformSync(readFileSync(join(root, 'examples', `${name}.ts`), 'utf8'), { loader: 'ts' });
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-', ...args], {
    input: code,
    cwd: root,
    encoding: 'utf8',
  });
  expect(stderr.split('\n').filter((line) => line.includes('Error'))).toEqual([]);
  expect(status).toBe(0);
  return stdout;
}

describe.skipIf(!built)('the examples (skipped without `npm run build`)', () => {
  test('last-screen prints the screen that the demo ends on', () => {
    const screen = run('last-screen', demo);
    expect(screen.split('\n')).toHaveLength(24 + 1);
    expect(screen).toContain('│ 🐬 Porto           │');
    expect(screen).toContain('⚓ Safe in harbour');
  });

  test('list-markers prints a line for each chapter of the demo', () => {
    const lines = run('list-markers', demo).trimEnd().split('\n');
    expect(lines.map((line) => /s {2}(.{16})/.exec(line)?.[1]?.trim())).toEqual([
      'Look around',
      'Fetch',
      'Edit',
      'Watch the sea',
      "Today's tides",
    ]);
  });

  test('make-gif writes a GIF', () => {
    const output = join(folder, 'demo.gif');
    run('make-gif', demo, output);
    expect(readFileSync(output).subarray(0, 6).toString('latin1')).toBe('GIF89a');
  });

  test('are all run here', () => {
    const examples = readdirSync(join(root, 'examples')).filter((name) => name.endsWith('.ts'));
    expect(examples).toEqual(['last-screen.ts', 'list-markers.ts', 'make-gif.ts']);
  });
});

test('the demo holds nothing of the machine it was recorded on', () => {
  expect(readFileSync(demo, 'utf8')).not.toMatch(/\/tmp|\/root|\/home|@vm|localhost/);
});
