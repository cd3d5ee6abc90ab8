// What paints a recording at one size: its theme, the glyphs, the grid on the canvas and the painter. What is painted is the
// caller's: frames of an animation (painting.ts) or single screens (stills.ts).
import type { Cast, Micros } from '../cast/cast.js';
import { CastError, type Warn } from '../errors.js';
import type { CellMetrics } from '../glyphs/glyph.js';
import { type ChosenFonts, createGlyphs } from '../glyphs/source.js';
import { layoutGrid } from '../look/layout.js';
import type { lookOptions } from '../look/options.js';
import { type Theme, themeOfRecording } from '../look/theme.js';
import { DEFAULT_THEME, parseTheme } from '../look/themes.js';
import type { Values } from '../options/option.js';
import { Painter } from '../paint/painter.js';
import type { Grid, PaintLog } from '../pixels/tiles.js';
import { FontsUsed } from './fonts-used.js';

export type LookValues = Values<typeof lookOptions>;

export interface Easel {
  painter: Painter;
  grid: Grid;
  metrics: CellMetrics;
  theme: Theme;
  /** What has drawn so far. */
  fontsUsed: FontsUsed;
  /** The log of what was painted; warns of the characters that no font had. */
  finish(end: Micros): PaintLog;
}

export interface EaselSetting {
  cast: Cast;
  options: LookValues;
  /** In cells. */
  size: { cols: number; rows: number };
  warn: Warn;
  /** The user's own (chooseFonts); those that ship without it. */
  fonts?: ChosenFonts | undefined;
  /** Where the grid lies; by default with agg's padding around it. */
  layout?: (cols: number, rows: number, metrics: CellMetrics) => Grid;
}

/** @throws UsageError for a theme that is wrong; CastError for more pixels than --max-pixels */
export function setUpEasel({ cast, options, size, warn, fonts, layout = layoutGrid }: EaselSetting): Easel {
  const theme = chooseTheme(cast, options.theme);
  const fontsUsed = new FontsUsed();
  const glyphs = createGlyphs({ ...sizeOf(options), fonts, tell: fontsUsed.tell });
  const grid = layout(size.cols, size.rows, glyphs.metrics);
  limitPixels(cast, grid, options.maxPixels);
  const painter = new Painter(glyphs, grid, {
    theme,
    levels: options.fontAntialiasing,
    boldIsBright: options.boldIsBright,
  });
  const finish = (end: Micros): PaintLog => {
    fontsUsed.mentionMissing(warn);
    return painter.finish(end);
  };
  return { painter, grid, metrics: glyphs.metrics, theme, fontsUsed, finish };
}

const sizeOf = ({ fontSize, lineHeight }: LookValues) => ({ size: fontSize, lineHeight });

/** The cell that the options make. */
export const cellOf = (options: LookValues, fonts?: ChosenFonts): CellMetrics =>
  createGlyphs({ ...sizeOf(options), fonts }).metrics;

/** What was asked for, else what the recording brought along, else the default. */
export function chooseTheme({ header }: Cast, asked: string | undefined): Theme {
  if (asked !== undefined) return parseTheme(asked);
  return header.theme ? themeOfRecording(header.theme) : parseTheme(DEFAULT_THEME);
}

/** Warns of options that are there for agg's sake. */
export function mentionIgnored(options: Pick<LookValues, 'renderer'>, warn: Warn): void {
  if (options.renderer !== undefined) warn('--renderer has no effect: castkit has one renderer');
}

function limitPixels({ name }: Cast, { canvasWidth, canvasHeight }: Grid, limit: number): void {
  if (canvasWidth * canvasHeight <= limit) return;
  throw new CastError(
    { file: name },
    `expected at most ${limit} pixels a frame (--max-pixels), found ${canvasWidth}x${canvasHeight}`,
  );
}
