// The command line as two files of CommonJS: castkit.js has what making a GIF takes, rest.js all other commands, loaded when one is
// asked for. CommonJS, because Node takes 10 ms longer to start on modules, and because V8's code cache is for scripts only; two
// files, because a bundler's own splitting is for modules only. What rest.js shares with castkit.js it takes from there, so that
// there is one of everything.
import { readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { build } from 'esbuild';
import { directImports } from './direct-imports.mjs';

const MAIN = resolve('src/cli/main.ts');
const GIF = resolve('src/cli/commands/gif.ts');
/** Loaded from node_modules, when something needs them. */
const external = [
  'sharp',
  'fontkit',
  'fzstd',
  'subset-font',
  'wawoff2',
  'ini',
  'lilconfig',
  'smol-toml',
  'workerpool',
  'ws',
  'yaml',
];

/** Node takes 2 ms to load what `performance.now` is, and has as good a clock at hand: milliseconds since the process began. */
const BANNER = [
  "const __fileUrl=require('node:url').pathToFileURL(__filename).href;",
  'const __clock={now:()=>process.uptime()*1000};',
].join('\n');

const settings = (version) => ({
  bundle: true,
  minifyWhitespace: true,
  minifySyntax: true, // but not names: CASTKIT_DEBUG shows them, and no source map of these ships
  sourcemap: true,
  format: 'cjs',
  platform: 'node',
  target: 'node20',
  supported: { 'dynamic-import': false }, // a script with a code cache must not import
  define: {
    CASTKIT_VERSION: JSON.stringify(version),
    'import.meta.url': '__fileUrl',
    'globalThis.performance': '__clock',
    'performance.now': '__clock.now',
  },
  banner: { js: BANNER },
  external,
  logLevel: 'warning',
});

const sourceOf = ({ path, resolveDir }) => join(resolveDir, path).replace(/\.js$/, '.ts');
const idOf = (file) => relative('src', file).replace(/\.ts$/, '').replaceAll('\\', '/');

/** `require` of its own file system place is the bundler's `require`: xterm.js becomes part of the file that needs it. */
const bundledRequires = {
  name: 'bundled-requires',
  setup({ onLoad }) {
    onLoad({ filter: /src[\\/]node[\\/]platform[\\/]libraries\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8')
        .replace(/^.*createRequire.*$/gm, '')
        .replaceAll('installed(', 'require('),
      loader: 'ts',
    }));
  },
};

/** What castkit.js imports when asked for another command is in rest.js; gathers what that has to hold. */
const restLater = (gathered) => ({
  name: 'rest-later',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^\.{1,2}\// }, (args) => {
      if (args.kind !== 'dynamic-import' || sourceOf(args) === GIF) return undefined;
      gathered.add(sourceOf(args));
      return { path: idOf(sourceOf(args)), namespace: 'rest' };
    });
    onResolve({ filter: /rest\.js$/, namespace: 'rest' }, () => ({ path: './rest.js', external: true }));
    onLoad({ filter: /.*/, namespace: 'rest' }, ({ path }) => ({
      contents: `module.exports = require('./rest.js').modules[${JSON.stringify(path)}]();`,
    }));
  },
});

/** What rest.js shares with castkit.js is there already. */
const sharedFromMain = (shared) => ({
  name: 'shared-from-main',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^\.{1,2}\// }, (args) => {
      if (args.namespace === 'main') return { path: './castkit.js', external: true };
      return shared.has(sourceOf(args)) ? { path: idOf(sourceOf(args)), namespace: 'main' } : undefined;
    });
    onLoad({ filter: /.*/, namespace: 'main' }, ({ path }) => ({
      contents: `module.exports = require('./castkit.js').modules[${JSON.stringify(path)}]();`,
    }));
  },
});

/** A script whose `modules` run a source file when it is first asked for. */
const entry = (files, more = '') => ({
  contents: `${more}export const modules = {${files
    .map((file) => `${JSON.stringify(idOf(file))}: () => require(${JSON.stringify(file)})`)
    .join(',')}};`,
  resolveDir: process.cwd(),
  loader: 'js',
});

/** bin/load.js reads bytes as characters. The bundler escapes all but what is in regular expressions. */
function refuseOtherThanAscii(path) {
  const [found] = /[^\x00-\x7f]/.exec(readFileSync(path, 'utf8')) ?? [];
  if (found)
    throw new Error(`${path}: expected ASCII only, found ${found}: escape it in the regular expression it is from`);
}

const sourcesOf = ({ inputs }) =>
  Object.keys(inputs)
    .filter((path) => path.startsWith('src/'))
    .map((path) => resolve(path));

/**
 * @param {string} folder where the files go
 * @param {string} version of castkit
 */
export async function bundle(folder, version) {
  const direct = directImports(resolve('src/index.ts'));
  const common = settings(version);
  const later = new Set();
  const plugins = [restLater(later), bundledRequires, direct];
  const first = await build({ ...common, entryPoints: [MAIN], plugins, write: false, metafile: true, outdir: folder });
  const shared = sourcesOf(first.metafile);
  const main = `export { main } from ${JSON.stringify(MAIN)};`;
  await build({ ...common, stdin: entry(shared, main), plugins, outfile: join(folder, 'castkit.js') });
  const rest = [...later, resolve('src/build/build-worker.ts'), resolve('src/cli/man.ts')];
  const restPlugins = [sharedFromMain(new Set(shared)), bundledRequires, direct];
  await build({ ...common, stdin: entry(rest), plugins: restPlugins, outfile: join(folder, 'rest.js') });
  await build({ ...common, entryPoints: ['src/node/platform/encode-worker.ts'], outdir: folder });
  for (const name of ['castkit.js', 'rest.js']) refuseOtherThanAscii(join(folder, name));
  writeFileSync(join(folder, 'build-worker.js'), "require('./rest.js').modules['build/build-worker']();\n");
  writeFileSync(join(folder, 'package.json'), '{ "type": "commonjs" }\n');
}
