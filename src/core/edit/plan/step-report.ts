// What a step of a plan did, for --dry-run: as data, and as words.
import type { Cast } from '../../recording/cast.js';
import { toSeconds } from '../../time.js';
import type { DoneStep } from './apply-list.js';

/**
 * What an edit of a plan does. Times in seconds.
 * @example
 * const saved = ({ duration }: StepReport) => duration.before - duration.after;
 */
export interface StepReport {
  /** The name of the edit. */
  readonly edit: string;
  /** As the plan has them. */
  readonly options: Readonly<Record<string, unknown>>;
  /** As they were applied: positions of the recording as the edits before left it. */
  readonly applied: Readonly<Record<string, unknown>>;
  /** Left out: the edits before took away all that it is about. */
  readonly skipped: boolean;
  readonly duration: { readonly before: number; readonly after: number };
  readonly events: { readonly before: number; readonly after: number };
  /** Events whose content is new: changed, or not there before. */
  readonly changed: number;
}

export function stepReport({ step, given, before, after, skipped }: DoneStep): StepReport {
  const [first, then] = [countsOf(before), countsOf(after)];
  return {
    edit: step.name,
    options: step.given,
    applied: given,
    skipped,
    duration: { before: toSeconds(first.end), after: toSeconds(then.end) },
    events: { before: first.events, after: then.events },
    changed: skipped ? 0 : newContents(before, after),
  };
}

function countsOf({ events }: Cast): { events: number; end: number } {
  let [count, end] = [0, 0];
  for (const { time } of events) {
    count++;
    end = time;
  }
  return { events: count, end };
}

const contentOf = (event: object): string => JSON.stringify({ ...event, time: 0 });

/** How many events of a recording have no equal, whatever their time, in another. */
function newContents(before: Cast, after: Cast): number {
  const known = new Map<string, number>();
  for (const event of before.events) {
    const content = contentOf(event);
    known.set(content, (known.get(content) ?? 0) + 1);
  }
  let changed = 0;
  for (const event of after.events) {
    const content = contentOf(event);
    const left = known.get(content) ?? 0;
    if (left === 0) changed++;
    else known.set(content, left - 1);
  }
  return changed;
}

const flag = (key: string): string => key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
const words = (options: StepReport['options']): string =>
  Object.entries(options)
    .map(([key, value]) => `${flag(key)} ${Array.isArray(value) ? value.join(',') : String(value)}`)
    .join(', ');
const rounded = (value: number): string => String(Math.round(value * 1000) / 1000);

/**
 * The report of a plan as lines for people.
 * @example
 * console.log(planText(await explainPlan(cast, { edits: [{ idle: { max: 1 } }] })));
 */
export function planText(steps: readonly StepReport[]): string {
  return steps.map((step, index) => `${index + 1}  ${lineOf(step)}\n`).join('');
}

function lineOf({ edit, options, applied, skipped, duration, events, changed }: StepReport): string {
  const asked = `${edit}: ${words(options)}`;
  if (skipped) return `${asked}  nothing left of it: left out`;
  const plain = (given: StepReport['options']) => words(given).replace(/(\d)\.0(?!\d)/g, '$1');
  const moved = plain(options) === plain(applied) ? '' : `  (by now ${plain(applied)})`;
  const time =
    duration.before === duration.after ? '' : `  ${rounded(duration.before)} s -> ${rounded(duration.after)} s`;
  const count = events.before === events.after ? '' : `  ${events.before} -> ${events.after} events`;
  const content = changed === 0 ? '' : `  ${changed} new or changed`;
  const effect = `${time}${count}${content}`;
  return `${asked}${moved}${effect === '' ? '  changes no event' : effect}`;
}
