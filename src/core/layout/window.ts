// The frames of windows: which buttons they have and where.
import type { Rectangle } from '../raster/rectangle.js';
import type { WindowStyle } from './decor.js';
import { wholePixels } from './whole.js';

/** A filled circle, or a stroke from (x0, y0) to (x1, y1). In pixels of the canvas. */
export type ButtonPart =
  | {
      readonly kind: 'circle';
      readonly x: number;
      readonly y: number;
      readonly radius: number;
      /** Undefined: the ground of the window. */
      readonly colour: number | undefined;
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

/** VHS's, from its draw.go: sizes as shares of the bar's height. */
const COLORFUL = [0xff4f4d, 0xfebb00, 0x00cc1d];
const RING = 0x333333;

/** Whether its buttons are on the window's own ground. */
export const isOnBody = (style: WindowStyle): style is 'colorful' | 'colorful-right' | 'rings' | 'rings-right' =>
  /^(?:colorful|rings)/.test(style);

/** What buttons take of the title bar's ends. */
export function buttonsRoom(
  style: WindowStyle,
  unit: number,
  { scale, bar = 0 }: { scale?: number; bar?: number | undefined },
): { left: number; right: number } {
  if (style === 'macos') return { left: wholePixels(76, unit, scale), right: 0 };
  if (isOnBody(style)) return style.endsWith('right') ? { left: 0, right: 3 * bar } : { left: 3 * bar, right: 0 };
  return { left: 0, right: style === 'windows' ? wholePixels(3 * WINDOWS.width, unit, scale) : 0 };
}

/** None where the bar is too short for them. */
export function placeButtons(style: WindowStyle, bar: Rectangle, unit: number, scale?: number): Buttons | undefined {
  const room = buttonsRoom(style, unit, { ...(scale !== undefined && { scale }), bar: bar.height });
  if (bar.width < room.left + room.right) return undefined;
  if (isOnBody(style)) return vhsButtons(style, bar);
  if (style === 'macos') {
    return LIGHTS.map((colour, i) => ({
      kind: 'circle',
      x: bar.x + wholePixels(MACOS.first + MACOS.step * i, unit, scale),
      y: bar.y + bar.height / 2,
      radius: MACOS.radius * unit,
      colour,
    }));
  }
  return style === 'windows' ? windowsButtons(bar, unit, scale) : undefined;
}

/** Minimise, maximise, close, from the right. */
function windowsButtons(bar: Rectangle, unit: number, scale = 1): ButtonPart[] {
  const width = Math.max(Math.round(scale), wholePixels(1, unit, scale));
  const half = wholePixels(WINDOWS.icon / 2, unit, scale);
  const y = bar.y + Math.round(scale * Math.floor(bar.height / 2 / scale));
  const at = (fromRight: number) => bar.x + bar.width - wholePixels((fromRight + 0.5) * WINDOWS.width, unit, scale);
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

/** Three circles, filled or with a hole, from one end of the bar. */
function vhsButtons(style: string, bar: Rectangle): ButtonPart[] {
  const isRing = style.startsWith('rings');
  const radius = Math.floor(bar.height / (isRing ? 5 : 6));
  const gap = Math.floor((bar.height - 2 * radius) / 2);
  const step = 2 * radius + Math.floor(bar.height / 6);
  const hole = Math.floor((4 * radius) / 5);
  return [0, 1, 2].flatMap((at): ButtonPart[] => {
    const along = gap + radius + at * step;
    const x = style.endsWith('right') ? bar.x + bar.width - along : bar.x + along;
    const centre = { kind: 'circle', x, y: bar.y + gap + radius } as const;
    if (!isRing) return [{ ...centre, radius, colour: COLORFUL[at] }];
    return [
      { ...centre, radius, colour: RING },
      { ...centre, radius: hole, colour: undefined },
    ];
  });
}
