// Overlays that are a line of text or a bar in a slot of its own: title, caption, clock, progress.

import type { Layout } from '../layout/layout.js';
import type { Rectangle } from '../raster/rectangle.js';
import type { Micros } from '../recording/cast.js';
import type { Shades } from '../theme/shades.js';
import { alignedX } from './backdrop.js';
import type { Lettering } from './lettering.js';
import { memo } from './memo.js';
import type { Cue, OverlayMaker } from './overlay.js';
import { Surface, wordOf } from './surface.js';
import type { TileBank } from './tile-bank.js';

export interface SlotSetting {
  layout: Layout;
  shades: Shades;
  lettering: Lettering;
}

const SECOND: Micros = 1_000_000;
/** Bytes of the pictures that one slot keeps: after so many titles it stays as it is. */
const MOST_BYTES = 1 << 25;
/** Ticks of a clock: of a longer recording it shows every second second, or third. */
const MOST_TICKS = 7200;

/** Gives the picture of a text in a slot, each once. */
function texts(
  bank: TileBank,
  lettering: Lettering,
  box: Rectangle,
  { ground, colour, align }: { ground: number; colour: number; align: 'left' | 'center' },
): (text: string) => number {
  const known = new Map<string, number>();
  let last = 0;
  return (text) => {
    if (known.size * box.width * box.height > MOST_BYTES && !known.has(text)) return last;
    last = memo(known, text, () => {
      const surface = new Surface(box.width, box.height);
      surface.pixels.fill(wordOf(ground, 1));
      const shown = lettering.fit(text, box.width);
      const x = alignedX({ ...box, x: 0 }, lettering.width(shown), align);
      lettering.draw(surface, shown, x, 0, { colour });
      return bank.slotPicture(surface);
    });
    return last;
  };
}

function slotOf({ grid }: Layout, box: Rectangle): number {
  const slot = grid.slots?.indexOf(box) ?? -1;
  if (slot < 0) throw new RangeError('no such slot');
  return slot;
}

/** The title that the program set; `fallback` until it sets one. */
export function titleOverlay(
  { layout, shades, lettering }: SlotSetting,
  box: Rectangle,
  fallback: string,
): OverlayMaker {
  return ({ bank }) => {
    const style = { ground: layout.onBody ? shades.body : shades.bar, colour: shades.title, align: layout.titleAlign };
    const picture = texts(bank, lettering, box, style);
    const slot = slotOf(layout, box);
    return { frame: (screen, diff) => diff.show(slot, picture(screen.title || fallback)) };
  };
}

/** The label of the last marker. */
export function captionOverlay(
  { layout, shades, lettering }: SlotSetting,
  box: Rectangle,
  markers: readonly { time: Micros; label: string }[],
): OverlayMaker {
  return ({ bank }) => {
    const picture = texts(bank, lettering, box, { ground: shades.bar, colour: shades.caption, align: 'left' });
    const slot = slotOf(layout, box);
    const all = [{ time: 0, label: '' }, ...markers];
    return { cues: all.map(({ time, label }) => ({ time, act: (diff) => diff.show(slot, picture(label)) })) };
  };
}

/** Minutes and seconds, hours where there are any. */
export function clockText(time: Micros): string {
  const seconds = Math.floor(time / SECOND);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const rest = String(seconds % 60).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`;
}

/** What the clock shows from each of its ticks on, all equally long. */
export function clockTicks(length: Micros): { time: Micros; text: string }[] {
  const longest = clockText(length).length;
  const step = Math.max(1, Math.ceil(length / SECOND / MOST_TICKS)) * SECOND;
  return Array.from({ length: Math.floor(length / step) + 1 }, (_, tick) => ({
    time: tick * step,
    text: clockText(tick * step).padStart(longest),
  }));
}

/** The time since the start. */
export function clockOverlay({ layout, shades, lettering }: SlotSetting, box: Rectangle, length: Micros): OverlayMaker {
  return ({ bank }) => {
    const picture = texts(bank, lettering, box, {
      ground: layout.onBody ? shades.body : shades.bar,
      colour: shades.title,
      align: 'left',
    });
    const slot = slotOf(layout, box);
    const cues = clockTicks(length).map(
      ({ time, text }): Cue => ({ time, act: (diff) => diff.show(slot, picture(text)) }),
    );
    return { cues };
  };
}

/** Steps are this far apart at least: each of them is a frame. */
const STEP: Micros = SECOND / 4;

/** A bar that fills from left to right until `length`. */
export function progressOverlay({ layout, shades }: SlotSetting, box: Rectangle, length: Micros): OverlayMaker {
  return ({ bank }) => {
    const slot = slotOf(layout, box);
    const steps = Math.max(1, Math.min(box.width, Math.floor(length / STEP)));
    const picture = (step: number): number => {
      const surface = new Surface(box.width, box.height);
      const done = Math.round((box.width * step) / steps);
      surface.pixels.fill(wordOf(shades.progress.left, 1));
      surface.fill({ x: 0, y: 0, width: done, height: box.height }, shades.progress.done);
      return bank.slotPicture(surface);
    };
    const cues = Array.from({ length: steps + 1 }, (_, step): Cue => {
      const time = Math.round((length * step) / steps);
      return { time, act: (diff) => diff.show(slot, picture(step)) };
    });
    return { cues };
  };
}
