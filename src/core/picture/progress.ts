// How far a render is, as a share of the time that it takes: replaying and painting first, encoding after that.
import type { RenderHooks } from '../hooks.js';
import type { Grid } from '../raster/tiles.js';

/** What encoding costs against replaying and painting, at a megapixel: measured over the corpus, only progress follows from it. */
const COSTS = { gif: 0.55, apng: 8.5, webp: 5, mp4: 2.7, webm: 2.8, frames: 12 } as const;

export interface PaintHooks extends RenderHooks {
  /** What the painting is for. */
  readonly encoding?: keyof typeof COSTS;
}

/** The share of the whole that replaying and painting is. Larger canvases cost encoders more, though not as much more. */
export function replayShare(encoding: PaintHooks['encoding'], { canvasWidth, canvasHeight }: Grid): number {
  const cost = encoding === undefined ? 1 : COSTS[encoding];
  return 1 / (1 + cost * ((canvasWidth * canvasHeight) / 1e6) ** 0.6);
}

/** The share of the whole, of a share of the encoding. */
export const encodedShare = ({ replayed }: { replayed: number }, share: number): number =>
  replayed + (1 - replayed) * share;
