// Where things lie on the canvas, in pixels. One layout for every renderer: margin, in it the window, in that from the top down
// title bar, progress bar, padding with the grid of cells, caption bar, progress bar.
import type { CellMetrics } from '../fonts/glyph.js';
import type { Rectangle } from '../raster/rectangle.js';
import type { Grid } from '../raster/tiles.js';
import type { Decor } from './decor.js';
import type { Sides } from './sides.js';
import { wholePixels } from './whole.js';
import { type Buttons, buttonsRoom, placeButtons } from './window.js';
import { isOnBody, isOurs } from './window-style.js';

export interface Layout {
  readonly grid: Grid;
  /** The cells of the grid. */
  readonly cells: Rectangle;
  readonly canvas: { readonly width: number; readonly height: number };
  /** All but the margin; its border is inside it. */
  readonly window: Rectangle;
  /** Of its corners; no more than half a side. */
  readonly radius: number;
  readonly border: number;
  /** Of 16 pixels an em, a pixel: what all parts of the window are measured in. */
  readonly unit: number;
  /** One over the other; none for a window without a shadow. */
  readonly shadow: readonly ShadowLayer[];
  readonly titleBar: Rectangle | undefined;
  /** The title bar has no ground of its own. */
  readonly onBody: boolean;
  readonly buttons: Buttons | undefined;
  /** Where text goes; as high as a row of small text. */
  readonly title: Rectangle | undefined;
  readonly titleAlign: 'left' | 'center';
  readonly clock: Rectangle | undefined;
  readonly captionBar: Rectangle | undefined;
  readonly caption: Rectangle | undefined;
  readonly progress: Rectangle | undefined;
  /** True if there is nothing but padding around the grid. */
  readonly bare: boolean;
}

export interface ShadowLayer {
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
export const smallText = ({ size, scale = 1 }: Pick<CellMetrics, 'size' | 'scale'>): number =>
  scale * Math.max(6, Math.round((size / scale) * SMALL_TEXT));
/** The advance of text fonts, which all of ours share, in ems; wide enough for any other. */
const ADVANCE = 0.62;

const BAR = { macos: 32, windows: 32, plain: 30, none: 0 };
/** VHS's, in pixels of the picture whatever the size of its font. */
const VHS_BAR = 30;
const CAPTION_BAR = 30;
const PROGRESS = 3;
const GAP = 14;

/** In a window, what text needs to breathe; else that of agg: one cell left and right, half a row above and below. */
function defaultPadding({ width, height, size, scale = 1 }: CellMetrics, window: Decor['window'] = 'none'): Sides {
  if (isOurs(window)) {
    const [across, down] = [24, 20].map((side) => wholePixels(side, size / 16, scale)) as [number, number];
    return { left: across, right: across, top: down, bottom: down };
  }
  const top = Math.round(scale * Math.floor(height / scale / 2));
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

/** Where everything lies that is to be on the picture. */
export function layOut(request: LayoutRequest): Layout {
  const { cols, rows, metrics, decor } = request;
  const parts = measureParts(request);
  const { canvas, window, offset } = placeWindow(request, parts);
  const bars = placeBars(request, parts, window, offset.y);
  const texts = placeTexts(request, parts, bars);
  const cells = {
    x: bars.left + parts.padding.left + offset.x,
    y: bars.cellsTop,
    width: cols * metrics.width,
    height: rows * metrics.height,
  };
  const { titleBar, captionBar, progress } = bars;
  const changing = [decor.title === 'auto' ? texts.title : undefined, texts.clock, texts.caption, progress];
  const slots = parts.bare ? {} : { slots: changing.filter((slot) => slot !== undefined) };
  const size = { canvasWidth: canvas.width, canvasHeight: canvas.height };
  return {
    grid: { cols, rows, left: cells.x, top: cells.y, ...size, ...slots },
    cells,
    canvas,
    window,
    radius: Math.min(decor.radius, Math.floor(Math.min(window.width, window.height) / 2)),
    border: parts.border,
    unit: parts.unit,
    shadow: decor.shadow ? shadowLayers(parts, metrics.scale) : [],
    titleBar,
    onBody: isOnBody(decor.window),
    buttons: titleBar && placeButtons(decor.window, titleBar, { ...parts, scale: metrics.scale }),
    ...texts,
    titleAlign: decor.window === 'windows' ? 'left' : 'center',
    captionBar,
    progress,
    bare: parts.bare,
  };
}

/** Sizes of what the window is made of. */
interface Parts {
  unit: number;
  padding: Sides;
  border: number;
  titleBar: number;
  progress: number;
  captionBar: number;
  bare: boolean;
  /** All but the border. */
  inner: { width: number; height: number };
}

function measureParts({ cols, rows, metrics, decor }: LayoutRequest): Parts {
  const unit = metrics.size / 16;
  const { scale = 1 } = metrics;
  const padding = clearOfCorners(decor.padding ?? defaultPadding(metrics, decor.window), decor.radius, scale);
  const titleBar = barHeight(decor, unit, scale);
  const progress =
    decor.progress === undefined ? 0 : Math.max(Math.round(2 * scale), wholePixels(PROGRESS, unit, scale));
  const hasCaptionBar = decor.captions || (decor.clock && decor.window === 'none');
  const captionBar = hasCaptionBar ? wholePixels(CAPTION_BAR, unit, scale) : 0;
  const text = { width: cols * metrics.width, height: rows * metrics.height };
  const inner = {
    width: padding.left + text.width + padding.right,
    height: titleBar + progress + padding.top + text.height + padding.bottom + captionBar,
  };
  const border = decor.border?.width ?? 0;
  return { unit, padding, border, titleBar, progress, captionBar, bare: isBare(decor, captionBar), inner };
}

function barHeight({ window, barSize }: Decor, unit: number, scale: number): number {
  if (window === 'none') return 0;
  if (barSize !== undefined) return barSize;
  return isOnBody(window) ? Math.round(VHS_BAR * scale) : wholePixels(BAR[window], unit, scale);
}

/** A bare terminal fills a larger canvas itself, and `offset` is how far its cells move; a window floats on it. */
function placeWindow({ decor: { margin }, canvas: given = {} }: LayoutRequest, { inner, border, bare }: Parts) {
  const natural = { width: inner.width + 2 * border, height: inner.height + 2 * border };
  const across = natural.width + margin.left + margin.right;
  const down = natural.height + margin.top + margin.bottom;
  const canvas = { width: given.width ?? across, height: given.height ?? down };
  const x = Math.floor((canvas.width - across) / 2);
  const y = Math.floor((canvas.height - down) / 2);
  if (bare) return { canvas, window: { x: 0, y: 0, ...canvas }, offset: { x, y } };
  return { canvas, window: { x: margin.left + x, y: margin.top + y, ...natural }, offset: { x: 0, y: 0 } };
}

/** From the top down: title bar, progress, the padded cells, progress, caption bar. */
function placeBars({ rows, metrics, decor }: LayoutRequest, parts: Parts, window: Rectangle, offset: number) {
  const { border, padding, inner } = parts;
  const left = window.x + border;
  const top = window.y + border;
  const strip = (y: number, height: number, inset = 0): Rectangle | undefined =>
    height === 0 ? undefined : { x: left + inset, y, width: inner.width - 2 * inset, height };
  const upper = decor.progress === 'top' ? parts.progress : 0;
  const lower = parts.progress - upper;
  const belowTitle = top + parts.titleBar;
  const cellsTop = belowTitle + upper + padding.top + offset;
  const belowCells = cellsTop + rows * metrics.height + padding.bottom;
  const titleBar = strip(top, parts.titleBar);
  const captionBar = strip(belowCells + lower, parts.captionBar);
  // Round corners would cut a bar at the edge: it ends where they begin.
  const isInside = (upper > 0 ? titleBar : captionBar) !== undefined;
  const inset = isInside ? 0 : Math.min(decor.radius, Math.floor((inner.width - 1) / 2));
  const progress = strip(upper > 0 ? belowTitle : belowCells, parts.progress, inset);
  return { left, cellsTop, titleBar, captionBar, progress };
}

/** Title and clock share the title bar, or without one clock and caption the caption bar. */
function placeTexts(
  { metrics, decor, clockLength = 5 }: LayoutRequest,
  { unit, inner, padding }: Parts,
  { left, titleBar, captionBar }: ReturnType<typeof placeBars>,
) {
  const right = left + inner.width;
  const { scale = 1 } = metrics;
  const gap = wholePixels(GAP, unit, scale);
  // What stands in the caption bar begins and ends as the terminal's own text does, unless that is at the edge or far from it.
  const inset = (side: number) => Math.min(Math.max(side, wholePixels(GAP / 2, unit, scale)), 2 * gap);
  const height = wholePixels(smallText(metrics), SMALL_LINE_HEIGHT, scale);
  const row = (bar: Rectangle, from: number, to: number) => centredIn(bar, from, to - from, height, scale);
  const buttons = buttonsRoom(decor.window, { unit, padding, scale, bar: titleBar?.height });
  const clockWidth = Math.round(scale * Math.ceil((clockLength * smallText(metrics) * ADVANCE) / scale));
  const clockBar = titleBar ?? captionBar;
  const clockRight = right - (titleBar ? gap + buttons.right : inset(padding.right));
  const clockFits = clockRight - clockWidth >= left + Math.max(gap, titleBar ? buttons.left : 0);
  const clock = decor.clock && clockBar && clockFits ? row(clockBar, clockRight - clockWidth, clockRight) : undefined;
  const clockRoom = clock ? clockWidth + 2 * gap : 0;
  const ends =
    decor.window === 'windows'
      ? { left: gap, right: buttons.right + Math.max(gap, clockRoom) }
      : bothEnds(Math.max(buttons.left, clockRoom, gap));
  const captionEnd = clock && clockBar === captionBar ? clock.x - gap : right - inset(padding.right);
  return {
    title: titleBar && decor.title !== undefined ? row(titleBar, left + ends.left, right - ends.right) : undefined,
    clock,
    caption: captionBar && decor.captions ? row(captionBar, left + inset(padding.left), captionEnd) : undefined,
  };
}

const bothEnds = (room: number) => ({ left: room, right: room });

/** A large soft one from light above, and a small one where the window touches the ground. */
const shadowLayers = ({ unit }: Parts, scale?: number): ShadowLayer[] =>
  [
    { blur: 32, drop: 12, strength: 0.42 },
    { blur: 6, drop: 2, strength: 0.28 },
  ].map(({ blur, drop, strength }) => ({
    blur: wholePixels(blur, unit, scale),
    drop: wholePixels(drop, unit, scale),
    strength,
  }));

/** Cells are not cut: the grid's corners stay inside round ones, which reach in by 1 - sqrt(1/2) of their radius. */
function clearOfCorners({ top, right, bottom, left }: Sides, radius: number, scale: number): Sides {
  const least = Math.round(scale * Math.ceil((radius * 0.3) / scale));
  const enough = (side: number) => Math.max(side, least);
  return { top: enough(top), right: enough(right), bottom: enough(bottom), left: enough(left) };
}

function isBare({ margin, window, radius, border, progress, shadow, transparent }: Decor, captionBar: number): boolean {
  const room = margin.top + margin.right + margin.bottom + margin.left;
  const parts = room + radius + (border?.width ?? 0) + captionBar;
  return parts === 0 && window === 'none' && progress === undefined && !shadow && !transparent;
}

function centredIn(bar: Rectangle, x: number, width: number, height: number, scale: number): Rectangle | undefined {
  const fits = Math.min(height, bar.height);
  return width <= 0
    ? undefined
    : { x, y: bar.y + Math.round(scale * Math.floor((bar.height - fits) / 2 / scale)), width, height: fits };
}
