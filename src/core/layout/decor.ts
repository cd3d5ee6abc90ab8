// What stands around a terminal and on it, as options ask for it: margin, window, overlays. Where each part lies is layout.ts's.

import { choice, number, type Option, text, toggle, type Values } from '../options/option.js';
import { optionName } from '../options/option-name.js';
import { parseColour } from '../theme/colour.js';
import { presetOption } from '../theme/presets.js';
import { type Fill, parseFill } from './fill.js';
import { type Sides, sidesOf, sidesOption } from './sides.js';
import { isOurs, WINDOWS, type WindowStyle } from './window-style.js';

const NAMED_PLACES = [
  'top-left',
  'top',
  'top-right',
  'left',
  'center',
  'right',
  'bottom-left',
  'bottom',
  'bottom-right',
] as const;
export type PlaceOn = (typeof NAMED_PLACES)[number];

const fill: Option<string | undefined> = {
  flag: 'margin-fill',
  group: 'Window',
  help: 'what fills the margin: a colour, linear-gradient(...), an image file',
  placeholder: 'FILL',
  expected: 'a colour, a gradient or an image file',
  default: undefined,
  defaultText: "a shade of the theme's",
  parse: checkFill,
  check: (value) => (typeof value === 'string' ? checkFill(value) : undefined),
};

function checkFill(value: string): string {
  parseFill(value, optionName('marginFill')); // throws a UsageError that says more than `expected` could
  return value;
}

const isBorder = (value: string): boolean => borderOf(value, 1) !== undefined;

/** Of every picture, moving or not. */
export const decorOptions = {
  preset: presetOption,
  padding: sidesOption({
    flag: 'padding',
    group: 'Window',
    help: 'room between the text and the edge of the window',
    defaultText: 'a cell left and right, half a row above and below; 20,24 with a window',
  }),
  margin: sidesOption({
    flag: 'margin',
    group: 'Window',
    help: 'room around the window',
    defaultText: '0; 40 with --shadow',
  }),
  marginFill: fill,
  window: choice({
    flag: 'window',
    group: 'Window',
    help: 'frame: macos, windows, plain, none, colorful, rings',
    placeholder: 'STYLE',
    choices: WINDOWS,
    default: undefined,
    defaultText: 'none; plain with --title',
  }),
  title: text({
    flag: 'title',
    group: 'Window',
    help: "text of the title bar; auto: the program's own title, as it changes",
    default: undefined,
    defaultText: 'none',
  }),
  barSize: number({
    flag: 'bar-size',
    group: 'Window',
    help: 'height of the title bar',
    hidden: true,
    placeholder: 'PX',
    min: 1,
    max: 500,
    integer: true,
    default: undefined,
    defaultText: "the style's",
  }),
  radius: number({
    flag: 'radius',
    group: 'Window',
    help: 'how round the corners are',
    placeholder: 'PX',
    min: 0,
    max: 200,
    integer: true,
    default: undefined,
    defaultText: '10 with --window macos, 8 with windows',
  }),
  shadow: toggle({
    flag: 'shadow',
    group: 'Window',
    help: 'let the window cast a shadow on the margin',
    default: false,
  }),
  border: text({
    flag: 'border',
    group: 'Window',
    help: 'a line around the window: its width, and a colour if you like (2,#ff8800)',
    placeholder: 'PX[,COLOUR]',
    expected: 'a width from 0 to 100, perhaps with a colour, such as 1 or 2,#ff8800',
    default: undefined,
    defaultText: '1 with a window, else none',
    accepts: isBorder,
  }),
  transparent: toggle({
    flag: 'transparent',
    group: 'Window',
    help: 'leave margin and round corners see-through; in a GIF edges blend into --margin-fill',
    default: false,
  }),
  crop: text({
    flag: 'crop',
    group: 'Look',
    help: 'part of the screen: COLSxROWS, COLSxROWS+COL+ROW, or auto',
    placeholder: 'CELLS',
    expected: 'a size in cells, such as 80x10 or 80x10+0+14, or auto',
    default: undefined,
    defaultText: 'all of it',
    accepts: (value) => value === 'auto' || /^[1-9]\d{0,3}x[1-9]\d{0,3}(\+\d{1,3}\+\d{1,3})?$/.test(value),
  }),
  paddingFill: choice({
    flag: 'padding-fill',
    group: 'Window',
    help: "the program's colours go on in the padding, or not",
    placeholder: 'WHOSE',
    choices: ['program', 'theme'],
    default: 'program',
  }),
  minContrast: number({
    flag: 'min-contrast',
    group: 'Look',
    help: 'least contrast of text: 4.5 is WCAG AA, 7 AAA',
    placeholder: 'RATIO',
    min: 1,
    max: 21,
    default: undefined,
    defaultText: "the theme's",
  }),
  watermark: text({
    flag: 'watermark',
    group: 'Overlays',
    help: 'a text or an image file, on the margin if that has room',
    placeholder: 'TEXT|FILE',
    default: undefined,
    defaultText: 'none',
  }),
  watermarkPlace: choice({
    flag: 'watermark-place',
    group: 'Overlays',
    help: `where: ${NAMED_PLACES.join(', ')}`,
    placeholder: 'PLACE',
    choices: NAMED_PLACES,
    default: 'bottom-right',
  }),
  watermarkOpacity: number({
    flag: 'watermark-opacity',
    group: 'Overlays',
    help: 'from 0 to 1',
    placeholder: 'SHARE',
    min: 0,
    max: 1,
    default: 0.5,
  }),
};

/** Of what happens: a still shows it as of its moment. */
export const overlayOptions = {
  keys: toggle({
    flag: 'keys',
    group: 'Overlays',
    help: 'show the keys that were pressed, if the recording has them',
    default: false,
  }),
  keysPlace: choice({
    flag: 'keys-place',
    group: 'Overlays',
    help: `where: ${NAMED_PLACES.join(', ')}`,
    placeholder: 'PLACE',
    choices: NAMED_PLACES,
    default: 'bottom-right',
  }),
  keysFromEcho: toggle({
    flag: 'keys-from-echo',
    group: 'Overlays',
    help: 'guess the keys from what the terminal echoed',
    default: false,
  }),
  captions: toggle({
    flag: 'captions',
    group: 'Overlays',
    help: 'show the labels of markers in a bar below the text',
    default: false,
  }),
  progressBar: choice({
    flag: 'progress-bar',
    group: 'Overlays',
    help: 'show how far the recording is: top or bottom',
    placeholder: 'EDGE',
    choices: ['top', 'bottom'],
    default: undefined,
    defaultText: 'none',
  }),
  clock: toggle({ flag: 'clock', group: 'Overlays', help: 'show the time', default: false }),
  blink: toggle({ flag: 'blink', group: 'Look', help: 'let blinking text blink', default: false }),
};

export type DecorValues = Values<typeof decorOptions>;
export type OverlayValues = Values<typeof overlayOptions>;

/** Decorations in pixels of the picture. */
export interface Decor {
  /** Undefined: agg's. */
  padding: Sides | undefined;
  margin: Sides;
  fill: Fill | undefined;
  window: WindowStyle;
  /** Height of the title bar; undefined: the style's own. */
  barSize: number | undefined;
  title: string | undefined;
  radius: number;
  shadow: boolean;
  border: { width: number; colour: number | undefined } | undefined;
  transparent: boolean;
  progress: 'top' | 'bottom' | undefined;
  clock: boolean;
  captions: boolean;
}

const RADIUS: Partial<Record<WindowStyle, number>> = { macos: 10, windows: 8 };
const SHADOW_ROOM = 40;

/** Some of the options; `decorScale`: times as large as they say. */
export type DecorGiven = Partial<DecorValues & OverlayValues> & { decorScale?: number };

export function decorOf(options: DecorGiven): Decor {
  const { padding, margin, marginFill, title, radius, border, barSize, decorScale: scale = 1 } = options;
  const { shadow = false, transparent = false } = options;
  const window = options.window ?? (title === undefined ? 'none' : 'plain');
  return {
    padding: padding && sidesOf(padding, scale),
    margin: sidesOf(margin ?? [shadow ? SHADOW_ROOM : 0], scale),
    fill: marginFill === undefined ? undefined : parseFill(marginFill, optionName('marginFill')),
    window,
    barSize: barSize === undefined ? undefined : Math.round(barSize * scale),
    title,
    radius: Math.round((radius ?? RADIUS[window] ?? 0) * scale),
    shadow,
    border: border === undefined ? windowEdge(window, scale) : borderOf(border, scale),
    transparent,
    progress: options.progressBar,
    clock: options.clock ?? false,
    captions: options.captions ?? false,
  };
}

/** A line that tells a window from a ground as dark as its own. */
const windowEdge = (window: Decor['window'], scale: number): Decor['border'] =>
  isOurs(window) ? { width: scale, colour: undefined } : undefined;

function borderOf(value: string, scale: number): Decor['border'] {
  const [, width, name] = /^(\d{1,3})(?:px)?(?:\s*[,\s]\s*(.+))?$/.exec(value.trim()) ?? [];
  const colour = name === undefined ? undefined : parseColour(name);
  if (width === undefined || Number(width) > 100 || (name !== undefined && colour === undefined)) return undefined;
  return { width: Number(width) * scale, colour };
}
