// What condense does to a recording: a plan of one edit, and what comes of it.
import type { Abortable } from '../../abort.js';
import { CastError } from '../../errors.js';
import { type Given, resolveOptions } from '../../options/option.js';
import { optionName } from '../../options/option-name.js';
import { surveyDrawings } from '../../pacing/survey.js';
import type { Cast, Micros } from '../../recording/cast.js';
import { givenCast } from '../../recording/given-cast.js';
import { formatSeconds, SECOND, toSeconds } from '../../time.js';
import { type FitSpan, fitText, warpOf } from '../fit.js';
import type { PlanGiven } from '../plan/plan-given.js';
import { type Aim, aimOf, condenseOptions } from './options.js';
import { scenesOf } from './scenes.js';
import { limited, sharedOut, shareOf, shortestOf } from './shares.js';
import { spansOf } from './spans.js';

/**
 * What `condense` makes of a recording. Times in seconds.
 * @example
 * const saved = ({ duration }: Condensed) => duration.before - duration.after;
 */
export interface Condensed {
  /** Does the same to the recording as `condense`: for `applyPlan`, and `castkit edit --plan`. */
  readonly plan: PlanGiven;
  readonly duration: { readonly before: number; readonly after: number };
  /** The shortest that it could be made with this reading time. */
  readonly shortest: number;
  /** Screens that are kept for their reading time, runs of typing, and stretches of whatever else goes on. */
  readonly scenes: { readonly read: number; readonly typing: number; readonly flow: number };
}

/** What --to may be missed by. */
const CLOSE = 1.02;

/**
 * The plan by which `condense` shortens a recording, with the same options.
 * @throws UsageError for wrong options; CastError where the recording cannot be as short as asked for, and for one that cannot be read
 * @example
 * const { plan, duration } = await condensePlan(cast, { to: 20 });
 * const short = await pipe(cast, applyPlan(plan));
 * duration.after; // => 20
 */
export async function condensePlan(
  recording: Cast,
  given: Given<typeof condenseOptions> = {},
  hooks: Abortable = {},
): Promise<Condensed> {
  const cast = givenCast(recording, hooks);
  const { spans, ...facts } = await condensed(cast, aimOf(resolveOptions(condenseOptions, given)));
  const { before, after } = facts.duration;
  const description = `condensed from ${words(before)} to ${words(after)}`;
  const edits = spans.length === 0 ? [] : [{ retime: { fit: spans.map(fitText) } }];
  return { plan: { description, timeline: 'original', edits }, ...facts };
}

const words = (seconds: number): string => `${Math.round(seconds * 100) / 100} s`;

/** The spans of a recording as short as asked for; none where it is so already. */
export async function condensed(cast: Cast, aim: Aim): Promise<Omit<Condensed, 'plan'> & { spans: FitSpan[] }> {
  const survey = await surveyDrawings(cast, aim.reading);
  const scenes = scenesOf(survey);
  const shares = scenes.map(shareOf);
  const shortest = shortestOf(shares);
  const lengths =
    aim.to === undefined ? limited(scenes, shares, aim) : sharedOut(shares, aimed(cast, aim.to, shortest));
  const spans = aim.to !== undefined && aim.to >= survey.end ? [] : spansOf(scenes, lengths, survey.end);
  const count = (kind: string) => scenes.filter((scene) => scene.kind === kind).length;
  return {
    spans,
    duration: { before: toSeconds(survey.end), after: toSeconds(warpOf(spans)(survey.end)) },
    shortest: toSeconds(Math.ceil(shortest)),
    scenes: { read: count('read'), typing: count('typing'), flow: count('flow') },
  };
}

/** @throws CastError where it cannot be as short as that */
function aimed({ name }: Cast, to: Micros, shortest: Micros): Micros {
  if (shortest <= to) return to;
  if (shortest <= to * CLOSE) return shortest;
  const least = formatSeconds(Math.ceil(shortest / (SECOND / 10)) * (SECOND / 10));
  throw new CastError(
    { file: name },
    `expected ${optionName('to')} of at least ${least}, the shortest in which its text can be read, found ${formatSeconds(to)}; a shorter ${optionName('reading')} allows for less`,
  );
}
