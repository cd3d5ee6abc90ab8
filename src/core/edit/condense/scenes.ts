// A recording as scenes, one after the other, each of one kind: text that is read, typing, and whatever goes on besides.

import { type Survey, TOGETHER, TORN, TYPED } from '../../pacing/reader.js';
import type { Micros } from '../../recording/cast.js';
import { SECOND } from '../../time.js';

export interface Scene {
  readonly kind: 'read' | 'typing' | 'flow';
  /** Its screens: each shows from `from` until the next drawing starts. */
  readonly shots: readonly Shot[];
  /** Of text: how long it takes to read, and how much of that it has in any case. */
  readonly reading: Micros;
  readonly least: Micros;
}

/** A screen, from when it is whole until the next drawing starts. Of one that is torn nothing is shown. */
export interface Shot {
  readonly from: Micros;
  readonly to: Micros;
  readonly torn: boolean;
}

/** What is shorter than this, between keys, belongs to the typing: a space, a colour that changes. */
const ASIDE: Micros = 0.4 * SECOND;
const KEYS = 2;

export function scenesOf(survey: Survey & { readonly end: Micros }): Scene[] {
  const { drawings, reads } = survey;
  const first = drawings[0]?.start ?? survey.end;
  const scenes: Scene[] = first > 0 ? [plain('flow', [{ from: 0, to: first, torn: false }])] : [];
  let next = 0;
  for (const read of reads) {
    scenes.push(...between(survey, next, read.first));
    next = read.last + 1;
    const shots = range(read.first, next).map((index) => ({ ...shotOf(survey, index), torn: false }));
    scenes.push({ kind: 'read', shots, reading: read.reading, least: read.least });
  }
  return [...scenes, ...between(survey, next, drawings.length)];
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, at) => from + at);
const plain = (kind: 'typing' | 'flow', shots: Shot[]): Scene => ({ kind, shots, reading: 0, least: 0 });

/** Typing and whatever else goes on between two texts that are read. */
function between(survey: Survey & { readonly end: Micros }, from: number, to: number): Scene[] {
  const runs: Run[] = [];
  for (let index = from; index < to; index++) {
    const kind = isTyped(survey, index) ? 'typing' : 'flow';
    const shot = shotOf(survey, index);
    const last = runs.at(-1);
    if (last?.kind === kind) last.shots.push(shot);
    else runs.push({ kind, shots: [shot] });
  }
  return smoothed(runs).map(({ kind, shots }) => plain(kind, shots));
}

interface Run {
  readonly kind: 'typing' | 'flow';
  readonly shots: Shot[];
}

const isTyped = ({ drawings, kinds }: Survey, index: number): boolean =>
  ((kinds[index] ?? 0) & TYPED) !== 0 && drawings[index]!.rest <= TOGETHER;

const lasts = ({ shots }: Run): Micros => shots.at(-1)!.to - shots[0]!.from;

/** Asides between keys are typing, and a key alone is none. */
function smoothed(runs: readonly Run[]): Run[] {
  const result: Run[] = [];
  for (const [index, run] of runs.entries()) {
    const [before, after] = [runs[index - 1], runs[index + 1]];
    const aside = run.kind === 'flow' && lasts(run) <= ASIDE && before !== undefined && after !== undefined;
    const alone = run.kind === 'typing' && run.shots.length < KEYS;
    const kind = aside ? 'typing' : alone && (result.at(-1)?.kind ?? 'flow') === 'flow' ? 'flow' : run.kind;
    const last = result.at(-1);
    if (last?.kind === kind) last.shots.push(...run.shots);
    else result.push({ kind, shots: [...run.shots] });
  }
  return result;
}

function shotOf({ drawings, kinds, end }: Survey & { readonly end: Micros }, index: number): Shot {
  const drawing = drawings[index]!;
  const to = drawings[index + 1]?.start ?? end;
  return { from: drawing.end, to: Math.max(drawing.end, to), torn: ((kinds[index] ?? 0) & TORN) !== 0 };
}
