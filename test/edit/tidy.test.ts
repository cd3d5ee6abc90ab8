// tidy, over sessions of real shells with mistakes planted in them: scripts/session-fixtures.py makes these.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  applyPlan,
  type Cast,
  outline,
  pipe,
  readCast,
  screensAt,
  screenText,
  type Taken,
  takenText,
  tidy,
  writeCast,
} from '../../src/index.js';
import { durationOf, lastInOrder } from '../support/edit-laws.js';
import { screenFacts } from '../support/equal-screens.js';
import { input, marker, output, recording } from '../support/recordings.js';

const FOLDER = join(import.meta.dirname, '../../fixtures/tidy');
const names = readdirSync(FOLDER).map((file) => file.replace('.cast', ''));
const read = (name: string) => readCast(readFileSync(join(FOLDER, `${name}.cast`)), { name });

async function tidied(
  cast: Cast,
  options: Parameters<typeof tidy>[0] = {},
): Promise<{ result: Cast; taken: readonly Taken[] }> {
  let taken: readonly Taken[] = [];
  const result = await pipe(cast, tidy(options, { took: (all) => (taken = all) }));
  return { result, taken };
}

const timesOf = ({ events }: Cast) => [...new Set([...events].map(({ time }) => time))];
const textsOf = async (cast: Cast) =>
  (await screensAt(cast, timesOf(cast))).map((screen) => screenText(screen).join('\n'));

/** What each session typed wrong, by the end of its name. */
const PLANTED: Readonly<Record<string, readonly string[]>> = {
  backspace: ['helo'],
  'whole-word': ['cta'],
  'word-key': ['fisrt'],
  'line-key': ['maek'],
  'two-lines': ['grpe', '33'],
  completion: ['-lx'],
  menu: ['ehco'],
};
const kindOf = (name: string) => name.replace(/^\w+?-/, '');
const planted = names.filter((name) => kindOf(name) in PLANTED);

describe('sessions with typos and an exit', () => {
  it('are twenty', () => expect(planted.length).toBe(20));

  it.each(planted)('%s is cleaned of them', async (name) => {
    const { result, taken } = await tidied(read(name));
    const seen = (await textsOf(result)).join('\n');
    for (const wrong of PLANTED[kindOf(name)]!) expect(seen).not.toContain(wrong);
    expect(seen).not.toMatch(/exit|logout/);
    expect(taken.map(({ what }) => what)).toEqual(expect.arrayContaining(['typo', 'exit']));
  });
});

/** What is left shows what it showed: at the moments of all events that are not in what was taken out, whole screens. */
async function holdScreens(cast: Cast, result: Cast, taken: readonly Taken[]): Promise<void> {
  const micros = taken.map(({ what, start, end }) => ({
    what,
    start: Math.round(start * 1e6),
    end: Math.round(end * 1e6),
  }));
  const gone = (time: number) =>
    micros.some(({ what, start, end }) => (time > start && time < end) || (what === 'exit' && time > start));
  const times = timesOf(cast).filter((time) => !gone(time));
  const earlier = (time: number) =>
    micros.reduce((sum, { what, start, end }) => (what !== 'exit' && end <= time ? sum + end - start : sum), 0);
  const shown = await screensAt(
    result,
    times.map((time) => time - earlier(time)),
  );
  const before = await screensAt(cast, times);
  expect(shown.map(screenFacts)).toEqual(before.map(screenFacts));
}

describe('the law of tidy', () => {
  it.each(names)('holds for %s: screens are as they were, but for what was taken out', async (name) => {
    const cast = read(name);
    const { result, taken } = await tidied(cast, { lead: false });
    lastInOrder(result);
    await holdScreens(cast, result, taken);
  });

  it.each(names)('holds for %s: the same commands', async (name) => {
    const commands = async (of: Cast) =>
      (await outline(of, { depth: 1 })).items.flatMap(({ type, text }) => (type === 'command' ? [text] : []));
    const cast = read(name);
    const { result } = await tidied(cast);
    expect(await commands(result)).toEqual(
      (await commands(cast)).filter((text) => text !== 'exit' && text !== 'logout'),
    );
  });
});

describe('tidy', () => {
  const session = recording(
    [
      output(2, '$ '),
      marker(3, 'go'),
      ...[...'sl'].flatMap((key, at) => [input(4 + at / 10, key), output(4.01 + at / 10, key)]),
      ...[0, 1].flatMap((at) => [input(5 + at / 10, '\x7f'), output(5.01 + at / 10, '\b \b')]),
      ...[...'ls'].flatMap((key, at) => [input(6 + at / 10, key), output(6.01 + at / 10, key)]),
      output(7, '\r\nfile\r\n$ '),
      ...[...'exit'].map((key, at) => output(8 + at / 10, key)),
      output(9, '\r\nexit\r\n'),
      { time: 9.1e6, type: 'exit', status: '0' },
    ],
    { cols: 40, rows: 10 },
  );
  const inputOf = (cast: Cast) => [...cast.events].map((event) => (event.type === 'input' ? event.data : '')).join('');

  it('takes the keys out too, and keeps markers and the exit status', async () => {
    const { result, taken } = await tidied(session);
    expect(inputOf(result)).toBe('ls');
    expect([...result.events].filter(({ type }) => type === 'marker' || type === 'exit').length).toBe(2);
    expect(takenText(taken)).toBe('took out 1 typo, the exit, waiting, 7.61 s');
    expect(taken.find(({ what }) => what === 'typo')).toEqual({ what: 'typo', start: 2, end: 5.11, text: 'sl' });
  });

  it('leaves each part alone where it is switched off', async () => {
    const kinds = async (options: Parameters<typeof tidy>[0]) =>
      (await tidied(session, options)).taken.map(({ what }) => what);
    expect(await kinds({ typos: false })).toEqual(['wait', 'wait', 'exit']);
    expect(await kinds({ exit: false })).toEqual(['wait', 'wait', 'typo']);
    expect(await kinds({ lead: false })).toEqual(['typo', 'exit']);
    const none = await tidied(session, { lead: false, exit: false, typos: false });
    expect([...writeCast(none.result)].join('')).toBe([...writeCast(session)].join(''));
  });

  it('types evenly', async () => {
    const { result } = await tidied(session, { rhythm: 60 });
    const keys = [...result.events].filter((event) => event.type === 'output' && /^[ls]$/.test(event.data));
    expect(keys.map(({ time }) => time).reduce((last, time) => time - last)).toBe(60_000);
  });

  it('is followed by the positions of a plan', async () => {
    const edits = [{ tidy: {} }, { hold: { at: 7, for: 2 } }];
    const times = [...(await applyPlan({ edits })(session)).events].map(({ time }) => time / 1e6);
    const plain = [...(await pipe(session, tidy())).events].map(({ time }) => time / 1e6);
    expect(times.at(-1)).toBeCloseTo(plain.at(-1)! + 2, 6);
    expect(times.filter((time, at) => time !== plain[at]).length).toBeLessThan(4);
  });

  it('leaves alone what a program draws over its own line, and an exit after which much goes on', async () => {
    const bar = Array.from({ length: 20 }, (_, at) => output(3 + at / 2, `\r${at % 7} of 7 `));
    const keys = [...'exit'].map((key, at) => output(20 + at / 10, key));
    const more = [output(21, '\r\n'), output(22, `${'still here '.repeat(30)}\r\n`)];
    const events = [
      output(0, '$ '),
      output(1, 'x'),
      output(1.5, '\r\n'),
      ...bar,
      output(19, '\r\n$ '),
      ...keys,
      ...more,
    ];
    const { taken } = await tidied(recording(events, { cols: 40, rows: 10 }), { lead: false });
    expect(taken).toEqual([]);
  });

  it('finds nothing in what is no session, and says so', async () => {
    const warnings: string[] = [];
    const cast = recording([output(0, 'hello'), output(5, '\b \b\b \b'), output(6, 'p')]);
    const result = await pipe(cast, tidy({}, { warn: (words) => warnings.push(words) }));
    expect(durationOf(result)).toBe(6e6);
    expect(warnings).toEqual(['demo.cast: nothing to take out was found']);
  });
});
