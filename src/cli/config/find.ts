// Finds the configuration file that is in force: the nearest one, in the folder or one above it. Says nothing of what it holds.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { repositoryOf, upwards } from '../../node/project.js';

/** In this order in each folder. */
const PLACES = ['castkit.yaml', 'castkit.yml', '.castkitrc', 'package.json'];
const PACKAGE = 'package.json';
const PACKAGE_KEY = 'castkit';

/** Nothing is loaded for folders without any of these files, as most are: this runs before every command. */
function mayHoldConfig(folder: string): boolean {
  return PLACES.some((place) => {
    const path = join(folder, place);
    return existsSync(path) && (place !== PACKAGE || readQuietly(path).includes(`"${PACKAGE_KEY}"`));
  });
}

function readQuietly(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function packageValue(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return { [PACKAGE_KEY]: {} }; // whoever reads it says what is wrong, and where
  }
}

/** A configuration file, and the key under which it holds the options, if not at the top. */
export interface ConfigPlace {
  path: string;
  key?: string;
  /** It lies above the repository that one is in, or, in none, above the folder: somebody else may have written it. */
  above: boolean;
}

/** The nearest configuration file, or undefined where there is none; not looked for above the home folder. */
export async function findConfig(folder: string): Promise<ConfigPlace | undefined> {
  if (![...upwards(folder)].some(mayHoldConfig)) return undefined;
  const { lilconfigSync } = await import('lilconfig');
  const text = (_path: string, content: string): string => content;
  const search = lilconfigSync('castkit', {
    searchPlaces: PLACES,
    packageProp: PACKAGE_KEY,
    loaders: { '.yaml': text, '.yml': text, noExt: text, '.json': (_path, content) => packageValue(content) },
  });
  const path = search.search(folder)?.filepath;
  if (path === undefined) return undefined;
  const above = relative(repositoryOf(folder) ?? folder, dirname(path)).startsWith('..');
  return path.endsWith(PACKAGE) ? { path, key: PACKAGE_KEY, above } : { path, above };
}
