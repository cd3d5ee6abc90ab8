// Loads the scripts of dist/bundle. Compiling them is a third of the time of a short run: newer versions of Node keep what they
// compiled themselves; for others the build keeps it beside the script, and V8 refuses what is not from its own version.
const { readFileSync, renameSync, statSync, writeFileSync } = require('node:fs');
const Module = require('node:module');
const { dirname, join } = require('node:path');
const { Script } = require('node:vm');

const FOLDER = join(__dirname, '../dist/bundle');
const isKeptByNode = Module.enableCompileCache !== undefined;
const scripts = new Map();

/** V8 only looks at the length of a script to see whether code is its: so the time of its making is in the name. */
const cacheOf = (file) => `${file}.${process.versions.v8}.${process.arch}.${statSync(file).mtimeMs}.cache`;

function readCache(path) {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

/** The way from one script to the other. */
const requireFrom = (file) => {
  const require = Module.createRequire(file);
  return Object.assign((id) => (/^\.\/(castkit|rest)\.js$/.test(id) ? load(id.slice(2, -3)) : require(id)), require);
};

function run(name) {
  const filename = join(FOLDER, `${name}.js`);
  const cache = cacheOf(filename);
  const script = new Script(Module.wrap(readFileSync(filename, 'latin1')), {
    filename,
    cachedData: readCache(cache),
  });
  const module = { exports: {} };
  scripts.set(name, { script, module, cache });
  script.runInThisContext()(module.exports, requireFrom(filename), module, filename, dirname(filename));
  return module.exports;
}

/** @param {'castkit' | 'rest'} name of a script of dist/bundle @returns what it exports */
function load(name) {
  if (isKeptByNode) {
    Module.enableCompileCache();
    return require(join(FOLDER, `${name}.js`));
  }
  return scripts.get(name)?.module.exports ?? run(name);
}

/** Keeps what has been compiled so far of a script that is loaded: for the build. */
function keepCode(name) {
  if (isKeptByNode) return;
  const { script, cache } = scripts.get(name);
  writeFileSync(`${cache}.${process.pid}`, script.createCachedData());
  renameSync(`${cache}.${process.pid}`, cache);
}

module.exports = { load, keepCode };
