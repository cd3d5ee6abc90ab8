// The picture around the terminal that never changes: margin, shadow, the window with its bars and buttons. Drawn once.
import { type Fill, type Gradient, gradientColours, gradientLine } from '../layout/fill.js';
import type { Layout } from '../layout/layout.js';
import type { BorderLook } from '../raster/border.js';
import type { Rectangle } from '../raster/rectangle.js';
import type { Backdrop } from '../raster/tiles.js';
import type { Shades } from '../theme/shades.js';
import { groundOf, innerBox, innerRadius } from './ground.js';
import type { Lettering } from './lettering.js';
import { layeredRows, type Rgba, roundedBox, Surface, stroke, wordOf } from './surface.js';

export interface BackdropSetting {
  layout: Layout;
  /** What fills the margin; nothing if undefined. */
  fill: Fill | undefined;
  /** The image that `fill` names, as large as the canvas. */
  fillImage?: Rgba | undefined;
  shades: Shades;
  /** Colours of the window's body. */
  body: BorderLook;
  borderColour: number | undefined;
  /** A title that does not change. */
  title?: string | undefined;
  lettering: Lettering | undefined;
  watermark?: { image: Rgba; x: number; y: number; opacity: number } | undefined;
  /** What is behind see-through pixels where a format cannot show that. */
  matte: number;
  /** The picture has a palette. */
  fewColours: boolean;
}

/** Of a shadow's darkness. Few of them where each is a colour of a palette. */
const SHADOW_STEPS = { few: 64, many: 255 };

export function drawBackdrop(setting: BackdropSetting): Backdrop {
  const { layout, matte, fill } = setting;
  const surface = new Surface(layout.canvas.width, layout.canvas.height);
  const around = aroundWindow(layout);
  fillMargin(surface, setting, around);
  drawShadow(surface, setting, around);
  drawWindow(surface, setting);
  drawButtons(surface, layout, setting.shades);
  drawTitle(surface, setting);
  const mark = setting.watermark;
  if (mark) surface.place(mark.image, mark.x, mark.y, mark.opacity);
  const { pixels } = surface;
  const ground = groundOf(layout);
  const solid = fill !== undefined && fill.kind !== 'image';
  return { pixels, ...ground, seesThrough: !solid && seesThrough(pixels, ground.shown), matte };
}

/** All of the canvas but what the window hides: above, left, right, below. */
function aroundWindow({ canvas, window: { x, y, width, height }, radius }: Layout): Rectangle[] {
  const [left, top, right, bottom] = [x + radius, y + radius, x + width - radius, y + height - radius];
  return [
    { x: 0, y: 0, width: canvas.width, height: top },
    { x: 0, y: top, width: left, height: bottom - top },
    { x: right, y: top, width: canvas.width - right, height: bottom - top },
    { x: 0, y: bottom, width: canvas.width, height: canvas.height - bottom },
  ];
}

function fillMargin(surface: Surface, { fill, fillImage }: BackdropSetting, around: readonly Rectangle[]): void {
  if (fillImage) surface.place(fillImage, 0, 0);
  if (fill?.kind === 'colour') surface.pixels.fill(wordOf(fill.colour, 1));
  if (fill?.kind === 'gradient') fillGradient(surface, fill, around);
}

/** Row by row, a run for each step that the gradient takes. */
function fillGradient({ width, height, pixels }: Surface, fill: Gradient, boxes: readonly Rectangle[]): void {
  const line = gradientLine(fill, width, height);
  const words = Uint32Array.from(gradientColours(fill, line.length), (colour) => wordOf(colour, 1));
  const last = words.length - 1;
  const [dx, dy, start] = [line.dx * last, line.dy * last, line.start * last + 0.5];
  const fillRow = (y: number, left: number, right: number) => {
    const row = (y + 0.5) * dy + start;
    for (let x = left; x < right; ) {
      const step = Math.max(0, Math.min(last, Math.floor((x + 0.5) * dx + row)));
      const next = dx === 0 ? right : Math.ceil(((dx > 0 ? step + 1 : step) - row) / dx - 0.5);
      const end = next > x && next < right ? next : next <= x ? x + 1 : right;
      pixels.fill(words[step]!, y * width + x, y * width + end);
      x = end;
    }
  };
  for (const box of boxes) for (let y = box.y; y < box.y + box.height; y++) fillRow(y, box.x, box.x + box.width);
}

function drawShadow(surface: Surface, setting: BackdropSetting, around: readonly Rectangle[]): void {
  const { layout, shades, fewColours } = setting;
  const { window, radius } = layout;
  if (layout.shadow.length === 0) return;
  const steps = fewColours ? SHADOW_STEPS.few : SHADOW_STEPS.many;
  const reach = Math.max(...layout.shadow.map(({ blur, drop }) => blur + drop));
  const layers = layout.shadow.map((layer) => ({ ...layer, strength: layer.strength * shades.shadow }));
  const { levels, darkest } = layeredRows(window, radius, layers, { reach, steps });
  const [left, top] = [window.x - reach, window.y - reach];
  const [right, bottom] = [window.x + window.width + reach, window.y + window.height + reach];
  const reached = around.map((box) => {
    const [x, y] = [Math.max(box.x, left), Math.max(box.y, top)];
    return { x, y, width: Math.min(box.x + box.width, right) - x, height: Math.min(box.y + box.height, bottom) - y };
  });
  surface.darken(reached, levels, left, steps, darkest);
}

function drawWindow(surface: Surface, { layout, body, shades, borderColour }: BackdropSetting): void {
  const { window, border, titleBar, onBody, captionBar, radius } = layout;
  if (border > 0) surface.fillRounded(window, radius, borderColour ?? shades.border);
  const [inner, round] = [innerBox(layout), innerRadius(layout)];
  for (const [corner, colour] of cornersOf(inner, body)) surface.fillRounded(inner, round, colour, corner);
  for (const bar of [onBody ? undefined : titleBar, captionBar])
    if (bar) surface.fillRounded(inner, round, shades.bar, bar);
}

/** The quarters of a box, and the colour that the border's corner in each of them has. */
function cornersOf({ x, y, width, height }: Rectangle, body: BorderLook): [Rectangle, number][] {
  const [left, top] = [Math.ceil(width / 2), Math.ceil(height / 2)];
  const columns = [
    { x, width: left, col: 0 },
    { x: x + left, width: width - left, col: 2 },
  ];
  return columns.flatMap(({ col, ...column }): [Rectangle, number][] => [
    [{ ...column, y, height: top }, body[col]!],
    [{ ...column, y: y + top, height: height - top }, body[6 + col]!],
  ]);
}

function drawButtons(surface: Surface, { buttons = [], titleBar }: Layout, shades: Shades): void {
  for (const part of buttons) {
    if (part.kind === 'stroke') {
      const line = stroke(part.x0, part.y0, part.x1, part.y1, part.width);
      surface.fill(titleBar!, shades.title, line);
      continue;
    }
    const { x, y, radius, colour } = part;
    const box = { x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius };
    surface.fill(outwards(box), colour ?? shades.body, roundedBox(box, radius));
  }
}

function drawTitle(surface: Surface, { layout, title, lettering, shades }: BackdropSetting): void {
  if (!layout.title || title === undefined || !lettering) return;
  const text = lettering.fit(title, layout.title.width);
  const x = alignedX(layout.title, lettering.width(text), layout.titleAlign);
  lettering.draw(surface, text, x, layout.title.y, { colour: shades.title });
}

export const alignedX = (box: Rectangle, width: number, align: Layout['titleAlign']): number =>
  align === 'left' ? box.x : box.x + Math.floor((box.width - width) / 2);

function seesThrough(pixels: Uint32Array, shown: Uint32Array): boolean {
  for (let run = 0; run < shown.length; run += 2) {
    for (let i = shown[run]!; i < shown[run + 1]!; i++) if (pixels[i]! < 0xff00_0000) return true;
  }
  return false;
}

/** The whole pixels that a box touches. */
function outwards({ x, y, width, height }: Rectangle): Rectangle {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  return { x: left, y: top, width: Math.ceil(x + width) - left, height: Math.ceil(y + height) - top };
}
