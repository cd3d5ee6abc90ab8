// How many cells a tape's terminal has: what VHS's would have in a picture of the same size.
import type { TapeSettings } from './settings.js';

/** What VHS has where a tape says nothing; lengths in pixels. */
export const VHS = {
  FontSize: 22,
  LetterSpacing: 1,
  LineHeight: 1,
  Width: 1200,
  Height: 600,
  Padding: 60,
  Margin: 0,
  WindowBarSize: 30,
} as const;

/** JetBrains Mono's advance and line, in ems. */
const ADVANCE = 0.6;
const LINE = 1.32;
/** What the page of VHS's terminal keeps free at its edges. */
const PAGE = 10;
const CASTKIT = { cols: 80, rows: 24 };

/** Sizes of a tape's picture in pixels, and of its terminal in cells. */
export interface TapeGrid {
  readonly cols: number;
  readonly rows: number;
  readonly cellWidth: number;
  readonly cellHeight: number;
}

const clamped = (cells: number): number => Math.max(1, Math.min(1000, cells));

/** The size that follows from the settings; `Set Cols` and `Set Rows` say it themselves. */
export function tapeGrid(settings: TapeSettings): TapeGrid {
  const { FontSize, LetterSpacing, LineHeight, Width, Height, Padding, Margin } = { ...VHS, ...settings };
  const bar = settings.WindowBar ? (settings.WindowBarSize ?? VHS.WindowBarSize) : 0;
  const cellWidth = Math.max(1, Math.floor(ADVANCE * FontSize) + Math.round(LetterSpacing));
  const cellHeight = Math.max(1, Math.round(Math.ceil(LINE * FontSize) * LineHeight));
  const around = 2 * (Padding + Margin) + PAGE;
  const isOwn = settings.Look === 'castkit';
  const fitted = {
    cols: isOwn && settings.Width === undefined ? CASTKIT.cols : Math.floor((Width - around) / cellWidth),
    rows: isOwn && settings.Height === undefined ? CASTKIT.rows : Math.floor((Height - around - bar) / cellHeight),
  };
  return {
    cols: clamped(settings.Cols ?? fitted.cols),
    rows: clamped(settings.Rows ?? fitted.rows),
    cellWidth,
    cellHeight,
  };
}

/** What is wrong with sizes that leave no room for text, as VHS says it too. */
export function noRoom(settings: TapeSettings): string | undefined {
  const { Width, Height, Padding, Margin } = { ...VHS, ...settings };
  const bar = settings.WindowBar ? (settings.WindowBarSize ?? VHS.WindowBarSize) : 0;
  const least = { width: 2 * (Padding + Margin), height: 2 * (Padding + Margin) + bar };
  if (settings.Look === 'castkit' && settings.Width === undefined && settings.Height === undefined) return undefined;
  if (Width >= least.width && Height >= least.height) return undefined;
  return `expected a picture of at least ${least.width}x${least.height} pixels, for padding, margin and bar alone, found ${Width}x${Height}`;
}
