// The picture around the terminal that never changes: margin, shadow, the window with its bars and buttons. Drawn once.
import { colourAt, type Fill, gradientLine } from '../look/fill.js';
import type { Box, Layout } from '../look/layout.js';
import type { Shades } from '../look/shades.js';
import { type Backdrop, Ground } from '../pixels/tiles.js';
import type { Lettering } from './lettering.js';
import { blurredBox, type Rgba, roundedBox, Surface, stroke, wordOf } from './surface.js';

export interface BackdropSetting {
  layout: Layout;
  /** What fills the margin; nothing if undefined. */
  fill: Fill | undefined;
  /** The image that `fill` names, as large as the canvas. */
  fillImage?: Rgba | undefined;
  shades: Shades;
  /** Colour of the window's body. */
  background: number;
  borderColour: number | undefined;
  /** A title that does not change. */
  title?: string | undefined;
  lettering: Lettering | undefined;
  watermark?: { image: Rgba; x: number; y: number; opacity: number } | undefined;
  /** What is behind see-through pixels where a format cannot show that. */
  matte: number;
}

const GRADIENT_STEPS = 4096;
const SHADOW_STEPS = 40;

export function drawBackdrop(setting: BackdropSetting): Backdrop {
  const { layout, matte } = setting;
  const surface = new Surface(layout.canvas.width, layout.canvas.height);
  fillMargin(surface, setting);
  drawShadow(surface, layout);
  drawWindow(surface, setting);
  drawButtons(surface, layout, setting.shades);
  drawTitle(surface, setting);
  const mark = setting.watermark;
  if (mark) surface.place(mark.image, mark.x, mark.y, mark.opacity);
  const ground = groundOf(layout);
  return { pixels: surface.pixels, ground, seesThrough: seesThrough(surface.pixels, ground), matte };
}

function fillMargin(surface: Surface, { fill, fillImage }: BackdropSetting): void {
  const { width, height, pixels } = surface;
  if (fillImage) surface.place(fillImage, 0, 0);
  if (fill?.kind === 'colour') pixels.fill(wordOf(fill.colour, 1));
  if (fill?.kind !== 'gradient') return;
  const words = Uint32Array.from({ length: GRADIENT_STEPS + 1 }, (_, i) =>
    wordOf(colourAt(fill, i / GRADIENT_STEPS), 1),
  );
  const { dx, dy, start } = gradientLine(fill, width, height);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const t = (x + 0.5) * dx + (y + 0.5) * dy + start;
      pixels[i] = words[Math.round(Math.max(0, Math.min(1, t)) * GRADIENT_STEPS)]!;
    }
  }
}

function drawShadow(surface: Surface, { shadow, window, radius }: Layout): void {
  if (!shadow) return;
  const { blur, drop, strength } = shadow;
  const caster = { ...window, y: window.y + drop };
  const reach = {
    x: caster.x - blur,
    y: caster.y - blur,
    width: caster.width + 2 * blur,
    height: caster.height + 2 * blur,
  };
  const dark = blurredBox(caster, radius, blur, SHADOW_STEPS);
  // Under the window nobody sees it.
  const inner = {
    x: window.x + radius,
    y: window.y + radius,
    right: window.x + window.width - radius,
    bottom: window.y + window.height - radius,
  };
  const hidden = (x: number, y: number) => x >= inner.x && x < inner.right && y >= inner.y && y < inner.bottom;
  surface.fill(reach, 0, (x, y) => (hidden(x, y) ? 0 : dark(x, y)), strength);
}

function drawWindow(surface: Surface, { layout, background, shades, borderColour }: BackdropSetting): void {
  const { window, border, titleBar, captionBar, radius } = layout;
  if (border > 0) surface.fillRounded(window, radius, borderColour ?? shades.border);
  const inner = shrink(window, border);
  const innerRadius = Math.max(0, radius - border);
  surface.fillRounded(inner, innerRadius, background);
  for (const bar of [titleBar, captionBar]) if (bar) surface.fillRounded(inner, innerRadius, shades.bar, bar);
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
    surface.fill(outwards(box), colour, roundedBox(box, radius));
  }
}

function drawTitle(surface: Surface, { layout, title, lettering, shades }: BackdropSetting): void {
  if (!layout.title || title === undefined || !lettering) return;
  const text = lettering.fit(title, layout.title.width);
  const x = alignedX(layout.title, lettering.width(text), layout.titleAlign);
  lettering.draw(surface, text, x, layout.title.y, { colour: shades.title });
}

export const alignedX = (box: Box, width: number, align: Layout['titleAlign']): number =>
  align === 'left' ? box.x : box.x + Math.floor((box.width - width) / 2);

/** The window's body is the border's where it covers a pixel wholly; bars, buttons and edges are the backdrop's. */
function groundOf(layout: Layout): Uint8Array {
  const { canvas, window, border, titleBar, captionBar, grid, cells } = layout;
  const ground = new Uint8Array(canvas.width * canvas.height).fill(Ground.backdrop);
  const inner = shrink(window, border);
  const innerRadius = Math.max(0, layout.radius - border);
  const inside = roundedBox(inner, innerRadius);
  for (let y = inner.y; y < inner.y + inner.height; y++) {
    const row = y * canvas.width;
    const round = y < inner.y + innerRadius || y >= inner.y + inner.height - innerRadius;
    if (!round) ground.fill(Ground.border, row + inner.x, row + inner.x + inner.width);
    else for (let x = inner.x; x < inner.x + inner.width; x++) if (inside(x, y) >= 1) ground[row + x] = Ground.border;
  }
  const mark = (box: Box, kind: number) => {
    for (let y = box.y; y < box.y + box.height; y++) {
      ground.fill(kind, y * canvas.width + box.x, y * canvas.width + box.x + box.width);
    }
  };
  for (const bar of [titleBar, captionBar]) if (bar) mark(bar, Ground.backdrop);
  for (const box of [cells, ...(grid.slots ?? [])]) mark(box, Ground.drawn);
  return ground;
}

function seesThrough(pixels: Uint32Array, ground: Uint8Array): boolean {
  for (let i = 0; i < pixels.length; i++) if (pixels[i]! < 0xff00_0000 && ground[i] === Ground.backdrop) return true;
  return false;
}

const shrink = ({ x, y, width, height }: Box, by: number): Box => ({
  x: x + by,
  y: y + by,
  width: width - 2 * by,
  height: height - 2 * by,
});

/** The whole pixels that a box touches. */
function outwards({ x, y, width, height }: Box): Box {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  return { x: left, y: top, width: Math.ceil(x + width) - left, height: Math.ceil(y + height) - top };
}
