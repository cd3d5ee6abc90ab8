// The moment with the most on the screen, where it is asked for: `--at fullest`.
import type { Micros } from '../recording/cast.js';
import { cloneScreen } from '../replay/clone.js';
import type { ReplayPlan } from '../replay/plan.js';
import { play } from '../replay/play.js';
import type { Screen } from '../terminal/screen.js';
import { FullestFinder } from './fullest.js';

/** The word for it. */
export const FULLEST = 'fullest';

export interface FullestMoment {
  time: Micros;
  /** The last moment with this screen: a frame holds what came within its time. */
  until: Micros;
  /** A copy, to keep. */
  screen: Screen;
}

/** Replays twice. */
export async function fullestMoment(plan: ReplayPlan): Promise<FullestMoment> {
  const finder = new FullestFinder();
  for await (const _ of play(plan, (frame) => finder.see(frame))) {
    // nothing to pass on
  }
  const index = finder.fullest?.index ?? 0;
  let moment: FullestMoment | undefined;
  let next: Micros | undefined;
  for await (const _ of play(plan, (frame) => {
    const { time, screen } = frame;
    if (frame.index === index) moment = { time, until: plan.timeline.duration, screen: cloneScreen(screen) };
    if (frame.index === index + 1) next = time;
  })) {
    if (next !== undefined) break;
  }
  if (!moment) throw new RangeError(`no frame ${index}`);
  return next === undefined ? moment : { ...moment, until: next - 1 };
}
