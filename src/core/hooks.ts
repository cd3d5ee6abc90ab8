// What a render tells its caller while it works. The library itself never prints.

import type { Abortable } from './abort.js';
import type { Warn } from './errors.js';
import type { Micros } from './recording/cast.js';

/**
 * How far a render is.
 * @example
 * const percent = ({ share }: RenderProgress) => `${Math.round(share * 100)} %`;
 */
export interface RenderProgress {
  /** 0 to 1. */
  share: number;
  frames: number;
}

/**
 * What was chosen and what came out. Lengths are in pixels, the duration in microseconds.
 * @example
 * const size = ({ width, height }: RenderReport) => `${width}x${height}`;
 */
export interface RenderReport {
  width: number;
  height: number;
  frames: number;
  duration: Micros;
  theme: string;
  cell: { width: number; height: number };
  /** Fonts that drew something, most used first. */
  fonts: string[];
  /** Distinct colours of all tiles. */
  colours: number;
  /** Milliseconds spent in each stage. */
  stages: Record<string, number>;
}

/**
 * Functions that a renderer calls while it runs, and a signal that ends it.
 * @example
 * const hooks: RenderHooks = { warn: console.error, onReport: ({ width, height }) => console.log(width, height) };
 * await writeFile('demo.gif', gif(cast, { end: 2 }, hooks));
 */
export interface RenderHooks extends Abortable {
  warn?: Warn | undefined;
  onProgress?: ((progress: RenderProgress) => void) | undefined;
  onReport?: ((report: RenderReport) => void) | undefined;
}
