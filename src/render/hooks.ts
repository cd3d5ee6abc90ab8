// What a render tells its caller while it works. The library itself never prints.
import type { Micros } from '../cast/cast.js';
import type { Warn } from '../errors.js';

/** How far a render is. */
export interface RenderProgress {
  /** 0 to 1. */
  share: number;
  frames: number;
}

/** What was chosen and what came out; lengths in pixels. */
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

/** What a renderer calls while it runs. */
export interface RenderHooks {
  warn?: Warn | undefined;
  onProgress?: ((progress: RenderProgress) => void) | undefined;
  onReport?: ((report: RenderReport) => void) | undefined;
}
