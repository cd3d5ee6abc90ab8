// A frame: a screen and when it shows. The stages before it are replay.ts and schedule.ts.
import type { Micros } from '../cast/cast.js';
import type { Changes, Screen } from '../terminal/screen.js';

/**
 * A screen that differs from the one before, and the moment on the output's timeline at which it appears.
 * It stays until the next frame's time; the last one until Timeline.end.
 * `screen` and `changes` belong to the replay and hold only during the visit.
 */
export interface Frame {
  index: number;
  time: Micros;
  screen: Screen;
  changes: Changes;
}
