// Builds what ships: the kernels (WebAssembly), the library (ESM with types and source maps), the command line (two scripts,
// the second loaded for what is rarer), its manual pages, and the player of its pages. What was built before stays until the new
// build is whole. `--if-stale` builds only if a source is newer than that.
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { build } from 'esbuild';
import { bundle } from './bundle.mjs';
import { documentOptions } from './option-docs.mjs';

const SOURCES = ['src', 'kernels', 'scripts', 'package.json', 'tsconfig.json', 'tsconfig.build.json'];
const newest = (path) =>
  statSync(path).isDirectory()
    ? Math.max(...readdirSync(path).map((name) => newest(`${path}/${name}`)))
    : statSync(path).mtimeMs;
const built = 'dist/bundle/castkit.js';
if (process.argv.includes('--if-stale') && existsSync(built) && newest(built) > Math.max(...SOURCES.map(newest)))
  process.exit();

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const out = `dist.${process.pid}`;

function run(...args) {
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
  if (status === 0) return;
  rmSync(out, { recursive: true, force: true });
  process.exit(status ?? 1);
}

/** Types that no public type leads to are of no use to anybody. */
function removeInnerTypes() {
  const reached = new Set();
  const reach = (file) => {
    if (reached.has(file) || !existsSync(file)) return;
    reached.add(file);
    const imports = readFileSync(file, 'utf8').matchAll(/(?:\bfrom|\bimport\(|^import)\s*["'](\.[^"']+)\.js["']/gm);
    for (const [, path] of imports) reach(join(dirname(file), `${path}.d.ts`));
  };
  const { exports } = JSON.parse(readFileSync('package.json', 'utf8'));
  for (const { types } of Object.values(exports)) if (types) reach(join(out, types.replace('./dist/', '')));
  for (const name of readdirSync(out, { recursive: true })) {
    const file = join(out, name);
    if (file.endsWith('.d.ts') && !reached.has(file)) rmSync(file);
  }
}

/** asciinema's player as it was published, with its licence: pages that castkit writes have it inside. */
function copyPlayer() {
  const from = 'node_modules/asciinema-player';
  if (!existsSync(from)) {
    console.error(`${from} is missing: run npm install`);
    rmSync(out, { recursive: true, force: true });
    process.exit(1);
  }
  mkdirSync(`${out}/player`);
  for (const name of ['asciinema-player.min.js', 'asciinema-player.css'])
    copyFileSync(`${from}/dist/bundle/${name}`, `${out}/player/${name}`);
  copyFileSync(`${from}/LICENSE`, `${out}/player/LICENSE`);
}

/** Scripts and style sheets of pages that castkit writes. */
async function bundlePages() {
  const entryPoints = readdirSync('src/web/pages').map((name) => `src/web/pages/${name}`);
  const outdir = `${out}/pages`;
  await build({
    entryPoints,
    outdir,
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    logLevel: 'warning',
  });
}

/** npm links the pages that package.json lists, and of a tarball no others. */
function listPages(man) {
  const text = readFileSync('package.json', 'utf8');
  const listed = `${JSON.stringify({ ...JSON.parse(text), man }, null, 2)}\n`;
  if (listed === text) return;
  writeFileSync('package.json', listed);
  // What is built is of this package.json.
  utimesSync(`${out}/bundle/castkit.js`, new Date(), new Date());
}

const kernels = ['kernels/index.ts', '--config', 'kernels/asconfig.json', '--outFile', `${out}/kernels.wasm`];
run('node_modules/assemblyscript/bin/asc.js', ...kernels);
const compile = ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json', '--outDir', out];
run(...compile, '--emitDeclarationOnly');
removeInnerTypes();
run(...compile, '--declaration', 'false', '--removeComments'); // they are in the types, and in the sources that the maps hold
await documentOptions(out);
await bundle(`${out}/bundle`, version);
copyPlayer();
await bundlePages();
const { manPages } = createRequire(import.meta.url)(resolve(out, 'bundle/rest.js')).modules['cli/man']();
mkdirSync(`${out}/man`);
const pages = await manPages(version);
for (const { name, text } of pages) writeFileSync(`${out}/man/${name}`, text);
listPages(pages.map(({ name }) => `./dist/man/${name}`).sort());
const old = `${out}.old`;
if (existsSync('dist')) renameSync('dist', old);
renameSync(out, 'dist');
rmSync(old, { recursive: true, force: true });
run('scripts/code-cache.cjs');
