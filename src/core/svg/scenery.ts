// What moves around the terminal: the window's ground, its title, clock, captions and progress bar, on the surroundings that stay.

import type { Decor } from '../layout/decor.js';
import type { OverlayEvents } from '../picture/decorate.js';
import type { Micros } from '../recording/cast.js';
import type { Shades } from '../theme/shades.js';
import { appearances } from './appearances.js';
import type { Canvas } from './canvas.js';
import type { EmbeddedImage } from './image-data.js';
import type { Clock, Keyframes } from './keyframes.js';
import type { Lettering } from './lettering.js';
import { paddingMarkup } from './padding.js';
import type { Paints } from './paints.js';
import { frameAt } from './poster.js';
import type { ScreenLog } from './screens.js';
import {
  captionChanges,
  clockPlaces,
  progressBar,
  type SlotText,
  slotText,
  smallMetrics,
  titleChanges,
} from './slots.js';
import { type Change, stripMarkup } from './strip.js';
import type { Names } from './styles.js';
import { overWindow, type Surroundings, shade, underWindow, windowBody } from './surroundings.js';

/** What scenery is made from. */
export interface SceneryParts {
  readonly log: ScreenLog;
  readonly canvas: Canvas;
  readonly paints: Paints;
  readonly clock: Clock;
  readonly names: Names;
  /** Index of the frame that shows where nothing moves. */
  readonly poster: number;
  /** The moment it shows, for what goes by the recording's time. */
  readonly posterTime: Micros;
  /** Nothing moves. */
  readonly still: boolean;
  readonly decor: Decor;
  /** Of each theme. */
  readonly shades: readonly Shades[];
  readonly fillImage: EmbeddedImage | undefined;
  readonly overlayEvents: OverlayEvents;
  /** Title of the window until the program sets one. */
  readonly fallbackTitle: string;
}

export interface SceneryTools {
  readonly keyframes: Keyframes;
  readonly lettering: Lettering;
}

/** Start of a group in which lengths are pixels of the picture, from its corner. */
export function inPixels({ left, top, scale }: Canvas): string {
  return `<g transform="translate(${-left} ${-top})${scale === 1 ? '' : `scale(${scale})`}">`;
}

/** All that is around and behind the terminal, drawn in pixels of the canvas. */
export function scenery(parts: SceneryParts, tools: SceneryTools): string[] {
  const { canvas, paints, log, shades, decor, fillImage, names } = parts;
  const { layout } = canvas;
  const { keyframes } = tools;
  const scene: Surroundings = { layout, decor, shades, paints, fillImage, prefix: names.prefix };
  const base = paints.use('fill', log.base);
  const place = inPixels(canvas);
  if (layout.bare) {
    const ground = `<rect width="100%" height="100%" fill="${base}"/>`;
    return [`${place}${ground}`, borders(parts, keyframes), padding(parts, keyframes), '</g>'];
  }
  return [
    place,
    underWindow(scene),
    windowBody(layout, ` fill="${base}"`),
    borders(parts, keyframes),
    padding(parts, keyframes),
    overWindow(scene),
    ...windowTexts(parts, scene, tools),
    '</g>',
  ];
}

/** Title, clock, caption and progress bar. */
function windowTexts(parts: SceneryParts, scene: Surroundings, tools: SceneryTools): string[] {
  const { canvas, log, decor, overlayEvents, poster, posterTime, still, names, fallbackTitle } = parts;
  const { layout } = canvas;
  const { lettering, keyframes } = tools;
  const metrics = smallMetrics(canvas.metrics);
  const drawn: string[] = [];
  const paint = (pick: (shades: Shades) => number) => shade(scene, pick);
  const strip = (changes: readonly Change[], slot: SlotText, times?: readonly Micros[]) => {
    const frame = times ? frameAt(times, posterTime) : poster;
    const draw = (text: string, x: number) => slotText(text, slot, lettering, x);
    drawn.push(stripMarkup(changes, { keyframes, away: layout.canvas.width, poster: frame, times, still, draw }));
  };
  if (layout.title) {
    const slot = { box: layout.title, align: layout.titleAlign, paint: paint((shades) => shades.title), metrics };
    if (decor.title === 'auto') strip(titleChanges(log.titles.spans, fallbackTitle), slot);
    else drawn.push(slotText(decor.title ?? '', slot, lettering));
  }
  if (layout.clock) {
    const slot = { box: layout.clock, align: 'left' as const, paint: paint((shades) => shades.title), metrics };
    const { places, times } = clockPlaces(overlayEvents.length);
    for (const [i, changes] of places.entries()) {
      strip(changes, { ...slot, box: { ...slot.box, x: slot.box.x + i * metrics.width } }, times);
    }
  }
  if (layout.caption) {
    const slot = { box: layout.caption, align: 'left' as const, paint: paint((shades) => shades.caption), metrics };
    const { changes, times } = captionChanges(overlayEvents.markers);
    strip(changes, slot, times);
  }
  if (layout.progress) {
    const share = Math.min(1, posterTime / overlayEvents.length);
    drawn.push(progressBar(scene, layout.progress, still ? '' : names.progress, share));
  }
  return drawn;
}

const padding = ({ log, canvas: { layout }, paints, poster }: SceneryParts, keyframes: Keyframes): string =>
  paddingMarkup(log.padding.zones, { layout, paints, keyframes, poster, frames: log.times.length });

/** The ground of the whole window, where a program changed the default background. */
function borders(parts: SceneryParts, keyframes: Keyframes): string {
  const { log, canvas, paints, poster } = parts;
  const { layout } = canvas;
  const rects = log.borders.spans.map((span) => {
    const origin = () => ({ x: 0, y: 0 });
    const { x, moves } = appearances([span], origin, { away: layout.canvas.width, poster, frames: log.times.length });
    const name = keyframes.add(moves);
    const rest = `${name === '' ? '' : ` class="${name}"`} fill="${paints.use('fill', span.value)}"`;
    return windowBody({ ...layout, window: { ...layout.window, x: layout.window.x + x } }, rest);
  });
  return rects.join('');
}
