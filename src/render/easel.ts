// What paints a recording at one size: its theme, the glyphs, the grid on the canvas and the painter. What is painted is the
// caller's: frames of an animation (painting.ts) or single screens (stills.ts).
import type { Cast, Micros } from '../cast/cast.js';
import { CastError, type Warn } from '../errors.js';
import type { CellMetrics } from '../glyphs/glyph.js';
import { createGlyphs } from '../glyphs/source.js';
import { layoutGrid } from '../look/layout.js';
import type { lookOptions } from '../look/options.js';
import { type Theme, themeOfRecording } from '../look/theme.js';
import { DEFAULT_THEME, parseTheme } from '../look/themes.js';
import type { Values } from '../options/option.js';
import { Painter } from '../paint/painter.js';
import type { Grid, PaintLog } from '../pixels/tiles.js';

export type LookValues = Values<typeof lookOptions>;

export interface Easel {
  painter: Painter;
  grid: Grid;
  metrics: CellMetrics;
  theme: Theme;
  /** The log of what was painted; warns of the characters that no font had. */
  finish(end: Micros): PaintLog;
}

export interface EaselSetting {
  cast: Cast;
  options: LookValues;
  /** In cells. */
  size: { cols: number; rows: number };
  warn: Warn;
  /** Where the grid lies; by default with agg's padding around it. */
  layout?: (cols: number, rows: number, metrics: CellMetrics) => Grid;
}

/** @throws UsageError for a theme that is wrong; CastError for more pixels than --max-pixels */
export function setUpEasel({ cast, options, size, warn, layout = layoutGrid }: EaselSetting): Easel {
  const theme = chooseTheme(cast, options.theme);
  const missing: string[] = [];
  const glyphs = createGlyphs({
    size: options.fontSize,
    lineHeight: options.lineHeight,
    warn: (warning) => missing.push(warning),
  });
  const grid = layout(size.cols, size.rows, glyphs.metrics);
  limitPixels(cast, grid, options.maxPixels);
  const painter = new Painter(glyphs, grid, {
    theme,
    levels: options.fontAntialiasing,
    boldIsBright: options.boldIsBright,
  });
  const finish = (end: Micros): PaintLog => {
    mentionMissing(missing, warn);
    return painter.finish(end);
  };
  return { painter, grid, metrics: glyphs.metrics, theme, finish };
}

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

const MOST_MISSING = 5;

function mentionMissing(missing: readonly string[], warn: Warn): void {
  for (const warning of missing.slice(0, MOST_MISSING)) warn(warning);
  const more = missing.length - MOST_MISSING;
  if (more > 0) warn(`${more} more ${more === 1 ? 'character is' : 'characters are'} in no font either`);
}
