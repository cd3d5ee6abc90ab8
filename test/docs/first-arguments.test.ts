// What stands where a recording should, and the remedy: for every public function that takes one.
import { describe, expect, it } from 'vitest';
import * as castkit from '../../src/index.js';
import { publicNames } from '../support/public-api.js';

/** What they take after the recording. */
const MORE: Record<string, unknown[]> = {
  diff: [{}],
  encodeTo: [],
  grep: ['x'],
  render: [['gif']],
  replay: [{}, () => undefined],
  screenAt: [0],
  screensAt: [[0]],
  snippet: ['demo.gif'],
  stills: ['png'],
  thumbnails: ['png'],
  explainPlan: [{ edits: [] }],
};

const functions = publicNames()
  .filter(({ declaration }) => /^export (declare )?(function|const) \w+(: )?\((\w+): Cast\b/.test(declaration))
  .map(({ name }) => name);

/** Runs it as far as it goes: generators to their first piece. */
async function call(name: string, ...args: unknown[]): Promise<unknown> {
  const made = await (castkit as unknown as Record<string, (...args: unknown[]) => unknown>)[name]!(...args);
  const pieces = made as AsyncGenerator | undefined;
  return typeof pieces?.next === 'function' ? pieces.next() : made;
}

const failure = (name: string, first: unknown): Promise<unknown> =>
  call(name, first, ...(MORE[name] ?? [])).then(
    () => `${name} takes it`,
    (error: unknown) => error,
  );

const WRONG: [what: string, value: unknown, words: RegExp][] = [
  [
    'a name',
    'demo.cast',
    /^cast: expected a recording, received the text "demo\.cast"\..*await loadCast\("demo\.cast"\)$/,
  ],
  ['a promise', Promise.resolve(), /^cast: expected a recording, received a promise\. It has to be awaited first/],
  ['bytes', new Uint8Array(3), /^cast: expected a recording, received bytes\. Give readCast\(bytes\)/],
  ['nothing', undefined, /^cast: expected a recording, received undefined\. loadCast\(file\) and readCast\(bytes\)/],
  ['options', { theme: 'nord' }, /^cast: expected a recording, received an object without header and events\./],
];

describe('functions that take a recording', () => {
  it('are found', () => {
    expect(functions).toEqual(expect.arrayContaining(['gif', 'svg', 'png', 'pipe', 'grep', 'frames', 'writeCast']));
    expect(functions.length).toBeGreaterThan(30);
  });

  it.each(WRONG)('refuse %s', async (_, value, message) => {
    const told = await Promise.all(functions.map(async (name) => [name, await failure(name, value)] as const));
    const wrong = told.filter(
      ([, error]) => !(error instanceof castkit.UsageError && error.option === 'cast' && message.test(error.message)),
    );
    expect(wrong.map(([name, error]) => `${name}: ${error}`)).toEqual([]);
  });

  it('refuse them among several, and in edits', async () => {
    const wrong = 'demo.cast' as unknown as castkit.Cast;
    const cast = castkit.readCast(new TextEncoder().encode('{"version":2,"width":20,"height":2}\n'));
    await expect(castkit.grid([cast, wrong])).rejects.toThrow('cast: expected a recording');
    await expect(castkit.pipe(cast, castkit.concat([wrong]))).rejects.toThrow('cast: expected a recording');
    await expect(castkit.diff(cast, wrong)).rejects.toThrow('cast: expected a recording');
    expect(() => castkit.cut({ range: ['1..2'] })(wrong)).toThrow('cast: expected a recording');
  });
});

it('what reads a recording says what it reads', async () => {
  const text = '{"version":2}' as unknown as Uint8Array;
  expect(() => castkit.readCast(text)).toThrow(/^bytes: expected a Uint8Array, received the text .*new TextEncoder/);
  const load = (value: unknown) => castkit.loadCast(value as string);
  await expect(load(new Uint8Array(1))).rejects.toThrow(
    'input: expected a path, a URL or "-", received bytes. readCast',
  );
  await expect(load(undefined)).rejects.toThrow('input: expected a path, a URL or "-", received undefined');
});
