// What a live stream is made of, whatever carries it.
import type { CastEvent, EmbeddedTheme, Micros } from '../recording/cast.js';

/**
 * One message of a live stream. Times are microseconds since the session began; `id` counts its events from 1.
 * - `init` tells a viewer where it joins: `screen` is the output that brings a new terminal of this size to what is shown, and
 *   `id` the last event that this includes. It may come again, and takes the place of all before it.
 * - `event` is what happens after that.
 * - `end` says that nothing follows.
 * @example
 * const joined: StreamFrame = { type: 'init', id: 0, time: 0, cols: 80, rows: 24, screen: '' };
 */
export type StreamFrame =
  | { type: 'init'; id: number; time: Micros; cols: number; rows: number; theme?: EmbeddedTheme; screen: string }
  | { type: 'event'; id: number; event: CastEvent }
  | { type: 'end'; time: Micros };

/** The largest size that a frame may name, in cells each way. */
export const MOST_CELLS = 1000;
