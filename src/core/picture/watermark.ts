// A watermark as pixels: part of the backdrop, or over the cells.
import type { CellMetrics } from '../fonts/glyph.js';
import type { DecorGiven } from '../layout/decor.js';
import type { Layout } from '../layout/layout.js';
import { roomForWatermark } from '../layout/watermark-place.js';
import type { FrameDiff } from '../paint/frame-diff.js';
import type { Lettering } from '../paint/lettering.js';
import type { OverlayMaker } from '../paint/overlay.js';
import { fitBox } from '../paint/resample.js';
import { type Rgba, Surface } from '../paint/surface.js';
import type { Shades } from '../theme/shades.js';

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

export function placeWatermark(setting: WatermarkSetting): Watermark | undefined {
  const { options, layout, metrics, image } = setting;
  const { watermark, watermarkPlace: place = 'bottom-right', watermarkOpacity: opacity = 0.5 } = options;
  if (watermark === undefined || watermark === '') return undefined;
  const room = roomForWatermark({ layout, metrics, place, isImage: image !== undefined });
  const mark = markOf(setting, room.width, room.height);
  const { x, y } = room.corner(mark);
  if (room.onMargin) return { onMargin: { image: mark, x, y, opacity } };
  return { overlay: overCells(mark, { x: x - layout.cells.x, y: y - layout.cells.y }, opacity) };
}

function markOf({ image, options, lettering, shades }: WatermarkSetting, width: number, height: number): Rgba {
  if (image) return fitBox(image, width, height);
  const text = lettering.fit(options.watermark ?? '', width);
  const surface = new Surface(Math.max(1, lettering.width(text)), lettering.height);
  lettering.draw(surface, text, 0, 0, { colour: shades.caption });
  return { width: surface.width, height: surface.height, rgba: new Uint8Array(surface.pixels.buffer) };
}

/** On every cell that it touches, all the time. */
function overCells(image: Rgba, { x, y }: { x: number; y: number }, opacity: number): OverlayMaker {
  return ({ grid, metrics, cellOverlays }) => {
    const { width, height } = metrics;
    const surface = new Surface(grid.cols * width, grid.rows * height);
    surface.place(image, x, y, opacity);
    const covered: { position: number; overlay: number }[] = [];
    for (let row = Math.floor(y / height); row * height < y + image.height; row++) {
      for (let col = Math.floor(x / width); col * width < x + image.width; col++) {
        const overlay = cellOverlays.cut(surface, col * width, row * height);
        if (overlay !== undefined) covered.push({ position: row * grid.cols + col, overlay });
      }
    }
    const act = (diff: FrameDiff) => {
      for (const { position, overlay } of covered) diff.cover(position, overlay, 0);
    };
    return { cues: [{ time: 0, act }] };
  };
}
