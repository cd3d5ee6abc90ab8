// Builds what ships: the kernels (WebAssembly), the library (ESM with types and source maps) and the command line (one bundle, lazy commands).
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { build } from 'esbuild';
import { directImports } from './direct-imports.mjs';

const run = (...args) => {
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
};

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));

rmSync('dist', { recursive: true, force: true });
run(
  'node_modules/assemblyscript/bin/asc.js',
  'kernels/index.ts',
  '--config',
  'kernels/asconfig.json',
  '--outFile',
  'dist/kernels.wasm',
);
run('node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json');
await build({
  entryPoints: { castkit: 'src/cli/main.ts', 'encode-worker': 'src/pixels/encode-worker.ts' },
  outdir: 'dist/bundle',
  bundle: true,
  splitting: true,
  minify: true,
  sourcemap: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  define: { CASTKIT_VERSION: JSON.stringify(version) },
  external: ['sharp', '@napi-rs/canvas', 'fontkit'],
  plugins: [directImports(resolve('src/index.ts'))],
  logLevel: 'warning',
});
