// Which jobs follow from a manifest and the recordings that there are.
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { shown } from '../../src/build/names.js';
import { type Job, planJobs } from '../../src/build/plan.js';
import { type ManifestGiven, manifestOf } from '../../src/build/read-manifest.js';
import { HELLO } from '../support/casts.js';
import { useFolder } from '../support/folder.js';

const path = useFolder();

function put(...names: string[]): void {
  for (const name of names) {
    mkdirSync(path(name, '..'), { recursive: true });
    writeFileSync(path(name), HELLO);
  }
}

function plan(given: ManifestGiven): { jobs: Job[]; warnings: string[] } {
  const warnings: string[] = [];
  return { jobs: planJobs(manifestOf(given, path()), (warning) => warnings.push(warning)), warnings };
}

const outputs = (given: ManifestGiven): string[] => plan(given).jobs.map(({ output }) => shown(output));

describe('the inputs', () => {
  it('are what patterns match, each once, without what ! takes out, node_modules and hidden folders', () => {
    put('b.cast', 'a.cast', 'sub/c.cast.gz', 'sub/draft.cast', 'node_modules/x/d.cast', '.hidden/e.cast');
    const inputs = ['**/*.{cast,cast.gz}', 'a.cast', '!**/draft.cast'];
    expect(outputs({ inputs, outputs: '{dir}/{name}.gif' })).toEqual(['a.gif', 'b.gif', 'sub/c.gif']);
  });

  it('may be a folder, and a name that looks like a pattern', () => {
    put('sub/deep/a.cast', 'take[1].cast');
    expect(outputs({ inputs: ['sub', 'take[1].cast'], outputs: '{name}.gif' })).toEqual(['a.gif', 'take[1].gif']);
  });

  it('keep a recording that is named and missing, for it to fail by itself, and warn of a pattern without any', () => {
    const { jobs, warnings } = plan({ inputs: ['gone.cast', 'no/*.cast'], outputs: '{name}.gif' });
    expect(jobs.map(({ output }) => output)).toEqual(['gone.gif']);
    expect(warnings).toEqual(['manifest inputs.1: no recording matches "no/*.cast"']);
  });

  it('end where a link leads in a circle', () => {
    put('sub/a.cast');
    symlinkSync(path('sub'), path('sub/again'));
    expect(outputs({ inputs: '**/*.cast', outputs: '{dir}/{name}.gif' })).toContain('sub/a.gif');
  });
});

describe('the names of outputs', () => {
  it('tell recording, folder, format and theme', () => {
    put('docs/demo.cast');
    const file = 'img/{dir}/{name}-{theme}.{ext}';
    expect(
      outputs({ inputs: 'docs/*.cast', outputs: { file, format: ['gif', 'jpeg'], theme: ['nord', 'monokai'] } }),
    ).toEqual([
      'img/docs/demo-nord.gif',
      'img/docs/demo-monokai.gif',
      'img/docs/demo-nord.jpg',
      'img/docs/demo-monokai.jpg',
    ]);
  });

  it('are two for a light and a dark theme, but of an SVG, which has both', () => {
    put('demo.cast');
    const theme = 'light=github-light,dark=dracula';
    expect(outputs({ inputs: '*.cast', outputs: ['{name}-{theme}.gif', '{name}.svg'], defaults: { theme } })).toEqual([
      'demo-light.gif',
      'demo-dark.gif',
      'demo.svg',
    ]);
  });

  it.each([
    ['../{name}.gif', /below the output folder, found "\.\.\/demo\.gif"$/],
    ['/tmp/{name}.gif', /below the output folder/],
    ['a/../../{name}.gif', /below the output folder/],
    ['..\\{name}.gif', /below the output folder/],
    ['C:/{name}.gif', /below the output folder/],
    ['{nmae}.gif', /found \{nmae\}\. Did you mean \{name\}\?$/],
    ['{marker}.gif', /without \{marker\}/],
  ])('are refused: %s', (file, sentence) => {
    put('demo.cast');
    expect(() => outputs({ inputs: 'demo.cast', outputs: file })).toThrow(sentence);
  });

  it('do not leave the output folder through the name of a recording, or its folder', () => {
    put('a/b.cast', 'in/...cast');
    expect(() => outputs({ inputs: 'in/...cast', outputs: { file: '{name}/x', format: 'gif' } })).toThrow(
      /below the output folder/,
    );
    const manifest = manifestOf({ inputs: '../a/b.cast', outputs: '{dir}/{name}.gif' }, path('in'));
    expect(() => planJobs(manifest, () => undefined)).toThrow(/below the output folder, found "\.\.\/a\/b\.gif"$/);
  });

  it('need {marker} where `at` names several moments', () => {
    put('demo.cast');
    expect(() => outputs({ inputs: '*.cast', outputs: { file: '{name}.png', at: 'markers' } })).toThrow(
      /expected \{marker\}/,
    );
    expect(outputs({ inputs: '*.cast', outputs: { file: '{name}-{marker}.png', at: '0,end' } })).toEqual([
      'demo-{marker}.png',
    ]);
  });
});

describe('two outputs of one name', () => {
  it.each([
    [
      ['a/x.cast', 'b/x.cast'],
      '{name}.gif',
      /two outputs are named "x\.gif", of .*a\/x\.cast and of .*b\/x\.cast\. \{dir\}/,
    ],
    [['x.cast', 'X.cast'], '{name}.gif', /differ in case only/],
    [['x.cast'], ['{name}.gif', 'x.gif'], /both of/],
    [['x.cast'], { file: '{name}.gif', theme: ['nord', 'monokai'] }, /\{theme\} in the name/],
    [['x.cast'], '{name}.cast', /would replace the recording .*"!x\.cast" among the inputs/],
  ])('are an error before anything runs: %j as %j', (names, files, sentence) => {
    put(...names);
    expect(() => outputs({ inputs: names, outputs: files })).toThrow(sentence);
  });
});

describe('options', () => {
  const optionsOf = (given: ManifestGiven) => plan(given).jobs.map(({ options }) => options);

  it('come from the defaults, from the output, and from the overrides of a recording, the last first', () => {
    put('a.cast', 'b.cast');
    const jobs = optionsOf({
      inputs: '*.cast',
      defaults: { speed: 2, fontSize: 10, loop: 4 },
      outputs: [{ file: '{name}.gif', fontSize: 12 }, '{name}.txt'],
      overrides: { 'b.*': { fontSize: 14 }, 'b.cast': { fontSize: 16 } },
    });
    expect(jobs).toEqual([
      { speed: 2, fontSize: 12, loop: 4 },
      { speed: 2 },
      { speed: 2, fontSize: 16, loop: 4 },
      { speed: 2 },
    ]);
  });

  it('of all outputs, where the format of one refuses them, are refused with their place', () => {
    expect(() => plan({ inputs: 'a.cast', outputs: 'a.html', defaults: { at: '1,2' } })).toThrow(
      /^manifest defaults\.at: expected a position like .*, found "1,2"$/,
    );
  });

  it('of a preset that the manifest declares lie below all others, over those of the one that it stands on', () => {
    put('a.cast', 'b.cast');
    const jobs = optionsOf({
      inputs: '*.cast',
      presets: {
        blog: { preset: 'small', fontSize: 20, radius: 4 },
        small: { preset: 'docs', fontSize: 10, cols: 40 },
      },
      defaults: { radius: 9 },
      outputs: [{ file: '{name}.gif', preset: 'blog' }],
      overrides: { 'b.cast': { preset: 'social', fontSize: 16 } },
    });
    expect(jobs).toEqual([
      { preset: 'docs', fontSize: 20, radius: 9, cols: 40 },
      { preset: 'social', fontSize: 16, radius: 9 },
    ]);
    const loop = {
      inputs: 'a.cast',
      outputs: 'a.gif',
      preset: 'x',
      presets: { x: { preset: 'y' }, y: { preset: 'x' } },
    };
    expect(() => plan(loop)).toThrow(/the preset "x" stands on itself/);
  });

  it('of an override may be other edits and outputs', () => {
    put('a.cast', 'b.cast');
    const { jobs } = plan({
      inputs: '*.cast',
      edits: { idle: { max: 1 } },
      outputs: '{name}.gif',
      overrides: {
        'b.cast': { edits: [], outputs: ['{name}.svg', { file: '{name}-short.gif', edits: [{ trim: { end: 1 } }] }] },
      },
    });
    expect(
      jobs.map(({ output, edits }) => [output, edits.flatMap(({ steps }) => steps.map(({ name }) => name))]),
    ).toEqual([
      ['a.gif', ['idle']],
      ['b.svg', []],
      ['b-short.gif', ['trim']],
    ]);
  });

  it('name files beside the manifest', () => {
    put('a.cast', 'fonts/my.ttf');
    const [job] = plan({ inputs: 'a.cast', outputs: 'a.gif', defaults: { 'font-file': 'fonts/my.ttf' } }).jobs;
    expect(job?.files).toHaveLength(1);
    expect(job?.files[0]).toMatch(/castkit-test-.*fonts\/my\.ttf$/);
  });

  it('name theme files beside the manifest, each of two as well, and a list of them for {theme}', () => {
    put('a.cast', 'themes/day.json', 'themes/night.json');
    const names = ['background', 'foreground', 'black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'];
    const theme = JSON.stringify(Object.fromEntries(names.map((name) => [name, '#123456'])));
    for (const name of ['day', 'night']) writeFileSync(path(`themes/${name}.json`), theme);
    const themesIn = (outputs: unknown, more: object = {}) =>
      plan({ inputs: 'a.cast', outputs, ...more }).jobs.map(({ output, options, files }) => ({
        output,
        theme: String(options['theme']).replaceAll(relative('', path()), '.'),
        files: files.length,
      }));
    expect(themesIn({ file: 'a-{theme}.gif', theme: ['themes/day.json', 'nord'] })).toEqual([
      { output: 'a-day.gif', theme: './themes/day.json', files: 1 },
      { output: 'a-nord.gif', theme: 'nord', files: 0 },
    ]);
    const pair = { defaults: { theme: 'light=themes/day.json,dark=themes/night.json' } };
    expect(themesIn('a.svg', pair)).toEqual([
      { output: 'a.svg', theme: 'light=./themes/day.json,dark=./themes/night.json', files: 2 },
    ]);
    expect(themesIn('a-{theme}.gif', pair)).toEqual([
      { output: 'a-light.gif', theme: './themes/day.json', files: 1 },
      { output: 'a-dark.gif', theme: './themes/night.json', files: 1 },
    ]);
    expect(() => themesIn('a.gif', { defaults: { theme: 'themes/none.json' } })).toThrow(
      /^manifest defaults\.theme: .*themes\/none\.json: /,
    );
  });

  it('with a theme that does not exist are refused with their place', () => {
    put('a.cast');
    expect(() => plan({ inputs: 'a.cast', outputs: 'a.gif', defaults: { theme: 'drakula' } })).toThrow(
      /^manifest defaults\.theme: .*Did you mean "dracula"/,
    );
  });

  it('of an override that matches nothing are warned of', () => {
    put('a.cast');
    const { warnings } = plan({ inputs: 'a.cast', outputs: 'a.gif', overrides: { 'b.cast': { speed: 2 } } });
    expect(warnings).toEqual(['manifest overrides.b.cast: no recording of the inputs matches "b.cast"']);
  });
});
