// What a position and a selection are once they have been read. Reading is parse.ts, meeting a recording is resolve.ts.
import type { Micros } from '../recording/cast.js';

/** One moment, as it was asked for. `source` is what was typed, for messages. */
export type Position = Readonly<{ source: string }> &
  Readonly<
    | { kind: 'time'; time: Micros }
    /** `-2s`: so long before the end. */
    | { kind: 'before-end'; time: Micros }
    | { kind: 'end' }
    /** 0 to 100, of the duration. */
    | { kind: 'percent'; percent: number }
    | { kind: 'marker'; index: number }
    /** In lower case. */
    | { kind: 'label'; prefix: string }
    | { kind: 'event'; index: number }
    | { kind: 'frame'; index: number }
    /** The nth time (from 1) that the screen comes to show the pattern. */
    | { kind: 'text'; pattern: RegExp; appearance: number }
  >;

/** A part of a selection. A range without `from` begins at the start, one without `to` ends at the end. */
export type Part =
  | { kind: 'range'; from?: Position; to?: Position; source: string }
  | { kind: 'point'; at: Position; source: string }
  /** `markers`: a point at each. */
  | { kind: 'markers'; source: string };

export type Selection = readonly Part[];
