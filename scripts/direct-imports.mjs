// An esbuild plugin: what a command imports from the public API is imported from the file that has it. A bundler runs all of an
// index for whoever imports it, so that each command would load the whole library.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const EXPORT = /export (?:\{([^}]*)\}|\*) from '([^']+)';/g;
const IMPORT = /import \{([^}]*)\} from '(?:\.\.\/)+index\.js';/g;
const DECLARED = /^export (?:async )?(?:const|function\*?|class) (\w+)/gm;

const names = (list) =>
  list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && !name.startsWith('type '));

/** Name of each value that the index exports, itself or through another index -> the file that it is from. */
function readIndex(index) {
  const homes = new Map();
  for (const [, list, specifier] of readFileSync(index, 'utf8').matchAll(EXPORT)) {
    const file = join(dirname(index), specifier.replace(/\.js$/, '.ts'));
    if (!list) for (const [name, home] of readIndex(file)) homes.set(name, home);
    const exported = list ? names(list) : [...readFileSync(file, 'utf8').matchAll(DECLARED)].map(([, name]) => name);
    for (const name of exported) homes.set(name, file);
  }
  return homes;
}

export const directImports = (index) => ({
  name: 'direct-imports',
  setup(build) {
    const homes = readIndex(index);
    const importFrom = (list) =>
      names(list)
        .map((name) => `import { ${name} } from ${JSON.stringify(homes.get(name.split(' as ')[0]) ?? index)};`)
        .join(' ');
    build.onLoad({ filter: /src[\\/]cli[\\/].*\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace(IMPORT, (_, list) => importFrom(list)),
      loader: 'ts',
    }));
  },
});
