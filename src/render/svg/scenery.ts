// What moves around the terminal: the window's ground, its title, captions and progress bar, on the surroundings that stay.
import type { Micros } from '../../cast/cast.js';
import type { Decor } from '../../look/decor.js';
import type { Shades } from '../../look/shades.js';
import type { Theme } from '../../look/theme.js';
import type { Happenings } from '../picture/decorate.js';
import { appearances } from './appearances.js';
import type { Canvas } from './canvas.js';
import type { Clock, Keyframes } from './keyframes.js';
import type { Paints } from './paints.js';
import { frameAt } from './poster.js';
import type { ScreenLog } from './screens.js';
import { captionSpans, progressBar, type SlotText, slotText } from './slots.js';
import type { Span } from './spans.js';
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
  readonly decor: Decor;
  readonly themes: readonly Theme[];
  /** Undefined for a still. */
  readonly happenings: Happenings | undefined;
  /** Title of the window until the program sets one. */
  readonly fallbackTitle: string;
}

/** All that is around and behind the terminal, drawn in pixels of the canvas. */
export function scenery(parts: SceneryParts, keyframes: Keyframes): string[] {
  const { canvas, paints, log, themes, decor, names } = parts;
  const { layout, scale } = canvas;
  const scene: Surroundings = { layout, decor, themes, paints, prefix: names.prefix };
  const base = paints.use('fill', log.base);
  const zoom = scale === 1 ? '' : `scale(${scale})`;
  const place = `<g transform="translate(${-canvas.left} ${-canvas.top})${zoom}">`;
  if (layout.bare) {
    return [`${place}<rect width="100%" height="100%" fill="${base}"/>`, borders(parts, keyframes), '</g>'];
  }
  return [
    place,
    underWindow(scene),
    windowBody(layout, ` fill="${base}"`),
    borders(parts, keyframes),
    overWindow(scene),
    ...windowTexts(parts, scene, keyframes),
    '</g>',
  ];
}

/** Title, caption and progress bar. */
function windowTexts(parts: SceneryParts, scene: Surroundings, keyframes: Keyframes): string[] {
  const { canvas, paints, log, decor, happenings, poster, clock, names, fallbackTitle } = parts;
  const { layout, metrics } = canvas;
  const { size } = metrics;
  const drawn: string[] = [];
  const changing = (spans: readonly Span<string>[], slot: SlotText, frame: number, times?: readonly Micros[]) => {
    for (const span of spans) {
      const origin = () => ({ x: 0, y: 0 });
      const { x, moves } = appearances([span], origin, {
        away: layout.canvas.width,
        poster: frame,
        frames: (times ?? log.times).length,
      });
      const name = keyframes.add(moves, times);
      drawn.push(slotText(span.value, slot, name === '' ? '' : ` class="${name}"`, x));
    }
  };
  const colour = (pick: (shades: Shades) => number) => paints.use('fill', shade(scene, pick));
  if (layout.title) {
    const slot: SlotText = {
      box: layout.title,
      align: layout.titleAlign,
      fill: colour((shades) => shades.title),
      size,
    };
    if (decor.title !== 'auto') drawn.push(slotText(decor.title ?? '', slot));
    else changing(withFallback(log.titles.spans, fallbackTitle, log.times.length), slot, poster);
  }
  if (layout.caption && happenings) {
    const slot: SlotText = { box: layout.caption, align: 'left', fill: colour((shades) => shades.caption), size };
    const { spans, times } = captionSpans(happenings.markers);
    changing(spans, slot, frameAt(times, clock.times[poster] ?? 0), times);
  }
  if (layout.progress && happenings) {
    const share = Math.min(1, (clock.times[poster] ?? 0) / happenings.length);
    drawn.push(progressBar(scene, layout.progress, names.progress, share));
  }
  return drawn;
}

/** The program's titles, and before the first of them another. */
function withFallback(spans: readonly Span<string>[], fallback: string, frames: number): readonly Span<string>[] {
  const first = spans[0]?.from ?? frames;
  return fallback === '' || first === 0 ? spans : [{ from: 0, to: first, value: fallback }, ...spans];
}

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
