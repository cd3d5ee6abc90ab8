// CONTRIBUTING's walks: a new edit touches three places of src, a new format four, and all that tells of commands has them. Done in
// a copy of the tree, with a toy of each.
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { HELLO } from '../support/casts.js';
import { useFolderOfAll } from '../support/folder.js';

const root = join(import.meta.dirname, '../..');
const path = useFolderOfAll();

/** Changes a file of the copy at a place that is there. */
function change(file: string, place: string, to: string): void {
  const text = readFileSync(path(file), 'utf8');
  expect(text).toContain(place);
  writeFileSync(path(file), text.replace(place, to));
}

const examples = (name: string) =>
  `[{ command: 'castkit ${name} demo.cast', does: 'a' }, { command: 'castkit ${name} b.cast', does: 'b' }, { command: 'castkit ${name}', does: 'c' }]`;

function addEdit(): void {
  writeFileSync(
    path('src/core/edit/shout.ts'),
    `import { defineEdit, throughEvents } from './edit.js';
    import { text } from '../options/option.js';
    export const shoutOptions = { mark: text({ flag: 'mark', group: 'Output', help: 'what is added', default: '!' }) };
    export const shout = defineEdit(shoutOptions, ({ mark }) => (cast) => throughEvents(cast, function* (events) {
      for (const event of events) yield event.type === 'output' ? { ...event, data: event.data.toUpperCase().trimEnd() + mark } : event;
    }));`,
  );
  const barrel = readFileSync(path('src/core/edit/index.ts'), 'utf8');
  writeFileSync(path('src/core/edit/index.ts'), `${barrel}export { shout, shoutOptions } from './shout.js';\n`);
  const entry = `shout: { group: 'Content', summary: 'make it louder', examples: ${examples('shout')} },`;
  change('src/core/catalogue.ts', 'const CATALOGUE = {', `const CATALOGUE = {\n  ${entry}`);
}

function addFormat(): void {
  writeFileSync(
    path('src/core/text/morse.ts'),
    `import { text } from '../options/option.js';
    import type { Cast } from '../recording/cast.js';
    export const morseOptions = { dot: text({ flag: 'dot', group: 'Output', help: 'a dot', default: '.' }) };
    export const morse = async (cast: Cast, { dot = '.' }: { dot?: string | undefined } = {}) => \`\${dot.repeat(cast.header.cols)}\\n\`;`,
  );
  const index = readFileSync(path('src/core/index.ts'), 'utf8');
  writeFileSync(path('src/core/index.ts'), `${index}export { morse, morseOptions } from './text/morse.js';\n`);
  change(
    'src/core/render/formats.ts',
    'const FORMATS = {',
    'const FORMATS = {\n  morse: { ...text(morse), options: morseOptions },',
  );
  change('src/core/render/formats.ts', 'import ', "import { morse, morseOptions } from '../text/morse.js';\nimport ");
  const facts = "{ extension: 'mrs', noun: 'a text in Morse', binary: false, weight: 0.1 }";
  const entry = `morse: { group: 'Text', summary: 'beep', format: ${facts}, examples: ${examples('morse')} },`;
  change('src/core/catalogue.ts', 'const CATALOGUE = {', `const CATALOGUE = {\n  ${entry}`);
}

beforeAll(() => {
  for (const folder of ['src', 'scripts', 'bin', 'assets'])
    cpSync(join(root, folder), path(folder), { recursive: true });
  for (const file of ['package.json', 'tsconfig.json']) copyFileSync(join(root, file), path(file));
  symlinkSync(join(root, 'node_modules'), path('node_modules'));
  mkdirSync(path('dist'));
  copyFileSync(join(root, 'dist/kernels.wasm'), path('dist/kernels.wasm'));
  addEdit();
  addFormat();
  const bundle = "import('./scripts/bundle.mjs').then(({ bundle }) => bundle('dist/bundle', '0.0.0'))";
  execFileSync(process.execPath, ['-e', bundle], { cwd: path(), stdio: 'pipe' });
  writeFileSync(path('demo.cast'), HELLO);
}, 120_000);

function run(...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['bin/castkit.js', ...words], {
    cwd: path(),
    input: '',
  });
  return { status, stdout: stdout.toString(), stderr: stderr.toString() };
}

describe('an edit in three places', () => {
  it('is a command with a help, in the overview, and refuses names of pictures', () => {
    expect(run('shout', 'demo.cast').stdout).toContain('WORLD!');
    expect(run('shout', 'demo.cast', '--mark', '?').stdout).toContain('WORLD?');
    expect(run('shout', '--help').stdout).toMatch(/Make it louder\.[\s\S]*--mark TEXT/);
    expect(run('--help').stdout).toMatch(/^Content\n(?: {2}.*\n)* *shout +make it louder$/m);
    expect(run('shout', 'demo.cast', 'x.gif').stderr).toContain('castkit shout demo.cast | castkit gif - x.gif');
  });

  it('is an edit of manifests', () => {
    writeFileSync(path('castkit.yaml'), 'inputs: demo.cast\nedits: [shout: { mark: "?" }]\noutputs: "{name}.txt"\n');
    expect(run('build')).toMatchObject({ status: 0 });
    expect(readFileSync(path('demo.txt'), 'utf8')).toContain('WORLD?');
  });
});

describe('a format in four places', () => {
  it('is a command, a format of render and of manifests, and an ending that others refuse', () => {
    expect(run('morse', 'demo.cast')).toMatchObject({ status: 0, stdout: `${'.'.repeat(20)}\n` });
    expect(run('render', 'demo.cast', '-o', 'a.mrs', '-q').status).toBe(0);
    expect(readFileSync(path('a.mrs'), 'utf8')).toBe(`${'.'.repeat(20)}\n`);
    writeFileSync(path('castkit.yaml'), 'inputs: demo.cast\noutputs: { file: "{name}.{ext}", format: morse }\n');
    expect(run('build').status).toBe(0);
    expect(readFileSync(path('demo.mrs'), 'utf8')).toBe(`${'.'.repeat(20)}\n`);
    expect(run('gif', 'demo.cast', 'x.mrs').stderr).toContain('castkit morse demo.cast x.mrs');
  });
});
