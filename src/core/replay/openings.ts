// What a recording that begins in the middle of another opens with: output that brings a new terminal to where the other's stood.
import type { Cast, Micros } from '../recording/cast.js';
import type { Emulator } from '../terminal/emulator.js';
import { Unfinished } from '../terminal/serialise/unfinished.js';
import { feed } from './feed.js';
import { lineUp, schedule } from './schedule.js';
import { openTerminal } from './terminal.js';
import type { Resize } from './timeline.js';

export { Unfinished } from '../terminal/serialise/unfinished.js';

export interface Opening {
  /** The terminal's size at that moment. */
  cols: number;
  rows: number;
  /** May end in the middle of an escape sequence, where the output did. */
  text: string;
}

/**
 * The state of the terminal after every event at or before each of the times (ascending), in one replay.
 * @param resizes all of the recording: only a terminal that changes its size later needs the rows that were scrolled out
 */
export async function openingsAt(cast: Cast, times: readonly Micros[], resizes: readonly Resize[]): Promise<Opening[]> {
  const emulator = openTerminal(cast);
  const tails: string[] = [];
  const texts: string[] = [];
  const segments = lineUp(
    times.map((time) => ({ from: time, to: time, point: true })),
    0,
  );
  const steps = followed(schedule(cast.events, segments, 1), tails);
  try {
    for await (const _ of feed(steps, emulator, (view) => texts.push(openingOf(view, texts.length)))) {
      // nothing to pass on
    }
  } finally {
    emulator.dispose();
  }
  return times.map((time, at) => ({ ...sizeAt(cast, time, resizes), text: `${texts[at]}${tails[at]}` }));

  function openingOf(view: Parameters<Parameters<Emulator['at']>[0]>[0], at: number): string {
    return view.opening({ scrolledOut: resizes.some(({ time }) => time > times[at]!) });
  }
}

/** Passes steps on and notes, at each that shows, what escape sequence is open. */
function* followed(steps: ReturnType<typeof schedule>, tails: string[]): ReturnType<typeof schedule> {
  const unfinished = new Unfinished();
  for (const step of steps) {
    if (step.type === 'output') unfinished.follow(step.data);
    else if (step.type === 'show') tails.push(unfinished.text);
    yield step;
  }
}

/** What the terminal's size is after every event at or before the time. */
export function sizeAt({ header }: Cast, time: Micros, resizes: readonly Resize[]): { cols: number; rows: number } {
  const { cols, rows } = resizes.findLast((resize) => resize.time <= time) ?? header;
  return { cols, rows };
}
