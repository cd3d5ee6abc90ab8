// castkit in a bundle of somebody else's, for Node.js: xterm.js is part of it, and the package's files are found.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { useFolderOfAll } from '../support/folder.js';
import { environment } from '../support/program.js';

const root = join(import.meta.dirname, '../..');
const path = useFolderOfAll();

const PROGRAM = `
import { gif, pipe, readCast, trim, txt } from 'castkit';
const events = [[0.5, 'o', 'hello'], [1, 'o', ' wörld']].map((event) => JSON.stringify(event) + '\\n').join('');
const cast = readCast(new TextEncoder().encode('{"version":2,"width":20,"height":2}\\n' + events));
let bytes = 0;
for await (const chunk of gif(cast, { theme: 'afterglow' })) bytes += chunk.length;
console.log(bytes > 300, (await txt(await pipe(cast, trim({ start: 0.7 })), { at: 'end' })).trim());
`;

beforeAll(async () => {
  mkdirSync(path('source', 'node_modules'), { recursive: true });
  symlinkSync(root, path('source', 'node_modules', 'castkit'));
  writeFileSync(path('source', 'program.mjs'), PROGRAM);
  await build({
    entryPoints: [path('source', 'program.mjs')],
    outfile: path('alone', 'program.mjs'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'silent',
  });
});

function run(...names: string[]) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [path(...names)], {
    encoding: 'utf8',
    env: environment,
  });
  return { stdout, status, stderr: stderr.split('\n').find((line) => line.startsWith('CastError')) ?? '' };
}

describe('a bundle for Node.js', () => {
  it('says what it needs where it stands alone', () => {
    expect(run('alone', 'program.mjs')).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/expected the package's folder assets/),
    });
  });

  it('runs with the files of the package beside it, and nothing installed', () => {
    cpSync(join(root, 'assets'), path('beside', 'assets'), { recursive: true });
    cpSync(join(root, 'dist/kernels.wasm'), path('beside', 'dist', 'kernels.wasm'));
    cpSync(path('alone', 'program.mjs'), path('beside', 'program.mjs'));
    expect(run('beside', 'program.mjs')).toEqual({ status: 0, stdout: 'true hello wörld\n', stderr: '' });
  });

  it('runs where castkit is installed', () => {
    cpSync(path('alone', 'program.mjs'), path('source', 'out', 'program.mjs'));
    expect(run('source', 'out', 'program.mjs')).toEqual({ status: 0, stdout: 'true hello wörld\n', stderr: '' });
  });
});
