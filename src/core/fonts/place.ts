// Puts a cluster's ink into its cells. All of it must stay inside, because cells are painted one by one and each covers what
// is under it.
import type { FoundGlyph } from './fonts.js';
import type { CellMetrics } from './glyph.js';
import type { Extent } from './outline.js';

type Step = (value: number) => number;

/** Moves coordinates in pixels, y up from the baseline. */
export interface Move {
  readonly x: Step;
  readonly y: Step;
}

/** An icon's height, in heights of a capital. */
const ICON_HEIGHT = 1.3;

const stay: Step = (value) => value;

const chain = (first: Step, second: Step): Step =>
  first === stay ? second : second === stay ? first : (value) => second(first(value));

type Sized = Pick<FoundGlyph, 'from' | 'role'>;

/** How ink of this extent and advance gets into cells of `width` pixels, at the size the font's role allows. */
export function intoCells(ink: Extent, advance: number, found: Sized, metrics: CellMetrics, width: number): Move {
  if (ink.left > ink.right) return { x: stay, y: stay };
  const centred = centre(ink, advance, found, metrics, width);
  const left = centred.x(ink.left);
  const right = centred.x(ink.right);
  const bottom = centred.y(ink.bottom);
  const top = centred.y(ink.top);
  const lowest = metrics.baseline - metrics.height;
  const x = within(left, right, 0, width);
  const y = (found.role === 'fixed' ? towardsBaseline : within)(bottom, top, lowest, metrics.baseline);
  return { x: chain(centred.x, x), y: chain(centred.y, y) };
}

function centre(ink: Extent, advance: number, found: Sized, metrics: CellMetrics, width: number): Move {
  const inkWidth = ink.right - ink.left;
  if (found.role === 'icons' || (found.role === 'symbols' && inkWidth > width)) {
    const cap = (found.from.font.capHeight * metrics.size) / found.from.font.unitsPerEm;
    const tallest = found.role === 'icons' ? ICON_HEIGHT * cap : Infinity;
    const scale = Math.min(1, width / inkWidth, tallest / (ink.top - ink.bottom));
    const middleX = (ink.left + ink.right) / 2;
    const middleY = found.role === 'icons' ? (ink.bottom + ink.top) / 2 : cap / 2;
    return {
      x: (value) => width / 2 + (value - middleX) * scale,
      y: (value) => cap / 2 + (value - middleY) * scale,
    };
  }
  const left = Math.floor((width - advance) / 2);
  return { x: left === 0 ? stay : (value) => value + left, y: stay };
}

/** Moved in, and squeezed if there is not enough room. */
function within(from: number, to: number, low: number, high: number): Step {
  if (from >= low && to <= high) return stay;
  const scale = (high - low) / (to - from);
  if (scale < 1) return (value) => low + (value - from) * scale;
  const shift = from < low ? low - from : high - to;
  return (value) => value + shift;
}

/** Letters keep their baseline: what is too tall is squeezed towards it. */
export function towardsBaseline(from: number, to: number, low: number, high: number): Step {
  if (from >= low && to <= high) return stay;
  const above = to > high ? high / to : 1;
  const below = from < low ? low / from : 1;
  return (value) => (value > 0 ? value * above : value * below);
}
