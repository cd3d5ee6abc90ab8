// Where a watermark goes: on the margin, if that side of it has room, where it costs nothing; else over the cells.
import type { CellMetrics } from '../../glyphs/glyph.js';
import type { DecorGiven, PlaceOn } from '../../look/decor.js';
import type { Box, Layout } from '../../look/layout.js';
import type { Shades } from '../../look/shades.js';
import type { Lettering } from '../../paint/lettering.js';
import type { OverlayMaker } from '../../paint/overlay.js';
import { fitBox } from '../../paint/resample.js';
import type { Stage } from '../../paint/stage.js';
import { type Rgba, Surface } from '../../paint/surface.js';

export interface WatermarkSetting {
  options: DecorGiven;
  layout: Layout;
  metrics: CellMetrics;
  shades: Shades;
  lettering: Lettering;
  /** As its file has it, if it is one. */
  image: Rgba | undefined;
}

export interface Watermark {
  onMargin?: { image: Rgba; x: number; y: number; opacity: number };
  overlay?: OverlayMaker;
}

/** Most of the canvas that it may take. */
const WIDEST = 0.4;
const HIGHEST = 0.25;
/** From the edges, in widths of a cell. */
const GAP = 1;

export function placeWatermark(setting: WatermarkSetting): Watermark | undefined {
  const { options, layout, metrics } = setting;
  const { watermark, watermarkPlace: place = 'bottom-right', watermarkOpacity: opacity = 0.5 } = options;
  if (watermark === undefined || watermark === '') return undefined;
  const { canvas, window, cells } = layout;
  const gap = GAP * metrics.width;
  const room = { width: Math.floor(canvas.width * WIDEST), height: Math.floor(canvas.height * HIGHEST) };
  const margin = place.startsWith('top') ? window.y : canvas.height - window.y - window.height;
  const isEdge = place.startsWith('top') || place.startsWith('bottom');
  const least = setting.image ? 2 * metrics.height : setting.lettering.height;
  if (isEdge && margin >= least + gap) {
    const image = markOf(setting, room.width, Math.min(room.height, margin - gap));
    const strip = {
      x: gap,
      width: canvas.width - 2 * gap,
      height: margin,
      y: place.startsWith('top') ? 0 : canvas.height - margin,
    };
    const { x, y } = placeIn(
      strip,
      image,
      place.includes('-') ? (place.slice(place.indexOf('-') + 1) as PlaceOn) : 'center',
    );
    return { onMargin: { image, x, y, opacity } };
  }
  const inside = { width: Math.min(room.width, cells.width), height: Math.min(room.height, cells.height) };
  return { overlay: overCells(markOf(setting, inside.width, inside.height), place, opacity) };
}

function markOf({ image, options, lettering, shades }: WatermarkSetting, width: number, height: number): Rgba {
  if (image) return fitBox(image, width, height);
  const text = lettering.fit(options.watermark ?? '', width);
  const surface = new Surface(Math.max(1, lettering.width(text)), lettering.height);
  lettering.draw(surface, text, 0, 0, { colour: shades.caption });
  return { width: surface.width, height: surface.height, rgba: new Uint8Array(surface.pixels.buffer) };
}

function placeIn(box: Box, { width, height }: Rgba, place: PlaceOn): { x: number; y: number } {
  const along = (size: number, all: number, low: boolean, high: boolean) =>
    low ? 0 : high ? all - size : Math.floor((all - size) / 2);
  return {
    x: box.x + along(width, box.width, place.endsWith('left'), place.endsWith('right')),
    y: box.y + along(height, box.height, place.startsWith('top'), place.startsWith('bottom')),
  };
}

/** On every cell that it touches, all the time. */
function overCells(image: Rgba, place: PlaceOn, opacity: number): OverlayMaker {
  return ({ grid, metrics, veils }) => {
    const { width, height } = metrics;
    const surface = new Surface(grid.cols * width, grid.rows * height);
    const { x, y } = placeIn({ x: 0, y: 0, width: surface.width, height: surface.height }, image, place);
    surface.place(image, x, y, opacity);
    const covered: { position: number; veil: number }[] = [];
    for (let row = Math.floor(y / height); row * height < y + image.height; row++) {
      for (let col = Math.floor(x / width); col * width < x + image.width; col++) {
        const veil = veils.cut(surface, col * width, row * height);
        if (veil !== undefined) covered.push({ position: row * grid.cols + col, veil });
      }
    }
    const act = (stage: Stage) => {
      for (const { position, veil } of covered) stage.cover(position, veil, 0);
    };
    return { cues: [{ time: 0, act }] };
  };
}
