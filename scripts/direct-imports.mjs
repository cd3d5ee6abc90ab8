// An esbuild plugin that decides what a command has to load. Two things stand in the way of a fast start: a bundler puts all of an
// index into the chunk of whoever imports it, so that each command would load the whole library; and it makes a chunk for every set
// of commands that share something, which is dozens of files. So what a command imports from the public API is imported from the
// file that has it, and what the main command needs is one chunk that all commands load.
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

/** Name of each value that the index exports -> the file that it is from. */
function readIndex(index) {
  const homes = new Map();
  for (const [, list, specifier] of readFileSync(index, 'utf8').matchAll(EXPORT)) {
    const file = join(dirname(index), specifier.replace(/\.js$/, '.ts'));
    const exported = list ? names(list) : [...readFileSync(file, 'utf8').matchAll(DECLARED)].map(([, name]) => name);
    for (const name of exported) homes.set(name, file);
  }
  return homes;
}

/** @param core the file whose imports, and theirs, are one chunk */
export const directImports = (index, core) => ({
  name: 'direct-imports',
  setup(build) {
    const homes = readIndex(index);
    const direct = (list) =>
      names(list)
        .map((name) => `import { ${name} } from ${JSON.stringify(homes.get(name.split(' as ')[0]) ?? index)};`)
        .join(' ');
    build.onLoad({ filter: /src[\\/]cli[\\/].*\.ts$/ }, ({ path }) => {
      const contents = readFileSync(path, 'utf8').replace(IMPORT, (_, list) => direct(list));
      const isCommand = /[\\/]commands[\\/]/.test(path);
      const whole = `${contents}\nexport * as core from ${JSON.stringify(core)};\n`;
      return { contents: isCommand ? whole : contents, loader: 'ts' };
    });
  },
});
