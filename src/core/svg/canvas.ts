// Lengths of an SVG. Its unit is a pixel of the picture at its natural size, or a whole part of one where text is small.
import type { CellMetrics } from '../fonts/glyph.js';
import type { Layout } from '../layout/layout.js';

/** All lengths but `shown` and `metrics` are in units; cell 0, 0 begins at the origin. */
export interface Canvas {
  readonly cols: number;
  readonly rows: number;
  readonly cellWidth: number;
  readonly cellHeight: number;
  readonly baseline: number;
  readonly fontSize: number;
  /** Size of characters of two cells, and the room to their left. */
  readonly wide: { readonly fontSize: number; readonly inset: number };
  /** Thickness of underlines. */
  readonly line: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** How far the things of a track stand apart: no two of them are ever on the canvas. */
  readonly slot: number;
  /** Units a pixel. */
  readonly scale: number;
  /** How large the picture is in a page, in pixels. */
  readonly shown: { readonly width: number; readonly height: number };
  readonly metrics: CellMetrics;
  readonly layout: Layout;
}

/** Advance of a monospaced font, in ems: the size of any font is adjusted so that it has this (font-size-adjust). */
export const ADVANCE = 0.6;
/** A wide character's em, as a share of two cells or of the row: the GIF's. */
const WIDE_EM = 0.95;
/** Chromium measures adjusted fonts too coarsely below this size. */
const SMALLEST_FONT = 16;

export function layOutCanvas(layout: Layout, metrics: CellMetrics, shown: Canvas['shown']): Canvas {
  const { grid } = layout;
  const { cols, rows } = grid;
  const scale = Math.max(1, Math.ceil((SMALLEST_FONT * ADVANCE) / metrics.width));
  const inset = Math.ceil(metrics.width - (WIDE_EM * Math.min(2 * metrics.width, metrics.height)) / 2);
  return {
    cols,
    rows,
    cellWidth: metrics.width * scale,
    cellHeight: metrics.height * scale,
    baseline: metrics.baseline * scale,
    fontSize: (metrics.width * scale) / ADVANCE,
    wide: { fontSize: 2 * (metrics.width - inset) * scale, inset: inset * scale },
    line: metrics.line * scale,
    left: grid.left * scale,
    top: grid.top * scale,
    width: grid.canvasWidth * scale,
    height: grid.canvasHeight * scale,
    slot: (Math.ceil(grid.canvasWidth) + 2 * metrics.width) * scale,
    scale,
    shown,
    metrics,
    layout,
  };
}
