// The tests by what they are of: the core, what Node.js brings, the command line, browsers. `npx vitest --project core` runs one part.
import { readdirSync, readFileSync } from 'node:fs';

/** Folders and files of test/, by the part of src/ that they are of; what is named nowhere is of the core. */
const FOLDERS = {
  node: ['build', 'tape', 'determinism', 'fuzz', 'package', 'record', 'play', 'stream', 'tty', 'bench', 'safety'],
  cli: ['cli', 'docs', 'examples.test.ts'],
  web: ['web'],
} as const;

type Project = keyof typeof FOLDERS | 'core';

/** What takes long: other programs, builds, recordings by the dozen, made-up input. */
const LONG = [
  ...['test/web/', 'test/build/', 'test/package/', 'test/fuzz/', 'test/docs/', 'test/bench/'],
  ...['test/examples.test.ts', 'test/laws.test.ts', 'test/determinism/surroundings.test.ts'],
  ...['test/hostile/memory.test.ts', 'test/cli/readme.test.ts', 'test/cli/readme-pictures.test.ts'],
];
/** Tests that read the corpus or start a browser, wherever they are. */
const LONG_SUPPORT = /support\/(?:corpus|chromium)\.js'/;
const OF_CORPUS = /(?:^|\/)corpus\.test\.ts$/;

const inFolders = (path: string, folders: readonly string[]): boolean =>
  folders.some((folder) => path === `test/${folder}` || path.startsWith(`test/${folder}/`));

function projectOf(path: string, text: string): Project {
  if (text.includes("support/chromium.js'")) return 'web';
  for (const [project, folders] of Object.entries(FOLDERS)) if (inFolders(path, folders)) return project as Project;
  return 'core';
}

const isLong = (path: string, text: string): boolean =>
  LONG_SUPPORT.test(text) || OF_CORPUS.test(path) || LONG.some((place) => path === place || path.startsWith(place));

const testFiles = (): string[] =>
  readdirSync('test', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => `test/${name.replaceAll('\\', '/')}`)
    .sort();

/** For vitest's `projects`. @param fast without what takes long */
export function projects({ fast = false } = {}) {
  const include: Record<Project, string[]> = { core: [], node: [], cli: [], web: [] };
  for (const path of testFiles()) {
    const text = readFileSync(path, 'utf8');
    if (path.startsWith('test/all/') || (fast && isLong(path, text))) continue;
    include[projectOf(path, text)].push(path);
  }
  return Object.entries(include)
    .filter(([, files]) => files.length > 0)
    .map(([name, files]) => ({ extends: true as const, test: { name, include: files } }));
}
