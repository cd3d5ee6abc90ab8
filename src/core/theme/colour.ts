// Colours as people write them, and mixing two. 0xRRGGBB throughout.
import { namedColour } from '../terminal/colour-spec.js';

/** Where CSS means another colour than X11 does, or X11 none: all other names of CSS are in X11's list too. */
const CSS_ONLY: Record<string, number> = {
  gray: 0x808080,
  grey: 0x808080,
  green: 0x008000,
  maroon: 0x800000,
  purple: 0x800080,
  rebeccapurple: 0x663399,
};

/** `#282a36`, `282a36`, `#fff`, `rgb(40, 42, 54)` or a name of CSS; `undefined` for anything else. */
export function parseColour(text: string): number | undefined {
  const written = text.trim().toLowerCase();
  const [, digits] = /^#?([\da-f]{6}|[\da-f]{3})$/.exec(written) ?? [];
  if (digits !== undefined) return Number.parseInt(digits.length === 3 ? digits.replace(/./g, '$&$&') : digits, 16);
  if (/^[a-z]+$/.test(written)) return Object.hasOwn(CSS_ONLY, written) ? CSS_ONLY[written] : namedColour(written);
  return rgbColour(written);
}

/** As generators of gradients write them, with an opacity of 1. */
function rgbColour(text: string): number | undefined {
  const [, ...channels] =
    /^rgba?\((\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})(?:\s*[,/]\s*(?:1|1\.0|100%))?\)$/.exec(text) ?? [];
  const [red = 256, green = 256, blue = 256] = channels.map(Number);
  return Math.max(red, green, blue) > 255 ? undefined : (red << 16) | (green << 8) | blue;
}

/** As CSS writes it. */
export const hexColour = (colour: number): string => `#${colour.toString(16).padStart(6, '0')}`;

/** A colour `share` of the way from one to another, in sRGB. */
export function mixColours(from: number, to: number, share: number): number {
  const channel = (shift: number) => {
    const a = (from >> shift) & 255;
    return Math.round(a + (((to >> shift) & 255) - a) * share) << shift;
  };
  return channel(16) | channel(8) | channel(0);
}
