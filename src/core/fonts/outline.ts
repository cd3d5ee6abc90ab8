// Outlines: closed contours of points, in font units (y up) or in pixels (y down). Where they come from: glyf.ts, cff.ts.

/**
 * Contours as one list of points; contour i ends before point ends[i]. Off-curve points control quadratic curves, with
 * implied on-curve points between two of them (TrueType), or, where `cubic`, come in pairs between on-curve points (CFF).
 */
export interface Outline {
  readonly cubic: boolean;
  readonly xs: number[];
  readonly ys: number[];
  readonly on: boolean[];
  readonly ends: number[];
}

/** What drawing needs of a font, whatever file it came from. Lengths are in font units. */
export interface OutlineFont {
  readonly unitsPerEm: number;
  readonly ascent: number;
  /** Negative below the baseline. */
  readonly descent: number;
  readonly capHeight: number;
  readonly xHeight: number;
  /** Negative below the baseline. */
  readonly underlinePosition: number;
  /** Glyph index of a character; 0 = the font lacks it. */
  glyph(codePoint: number): number;
  advance(glyph: number): number;
  outline(glyph: number): Outline;
  /** Where its table of substitutions is, if it has one. */
  readonly gsub?: { readonly view: DataView; readonly start: number } | undefined;
}

/** Smallest and largest coordinates of all points, control points too; empty outlines have left > right. */
export interface Extent {
  left: number;
  right: number;
  bottom: number;
  top: number;
}

export const emptyOutline = (cubic = false): Outline => ({ cubic, xs: [], ys: [], on: [], ends: [] });

export function appendOutline(to: Outline, from: Outline): void {
  const base = to.xs.length;
  for (let i = 0; i < from.xs.length; i++) {
    to.xs.push(from.xs[i]!);
    to.ys.push(from.ys[i]!);
    to.on.push(from.on[i]!);
  }
  for (const end of from.ends) to.ends.push(base + end);
}

/** The outline with its coordinates moved by a function each. */
export const mapOutline = (outline: Outline, x: (value: number) => number, y: (value: number) => number): Outline => ({
  ...outline,
  xs: outline.xs.map(x),
  ys: outline.ys.map(y),
});

export function extentOf(...outlines: readonly Outline[]): Extent {
  const extent = { left: Infinity, right: -Infinity, bottom: Infinity, top: -Infinity };
  for (const { xs, ys } of outlines) {
    for (let i = 0; i < xs.length; i++) {
      const x = xs[i]!;
      const y = ys[i]!;
      if (x < extent.left) extent.left = x;
      if (x > extent.right) extent.right = x;
      if (y < extent.bottom) extent.bottom = y;
      if (y > extent.top) extent.top = y;
    }
  }
  return extent;
}
