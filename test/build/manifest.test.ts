// What a manifest may say, and that everything wrong is told with its line and column.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { manifestOf, readManifest } from '../../src/build/read-manifest.js';
import { useFolder } from '../support/folder.js';

const path = useFolder();

/** The sentence that a manifest is refused with, the path of its folder left out. */
function refusal(text: string): string {
  writeFileSync(path('castkit.yaml'), text);
  try {
    readManifest(path('castkit.yaml'));
  } catch (error) {
    return (error as Error).message.replace(`${path('')}/`, '');
  }
  return 'nothing';
}

const VALID = 'inputs: demo.cast\noutputs: out.gif\n';

describe('a manifest', () => {
  it('takes one input and one output without a list', () => {
    const { inputs, outputs } = manifestOf({ inputs: 'demo.cast', outputs: '{name}.gif' });
    expect(inputs).toMatchObject([{ pattern: 'demo.cast' }]);
    expect(outputs).toMatchObject([{ template: '{name}.gif', format: 'gif' }]);
  });

  it('makes one output rule of each format', () => {
    const { outputs } = manifestOf({
      inputs: 'a.cast',
      outputs: { file: '{name}.{ext}', format: ['gif', 'png', 'v2'] },
    });
    expect(outputs.map(({ format }) => format)).toEqual(['gif', 'png', 'v2']);
  });

  it('reads option names in both spellings, and switches that are off', () => {
    const { settings } = manifestOf({
      inputs: 'a.cast',
      outputs: 'a.gif',
      defaults: { 'font-size': 20, lineHeight: 1.2, 'no-bold-is-bright': true },
    });
    expect([...settings].map(([key, { value }]) => [key, value])).toEqual([
      ['fontSize', 20],
      ['lineHeight', 1.2],
      ['boldIsBright', false],
    ]);
  });

  it('lets options that stand beside its keys be defaults, as configuration files have them', () => {
    const { settings, formats } = manifestOf({
      inputs: 'a.cast',
      outputs: 'a.gif',
      theme: 'nord',
      speed: 2,
      gif: { loop: 3 },
      defaults: { theme: 'monokai' },
    });
    expect(settings.get('theme')?.value).toBe('monokai');
    expect(settings.get('speed')?.value).toBe(2);
    expect(formats.get('gif')?.get('loop')?.value).toBe(3);
  });

  it('may be JSON, with anchors and a byte order mark in YAML', () => {
    expect(refusal(JSON.stringify({ inputs: ['a.cast'], outputs: ['a.gif'] }))).toBe('nothing');
    expect(
      refusal('\ufeffinputs: [a.cast]\noutputs:\n  - &o { file: a.gif, speed: 2 }\n  - { <<: *o, file: b.gif }\n'),
    ).toBe('nothing');
  });
});

it('in the README is right', () => {
  const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8');
  const [, example = ''] = /^```yaml\n(inputs:[\s\S]*?)^```$/m.exec(readme) ?? [];
  expect(example).toContain('outputs:');
  expect(refusal(example)).toBe('nothing');
});

describe('what is wrong in a manifest is told with line and column', () => {
  it.each([
    ['inputs: [a.cast', /^castkit\.yaml:1:16: /],
    ['- a\n- b\n', /^castkit\.yaml:1:1: expected a manifest: .*, found a list$/],
    ['', /^castkit\.yaml:1:1: expected inputs: .*, found none$/],
    ['inputs: a.cast\noutputs: []\n', /^castkit\.yaml:1:1: expected outputs: .*, found none$/],
    [`${VALID}ouputs: b.gif\n`, /^castkit\.yaml:3:1: unknown key "ouputs"\. Did you mean "outputs"\?$/],
    ['inputs: https://example.org/a.cast\noutputs: a.gif\n', /^castkit\.yaml:1:9: .*reads no URLs/],
    ['inputs: a.cast\noutputs:\n  - a.gfi\n', /^castkit\.yaml:3:5: expected a name ending in .*, found "a\.gfi"$/],
    [
      'inputs: a.cast\noutputs:\n  - {file: a, format: gfi}\n',
      /^castkit\.yaml:3:23: .*found "gfi"\. Did you mean gif\?$/,
    ],
    [
      'inputs: a.cast\noutputs:\n  - {file: a.gif, quality: 3}\n',
      /^castkit\.yaml:3:19: unknown option of gif "quality"/,
    ],
    ['inputs: a.cast\noutputs:\n  - {file: a.gif, spede: 3}\n', /^castkit\.yaml:3:19: .*Did you mean "speed"\?$/],
    [
      'inputs: a.cast\noutputs:\n  - file: a.gif\n    speed: fast\n',
      /^castkit\.yaml:4:12: expected a number from .*, found "fast"$/,
    ],
    [`${VALID}defaults:\n  font-size: [1]\n`, /^castkit\.yaml:4:14: expected a number .*, found a list$/],
    [`${VALID}defaults:\n  at: soon\n`, /^castkit\.yaml:4:7: .*soon/],
    [`${VALID}edits:\n  - trmi: { start: 1 }\n`, /^castkit\.yaml:4:5: unknown edit "trmi"\. Did you mean "trim"\?$/],
    [
      `${VALID}edits:\n  - trim: { strat: 1 }\n`,
      /^castkit\.yaml:4:13: unknown option of trim "strat"\. Did you mean "start"\?$/,
    ],
    [`${VALID}edits:\n  - idle: {}\n`, /^castkit\.yaml:4:11: max: expected the longest pause/],
    [
      `${VALID}overrides:\n  a.cast:\n    theem: nord\n`,
      /^castkit\.yaml:5:5: unknown option "theem"\. Did you mean "theme"\?$/,
    ],
    [`${VALID}presets:\n  a: {radios: 2}\n`, /^castkit\.yaml:4:7: unknown option "radios"\. Did you mean "radius"\?$/],
    [`${VALID}presets:\n  a: {radius: big}\n`, /^castkit\.yaml:4:15: expected a whole number .*, found "big"$/],
    [
      `${VALID}presets:\n  docs: {radius: 2}\n`,
      /^castkit\.yaml:4:9: the preset docs is castkit's own: expected another name$/,
    ],
    [`${VALID}preset: a\n`, /^castkit\.yaml:3:9: expected one of readme, .*, found "a"$/],
    [`${VALID}overrides: 3\n`, /^castkit\.yaml:3:12: expected a mapping of recordings .*, found 3$/],
  ])('%j', (text, sentence) => {
    expect(refusal(text)).toMatch(sentence);
  });

  it('says of an object where in it', () => {
    expect(() => manifestOf({ inputs: 'a.cast', outputs: [{ file: 'a.gif', speed: 'fast' }] })).toThrow(
      /^manifest outputs\.0\.speed: expected a number from .*, found "fast"$/,
    );
  });

  it('tells of a manifest that is not there', () => {
    expect(() => readManifest(path('none.yaml'))).toThrow(/none\.yaml: cannot be read: no such file or folder$/);
  });
});
