// The frame that shows where nothing moves: in static viewers, and for readers who asked for less motion.

import { factsFor } from '../moments/selected-moments.js';
import { optionName } from '../options/option-name.js';
import { parsePosition } from '../position/parse.js';
import { resolvePosition } from '../position/resolve.js';
import type { Cast, Micros } from '../recording/cast.js';
import type { ReplayPlan } from '../replay/plan.js';
import { renderPace } from '../replay/timeline.js';
import type { SvgValues } from './options.js';

/**
 * When the poster shows, on the output's timeline; undefined where nothing was asked for. A moment that was not selected
 * gives the last one selected before it.
 * @throws UsageError for what is no position; CastError for one that the recording does not have
 */
export async function posterTime(cast: Cast, options: SvgValues, plan: ReplayPlan): Promise<Micros | undefined> {
  if (options.stillAt === undefined) return undefined;
  const position = parsePosition(String(options.stillAt), optionName('stillAt'));
  const { idleTimeLimit, speed, maxDuration } = options;
  const facts = await factsFor([position], cast, renderPace(cast, { idleTimeLimit, speed, maxDuration }));
  const time = resolvePosition(position, facts);
  const segment = plan.segments.findLast(({ from }) => from <= time);
  return segment ? segment.start + Math.min(time, segment.to) - segment.from : 0;
}

/** The frame that shows at a time. */
export const frameAt = (times: readonly Micros[], time: Micros): number =>
  Math.max(
    0,
    times.findLastIndex((appears) => appears <= time),
  );
