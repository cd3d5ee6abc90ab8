// The moments that are chosen by what is on the screen: `--at best` and `--at fullest`.
import type { Micros } from '../recording/cast.js';
import { cloneScreen } from '../replay/clone.js';
import type { Frame } from '../replay/frame.js';
import type { ReplayPlan } from '../replay/plan.js';
import { play } from '../replay/play.js';
import type { Screen } from '../terminal/screen.js';
import { BestFinder } from './best.js';
import { FullestFinder } from './fullest.js';

/** How a moment is chosen. `best` is what stills show where nothing else is asked for. */
export const CHOICES = ['best', 'fullest'] as const;
export type Choice = (typeof CHOICES)[number];
export const BEST: Choice = 'best';

export const isChoice = (text: string): text is Choice => (CHOICES as readonly string[]).includes(text);

/** Sees the frames of a replay in order, and chooses one of them. */
export interface FrameFinder {
  see(frame: Frame): void;
  /** The number of the frame to show; undefined where none was seen. */
  found(end: Micros): number | undefined;
}

export interface ChosenMoment {
  time: Micros;
  /** The last moment with this screen: a frame holds what came within its time. */
  until: Micros;
  /** A copy, to keep. */
  screen: Screen;
}

export const finderOf = (choice: Choice): FrameFinder => (choice === 'best' ? new BestFinder() : new FullestFinder());

/** Replays twice. */
export async function chosenMoment(plan: ReplayPlan, choice: Choice): Promise<ChosenMoment> {
  const finder = finderOf(choice);
  for await (const _ of play(plan, (frame) => finder.see(frame))) {
    // nothing to pass on
  }
  const index = finder.found(plan.timeline.duration) ?? 0;
  let moment: ChosenMoment | undefined;
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
