// Applies a list of edits, in order. On the original timeline all positions are met first, then follow what the edits before move.
import type { Cast, Edit, Micros } from '../../recording/cast.js';
import { surveyTimeline } from '../../replay/timeline.js';
import { formatSeconds } from '../../time.js';
import type { EditHooks } from '../edit.js';
import { fitText } from '../fit.js';
import { edits } from '../kinds.js';
import { applyStep, type EditList, type EditStep, withPlace } from './edit-list.js';
import { meetRecording, type Named, type StepPositions } from './original-positions.js';
import { type Side, type TimeMap, timeMap } from './time-map.js';

/** A step that was done: with the positions that it was given, and what came of it. */
export interface DoneStep {
  readonly step: EditStep;
  /** Its options as they were applied, positions as times of the recording before it. */
  readonly given: Readonly<Record<string, unknown>>;
  readonly before: Cast;
  readonly after: Cast;
  /** Whether it was left out, for the edits before took away all that it is about. */
  readonly skipped: boolean;
}

/** The edit that a list is. @param tell is told of each step once it is done */
export function editOfList(list: EditList, hooks: EditHooks = {}, tell: (done: DoneStep) => void = () => {}): Edit {
  return list.timeline === 'original'
    ? (cast) => onOriginal(list.steps, cast, hooks, tell)
    : (cast) => oneAfterTheOther(list.steps, cast, hooks, tell);
}

async function oneAfterTheOther(
  steps: readonly EditStep[],
  cast: Cast,
  hooks: EditHooks,
  tell: (done: DoneStep) => void,
): Promise<Cast> {
  let before = cast;
  for (const step of steps) {
    const after = await applyStep(step, before, hooks);
    tell({ step, given: step.given, before, after, skipped: false });
    before = after;
  }
  return before;
}

async function onOriginal(
  steps: readonly EditStep[],
  cast: Cast,
  hooks: EditHooks,
  tell: (done: DoneStep) => void,
): Promise<Cast> {
  const { timeline, positions } = await meetRecording(steps, cast);
  const maps: TimeMap[] = [];
  const follow = (time: Micros, side: Side): Micros => maps.reduce((moved, map) => map(moved, side), time);
  let before = cast;
  for (const [index, step] of steps.entries()) {
    const named = positions[index] ?? new Map();
    const given = named.size === 0 ? step.given : movedOptions(step, named, { follow, original: timeline, before });
    const after =
      given === undefined ? before : await withPlace(step, () => applyStep({ ...step, given }, before, hooks));
    tell({ step, given: given ?? step.given, before, after, skipped: given === undefined });
    if (given !== undefined) maps.push(timeMap(step.name, given, before, after));
    before = after;
  }
  return before;
}

interface Moving {
  readonly follow: TimeMap;
  readonly original: { readonly markers: readonly { time: Micros; label: string }[] };
  readonly before: Cast;
}

/** The options of a step with its positions where they are by now; undefined where nothing is left of them. */
function movedOptions(step: EditStep, named: StepPositions, moving: Moving): EditStep['given'] | undefined {
  const { duration, markers } = surveyTimeline(moving.before, {});
  const moved: Record<string, unknown> = {};
  for (const [key, what] of named) {
    const value = movedValue(what, moving, duration, markers);
    if (value === undefined) return undefined;
    moved[key] = Array.isArray(value) && !edits[step.name]?.options[key]?.repeatable ? value[0] : value;
  }
  return { ...step.given, ...moved };
}

function movedValue(
  named: Named,
  { follow, original }: Moving,
  duration: Micros,
  markers: Moving['original']['markers'],
): string | readonly string[] | undefined {
  const moment = (time: Micros, side: Side): Micros => Math.max(0, Math.min(duration, follow(time, side)));
  if (named.kind === 'moment') return formatSeconds(moment(named.time, named.role === 'end' ? 'after' : 'before'));
  if (named.kind === 'ranges') {
    const ranges = named.ranges.map(({ from, to }) => ({ from: moment(from, 'after'), to: moment(to, 'before') }));
    const left = ranges.filter(({ from, to }) => from < to);
    return left.length > 0 ? left.map(({ from, to }) => `${formatSeconds(from)}..${formatSeconds(to)}`) : undefined;
  }
  if (named.kind === 'lengths') {
    const spans = named.spans.map((span) => ({
      ...span,
      from: moment(span.from, 'after'),
      to: moment(span.to, 'before'),
    }));
    const left = spans.filter(({ from, to }) => from < to);
    return left.length > 0 ? left.map(fitText) : undefined;
  }
  const left = named.indexes.flatMap((index) => {
    const { time, label } = original.markers[index]!;
    const twins = original.markers.slice(0, index).filter((other) => other.time === time && other.label === label);
    const same = [...markers.keys()].filter((at) => {
      return (
        markers[at]!.label === label && [follow(time, 'before'), follow(time, 'after')].includes(markers[at]!.time)
      );
    });
    return same[twins.length] === undefined ? [] : [`marker:${same[twins.length]}`];
  });
  return left.length > 0 ? left : undefined;
}
