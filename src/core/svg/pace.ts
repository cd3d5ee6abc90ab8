// How many frames a second: fewer where a recording changes all the time, because each costs bytes and the viewer's time.
import type { ReplayPlan } from '../replay/plan.js';
import { schedule } from '../replay/schedule.js';
import { SECOND } from '../time.js';

/** Frames a second, on the average, from which on a recording counts as busy; and how many it gets then. */
const BUSY = 10;
const CALM = 15;

/** The plan with fewer frames a second if it would have more than ten of thirty. */
export function calmed(plan: ReplayPlan): ReplayPlan {
  const segments = plan.segments;
  const last = segments.at(-1);
  const end = last ? last.start + Math.min(last.to, plan.timeline.duration) - last.from : 0;
  let shows = 0;
  for (const step of schedule(plan.events, segments, plan.fps)) if (step.type === 'show') shows++;
  return shows > BUSY * Math.max(1, end / SECOND) && plan.fps > CALM ? { ...plan, fps: CALM } : plan;
}
