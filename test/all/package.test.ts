// What a project can do that has castkit's tarball installed: compile with its types, run it, take a part of it, start its programs.
// What the tarball holds is a matter of test/package/contents.test.ts.
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installInto, manifest, root } from '../package/support.js';
import { environment } from '../support/program.js';

const project = mkdtempSync(join(tmpdir(), 'castkit-package-'));
let installed = '';

/** A consumer that says which types it gets: a wrong one of these does not compile, nor does a call that should not. */
const CONSUMER = `
import { type Cast, CastError, type Frame, frames, gif, loadCast, trim, txt } from 'castkit';

const cast: Cast = await loadCast('demo.cast');
const opening: Cast = await trim({ start: 1, end: 'marker:fetch' })(cast);
let bytes = 0;
for await (const chunk of gif(opening, { theme: 'nord', end: 2 })) bytes += (chunk satisfies Uint8Array).length;
const times: number[] = [];
for await (const frame of frames(cast)) times.push((frame satisfies Frame).time);
// @ts-expect-error: an option that gif does not have
const wrong = () => gif(cast, { colour: 'red' });
const problem: string = await loadCast('package.json').then(() => '', (error: unknown) => (error instanceof CastError ? error.message : ''));
console.log(JSON.stringify([bytes > 1000, times.length > 100, (await txt(cast)).includes('tides'), problem !== '', typeof wrong]));
`;

beforeAll(() => {
  installed = installInto(project);
  copyFileSync(join(root, 'examples/demo.cast'), join(project, 'demo.cast'));
  writeFileSync(join(project, 'package.json'), '{ "type": "module", "private": true }\n');
});
afterAll(() => rmSync(project, { recursive: true, force: true }));

const node = (...words: string[]) =>
  spawnSync(process.execPath, words, { cwd: project, encoding: 'utf8', env: environment });

/** Of a project's tsconfig.json: what a strict one says, and the declarations of its dependencies are checked too. */
const STRICT = { target: 'es2023', strict: true, skipLibCheck: false, exactOptionalPropertyTypes: true, outDir: 'out' };

describe('a project with castkit in it', () => {
  it.each([
    { module: 'esnext', moduleResolution: 'bundler' },
    { module: 'node16', moduleResolution: 'node16' },
    { module: 'nodenext', moduleResolution: 'nodenext' },
  ])('compiles under moduleResolution $moduleResolution, and runs', (settings) => {
    writeFileSync(join(project, 'consumer.ts'), CONSUMER);
    const compilerOptions = { ...STRICT, ...settings, types: ['node'] };
    writeFileSync(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['consumer.ts'] }));
    const compiled = node(join(root, 'node_modules/typescript/bin/tsc'), '-p', '.');
    expect(compiled.stdout).toBe('');
    const ran = node('out/consumer.js');
    expect(ran).toMatchObject({ stderr: '', status: 0, stdout: '[true,true,true,true,"function"]\n' });
  });

  it('sees the source in stack traces, with source maps', () => {
    const fails = "import { readCast } from 'castkit'; readCast(new Uint8Array([123]));";
    const { stderr } = node('--enable-source-maps', '--input-type=module', '-e', fails);
    expect(stderr).toMatch(/at readCast \(.*castkit[\\/]src[\\/]core[\\/]recording[\\/]read\.ts:\d+:\d+\)/);
  });

  it('may also require it, from Node 20.19 on', () => {
    const ran = node('--no-warnings', '--input-type=commonjs', '-e', "console.log(typeof require('castkit').gif)");
    expect(ran).toMatchObject({ stderr: '', stdout: 'function\n' });
  });

  it('gets no fonts, pixels and renderers by bundling an edit', async () => {
    const { metafile } = await build({
      stdin: { contents: "import { trim } from 'castkit'; console.log(trim);", resolveDir: project },
      bundle: true,
      write: false,
      metafile: true,
      minify: true,
      format: 'esm',
      platform: 'node',
      outfile: 'out.mjs',
      absWorkingDir: project,
      preserveSymlinks: true,
      logLevel: 'silent',
    });
    const [output] = Object.values(metafile.outputs);
    const kept = Object.entries(output?.inputs ?? {}).filter(([, { bytesInOutput }]) => bytesInOutput > 0);
    const names = kept.map(([path]) => path.replace(/^.*node_modules\//, ''));
    expect(names).toContain('castkit/dist/core/edit/trim.js');
    expect(
      names.filter((name) =>
        /^castkit\/dist\/(core\/(fonts|raster|codec|paint|picture|animation|still|svg|render)|build)\//.test(name),
      ),
    ).toEqual([]);
    expect(names.filter((name) => !/^(castkit|@xterm|<stdin>)/.test(name))).toEqual([]);
    expect(output?.bytes).toBeLessThan(150_000);
  });

  it.each(Object.entries(manifest.bin))('starts %s', (_, script) => {
    expect(node(join(installed, script), '--version')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining(manifest.version),
    });
  });

  it('makes the same GIF with the installed program as with this tree', () => {
    const gifOf = (folder: string) =>
      execFileSync(process.execPath, [join(folder, 'bin/cast2gif.js'), 'demo.cast', '-', '-q'], {
        cwd: project,
        env: environment,
        maxBuffer: 1 << 26,
      });
    expect(gifOf(installed).equals(gifOf(root))).toBe(true);
  });
});
