// Lengths in whole pixels, rounded at scale 1, so that a picture of scale 2 is exactly twice as large.

/** @param unit pixels that a length of 1 has, at this scale */
export const wholePixels = (length: number, unit: number, scale = 1): number =>
  Math.round(scale * Math.round((length * unit) / scale));
