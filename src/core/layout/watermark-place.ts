// Where a watermark goes, and how large it may be: on the margin, if that side of it has room, where it costs nothing; else over
// the cells.
import type { CellMetrics } from '../fonts/glyph.js';
import type { Rectangle } from '../raster/rectangle.js';
import type { PlaceOn } from './decor.js';
import { type Layout, SMALL_LINE_HEIGHT, smallText } from './layout.js';

/** Most of the canvas that it may take. */
const WIDEST = 0.4;
const HIGHEST = 0.25;
/** From the edges, in widths of a cell. */
const GAP = 1;

export interface WatermarkRoom {
  readonly onMargin: boolean;
  /** No larger than this. */
  readonly width: number;
  readonly height: number;
  /** Its corner on the canvas, once its size is known. */
  corner(size: { width: number; height: number }): { x: number; y: number };
}

export interface WatermarkRequest {
  readonly layout: Layout;
  readonly metrics: CellMetrics;
  readonly place: PlaceOn;
  readonly isImage: boolean;
}

export function roomForWatermark({ layout, metrics, place, isImage }: WatermarkRequest): WatermarkRoom {
  const { canvas, window, cells } = layout;
  const gap = GAP * metrics.width;
  const width = Math.floor(canvas.width * WIDEST);
  const height = Math.floor(canvas.height * HIGHEST);
  const above = place.startsWith('top');
  const margin = above ? window.y : canvas.height - window.y - window.height;
  const isEdge = above || place.startsWith('bottom');
  const least = isImage ? 2 * metrics.height : Math.round(smallText(metrics) * SMALL_LINE_HEIGHT);
  if (!isEdge || margin < least + gap) {
    const most = { width: Math.min(width, cells.width), height: Math.min(height, cells.height) };
    return { onMargin: false, ...most, corner: (size) => placeIn(cells, size, place) };
  }
  const strip = { x: gap, y: above ? 0 : canvas.height - margin, width: canvas.width - 2 * gap, height: margin };
  const along = place.includes('-') ? (place.slice(place.indexOf('-') + 1) as PlaceOn) : 'center';
  const corner = (size: { width: number; height: number }) => placeIn(strip, size, along);
  return { onMargin: true, width, height: Math.min(height, margin - gap), corner };
}

/** The size of a picture in a box, never enlarged. */
export function fittedIn(image: { width: number; height: number }, width: number, height: number) {
  const scale = Math.min(1, width / image.width, height / image.height);
  const side = (length: number) => Math.max(1, Math.round(length * scale));
  return { width: side(image.width), height: side(image.height) };
}

function placeIn(box: Rectangle, { width, height }: { width: number; height: number }, place: PlaceOn) {
  const along = (size: number, all: number, low: boolean, high: boolean) =>
    low ? 0 : high ? all - size : Math.floor((all - size) / 2);
  return {
    x: box.x + along(width, box.width, place.endsWith('left'), place.endsWith('right')),
    y: box.y + along(height, box.height, place.startsWith('top'), place.startsWith('bottom')),
  };
}
