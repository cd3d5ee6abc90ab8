// What paints a recording at one size: its theme, the glyphs, the grid on the canvas and the painter. What is painted is the
// caller's: frames of an animation (painting.ts) or single screens (stills.ts).

import { CastError, UsageError, type Warn } from '../errors.js';
import type { CellMetrics } from '../fonts/glyph.js';
import { type ChosenFonts, createGlyphs, openFonts } from '../fonts/source.js';
import type { DecorValues, OverlayValues } from '../layout/decor.js';
import { type lookOptions, MOST_LEVELS } from '../layout/options.js';
import type { Values } from '../options/option.js';
import { optionName } from '../options/option-name.js';
import { Painter, type PaintStyle } from '../paint/painter.js';
import { type FramePainter, Scaler } from '../paint/scaler.js';
import { type BorderLook, ZONES } from '../raster/border.js';
import type { Grid, PaintLog } from '../raster/tiles.js';
import type { Cast, Micros } from '../recording/cast.js';
import { type Theme, themeOfRecording } from '../theme/theme.js';
import { themePair } from '../theme/theme-pair.js';
import { DEFAULT_THEME, parseTheme } from '../theme/themes.js';
import { decorate, type OverlayEvents } from './decorate.js';
import { FontsUsed } from './fonts-used.js';
import type { DecorImages } from './images.js';

export type LookValues = Values<typeof lookOptions> & Partial<DecorValues & OverlayValues> & { decorScale?: number };

export interface PaintSetup {
  painter: FramePainter;
  grid: Grid;
  metrics: CellMetrics;
  theme: Theme;
  /** What has drawn so far. */
  fontsUsed: FontsUsed;
  /** The log of what was painted, and the grid with its backdrop; warns of the characters that no font had. */
  finish(end: Micros, settled?: Micros): { log: PaintLog; grid: Grid };
}

export interface PaintRequest {
  cast: Cast;
  options: LookValues;
  /** In cells. */
  size: { cols: number; rows: number };
  warn: Warn;
  /** The user's own (chooseFonts); those that ship without it. */
  fonts?: ChosenFonts | undefined;
  /** Sides of the canvas that are given; by default it is as large as what is on it. */
  canvas?: { width?: number | undefined; height?: number | undefined } | undefined;
  /** Of loadImages. */
  images?: DecorImages | undefined;
  /** Of chooseTheme, where that was called before. */
  theme?: Theme | undefined;
  /** What overlays show; they are left out without it. */
  overlayEvents?: OverlayEvents | undefined;
  /** It is for formats with palettes, among others. */
  fewColours?: boolean | undefined;
}

/** @throws UsageError for a theme that is wrong; CastError for more pixels than --max-pixels */
export function setUpPainting({
  cast,
  options: asked,
  size,
  warn,
  fonts: chosen,
  theme = chooseTheme(cast, asked.theme),
  ...setting
}: PaintRequest): PaintSetup {
  const options = { ...asked, fontAntialiasing: Math.min(asked.fontAntialiasing, MOST_LEVELS) };
  const fontsUsed = new FontsUsed();
  const { tell } = fontsUsed;
  const fonts = openFonts(chosen);
  const glyphs = createGlyphs({ ...sizeOf(options), fonts, tell, ligatures: options.ligatures });
  const decorated = decorate({ cast, options, size, theme, glyphs, fonts, tell, ...setting });
  const { grid } = decorated.layout;
  limitPixels(cast, grid, options.maxPixels);
  const style = styleOf(options, theme);
  const canvas = new Painter(glyphs, grid, style, decorated.overlays);
  const glyphsOf = (fontSize: number) =>
    createGlyphs({ ...sizeOf({ ...options, fontSize }), fonts, tell, ligatures: options.ligatures });
  const painter = options.resize === 'scale' ? new Scaler(canvas, { grid, style, glyphs, glyphsOf }) : canvas;
  const finish = (end: Micros, settled?: Micros) => {
    fontsUsed.mentionMissing(warn);
    const log = painter.finish(end, settled);
    return { log, grid: decorated.finish(bodyOf(log)) };
  };
  return { painter, grid, metrics: glyphs.metrics, theme, fontsUsed, finish };
}

/** The look of the border that shows longest: what round corners are blended into. */
function bodyOf({ border, borderLooks, times, end }: PaintLog): BorderLook {
  const shown = new Float64Array(borderLooks.length / ZONES);
  for (const [frame, look] of border.entries()) shown[look]! += (times[frame + 1] ?? end) - times[frame]!;
  const longest = shown.indexOf(Math.max(...shown));
  return borderLooks.subarray(ZONES * longest, ZONES * (longest + 1));
}

const styleOf = (options: LookValues, theme: Theme): PaintStyle => ({
  theme,
  levels: options.fontAntialiasing,
  boldIsBright: options.boldIsBright,
  minContrast: options.minContrast,
  cursor: options.cursor,
  cursorBlink: options.cursorBlink,
  blink: options.blink,
  paddingFill: options.paddingFill,
});

const sizeOf = ({ fontSize, lineHeight, letterSpacing, decorScale }: LookValues) => ({
  size: fontSize,
  lineHeight,
  letterSpacing,
  scale: decorScale,
});

/** The cell that the options make. */
export const cellOf = (options: LookValues, fonts?: ChosenFonts): CellMetrics =>
  createGlyphs({ ...sizeOf(options), fonts }).metrics;

/** What was asked for, else what the recording brought along, else the default. */
export function chooseTheme({ header }: Cast, asked: string | undefined): Theme {
  if (asked !== undefined && themePair(asked)) {
    throw new UsageError(optionName('theme'), {
      expected: 'one theme for one picture',
      received: JSON.stringify(asked),
    });
  }
  if (asked !== undefined) return parseTheme(asked);
  const usual = () => parseTheme(DEFAULT_THEME);
  return header.theme ? themeOfRecording(header.theme, usual) : usual();
}

/** Warns of options that are there for agg's sake. */
export function mentionIgnored(options: Partial<LookValues>, warn: Warn): void {
  const { renderer, fontHinting, fontAntialiasing = 0 } = options;
  if (renderer !== undefined) warn(`${optionName('renderer')} has no effect: castkit has one renderer`);
  if (fontHinting !== undefined)
    warn(`${optionName('fontHinting')} has no effect: outlines are fitted to pixels in one way only`);
  if (fontAntialiasing > MOST_LEVELS)
    warn(`${optionName('fontAntialiasing')} ${fontAntialiasing}: drawn with ${MOST_LEVELS} levels, the most there are`);
}

function limitPixels({ name }: Cast, { canvasWidth, canvasHeight }: Grid, limit: number): void {
  if (canvasWidth * canvasHeight <= limit) return;
  throw new CastError(
    { file: name },
    `expected at most ${limit} pixels a frame (${optionName('maxPixels')}), found ${canvasWidth}x${canvasHeight}`,
  );
}
