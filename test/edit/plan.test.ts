// Plans: lists of edits whose positions count on the original recording, or each on what the edits before left.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyPlan,
  type Cast,
  cut,
  explainPlan,
  hold,
  type PlanGiven,
  pipe,
  planText,
  readCast,
  readPlan,
  speed,
  writeCast,
} from '../../src/index.js';
import { useFolder } from '../support/folder.js';
import { run } from '../support/program.js';
import { marker, output, recording } from '../support/recordings.js';

const demo = readCast(readFileSync(join(import.meta.dirname, '../../examples/demo.cast')), { name: 'demo.cast' });
const textOf = (cast: Cast) => [...writeCast(cast)].join('');
const timesOf = (cast: Cast) => [...cast.events].map(({ time }) => time / 1e6);
const tens = recording(Array.from({ length: 10 }, (_, second) => output(second + 1, `${second + 1};`)));

describe('a plan on the original timeline', () => {
  it('means moments of the recording that it is given, whatever was done before', async () => {
    const cast = await applyPlan({ edits: [{ cut: { range: '2..4' } }, { hold: { at: 8, for: 5 } }] })(tens);
    expect(textOf(cast)).toBe(textOf(await pipe(tens, cut({ range: ['2..4'] }), hold({ at: 6, for: 5 }))));
  });

  it('gives the same in whatever order, where its edits are about different ranges', async () => {
    const edits = [
      { speed: { factor: 4, range: '20..30' } },
      { cut: { range: '5..8' } },
      { hold: { at: 12, for: 1.5 } },
      { 'title-card': { at: 16, text: 'later', for: 2 } },
      { speed: { factor: 0.5, range: 'marker:0..2' } },
      { trim: { start: 1, end: -1 } },
    ];
    const straight = textOf(await applyPlan({ edits })(demo));
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(edits, { minLength: edits.length }), async (shuffled) => {
        expect(textOf(await applyPlan({ edits: shuffled })(demo))).toBe(straight);
      }),
      { numRuns: 12 },
    );
  });

  it('meets texts and markers before any edit takes them away', async () => {
    const cast = recording([output(1, 'one '), marker(2, 'here'), output(3, 'two '), output(6, 'three')]);
    const edits = [
      { 'mark-rm': { at: 'markers' } },
      { replace: { from: 'two', to: '...' } },
      { speed: { factor: 2, range: 'marker:here..text:two' } },
    ];
    expect(timesOf(await applyPlan({ edits })(cast))).toEqual([1, 2.5, 5.5]);
  });

  it('follows the pauses that idle, quantize and retime make', async () => {
    const cast = recording([output(1, 'a'), output(11, 'b'), output(12, 'c')]);
    const then = async (before: Record<string, unknown>) =>
      timesOf(await applyPlan({ edits: [before, { hold: { at: 'text:b', for: 1 } }] })(cast));
    expect(await then({ idle: { max: 2 } })).toEqual([1, 3, 5]);
    expect(await then({ quantize: { range: '5,20' } })).toEqual([1, 6, 8]);
    expect(await then({ retime: { to: 6 } })).toEqual([0.5, 5.5, 7]);
  });

  it('keeps a pause that an edit made out of the ranges beside it', async () => {
    const edits = [{ hold: { at: 5, for: 2 } }, { speed: { factor: 5, range: '..5,5.5..' } }];
    expect(timesOf(await applyPlan({ edits })(tens))).toEqual([0.2, 0.4, 0.6, 0.8, 1, 3.6, 3.8, 4, 4.2, 4.4]);
  });

  it('leaves an edit out if those before took away all it is about, and says so', async () => {
    const plan: PlanGiven = { edits: [{ cut: { range: '2..6' } }, { speed: { factor: 2, range: '3..5' } }] };
    const steps = await explainPlan(tens, plan);
    expect(steps.map(({ skipped }) => skipped)).toEqual([false, true]);
    expect(planText(steps)).toBe(
      '1  cut: range 2..6  10 s -> 6 s\n2  speed: factor 2, range 3..5  nothing left of it: left out\n',
    );
  });

  it('does nothing where a position is wrong, and tells which', async () => {
    const plan = readPlan('edits:\n  - cut: { range: 1..2 }\n  - hold: { at: marker:9, for: 1 }\n', 'plan.yaml');
    await expect(applyPlan(plan)(tens)).rejects.toThrow(
      /no moment "marker:9" in this recording: there are no markers \(at is from plan\.yaml:3:17\)/,
    );
  });
});

describe('a plan on the timeline of the result', () => {
  it('does one edit after the other', async () => {
    const plan: PlanGiven = {
      timeline: 'result',
      edits: [{ cut: { range: '2..4' } }, { speed: { factor: 2, range: '..4' } }],
    };
    const result = await applyPlan(plan)(tens);
    expect(textOf(result)).toBe(
      textOf(await pipe(tens, cut({ range: ['2..4'] }), speed({ factor: 2, range: ['..4'] }))),
    );
  });
});

describe('reading a plan', () => {
  it('takes a bare list, JSON as well', async () => {
    const plan = readPlan('[{"cut": {"range": "2..4"}}]', 'plan.json');
    expect(timesOf(await applyPlan(plan)(tens)).at(-1)).toBe(8);
  });

  it.each([
    ['edits:\n  - ctu: { range: 1..2 }\n', 'plan.yaml:2:5: unknown edit "ctu". Did you mean "cut"?'],
    ['edits:\n  - cut: { rnage: 1..2 }\n', 'plan.yaml:2:12: unknown option of cut "rnage". Did you mean "range"?'],
    ['timeline: orignal\nedits: []\n', 'plan.yaml:1:11: expected one of original, result, found "orignal"'],
    ['edit: []\n', 'plan.yaml:1:1: unknown key "edit". Did you mean "edits"?'],
    ['[{"cut": {"range": "soon"}}]', /^plan\.yaml:1:20: expected a position like/],
    ['{}', 'plan.yaml:1:1: expected edits: a list of edits, found none'],
    ['7', 'plan.yaml:1:1: expected a plan: a mapping with edits, found 7'],
  ])('refuses %j', (text, message) => {
    expect(() => readPlan(text, 'plan.yaml')).toThrow(message);
  });
});

describe('castkit edit', () => {
  const folder = useFolder();
  const file = (name: string) => join(folder(), name);

  it('gives the bytes that a build with the same edits gives, on either timeline', () => {
    for (const timeline of ['original', 'result']) {
      const edits = 'edits:\n  - speed: { factor: 2, range: 2..6 }\n  - cut: { range: 8..9 }\n';
      writeFileSync(file('demo.cast'), textOf(demo));
      writeFileSync(file('plan.yaml'), `timeline: ${timeline}\n${edits}`);
      writeFileSync(
        file('castkit.yaml'),
        `inputs: demo.cast\ntimeline: ${timeline}\n${edits}outputs:\n  - 'built.cast'\n`,
      );
      expect(
        run(['castkit', 'edit', 'demo.cast', '--plan', 'plan.yaml', '-o', 'edited.cast'], { cwd: folder() }).stderr,
      ).toBe('');
      expect(run(['castkit', 'build', '-q'], { cwd: folder() }).status).toBe(0);
      expect(readFileSync(file('edited.cast'), 'utf8')).toBe(readFileSync(file('built.cast'), 'utf8'));
    }
  });
});
