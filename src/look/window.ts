// The frames of windows: which buttons they have and where.
import type { Box } from './layout.js';

/** A filled circle, or a stroke from (x0, y0) to (x1, y1). In pixels of the canvas. */
export type ButtonPart =
  | {
      readonly kind: 'circle';
      readonly x: number;
      readonly y: number;
      readonly radius: number;
      readonly colour: number;
    }
  | {
      readonly kind: 'stroke';
      readonly x0: number;
      readonly y0: number;
      readonly x1: number;
      readonly y1: number;
      readonly width: number;
    };

export type Buttons = readonly ButtonPart[];

/** Close, minimise, zoom, as macOS colours them. */
const LIGHTS = [0xff5f57, 0xfebc2e, 0x28c840];
const MACOS = { first: 20, step: 20, radius: 6 };
const WINDOWS = { width: 46, icon: 10 };

/** What buttons take of the title bar's ends. */
export function buttonsRoom(style: string, unit: number): { left: number; right: number } {
  if (style === 'macos') return { left: Math.round(76 * unit), right: 0 };
  return { left: 0, right: style === 'windows' ? Math.round(3 * WINDOWS.width * unit) : 0 };
}

/** None where the bar is too short for them. */
export function placeButtons(style: string, bar: Box, unit: number): Buttons | undefined {
  const room = buttonsRoom(style, unit);
  if (bar.width < room.left + room.right) return undefined;
  if (style === 'macos') {
    return LIGHTS.map((colour, i) => ({
      kind: 'circle',
      x: bar.x + Math.round((MACOS.first + MACOS.step * i) * unit),
      y: bar.y + bar.height / 2,
      radius: MACOS.radius * unit,
      colour,
    }));
  }
  return style === 'windows' ? windowsButtons(bar, unit) : undefined;
}

/** Minimise, maximise, close, from the right. */
function windowsButtons(bar: Box, unit: number): ButtonPart[] {
  const width = Math.max(1, Math.round(unit));
  const half = Math.round((WINDOWS.icon * unit) / 2);
  const y = bar.y + Math.floor(bar.height / 2);
  const at = (fromRight: number) => bar.x + bar.width - Math.round((fromRight + 0.5) * WINDOWS.width * unit);
  const stroke = (x0: number, y0: number, x1: number, y1: number): ButtonPart => ({
    kind: 'stroke',
    x0,
    y0,
    x1,
    y1,
    width,
  });
  const [close, zoom, minimise] = [at(0), at(1), at(2)];
  const edge = width / 2;
  return [
    stroke(minimise - half, y + edge, minimise + half, y + edge),
    stroke(zoom - half, y - half + edge, zoom + half, y - half + edge),
    stroke(zoom - half, y + half - edge, zoom + half, y + half - edge),
    stroke(zoom - half + edge, y - half, zoom - half + edge, y + half),
    stroke(zoom + half - edge, y - half, zoom + half - edge, y + half),
    stroke(close - half, y - half, close + half, y + half),
    stroke(close - half, y + half, close + half, y - half),
  ];
}
