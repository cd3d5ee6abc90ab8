// How large an SVG is shown: so many times as large, or fitted into given sides. Lengths inside of it stay what they are; the
// canvas takes the room that is left, as that of a still of pixels does.
import { refuseTwoSizes, type SizingValues } from '../picture/sizing.js';

interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Extent {
  /** Of the canvas, in pixels of the natural size. */
  readonly canvas: Size;
  /** Of the picture in a page. */
  readonly shown: Size;
}

/** @throws UsageError for a scale that goes with a width or height */
export function extentOf(natural: Size, options: SizingValues): Extent {
  refuseTwoSizes(options);
  const { width, height, scale } = options;
  if (width === undefined && height === undefined) return { canvas: natural, shown: times(natural, scale) };
  const factor = Math.min((width ?? Infinity) / natural.width, (height ?? Infinity) / natural.height);
  const { width: across, height: down } = times(natural, factor);
  const shown = { width: width ?? across, height: height ?? down };
  return { canvas: times(shown, 1 / factor), shown };
}

const times = ({ width, height }: Size, factor: number): Size => ({
  width: rounded(width * factor),
  height: rounded(height * factor),
});

/** Finer than any screen. */
const rounded = (length: number): number => Math.round(length * 100) / 100;
