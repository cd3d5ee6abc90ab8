// What lies over the cells: the watermark, if the margin has no room for it, and the pills of pressed keys.
import type { DecorGiven, PlaceOn } from '../layout/decor.js';
import { cellsOf, fitText, printable } from '../layout/fit-text.js';
import { pillSteps, placePill } from '../layout/key-pill.js';
import { fittedIn, roomForWatermark } from '../layout/watermark-place.js';
import type { EmbeddedImage } from './image-data.js';
import { decimal } from './markup.js';
import { frameAt } from './poster.js';
import { inPixels, type SceneryParts, type SceneryTools } from './scenery.js';
import { smallMetrics } from './slots.js';
import { type Change, stripMarkup } from './strip.js';
import { shade } from './surroundings.js';

export interface OverlayParts extends SceneryParts {
  readonly keysPlace: PlaceOn;
  readonly watermark: Watermark | undefined;
}

export interface Watermark {
  readonly text: string;
  /** Instead of the text. */
  readonly image: EmbeddedImage | undefined;
  readonly place: PlaceOn;
  readonly opacity: number;
}

export const watermarkOf = (
  { watermark, watermarkPlace: place = 'bottom-right', watermarkOpacity: opacity = 0.5 }: DecorGiven,
  image: EmbeddedImage | undefined,
): Watermark | undefined =>
  watermark === undefined || watermark === '' ? undefined : { text: watermark, image, place, opacity };

export function overlays(parts: OverlayParts, tools: SceneryTools): string[] {
  const drawn = watermark(parts, tools) + pills(parts, tools);
  return drawn === '' ? [] : [inPixels(parts.canvas), drawn, '</g>'];
}

function watermark(parts: OverlayParts, { lettering }: SceneryTools): string {
  const { canvas, watermark: asked } = parts;
  if (!asked) return '';
  const { layout } = canvas;
  const { text, image, place, opacity } = asked;
  const room = roomForWatermark({ layout, metrics: canvas.metrics, place, isImage: image !== undefined });
  const group = (inside: string) => `<g opacity="${decimal(opacity)}">${inside}</g>`;
  if (image) {
    const { width, height } = fittedIn(image, room.width, room.height);
    const { x, y } = room.corner({ width, height });
    return group(`<image x="${x}" y="${y}" width="${width}" height="${height}" href="${image.href}"/>`);
  }
  const metrics = smallMetrics(canvas.metrics);
  const shown = fitText(text, Math.floor(room.width / metrics.width));
  const size = { width: Math.max(1, cellsOf(printable(shown)) * metrics.width), height: metrics.height };
  return group(lettering.line(shown, { ...room.corner(size), metrics, paint: shade(parts, ({ caption }) => caption) }));
}

function pills(parts: OverlayParts, { keyframes, lettering }: SceneryTools): string {
  const { overlayEvents, canvas, keysPlace: place, paints, still } = parts;
  if (overlayEvents.keys.length === 0) return '';
  const { times, changes, fades } = pillTimes(overlayEvents.keys);
  const { metrics, layout } = canvas;
  const { cells } = layout;
  const paint = shade(parts, ({ pill }) => pill.text);
  const draw = (keys: string, dx: number): string => {
    const pill = placePill(keys, { grid: layout.grid, metrics, place });
    const [x, y] = [cells.x + pill.left * metrics.width + dx, cells.y + pill.top * metrics.height];
    const { box } = pill;
    const size = `width="${box.width}" height="${box.height}" rx="${pill.radius}"`;
    const line = lettering.line(pill.text, { x: x + pill.textX, y: y + pill.textY, metrics, paint });
    return `<rect x="${x + box.x}" y="${y + box.y}" ${size}/>${line}`;
  };
  const poster = frameAt(times, parts.posterTime);
  const strip = stripMarkup(changes, { keyframes, away: layout.canvas.width, poster, times, still, draw });
  const name = still ? '' : keyframes.fade(fades, times);
  const opacity = fades.findLast(({ frame }) => frame <= poster)?.opacity ?? 1;
  const look = `${name === '' ? '' : ` class="${name}"`}${opacity === 1 ? '' : ` opacity="${decimal(opacity)}"`}`;
  return `<g fill="${paints.use(
    'fill',
    shade(parts, ({ pill }) => pill.ground),
  )}"${look}>${strip}</g>`;
}

/** When which text shows, and how opaque. Frames are indices of `times`. */
function pillTimes(keys: OverlayParts['overlayEvents']['keys']) {
  const times = [0];
  const changes: Change[] = [];
  const fades = [{ frame: 0, opacity: 1 }];
  for (const [i, key] of keys.entries()) {
    for (const { time, opacity } of pillSteps(key, keys[i + 1]?.time ?? Infinity)) {
      const frame = times.push(time) - 1;
      if (opacity === 0 || opacity === 1) changes.push({ frame, value: opacity === 0 ? undefined : key.text });
      if (opacity > 0 && opacity !== fades.at(-1)!.opacity) fades.push({ frame, opacity });
    }
  }
  return { times, changes, fades };
}
