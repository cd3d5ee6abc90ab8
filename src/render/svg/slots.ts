// Lines and bars of the window that tell of the recording while it plays: title, caption, progress.
import type { Micros } from '../../cast/cast.js';
import { FontShelf } from '../../glyphs/fonts.js';
import { cellMetrics } from '../../glyphs/metrics.js';
import { type Box, SMALL_LINE_HEIGHT, smallText } from '../../look/layout.js';
import { ADVANCE } from './canvas.js';
import { decimal, escapeText } from './markup.js';
import type { Span } from './spans.js';
import { type Surroundings, shade } from './surroundings.js';

export interface SlotText {
  readonly box: Box;
  readonly align: 'left' | 'center';
  /** Value of fill. */
  readonly fill: string;
  readonly size: number;
}

/** A line of small text in the middle of a box's height, in pixels; cut where it is too long. `rest` are further attributes. */
export function slotText(text: string, { box, align, fill, size }: SlotText, rest = '', dx = 0): string {
  const metrics = cellMetrics(new FontShelf().regular.font, smallText({ size }), SMALL_LINE_HEIGHT);
  const most = Math.floor(box.width / metrics.width);
  const letters = Array.from(text.replace(/\p{Cc}/gu, ' '));
  const shown = letters.length > most ? `${letters.slice(0, Math.max(0, most - 1)).join('')}…` : letters.join('');
  const x = dx + (align === 'center' ? box.x + box.width / 2 : box.x);
  const anchor = align === 'center' ? ' text-anchor="middle"' : '';
  const place = `x="${decimal(x)}" y="${decimal(box.y + metrics.baseline)}"`;
  return `<text${rest} ${place} font-size="${decimal(metrics.width / ADVANCE, 3)}"${anchor} fill="${fill}">${escapeText(shown)}</text>`;
}

/** The labels of markers, each until the next one. `from` and `to` are indices of `times`. */
export function captionSpans(markers: readonly { time: Micros; label: string }[]): {
  spans: Span<string>[];
  times: Micros[];
} {
  const times = [0, ...markers.map(({ time }) => time)];
  const spans = markers.map(({ label }, i) => ({ from: i + 1, to: i + 2, value: label }));
  return { times, spans: spans.filter(({ value }) => value !== '') };
}

/** A bar that grows for `length` of `end`; where nothing moves it is as long as `share` says. */
export function progressBar(scene: Surroundings, box: Box, name: string, share: number): string {
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
  const moving = `<rect class="${name}" ${rect} transform="scale(${decimal(share, 4)} 1)" fill="${done}"/>`;
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
