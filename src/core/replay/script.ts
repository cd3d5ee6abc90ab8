// What is played, and in which terminal: everything that play.ts needs to know.

import type { Abortable } from '../abort.js';
import type { Warn } from '../errors.js';
import type { Cast, CastEvent, Micros } from '../recording/cast.js';
import type { EmulatorOptions } from '../terminal/emulator.js';
import { SECOND, toMicros } from '../time.js';
import { timingOptions } from './options.js';
import type { Segment, Step } from './schedule.js';
import { terminalOptions } from './terminal.js';
import { type Pace, retimed } from './timeline.js';

/**
 * How the terminal of a replay differs from the recording's.
 * @example
 * const options: ScreenOptions = { cols: 100, unicode: '11' };
 * const { cols } = await screenAt(cast, 5_000_000, options);
 * cols; // => 100
 */
export interface ScreenOptions extends Abortable {
  /** Columns or rows that replace the recording's throughout, resize events or not. */
  cols?: number | undefined;
  rows?: number | undefined;
  /**
   * How wide text is: 'graphemes' as modern terminals do, 'codepoints' each for itself, '11' those of Unicode 11. Else as in
   * the terminal that was recorded.
   */
  unicode?: '11' | 'codepoints' | 'graphemes';
  /** Cells of characters of ambiguous width (East Asian Width A), 1 or 2. */
  ambiguousWidth?: number;
  warn?: Warn;
}

export type SizeOverride = Pick<ScreenOptions, 'cols' | 'rows'>;

export interface Script {
  /** Name of the recording, for messages. */
  name: string;
  /** Size of the terminal at first. */
  initial: { cols: number; rows: number };
  override: SizeOverride;
  terminal: EmulatorOptions;
  events: Iterable<CastEvent>;
  /** In order of time, not overlapping. */
  segments: readonly Segment[];
  /** Frames a second, at most. */
  fps: number;
  /** What a second of the recording is on the timeline of `events`: 0.5 s at speed 2. */
  second: Micros;
  lastFrameDuration: Micros;
  maxFrames: number;
  /** If the recording opens blank, the first screen with something on it shows in its place, from the start. */
  skipBlank: boolean;
}

/** The script of a recording from its start to its end, with the defaults of a render. */
export function wholeScript(
  cast: Cast,
  pace: Pace,
  { override = {}, terminal = {} }: Partial<Pick<Script, 'override' | 'terminal'>> = {},
): Script {
  return {
    name: cast.name,
    initial: sized(cast.header, override),
    override,
    terminal: terminalOptions(cast, terminal),
    events: retimed(cast, pace),
    segments: [{ from: 0, to: Infinity, point: false, start: 0 }],
    fps: timingOptions.fpsCap.default,
    second: SECOND / (pace.speed ?? 1),
    lastFrameDuration: toMicros(timingOptions.lastFrameDuration.default),
    maxFrames: timingOptions.maxFrames.default,
    skipBlank: true,
  };
}

export function sized(size: { cols: number; rows: number }, override: SizeOverride): { cols: number; rows: number } {
  return { cols: override.cols ?? size.cols, rows: override.rows ?? size.rows };
}

/** The steps with every size as the override has it. */
export function* overridden(steps: Iterable<Step>, override: SizeOverride): Generator<Step> {
  for (const step of steps) yield step.type === 'resize' ? { ...step, ...sized(step, override) } : step;
}
