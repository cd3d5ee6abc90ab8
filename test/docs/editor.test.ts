// What an editor shows of the library, asked of the compiler's own language server: comments of options, and words to complete.
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as castkit from '../../src/index.js';
import { useFolderOfAll } from '../support/folder.js';
import { LanguageServer } from '../support/language-server.js';

const path = useFolderOfAll();
let server: LanguageServer;

beforeAll(async () => {
  mkdirSync(path('node_modules'));
  symlinkSync(join(import.meta.dirname, '../..'), path('node_modules', 'castkit'));
  const compilerOptions = { module: 'nodenext', target: 'es2023', strict: true, types: [] };
  writeFileSync(path('tsconfig.json'), JSON.stringify({ compilerOptions, files: ['main.ts'] }));
  writeFileSync(path('main.ts'), '');
  server = new LanguageServer(path());
  await server.begin();
}, 60_000);
afterAll(() => server?.stop());

let files = 0;
const program = (line: string): [name: string, text: string] => [
  `main${++files}.ts`,
  `import * as castkit from 'castkit';\ndeclare const cast: castkit.Cast;\n${line}\n`,
];

const SETS: [call: string, options: castkit.OptionSet][] = [
  ['gif(cast, {', castkit.gifOptions],
  ['svg(cast, {', castkit.svgOptions],
  ['png(cast, {', castkit.pngOptions],
  ['cut({', castkit.cutOptions],
  ['redact({', castkit.redactOptions],
  ['grid([cast], {', castkit.gridOptions],
];

describe('an editor', () => {
  it.each(SETS)('shows what each option of %s is', async (call, options) => {
    const before = `castkit.${call} `;
    const [name, text] = program(
      Object.keys(options)
        .map((key) => `${before}${key}: undefined });`)
        .join('\n'),
    );
    const places = Object.keys(options).map((_, index) => ({ line: index + 2, character: before.length }));
    const shown = await server.hovers(name, text, places);
    const wanting = Object.entries(options).filter(([, { help }], index) => {
      const words = help.replace(/--[a-z-]+.*/, '').slice(1, 40);
      return !shown[index]!.includes(JSON.stringify(words).slice(1, -1));
    });
    expect(wanting.map(([key]) => key)).toEqual([]);
  });

  it('completes the names of themes, and takes any other', async () => {
    const found = await server.completions(...program("castkit.gif(cast, { theme: '|' });"));
    expect(found).toEqual(expect.arrayContaining(castkit.themeList().map(({ name }) => name)));
    const other: castkit.Given<typeof castkit.gifOptions> = { theme: 'light=nord,dark=dracula' };
    expect(castkit.isThemePair(other)).toBe(true);
  });

  it('completes the names of detectors', async () => {
    const found = await server.completions(...program("castkit.redact({ builtin: ['|'] });"));
    expect(found).toEqual(expect.arrayContaining(['secrets', 'email', ...castkit.BUILTINS]));
  });

  it('completes the options, and the words of those that have a list', async () => {
    const options = await server.completions(...program('castkit.gif(cast, { | });'));
    expect(options).toEqual(expect.arrayContaining(['fontSize?', 'theme?']));
    const words = await server.completions(...program("castkit.gif(cast, { cursor: '|' });"));
    expect(words).toEqual(expect.arrayContaining(['block', 'bar', 'underline', 'none']));
  });
});
