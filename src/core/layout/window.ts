// The frames of windows: which buttons they have and where.
import type { Rectangle } from '../raster/rectangle.js';
import { wholePixels } from './whole.js';
import { isOnBody, type WindowStyle } from './window-style.js';

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

/** Close, minimise, zoom, as macOS colours them, and their rims. */
const LIGHTS = [
  { colour: 0xff5f57, rim: 0xe2463f },
  { colour: 0xfebc2e, rim: 0xe1a116 },
  { colour: 0x28c840, rim: 0x12ac28 },
];
const MACOS = { step: 20, radius: 6, rim: 1, nearest: 14, furthest: 24, behind: 16 };
const WINDOWS = { width: 46, icon: 10 };

/** VHS's, from its draw.go: sizes as shares of the bar's height. */
const COLORFUL = [0xff4f4d, 0xfebb00, 0x00cc1d];
const RING = 0x333333;

/** What the places of buttons depend on: pixels that a length of 1 has, the window's padding, the picture's scale. */
export interface ButtonSetting {
  readonly unit: number;
  readonly padding: { readonly left: number };
  readonly scale?: number | undefined;
  /** Height of the bar they are in. */
  readonly bar?: number | undefined;
}

/** Where the first light's edge is: above the text's, unless that is at the window's edge or far from it. */
function lightsInset({ unit, padding, scale }: ButtonSetting): number {
  const [nearest, furthest] = [wholePixels(MACOS.nearest, unit, scale), wholePixels(MACOS.furthest, unit, scale)];
  return Math.max(nearest, Math.min(padding.left, furthest));
}

/** What buttons take of the title bar's ends. */
export function buttonsRoom(style: WindowStyle, setting: ButtonSetting): { left: number; right: number } {
  const { unit, scale, bar = 0 } = setting;
  const lights = 2 * MACOS.step + 2 * MACOS.radius + MACOS.behind;
  if (style === 'macos') return { left: lightsInset(setting) + wholePixels(lights, unit, scale), right: 0 };
  if (isOnBody(style)) return style.endsWith('right') ? { left: 0, right: 3 * bar } : { left: 3 * bar, right: 0 };
  return { left: 0, right: style === 'windows' ? wholePixels(3 * WINDOWS.width, unit, scale) : 0 };
}

/** None where the bar is too short for them. */
export function placeButtons(
  style: WindowStyle,
  bar: Rectangle,
  given: Omit<ButtonSetting, 'bar'>,
): Buttons | undefined {
  const setting = { ...given, bar: bar.height };
  const room = buttonsRoom(style, setting);
  if (bar.width < room.left + room.right) return undefined;
  if (isOnBody(style)) return vhsButtons(style, bar);
  if (style === 'macos') return macosLights(bar, setting);
  return style === 'windows' ? windowsButtons(bar, setting.unit, setting.scale) : undefined;
}

/** Each a circle on a larger one, its rim; on whole pixels, so that they are round at every size. */
function macosLights(bar: Rectangle, setting: ButtonSetting): ButtonPart[] {
  const { unit, scale = 1 } = setting;
  const radius = wholePixels(MACOS.radius, unit, scale);
  const rim = Math.max(1, MACOS.rim * unit);
  const first = bar.x + lightsInset(setting) + radius;
  const y = bar.y + Math.round(scale * Math.round(bar.height / 2 / scale));
  return LIGHTS.flatMap(({ colour, rim: edge }, i): ButtonPart[] => {
    const x = first + wholePixels(MACOS.step * i, unit, scale);
    return [
      { kind: 'circle', x, y, radius, colour: edge },
      { kind: 'circle', x, y, radius: radius - rim, colour },
    ];
  });
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
