// Lines and bars of the window that tell of the recording while it plays: title, caption, clock, progress.

import { FontShelf } from '../fonts/fonts.js';
import type { CellMetrics } from '../fonts/glyph.js';
import { cellMetrics } from '../fonts/metrics.js';
import { cellsOf, fitText, printable } from '../layout/fit-text.js';
import { SMALL_LINE_HEIGHT, smallText } from '../layout/layout.js';
import { alignedX } from '../paint/backdrop.js';
import { clockTicks } from '../paint/slot-texts.js';
import type { Rectangle } from '../raster/rectangle.js';
import type { Micros } from '../recording/cast.js';
import type { Lettering } from './lettering.js';
import { decimal } from './markup.js';
import type { PaintId } from './paints.js';
import type { Span } from './spans.js';
import type { Change } from './strip.js';
import { type Surroundings, shade } from './surroundings.js';

/** Small text in a box, cut where it is too long. */
export interface SlotText {
  readonly box: Rectangle;
  readonly align: 'left' | 'center';
  readonly paint: PaintId;
  /** Of its cells. */
  readonly metrics: CellMetrics;
}

export const smallMetrics = ({ size }: CellMetrics): CellMetrics =>
  cellMetrics(new FontShelf().regular.font, smallText({ size }), SMALL_LINE_HEIGHT);

/** The text, `dx` further right than it belongs. */
export function slotText(text: string, { box, align, paint, metrics }: SlotText, lettering: Lettering, dx = 0): string {
  const shown = fitText(text, Math.floor(box.width / metrics.width));
  const x = alignedX(box, cellsOf(printable(shown)) * metrics.width, align);
  return lettering.line(shown, { x: x + dx, y: box.y, metrics, paint });
}

/** The program's titles; before the first of them, and where there is none, another. */
export function titleChanges(spans: readonly Span<string>[], fallback: string): Change[] {
  const other = fallback === '' ? undefined : fallback;
  return [
    { frame: 0, value: other },
    ...spans.flatMap(({ from, to, value }, i) => [
      { frame: from, value },
      ...(spans[i + 1]?.from === to ? [] : [{ frame: to, value: other }]),
    ]),
  ];
}

/** The labels of markers, each until the next one. Frames are indices of `times`. */
export function captionChanges(markers: readonly { time: Micros; label: string }[]): {
  changes: Change[];
  times: Micros[];
} {
  const times = [0, ...markers.map(({ time }) => time)];
  const changes = markers.map(({ label }, i) => ({ frame: i + 1, value: label === '' ? undefined : label }));
  return { times, changes };
}

/** A clock, character by character: each place has a strip of its own, for a digit comes back more often than a time. */
export function clockPlaces(length: Micros): { places: Change[][]; times: Micros[] } {
  const ticks = clockTicks(length);
  const places = Array.from(ticks[0]!.text, (_, place) =>
    ticks
      .map(({ text }, frame) => ({ frame, value: text[place] === ' ' ? undefined : text[place] }))
      .filter(({ value }, i, all) => i === 0 || value !== all[i - 1]!.value),
  );
  return { places, times: ticks.map(({ time }) => time) };
}

/** A bar that grows; where nothing moves, or without the name of a class, it is as long as `share` says. */
export function progressBar(scene: Surroundings, box: Rectangle, name: string, share: number): string {
  const { paints } = scene;
  const rect = `height="${decimal(box.height)}" width="${decimal(box.width)}"`;
  const left = paints.use(
    'fill',
    shade(scene, (shades) => shades.progress.left),
  );
  const done = paints.use(
    'fill',
    shade(scene, (shades) => shades.progress.done),
  );
  const moving = `<rect${name === '' ? '' : ` class="${name}"`} ${rect} transform="scale(${decimal(share, 4)} 1)" fill="${done}"/>`;
  return `<g transform="translate(${decimal(box.x)} ${decimal(box.y)})"><rect ${rect} fill="${left}"/>${moving}</g>`;
}

/** The rules of a progress bar's class. */
export function progressRules(
  selector: string,
  name: string,
  clock: { length: Micros; end: Micros; loops: string },
): string {
  const { length, end, loops } = clock;
  const full = `${decimal(Math.min(1, length / end) * 100, 3)}%`;
  const animation = `animation:${decimal(end / 1e6, 6)}s linear ${loops} ${name}`;
  return `${selector}{${animation}}@keyframes ${name}{0%{transform:scaleX(0)}${full},to{transform:scaleX(1)}}`;
}
