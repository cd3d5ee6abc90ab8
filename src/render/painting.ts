// From a recording to painted cells, the part that every pixel format shares: replay -> tiles and a log of their changes.
import type { Cast } from '../cast/cast.js';
import { CastError, type Warn } from '../errors.js';
import { timingOptions } from '../frames/options.js';
import { planReplay, type ReplayPlan } from '../frames/plan.js';
import { play } from '../frames/play.js';
import type { CellMetrics } from '../glyphs/glyph.js';
import { createGlyphs } from '../glyphs/source.js';
import { layoutGrid } from '../look/layout.js';
import { lookOptions } from '../look/options.js';
import { type Theme, themeOfRecording } from '../look/theme.js';
import { DEFAULT_THEME, parseTheme } from '../look/themes.js';
import { partOf, type Values } from '../options/option.js';
import { Painter } from '../paint/painter.js';
import type { Grid, PaintLog, TileBook } from '../pixels/tiles.js';
import type { RenderHooks } from './hooks.js';

export const paintingOptions = { ...timingOptions, ...lookOptions };
export type PaintingOptions = Values<typeof paintingOptions>;

export interface Painting {
  book: TileBook;
  log: PaintLog;
  grid: Grid;
  metrics: CellMetrics;
  theme: Theme;
  plan: ReplayPlan;
}

const MOST_MISSING = 5;

/** Share of the whole work that replaying is, for progress. */
const REPLAY_SHARE = 0.5;

/**
 * Replays a recording and paints every frame of it into tiles.
 * @throws CastError for a recording that cannot be read or is over a limit; UsageError for a theme or position that is wrong
 */
export async function paintCast(cast: Cast, options: PaintingOptions, hooks: RenderHooks = {}): Promise<Painting> {
  const warn = hooks.warn ?? (() => undefined);
  const theme = chooseTheme(cast, options.theme);
  mentionIgnored(options, warn);
  const plan = await planReplay(cast, {
    ...partOf(timingOptions, options),
    cols: options.cols,
    rows: options.rows,
    warn,
  });
  const missing: string[] = [];
  const glyphs = createGlyphs({
    size: options.fontSize,
    lineHeight: options.lineHeight,
    warn: (warning) => missing.push(warning),
  });
  const grid = layoutGrid(plan.cols, plan.rows, glyphs.metrics);
  limitPixels(cast, grid, options.maxPixels);
  const painter = new Painter(glyphs, grid, {
    theme,
    levels: options.fontAntialiasing,
    boldIsBright: options.boldIsBright,
    cursor: options.cursor,
    cursorBlink: options.cursorBlink,
  });
  const playing = play(plan, (frame) => painter.paint(frame));
  for (;;) {
    const { done, value } = await playing.next();
    if (done) {
      mentionMissing(missing, warn);
      return { book: painter.book, log: painter.finish(value.end), grid, metrics: glyphs.metrics, theme, plan };
    }
    hooks.onProgress?.({
      share: (REPLAY_SHARE * painter.lastTime) / Math.max(1, plan.length),
      frames: painter.frameCount,
    });
  }
}

/** What was asked for, else what the recording brought along, else the default. */
export function chooseTheme({ header }: Cast, asked: string | undefined): Theme {
  if (asked !== undefined) return parseTheme(asked);
  return header.theme ? themeOfRecording(header.theme) : parseTheme(DEFAULT_THEME);
}

function limitPixels({ name }: Cast, { canvasWidth, canvasHeight }: Grid, limit: number): void {
  if (canvasWidth * canvasHeight <= limit) return;
  throw new CastError(
    { file: name },
    `expected at most ${limit} pixels a frame (--max-pixels), found ${canvasWidth}x${canvasHeight}`,
  );
}

function mentionMissing(missing: readonly string[], warn: Warn): void {
  for (const warning of missing.slice(0, MOST_MISSING)) warn(warning);
  const more = missing.length - MOST_MISSING;
  if (more > 0) warn(`${more} more ${more === 1 ? 'character is' : 'characters are'} in no font either`);
}

function mentionIgnored(options: PaintingOptions, warn: Warn): void {
  if (options.renderer !== undefined) warn('--renderer has no effect: castkit has one renderer');
}
