// A frame: a screen and when it shows. The stages before it are replay.ts and schedule.ts.
import type { Micros } from '../recording/cast.js';
import type { Changes, Screen } from '../terminal/screen.js';

/**
 * A screen that differs from the one before, and the moment at which it appears, in microseconds of the animation. It
 * stays until the next frame's time. `screen` and `changes` belong to the replay and hold only during the visit.
 * @example
 * const times: number[] = [];
 * await replay(cast, {}, ({ time }: Frame) => times.push(time));
 */
export interface Frame {
  index: number;
  time: Micros;
  screen: Screen;
  changes: Changes;
}
