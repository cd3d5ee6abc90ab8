// What shows beside the terminal's own cells, at times of its own: keys, captions, clocks, progress, titles.

import type { CellMetrics } from '../fonts/glyph.js';
import type { Grid } from '../raster/tiles.js';
import type { Micros } from '../recording/cast.js';
import type { Screen } from '../terminal/screen.js';
import type { CellOverlays } from './cell-overlays.js';
import type { FrameDiff } from './frame-diff.js';
import type { TileBank } from './tile-bank.js';

/** Something to do at a moment of the recording. */
export interface Cue {
  readonly time: Micros;
  act(diff: FrameDiff): void;
}

export interface Overlay {
  /** In order of time. What owns a slot fills it at 0. */
  readonly cues?: readonly Cue[];
  /** Called with every frame. */
  frame?(screen: Screen, diff: FrameDiff): void;
}

/** What overlays make their pictures with. */
export interface OverlayKit {
  readonly bank: TileBank;
  readonly cellOverlays: CellOverlays;
  readonly grid: Grid;
  readonly metrics: CellMetrics;
}

export type OverlayMaker = (kit: OverlayKit) => Overlay;

/** The cues of all overlays, in order of time. */
export function mergeCues(overlays: readonly Overlay[]): Cue[] {
  return overlays.flatMap(({ cues = [] }) => cues).sort((a, b) => a.time - b.time);
}
