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

async function plan(given: ManifestGiven): Promise<{ jobs: Job[]; warnings: string[] }> {
  const warnings: string[] = [];
  return { jobs: await planJobs(manifestOf(given, path()), (warning) => warnings.push(warning)), warnings };
}

const outputs = async (given: ManifestGiven): Promise<string[]> =>
  (await plan(given)).jobs.map(({ output }) => shown(output));

describe('the inputs', () => {
  it('are what patterns match, each once, without what ! takes out, node_modules and hidden folders', async () => {
    put('b.cast', 'a.cast', 'sub/c.cast.gz', 'sub/draft.cast', 'node_modules/x/d.cast', '.hidden/e.cast');
    const inputs = ['**/*.{cast,cast.gz}', 'a.cast', '!**/draft.cast'];
    expect(await outputs({ inputs, outputs: '{dir}/{name}.gif' })).toEqual(['a.gif', 'b.gif', 'sub/c.gif']);
  });

  it('may be a folder, and a name that looks like a pattern', async () => {
    put('sub/deep/a.cast', 'take[1].cast');
    expect(await outputs({ inputs: ['sub', 'take[1].cast'], outputs: '{name}.gif' })).toEqual(['a.gif', 'take[1].gif']);
  });

  it('keep a recording that is named and missing, for it to fail by itself, and warn of a pattern without any', async () => {
    const { jobs, warnings } = await plan({ inputs: ['gone.cast', 'no/*.cast'], outputs: '{name}.gif' });
    expect(jobs.map(({ output }) => output)).toEqual(['gone.gif']);
    expect(warnings).toEqual(['manifest inputs.1: no recording matches "no/*.cast"']);
  });

  it('end where a link leads in a circle', async () => {
    put('sub/a.cast');
    symlinkSync(path('sub'), path('sub/again'));
    expect(await outputs({ inputs: '**/*.cast', outputs: '{dir}/{name}.gif' })).toContain('sub/a.gif');
  });
});

describe('the names of outputs', () => {
  it('tell recording, folder, format and theme', async () => {
    put('docs/demo.cast');
    const file = 'img/{dir}/{name}-{theme}.{ext}';
    expect(
      await outputs({ inputs: 'docs/*.cast', outputs: { file, format: ['gif', 'jpeg'], theme: ['nord', 'monokai'] } }),
    ).toEqual([
      'img/docs/demo-nord.gif',
      'img/docs/demo-monokai.gif',
      'img/docs/demo-nord.jpg',
      'img/docs/demo-monokai.jpg',
    ]);
  });

  it('are two for a light and a dark theme, but of an SVG, which has both', async () => {
    put('demo.cast');
    const theme = 'light=github-light,dark=dracula';
    expect(
      await outputs({ inputs: '*.cast', outputs: ['{name}-{theme}.gif', '{name}.svg'], defaults: { theme } }),
    ).toEqual(['demo-light.gif', 'demo-dark.gif', 'demo.svg']);
  });

  it.each([
    ['../{name}.gif', /below the output folder, found "\.\.\/demo\.gif"$/],
    ['/tmp/{name}.gif', /below the output folder/],
    ['a/../../{name}.gif', /below the output folder/],
    ['..\\{name}.gif', /below the output folder/],
    ['C:/{name}.gif', /below the output folder/],
    ['{nmae}.gif', /found \{nmae\}\. Did you mean \{name\}\?$/],
    ['{marker}.gif', /without \{marker\}/],
  ])('are refused: %s', async (file, sentence) => {
    put('demo.cast');
    await expect(outputs({ inputs: 'demo.cast', outputs: file })).rejects.toThrow(sentence);
  });

  it('do not leave the output folder through the name of a recording, or its folder', async () => {
    put('a/b.cast', 'in/...cast');
    await expect(outputs({ inputs: 'in/...cast', outputs: { file: '{name}/x', format: 'gif' } })).rejects.toThrow(
      /below the output folder/,
    );
    const manifest = manifestOf({ inputs: '../a/b.cast', outputs: '{dir}/{name}.gif' }, path('in'));
    await expect(planJobs(manifest, () => undefined)).rejects.toThrow(
      /below the output folder, found "\.\.\/a\/b\.gif"$/,
    );
  });

  it('need {marker} where `at` names several moments', async () => {
    put('demo.cast');
    await expect(outputs({ inputs: '*.cast', outputs: { file: '{name}.png', at: 'markers' } })).rejects.toThrow(
      /expected \{marker\}/,
    );
    expect(await outputs({ inputs: '*.cast', outputs: { file: '{name}-{marker}.png', at: '0,end' } })).toEqual([
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
  ])('are an error before anything runs: %j as %j', async (names, files, sentence) => {
    put(...names);
    await expect(outputs({ inputs: names, outputs: files })).rejects.toThrow(sentence);
  });
});

describe('options', () => {
  const optionsOf = async (given: ManifestGiven) => (await plan(given)).jobs.map(({ options }) => options);

  it('come from the defaults, from the output, and from the overrides of a recording, the last first', async () => {
    put('a.cast', 'b.cast');
    const jobs = await optionsOf({
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

  it('of all outputs, where the format of one refuses them, are refused with their place', async () => {
    await expect(plan({ inputs: 'a.cast', outputs: 'a.html', defaults: { at: '1,2' } })).rejects.toThrow(
      /^manifest defaults\.at: expected a position like .*, found "1,2"$/,
    );
  });

  it('of a preset that the manifest declares lie below all others, over those of the one that it stands on', async () => {
    put('a.cast', 'b.cast');
    const jobs = await optionsOf({
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
    await expect(plan(loop)).rejects.toThrow(/the preset "x" stands on itself/);
  });

  it('of an override may be other edits and outputs', async () => {
    put('a.cast', 'b.cast');
    const { jobs } = await plan({
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

  it('name files beside the manifest', async () => {
    put('a.cast', 'fonts/my.ttf');
    const [job] = (await plan({ inputs: 'a.cast', outputs: 'a.gif', defaults: { 'font-file': 'fonts/my.ttf' } })).jobs;
    expect(job?.files).toHaveLength(1);
    expect(job?.files[0]).toMatch(/castkit-test-.*fonts\/my\.ttf$/);
  });

  it('name theme files beside the manifest, each of two as well, and a list of them for {theme}', async () => {
    put('a.cast', 'themes/day.json', 'themes/night.json');
    const names = ['background', 'foreground', 'black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'];
    const theme = JSON.stringify(Object.fromEntries(names.map((name) => [name, '#123456'])));
    for (const name of ['day', 'night']) writeFileSync(path(`themes/${name}.json`), theme);
    const themesIn = async (outputs: unknown, more: object = {}) =>
      (await plan({ inputs: 'a.cast', outputs, ...more })).jobs.map(({ output, options, files }) => ({
        output,
        theme: String(options['theme']).replaceAll(relative('', path()), '.'),
        files: files.length,
      }));
    expect(await themesIn({ file: 'a-{theme}.gif', theme: ['themes/day.json', 'nord'] })).toEqual([
      { output: 'a-day.gif', theme: './themes/day.json', files: 1 },
      { output: 'a-nord.gif', theme: 'nord', files: 0 },
    ]);
    const pair = { defaults: { theme: 'light=themes/day.json,dark=themes/night.json' } };
    expect(await themesIn('a.svg', pair)).toEqual([
      { output: 'a.svg', theme: 'light=./themes/day.json,dark=./themes/night.json', files: 2 },
    ]);
    expect(await themesIn('a-{theme}.gif', pair)).toEqual([
      { output: 'a-light.gif', theme: './themes/day.json', files: 1 },
      { output: 'a-dark.gif', theme: './themes/night.json', files: 1 },
    ]);
    await expect(themesIn('a.gif', { defaults: { theme: 'themes/none.json' } })).rejects.toThrow(
      /^manifest defaults\.theme: .*themes\/none\.json: /,
    );
  });

  it('with a theme that does not exist are refused with their place', async () => {
    put('a.cast');
    await expect(plan({ inputs: 'a.cast', outputs: 'a.gif', defaults: { theme: 'drakula' } })).rejects.toThrow(
      /^manifest defaults\.theme: .*Did you mean "dracula"/,
    );
  });

  it('of an override that matches nothing are warned of', async () => {
    put('a.cast');
    const { warnings } = await plan({ inputs: 'a.cast', outputs: 'a.gif', overrides: { 'b.cast': { speed: 2 } } });
    expect(warnings).toEqual(['manifest overrides.b.cast: no recording of the inputs matches "b.cast"']);
  });
});
