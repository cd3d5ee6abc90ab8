// condense: what is to be read stays, the rest runs fast, nothing is half drawn.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyPlan,
  type Cast,
  condense,
  condensedText,
  condensePlan,
  pipe,
  planYaml,
  readCast,
  readPlan,
  writeCast,
} from '../../src/index.js';
import { holdLength, holdReading } from '../support/condense-law.js';
import { corpusPaths } from '../support/corpus.js';
import { durationOf, lastInOrder } from '../support/edit-laws.js';
import { useFolder } from '../support/folder.js';
import { run } from '../support/program.js';
import { input, marker, output, recording } from '../support/recordings.js';
import { session } from '../support/sessions.js';

const demoFile = join(import.meta.dirname, '../../examples/demo.cast');
const demo = readCast(readFileSync(demoFile), { name: 'demo.cast' });
const textOf = (cast: Cast) => [...writeCast(cast)].join('');
const timesOf = (cast: Cast) => [...cast.events].map(({ time }) => time / 1e6);
const wide = (events: Parameters<typeof recording>[0]) => recording(events, { cols: 80, rows: 20 });
const WORDS = 'harbour lantern compass anchor voyage breeze island captain rudder canvas'.split(' ');
const paragraph = (at: number) => `${WORDS.map((word) => `${word}${'abcdefghij'[at]}x`).join(' ')}\r\n`;
/** A paragraph, then nothing for a minute; several times. */
const minutes = wide(Array.from({ length: 4 }, (_, at) => output(at * 60 + 1, paragraph(at))).concat(output(241, '.')));

describe('condense', () => {
  it.each([12, 40, 200])('lasts %d seconds where that is asked for', async (to) => {
    expect(durationOf(await pipe(minutes, condense({ to })))).toBe(to * 1e6);
  });

  it('keeps what is to be read for its reading time, which is an option', async () => {
    const rests = async (reading: number, to: number) => {
      const times = timesOf(await pipe(minutes, condense({ to, reading })));
      return times.slice(1).map((time, at) => Math.round((time - times[at]!) * 10) / 10);
    };
    expect(await rests(2, 8)).toEqual([2, 2, 2, 2]);
    expect(await rests(0.5, 2)).toEqual([0.5, 0.5, 0.5, 0.5]);
  });

  it('says how short it can be, and can be that short', async () => {
    const error = await pipe(demo, condense({ to: 1 })).then(
      () => undefined,
      (reason: Error) => reason.message,
    );
    const [, least] = /^demo\.cast: expected to of at least (\d+\.\d), the shortest/.exec(error ?? '') ?? [];
    expect(durationOf(await pipe(demo, condense({ to: Number(least) })))).toBeCloseTo(Number(least) * 1e6, -4);
  });

  it('leaves alone what is as short already, and says so', async () => {
    const warnings: string[] = [];
    const same = await pipe(demo, condense({ to: '1m' }, { warn: (words) => warnings.push(words) }));
    expect(textOf(same)).toBe(textOf(demo));
    expect(warnings).toEqual(['demo.cast: lasts 31.65 s, and stays as it is']);
  });

  it('shows nothing that is half drawn', async () => {
    const frames = Array.from({ length: 40 }, (_, at) => {
      const time = 1 + at * 0.5;
      const rows = Array.from({ length: 6 }, (_, row) => output(time + row * 0.012, `row ${row} of frame ${at}\r\n`));
      return [output(time, '\x1b[?25l\x1b[H'), ...rows];
    });
    const times = timesOf(await pipe(wide(frames.flat()), condense({ to: 5, reading: 0.1 })));
    for (const at of frames.keys()) expect(new Set(times.slice(at * 7, at * 7 + 7)).size).toBe(1);
  });

  it('runs through a spinner, whose text was read, and keeps the text', async () => {
    const ticks = Array.from({ length: 600 }, (_, at) =>
      output(2 + at / 10, `\r${'|/-\\'[at % 4]} working ${at >> 3}s`),
    );
    const cast = wide([output(1, paragraph(0)), ...ticks, output(62, `\r\n${paragraph(1)}`), output(70, '.')]);
    const times = timesOf(await pipe(cast, condense({ to: 10 })));
    expect(times.at(-1)! - times.at(-2)!).toBeGreaterThanOrEqual(2);
    expect(times[0]).toBeLessThan(1);
  });

  it('types at the pace of a hand where there is time, and keeps all events', async () => {
    const keys = [...'make all the things'].map((key, at) => output(1 + at * 0.8, key));
    const cast = wide([
      ...keys,
      marker(18, 'entered'),
      input(18, '\r'),
      output(18.1, `\r\n${paragraph(0)}`),
      output(90, '.'),
    ]);
    const result = await pipe(cast, condense({ to: 6 }));
    const times = timesOf(result);
    const pauses = keys.slice(1).map((_, at) => times[at + 1]! - times[at]!);
    expect(Math.max(...pauses)).toBeLessThan(0.31);
    expect([...result.events].map(({ time: _, ...rest }) => rest)).toEqual(
      [...cast.events].map(({ time: _, ...rest }) => rest),
    );
  });

  it('limits pauses and bursts instead, but for reading', async () => {
    const times = timesOf(await pipe(minutes, condense({ maxPause: 5 })));
    expect(times.slice(1).map((time, at) => Math.round(time - times[at]!))).toEqual([5, 5, 5, 5]);
    const log = Array.from({ length: 500 }, (_, at) => output(1 + at / 50, 'again and again\r\n'));
    expect(durationOf(await pipe(wide([...log]), condense({ maxBurst: 2 })))).toBeLessThan(4e6);
  });

  it('refuses what does not go together', () => {
    expect(() => condense({})).toThrow('to: expected a duration, or maxPause or maxBurst, received nothing');
    expect(() => condense({ to: 5, maxPause: 1 })).toThrow('to: cannot go with maxPause or maxBurst');
    expect(() => condense({ to: 'soon' })).toThrow('to: expected a duration above 0');
  });
});

describe('the laws of condense', () => {
  it('hold over anything that a program writes: order and duration', () =>
    fc.assert(
      fc.asyncProperty(session(), fc.constantFrom(0.2, 1, 2), (cast, reading) => holdLength(cast, reading)),
      { numRuns: 25 },
    ));

  /** Text, a spinner, or output that goes on, and a pause. */
  const happening = fc.record({
    kind: fc.constantFrom('text', 'spin', 'log'),
    words: fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 14 }),
    pause: fc.integer({ min: 0, max: 6000 }),
  });
  const told = fc.array(happening, { minLength: 1, maxLength: 12 }).map((all) => {
    let time = 0.5;
    return wide(
      all.flatMap(({ kind, words, pause }, at) => {
        const count = kind === 'text' ? 1 : 20;
        const events = Array.from({ length: count }, (_, step) => {
          const line = kind === 'spin' ? `\r${'|/-\\'[step % 4]} ${words[0]}` : `${words.join(' ')} ${at} ${step}\r\n`;
          time += kind === 'text' ? 0.2 : 0.1;
          return output(time, line);
        });
        time += pause / 1000;
        return events;
      }),
    );
  });

  it('hold over text that rests, spinners and logs: what is to be read is there', () =>
    fc.assert(
      fc.asyncProperty(told, fc.constantFrom(0.3, 2), (cast, reading) => holdReading(cast, reading)),
      { numRuns: 25 },
    ));

  it('hold over the demo', () => holdReading(demo, 1));

  const paths = corpusPaths.filter((path) => /portview|colors|iredis/.test(path));
  it.skipIf(paths.length === 0)('hold over recordings of others', async () => {
    for (const path of paths) await holdReading(readCast(readFileSync(path), { name: path }), 2);
  });
});

describe('the plan of condense', () => {
  const folder = useFolder();

  it('does the same, from YAML too, and says what was done', async () => {
    const found = await condensePlan(demo, { to: 15 });
    const plan = readPlan(planYaml(found.plan), 'plan.yaml');
    const result = await applyPlan(plan)(demo);
    expect(textOf(result)).toBe(textOf(await pipe(demo, condense({ to: 15 }))));
    expect(lastInOrder(result)).toBe(15e6);
    expect(found.duration).toEqual({ before: 31.65, after: 15 });
    expect(condensedText(found)).toMatch(/^31\.7 s -> 15 s {2}\d+ screens of new text, \d+ runs of typing, \d+ waits/);
  });

  it('follows edits before it on the original timeline', async () => {
    const { plan } = await condensePlan(demo, { to: 15 });
    const both = { ...plan, edits: [{ cut: { range: '5..10' } }, ...plan.edits] };
    const after = durationOf(await applyPlan(both)(demo));
    expect(after).toBeLessThan(15e6);
    expect(after).toBeGreaterThan(8e6);
  });

  it.each([
    ['yaml', []],
    ['json', ['--json']],
  ])('is what the command prints as %s, and edit makes the same bytes of', (name, flags) => {
    const file = join(folder(), `plan.${name}`);
    const words = [demoFile, '--to', '12'];
    const printed = run(['castkit', 'condense', ...words, '--plan-only', ...flags]);
    writeFileSync(file, printed.stdout);
    const edited = run(['castkit', 'edit', demoFile, '--plan', file, '-o', '-']);
    const condensed = run(['castkit', 'condense', ...words, '-o', '-']);
    expect(condensed.stderr).toMatch(/demo\.cast: 31\.7 s -> 12 s/);
    expect(edited.stdout.equals(condensed.stdout)).toBe(true);
    expect(edited.stdout.length).toBeGreaterThan(1000);
  });
});
