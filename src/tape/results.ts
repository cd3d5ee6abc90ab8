// What a run of a tape gives.
import type { Given } from '../core/options/option.js';
import type { Cast } from '../core/recording/cast.js';
import type { renderOptions } from '../core/render/outputs.js';

/**
 * What a tape expected of the screen.
 * @example
 * const failed = (checks: TapeCheck[]) => checks.filter(({ holds }) => !holds);
 */
export interface TapeCheck {
  file: string;
  line: number;
  column: number;
  /** As it is written. */
  command: string;
  holds: boolean;
  /** The rows of the screen at that moment. */
  screen: readonly string[];
}

/**
 * A still that a tape asks for, as a recording of one moment.
 * @example
 * const names = (shots: TapeShot[]) => shots.map(({ path }) => path);
 */
export interface TapeShot {
  path: string;
  cast: Cast;
}

/**
 * What a run of a tape gives.
 * @example
 * const sound = ({ checks }: TapeRun) => checks.every(({ holds }) => holds);
 */
export interface TapeRun {
  cast: Cast;
  shots: readonly TapeShot[];
  /** The rows of the screen after each command that shows. */
  screens: readonly (readonly string[])[];
  checks: readonly TapeCheck[];
  /** What it sets of its pictures: options of `render`, VHS's look where it sets nothing. */
  looks: Given<typeof renderOptions>;
  /** Percent of the recording at which animations begin; undefined for their beginning. */
  loopOffset?: number;
  /** Some programs took real time, so that another run may have other times. */
  measured: boolean;
}
