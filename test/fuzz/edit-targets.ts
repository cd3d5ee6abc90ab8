// Fuzz targets of what edits: their laws over sessions as programs write them, and no more than errors of ours over hostile ones.
import fc from 'fast-check';
import { expect } from 'vitest';
import {
  applyPlan,
  concat,
  condense,
  cut,
  hold,
  idle,
  insert,
  pipe,
  quantize,
  readPlan,
  redact,
  replace,
  resize,
  retime,
  speed,
  tidy,
  titleCard,
  trim,
} from '../../src/index.js';
import { holdLength } from '../support/condense-law.js';
import { holdCut, holdGrid, holdSpeed, holdSplit, holdTrim } from '../support/edit-laws.js';
import { session, withRange } from '../support/sessions.js';
import { hostileCast } from './hostile-cast.js';
import { nastyText } from './hostile-text.js';
import { ours } from './ours.js';
import { type Target, target } from './target.js';

const laws: readonly Target[] = [
  target('law of trim', withRange(), ({ cast, a, b }) => holdTrim(cast, a, b), 40),
  target('law of cut', fc.tuple(withRange(), fc.boolean()), ([{ cast, a, b }, drop]) => holdCut(cast, a, b, drop), 40),
  target('law of split', withRange(), ({ cast, a, b }) => holdSplit(cast, a, b), 40),
  target('law of speed', fc.tuple(session(), fc.constantFrom(0.25, 2, 3, 10)), ([cast, n]) => holdSpeed(cast, n), 40),
  target(
    'law of retime',
    fc.tuple(session({ resizing: false }), fc.constantFrom(1, 24, 60)),
    ([cast, fps]) => holdGrid(cast, fps),
    40,
  ),
  target('law of condense', session(), (cast) => holdLength(cast, 1), 30),
];

const text = nastyText.map((written) => written || 'x');

const edits = (word: string, factor: number) => [
  () => trim({ start: '25%', end: '75%' }),
  () => cut({ range: ['25%..50%'], drop: factor > 1 }),
  () => speed({ factor }),
  () => idle({ max: factor }),
  () => quantize({ range: [`${factor},${factor + 1}`] }),
  () => retime({ fps: 10 }),
  () => resize({ cols: 9 }),
  () => hold({ at: '50%', for: factor }),
  () => insert({ at: '50%', text: word }),
  () => titleCard({ text: word }),
  () => replace({ from: word, to: 'y' }),
  () => redact({ text: [word] }),
  () => redact({ pattern: ['a.?b|\\d+'] }),
  () => tidy({ rhythm: 50 * factor }),
  () => condense({ maxPause: factor, maxBurst: factor, reading: factor }),
  () => retime({ fit: ['25%..75%=1', `75%..end=${factor}`] }),
];

const hostile = target(
  'edits of hostile recordings',
  fc.record({
    cast: hostileCast,
    word: text,
    factor: fc.constantFrom(0.5, 1, 3),
    which: fc.array(fc.nat(15), { minLength: 1, maxLength: 3 }),
  }),
  async ({ cast, word, factor, which }) => {
    const result = await ours(async () => {
      const made = which.map((at) => edits(word, factor)[at]!());
      const edited = await pipe(cast, ...made, concat([cast]));
      return [...edited.events];
    });
    let before = 0;
    for (const { time } of result ?? []) {
      if (!Number.isSafeInteger(time) || time < before) expect.fail(`the time ${time} after ${before}`);
      before = time;
    }
  },
  100,
);

const position = fc.constantFrom('0', '1', '50%', 'end', '-1s', 'event:2', 'marker:0', 'text:a', 'soon', '');
const range = fc.tuple(position, position).map(([from, to]) => `${from}..${to}`);

/** A step as somebody may write it: right, wrong, or about what is not there. */
const step = fc.oneof(
  fc.record({ cut: fc.record({ range, drop: fc.boolean() }) }),
  fc.record({ speed: fc.record({ range, factor: fc.constantFrom(0.5, 4, -1) }) }),
  fc.record({
    retime: fc.record({ fit: fc.tuple(range, fc.constantFrom('0', '2', 'x')).map((all) => all.join('=')) }),
  }),
  fc.record({ hold: fc.record({ at: position, for: fc.constantFrom(1, 0) }) }),
  fc.record({ condense: fc.record({ to: fc.constantFrom('1s', 3, 0), reading: fc.constantFrom(0.1, 2) }) }),
  fc.constantFrom('tidy', 'trim', { 'mark-rm': { at: 'markers' } }, { tidy: { rhythm: 60 } }, { idle: {} }),
  fc.record({ replace: fc.record({ from: nastyText, to: nastyText }) }),
);

const plans = target(
  'plans for hostile recordings',
  fc.record({
    cast: hostileCast,
    timeline: fc.constantFrom('original', 'result', 'neither'),
    edits: fc.array(step, { maxLength: 5 }),
  }),
  async ({ cast, timeline, edits }) => {
    const result = await ours(async () => {
      const plan = readPlan(JSON.stringify({ timeline, edits }), 'plan.json');
      return [...(await applyPlan(plan)(cast)).events];
    });
    let before = 0;
    for (const { time } of result ?? []) {
      if (!Number.isSafeInteger(time) || time < before) expect.fail(`the time ${time} after ${before}`);
      before = time;
    }
  },
  60,
);

export const editTargets: readonly Target[] = [...laws, hostile, plans];
