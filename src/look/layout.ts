// Where things lie on the canvas, in pixels. One layout for every renderer: margin, in it the window, in that from the top down
// title bar, progress bar, padding with the grid of cells, caption bar, progress bar.
import type { CellMetrics } from '../glyphs/glyph.js';
import type { Grid } from '../pixels/tiles.js';
import type { Decor } from './decor.js';
import type { Sides } from './sides.js';
import { type Buttons, buttonsRoom, placeButtons } from './window.js';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Layout {
  readonly grid: Grid;
  /** The cells of the grid. */
  readonly cells: Box;
  readonly canvas: { readonly width: number; readonly height: number };
  /** All but the margin; its border is inside it. */
  readonly window: Box;
  readonly radius: number;
  readonly border: number;
  /** Of 16 pixels an em, a pixel: what all parts of the window are measured in. */
  readonly unit: number;
  readonly shadow: Shadow | undefined;
  readonly titleBar: Box | undefined;
  readonly buttons: Buttons | undefined;
  /** Where text goes; as high as a row of small text. */
  readonly title: Box | undefined;
  readonly titleAlign: 'left' | 'center';
  readonly clock: Box | undefined;
  readonly captionBar: Box | undefined;
  readonly caption: Box | undefined;
  readonly progress: Box | undefined;
  /** True if there is nothing but padding around the grid. */
  readonly bare: boolean;
}

export interface Shadow {
  /** How far it reaches, and how far down it is moved. */
  readonly blur: number;
  readonly drop: number;
  /** Opacity where it is darkest. */
  readonly strength: number;
}

export interface LayoutRequest {
  cols: number;
  rows: number;
  metrics: CellMetrics;
  decor: Decor;
  /** Characters of the longest time that the clock shows. */
  clockLength?: number;
  /** Sides of the canvas that are given: the margin, or without one the padding, takes what is left. */
  canvas?: { width?: number | undefined; height?: number | undefined };
}

/** Small text of titles, captions and clocks, as a share of the font size. */
const SMALL_TEXT = 0.8125;
export const SMALL_LINE_HEIGHT = 1.4;

/** Pixels an em of small text. */
export const smallText = ({ size }: Pick<CellMetrics, 'size'>): number => Math.max(6, Math.round(size * SMALL_TEXT));
/** The advance of text fonts, which all of ours share, in ems; wide enough for any other. */
const ADVANCE = 0.62;

const BAR = { macos: 32, windows: 32, plain: 30, none: 0 };
const CAPTION_BAR = 30;
const PROGRESS = 3;

/** The default padding of agg: one cell left and right, half a row above and below. */
function defaultPadding({ width, height }: CellMetrics): Sides {
  const top = Math.floor(height / 2);
  return { left: width, right: width, top, bottom: height - top };
}

/** The grid alone, with agg's padding around it. */
export function layoutGrid(cols: number, rows: number, metrics: CellMetrics): Grid {
  const { left, right, top, bottom } = defaultPadding(metrics);
  return {
    cols,
    rows,
    left,
    top,
    canvasWidth: cols * metrics.width + left + right,
    canvasHeight: rows * metrics.height + top + bottom,
  };
}

export function layOut({ cols, rows, metrics, decor, clockLength = 5, canvas = {} }: LayoutRequest): Layout {
  const unit = metrics.size / 16;
  const px = (length: number): number => Math.round(length * unit);
  const padding = clearOfCorners(decor.padding ?? defaultPadding(metrics), decor.radius);
  const border = decor.border?.width ?? 0;
  const heights = {
    titleBar: px(BAR[decor.window]),
    progress: decor.progress === undefined ? 0 : Math.max(2, px(PROGRESS)),
    captionBar: decor.captions || (decor.clock && decor.window === 'none') ? px(CAPTION_BAR) : 0,
  };
  const inner = {
    width: padding.left + cols * metrics.width + padding.right,
    height:
      heights.titleBar + heights.progress + padding.top + rows * metrics.height + padding.bottom + heights.captionBar,
  };
  const bare = isBare(decor, heights.captionBar);
  const natural = { width: inner.width + 2 * border, height: inner.height + 2 * border };
  const outer = {
    width: canvas.width ?? natural.width + decor.margin.left + decor.margin.right,
    height: canvas.height ?? natural.height + decor.margin.top + decor.margin.bottom,
  };
  const spare = {
    x: outer.width - natural.width - decor.margin.left - decor.margin.right,
    y: outer.height - natural.height - decor.margin.top - decor.margin.bottom,
  };
  // A bare terminal fills a larger canvas itself; a window floats on it.
  const window = bare
    ? { x: 0, y: 0, ...outer }
    : { x: decor.margin.left + Math.floor(spare.x / 2), y: decor.margin.top + Math.floor(spare.y / 2), ...natural };
  const offset = bare ? { x: Math.floor(spare.x / 2), y: Math.floor(spare.y / 2) } : { x: 0, y: 0 };
  const left = window.x + border;
  const right = left + inner.width;
  const top = window.y + border;
  const strip = (y: number, height: number): Box | undefined =>
    height === 0 ? undefined : { x: left, y, width: inner.width, height };

  const belowTitle = top + heights.titleBar;
  const gridTop = belowTitle + (decor.progress === 'top' ? heights.progress : 0) + padding.top + offset.y;
  const belowGrid = gridTop + rows * metrics.height + padding.bottom;
  const titleBar = strip(top, heights.titleBar);
  const lowerProgress = decor.progress === 'bottom' ? heights.progress : 0;
  const captionBar = strip(belowGrid + lowerProgress, heights.captionBar);
  const progressTop = decor.progress === 'bottom' ? belowGrid : belowTitle;
  // Round corners would cut a bar at the edge: it ends where they begin.
  const inset = (decor.progress === 'bottom' ? captionBar : titleBar) ? 0 : decor.radius;
  const progress = shrunk(strip(progressTop, heights.progress), inset);

  const line = Math.round(smallText(metrics) * SMALL_LINE_HEIGHT);
  const advance = smallText(metrics) * ADVANCE;
  const room = buttonsRoom(decor.window, unit);
  const gap = px(14);
  const clockBar = titleBar ?? captionBar;
  const clockWidth = Math.ceil(clockLength * advance);
  const clock =
    decor.clock && clockBar
      ? centredIn(clockBar, right - clockWidth - gap - (titleBar ? room.right : 0), clockWidth, line)
      : undefined;
  const clockRoom = clock ? clockWidth + 2 * gap : 0;
  const titleRoom =
    decor.window === 'windows'
      ? { left: gap, right: room.right + clockRoom }
      : { left: Math.max(room.left, clockRoom, gap), right: Math.max(room.left, clockRoom, gap) };
  const title =
    titleBar && decor.title !== undefined
      ? centredIn(titleBar, left + titleRoom.left, inner.width - titleRoom.left - titleRoom.right, line)
      : undefined;
  const caption =
    captionBar && decor.captions
      ? centredIn(captionBar, left + gap, inner.width - 2 * gap - (clockBar === captionBar ? clockRoom : 0), line)
      : undefined;

  const slots = [title && decor.title === 'auto' ? title : undefined, clock, caption, progress];
  return {
    grid: {
      cols,
      rows,
      left: left + padding.left + offset.x,
      top: gridTop,
      canvasWidth: outer.width,
      canvasHeight: outer.height,
      ...(bare ? {} : { slots: slots.filter((slot) => slot !== undefined) }),
    },
    cells: {
      x: left + padding.left + offset.x,
      y: gridTop,
      width: cols * metrics.width,
      height: rows * metrics.height,
    },
    canvas: outer,
    window,
    radius: decor.radius,
    border,
    unit,
    shadow: decor.shadow ? { blur: px(26), drop: px(10), strength: 0.5 } : undefined,
    titleBar,
    buttons: titleBar && placeButtons(decor.window, titleBar, unit),
    title,
    titleAlign: decor.window === 'windows' ? 'left' : 'center',
    clock,
    captionBar,
    caption,
    progress,
    bare,
  };
}

/** Cells are not cut: the grid's corners stay inside round ones, which reach in by 1 - sqrt(1/2) of their radius. */
function clearOfCorners({ top, right, bottom, left }: Sides, radius: number): Sides {
  const least = Math.ceil(radius * 0.3);
  const enough = (side: number) => Math.max(side, least);
  return { top: enough(top), right: enough(right), bottom: enough(bottom), left: enough(left) };
}

function isBare({ margin, window, radius, border, progress, shadow, transparent }: Decor, captionBar: number): boolean {
  const room = margin.top + margin.right + margin.bottom + margin.left;
  const parts = room + radius + (border?.width ?? 0) + captionBar;
  return parts === 0 && window === 'none' && progress === undefined && !shadow && !transparent;
}

function centredIn(bar: Box, x: number, width: number, height: number): Box | undefined {
  const fits = Math.min(height, bar.height);
  return width <= 0 ? undefined : { x, y: bar.y + Math.floor((bar.height - fits) / 2), width, height: fits };
}

function shrunk(box: Box | undefined, by: number): Box | undefined {
  return box && { ...box, x: box.x + by, width: Math.max(1, box.width - 2 * by) };
}
