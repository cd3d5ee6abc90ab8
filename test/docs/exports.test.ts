// Every public name says what it is, in units and shapes that its declaration shows, how it fails, and how it is used: in examples that
// compile against the built package, and run.
import { spawnSync } from 'node:child_process';
import { afterAll, describe, expect, it } from 'vitest';
import { checkedProgram, exampleProgram } from '../support/api-examples.js';
import { publicNames } from '../support/public-api.js';
import { Reader } from '../support/ts-blocks.js';

/** They answer whatever they are given. */
const NEVER_FAIL = [
  'chapters condensedText encodeTo endingOf findingList findingSummary formatRenderer framesJson hostOf isRecorded isStreamUrl isThemePair keyName labelledName manifestSchema matchesOf outlineSchema outlineText',
  'outputKind planSchema planText planYaml playerFiles refusalWords screenAnsi screenText screenValue starterManifest stillGiven takenText terminalHere themeList versionOf visible',
].flatMap((names) => names.split(' '));

const known = publicNames();
const names = known.map(({ name }) => name);
const namesWhere = (holds: (name: (typeof known)[number]) => boolean): string[] =>
  known.filter(holds).map(({ name }) => name);

describe('every public name', () => {
  it('is found', () => {
    expect(names).toEqual(expect.arrayContaining(['gif', 'trim', 'CastError', 'svgOptions', 'Micros', 'BLANK']));
  });

  it('has a description', () => {
    expect(namesWhere(({ description }) => description === '')).toEqual([]);
  });

  /** Of the language and of Node. */
  const ELSEWHERE = [
    'AbortSignal AsyncGenerator AsyncIterable Error ErrorOptions Exclude Generator Int32Array Iterable Omit Pick Promise',
    'Readonly ReadonlyMap Record RegExp Terminal Uint32Array Uint8Array',
  ].flatMap((names) => names.split(' '));

  it('is declared in names that are public too', () => {
    const used = known.flatMap(({ name, declaration }) => {
      const types = declaration.replace(/\/\*[\s\S]*?\*\//g, '').replace(/'[^']*'|"[^"]*"/g, '');
      return [...types.matchAll(/\b[A-Z]\w+\b/g)].map(([type]) => ({ name, type }));
    });
    const hidden = used.filter(({ type }) => !names.includes(type) && !ELSEWHERE.includes(type));
    expect(hidden.map(({ name, type }) => `${type}, of ${name}`)).toEqual([]);
  });

  it('tells which errors it throws, if it can be called', () => {
    expect(namesWhere(({ callable, throws }) => callable && throws.length === 0).sort()).toEqual(NEVER_FAIL);
  });

  it('has an example that uses it', () => {
    expect(namesWhere(({ name, example }) => !new RegExp(`\\b${name}\\b`).test(example))).toEqual([]);
  });
});

describe('the examples', () => {
  const ffmpeg = spawnSync('ffmpeg', ['-version']).status === 0;
  const programs = known.map(({ example }) => exampleProgram(example, names));
  const reader = new Reader(programs, checkedProgram);
  afterAll(() => reader.remove());

  it('compile', () => {
    expect(reader.complaints()).toBe('');
  });

  it('run, and come to the values that they name', () => {
    const runnable = programs.flatMap((program, index) => (/\b(mp4|webm)\(/.test(program) && !ffmpeg ? [] : [index]));
    expect(reader.runAll(runnable)).toEqual({ status: 0, stderr: '' });
  });
});
